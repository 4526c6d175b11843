"""Titles: a role with its body, abbreviations expanded, without the name of the unit."""

from __future__ import annotations

import re

from kg.extraction.mentions import PostMention
from kg.extraction.organizations import Organization
from kg.extraction.terms import vocabulary

_COMMON_NOUN = re.compile(r"Văn phòng|Thanh tra|\w+")  # what a body is called by its people


def title_of(post: PostMention, organization: Organization | None) -> str:
    """Return the canonical title: the role with its body, abbreviations expanded, without the unit's name."""
    role = vocabulary().roles[post.role]
    if role.fused or organization is None:
        return f"{role.label}{post.suffix}"
    if (role.organ and post.body is None) or (
        post.body is not None and vocabulary().bodies[post.body.kind].organ and role.kind == "member"
    ):
        organ = vocabulary().bodies[post.body.kind].label if post.body else ""
        label = role.label if not organ or organ in role.label else f"{role.label} {organ}"
        committee = (
            organization.parent
            if vocabulary().bodies[organization.kind].organ and organization.parent
            else organization
        )
        return f"{label} {committee.title}"
    label = role.label
    if role.composed and role.standing and (noun := _COMMON_NOUN.match(organization.title)):
        label = label.replace(" Thường trực", f" {noun[0]} Thường trực")  # "Phó Trưởng Ban Thường trực Ban Tổ chức"
    return f"{label}{post.suffix} {organization.title}"
