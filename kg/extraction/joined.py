"""People joined to each other: "A và B", "A – Bí thư …; B – Chủ tịch …"."""

from __future__ import annotations

import re

from kg.extraction.cast import Individual
from kg.extraction.mentions import NameMention
from kg.extraction.source import Source
from kg.letters import DASHES

_PERSON = r"(?:các ông|các bà|các đồng chí|các|đồng chí|ông|bà)"
_JOIN = re.compile(
    rf"[\s,;{DASHES}]*(?:và|cùng|cùng với|cùng các|;|,|các|đồng chí|còn có|có|với)?[\s,;:]*(?:các đồng chí"
    rf"|đồng chí|ông|bà)?[\s:]*"
)
_PLAIN = re.compile(rf"[\s,;]*(?:và|cùng)?\s*{_PERSON}?\s*|\s(?:để|do)\s[^,.;:]{{3,40}}\svà\s{_PERSON}\s")
_AND = re.compile(rf"\s*(?:và|,\s*và)\s*{_PERSON}?\s*")

People = list[tuple[NameMention, Individual]]


def coordinated(source: Source, before: People, *, plain: bool = False) -> People:
    """Return the last of some people with those joined to them; ``plain``: by commas and "và" only."""
    chosen = [before[-1]]
    for pair in reversed(before[:-1]):
        gap = source.view.low[pair[0].right : chosen[0][0].left]
        whose = source.view.low.endswith("của ", 0, pair[0].left)  # "đọc thư của Chủ tịch nước A, ông B …"
        if whose or not (_PLAIN if plain else _JOIN).fullmatch(gap):
            break
        chosen.insert(0, pair)
    return chosen


def following(source: Source, behind: People) -> People:
    """Return the first of some people with those joined to them by "và"."""
    return _chain(source, behind, _AND)


def series(source: Source, behind: People) -> People:
    """Return the first of some people with all that a list joins to them."""
    return _chain(source, behind, _PLAIN)


def _chain(source: Source, behind: People, joint: re.Pattern[str]) -> People:
    chosen = behind[:1]
    for pair in behind[1:]:
        if not joint.fullmatch(source.view.low[chosen[-1][0].right : pair[0].left]):
            break
        chosen.append(pair)
    return chosen
