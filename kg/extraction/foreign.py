"""Posts of other countries and of international bodies: whoever holds one is no official of Vietnam."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.extraction.mentions import PostMention
from kg.extraction.source import Source
from kg.extraction.terms import vocabulary
from kg.letters import UPPER

_LETTER = r"[^\W\d_]"  # of any language, and far faster to compile than a list of letters
_SHORT = len("Pháp")  # names that can be a person's ("Chủ tịch Anh") or begin that of a unit here ("Lào Cai", "Mỹ Tho")
_STATE = (
    rf"(?:nước )?(?:(?:Cộng hòa|Cộng hoà|Vương quốc|Liên bang|Đại Công quốc|Hợp chúng quốc|CHDCND|CH)"
    rf"(?: {_LETTER}+){{0,5}}? )?"
)
_PLACE = rf"(?:tỉnh|thành phố|bang|thủ đô) [{UPPER}][\w-]*(?: [{UPPER}][\w-]*){{0,3}},? \(?"
_NATIONAL = frozenset({"chinh-phu", "quoc-hoi", "bo", "dai-su-quan"})
_STATE_HEAD = "chu-tich-nuoc"


def _any(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


_NAMES = vocabulary().countries
_LONG_NAMES = _any(name for name in _NAMES if len(name) > _SHORT)
_END = rf"(?!{_LETTER})"
_ALONE = rf"(?!{_LETTER}|\s[{UPPER}])"
_BEHIND = re.compile(
    rf"\s(?:[Đđ]ặc mệnh [Tt]oàn quyền )?(?:của )?(?:{_PLACE})?(?:{_STATE}(?:{_LONG_NAMES}){_END}"
    rf"|(?:{_any(vocabulary().foreign_offices)}){_END}|nước (?:{_any(_NAMES)}){_ALONE})"
)
_SHORT_BEHIND = re.compile(rf"\s(?:{_any(_NAMES)}){_ALONE}")
_MISSION = re.compile(rf"[ĐđLl](?:(?<=[Đđ])ại sứ quán|(?<=[Ll])ãnh sự quán|(?<=Đ)SQ)\s{_STATE}(?:{_any(_NAMES)}){_END}")


def states() -> str:
    """Return a pattern of the names of states."""
    return _any(_NAMES)


def is_foreign(source: Source, post: PostMention) -> bool:
    """Hold whether a post is another country's: "Thủ tướng Lào", "Chủ tịch Quốc hội Cộng hòa Cuba"."""
    raw = source.view.raw
    if _BEHIND.match(raw, post.end) or _MISSION.search(raw, post.start, post.end):
        return True
    role = vocabulary().roles[post.role]
    national = role.base == _STATE_HEAD or (post.body.kind if post.body else role.body) in _NATIONAL
    return national and bool(_SHORT_BEHIND.match(raw, post.end))
