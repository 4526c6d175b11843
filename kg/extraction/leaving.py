"""The posts that somebody gives up who takes another or is moved."""

from __future__ import annotations

from kg.extraction.cast import Individual
from kg.extraction.joined import People
from kg.extraction.mentions import PostMention
from kg.extraction.posts import CHARGE
from kg.extraction.terms import is_a, vocabulary

_ONE_JOB = frozenset(
    {"government", "agency", "police", "army", "court", "procuracy", "education", "health", "enterprise"}
)
_WORK = frozenset({"head", "staff", "village"})  # kinds of role that somebody who moves gives up


def leave(person: Individual, taken: PostMention | None, kind: str, people: People) -> None:
    """Make the posts beside the name of somebody who moves former ones; memberships go on."""
    for mention, who in people:
        for post in mention.posts if who is person and not mention.office else ():
            role = vocabulary().roles[post.role]
            ends = _WORK | {"member"} if kind == "retired" else _WORK
            worked = post.status == "current" and role.kind in ends and post is not taken and not _again(post, taken)
            if worked and (kind in {"transferred", "retired"} or (taken and _excludes(post, taken))):
                post.status = "former"


def _again(held: PostMention, taken: PostMention | None) -> bool:
    """Hold whether somebody is given the post that he has: after a merger, for another term."""
    one, other = held.stated_unit(), taken.stated_unit() if taken else None
    return bool(taken and held.role == taken.role and one and other and one.name and one.name == other.name)


def _excludes(held: PostMention, taken: PostMention) -> bool:
    """Hold whether nobody has both posts: two ranks in one body, or two full-time heads."""
    one, other = (
        vocabulary().bodies.get((p.body.kind if p.body else vocabulary().roles[p.role].body) or "")
        for p in (held, taken)
    )
    if vocabulary().roles[taken.role].kind != "head" or taken.role == CHARGE:
        return False  # a judge can be the president of a court, and a deputy in charge of it, as well
    if one is None or other is None:
        return vocabulary().roles[held.role].base == vocabulary().roles[taken.role].base
    if "uy-ban-nhan-dan" in {one.id, other.id} and (is_a(one.id, "so") or is_a(other.id, "so")):
        return True  # the head of a district or a commune, and a department of the province
    return one.id == other.id or (
        one.line in _ONE_JOB and other.line in _ONE_JOB and "uy-ban-nhan-dan" not in {one.id, other.id}
    )
