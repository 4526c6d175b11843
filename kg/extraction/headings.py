"""Lists under a heading that names their post: "Bí thư Huyện ủy:" over a line for each holder; deputies' groups."""

from __future__ import annotations

import re

from kg.extraction.careers import date_from_brackets
from kg.extraction.mentions import BodyMention, NameMention, PostMention
from kg.extraction.scan import Scan
from kg.extraction.source import Source

_HEADED = re.compile(r"\s*(?:(?:qua )?các thời kỳ|hiện nay|gồm)?[\s:]*")
_ITEM = re.compile(r"[\s\d.)+*•○●–-]*")
_GROUP = "to-dai-bieu-hoi-dong-nhan-dan"
_MEMBERS = re.compile(r"[^.;:]{0,60}?\s?(?:gồm|gồm có|có)\b")


def head_lists(source: Source, scans: list[Scan]) -> None:
    """Give the people of a list the post that its heading names, or that its group makes them hold."""
    heading: NameMention | None = None
    for scan in scans:
        names = scan.names()
        if heading and names and _is_item(source, scan, names[0]):
            for person in names[:1]:
                person.posts = [_again(post) for post in heading.posts]
                for post in person.posts:
                    date_from_brackets(source.view.low, person.right, post)
        else:
            heading = next((m for m in names[:1] if _heads(source, scan, m)), None)
        _deputies(source, scan)


def _heads(source: Source, scan: Scan, mention: NameMention) -> bool:
    """Hold whether a line is a post and no more: "Chủ tịch UBND huyện:"."""
    low, sentence = source.view.low, scan.sentence
    if mention.name is not None or not mention.posts or not low[mention.right : sentence.end].rstrip().endswith(":"):
        return False
    return bool(
        _ITEM.fullmatch(low, sentence.start, mention.left) and _HEADED.fullmatch(low, mention.right, sentence.end)
    )


def _is_item(source: Source, scan: Scan, mention: NameMention) -> bool:
    """Hold whether a line begins with somebody's name and gives no post."""
    begins = _ITEM.fullmatch(source.view.low, scan.sentence.start, mention.lead)
    return bool(mention.name and not mention.posts and begins)


def _again(post: PostMention) -> PostMention:
    return PostMention(post.start, post.end, post.role, post.body, post.unit, post.status, None, post.suffix)


def _deputies(source: Source, scan: Scan) -> None:
    """Make those whom a group of deputies lists deputies: "Tổ đại biểu HĐND huyện gồm các ông A, B"."""
    low = source.view.low
    for body in (m for m in scan.mentions if isinstance(m, BodyMention) and m.kind == _GROUP):
        found = _MEMBERS.match(low, body.end, scan.sentence.end)
        people = [m for m in scan.names() if m.name and found and m.left >= found.end()]
        for person in people:
            if not person.posts:
                person.posts = [
                    PostMention(body.start, body.end, "dai-bieu-hoi-dong-nhan-dan", unit=body.stated_unit())
                ]
