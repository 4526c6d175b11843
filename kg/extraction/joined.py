"""People joined to each other: "A và B", "A – Bí thư …; B – Chủ tịch …"."""

from __future__ import annotations

import re

from kg.extraction.cast import Individual
from kg.extraction.mentions import NameMention
from kg.extraction.source import Source
from kg.letters import DASHES

_JOIN = re.compile(
    rf"[\s,;{DASHES}]*(?:và|cùng|cùng với|cùng các|;|,|các|đồng chí|còn có|có|với)?[\s,;:]*(?:các đồng chí"
    rf"|đồng chí|ông|bà)?[\s:]*"
)
_AND = frozenset({"và", "và đồng chí", "và ông", "và bà", "và các ông", "và các đồng chí"})

People = list[tuple[NameMention, Individual]]


def coordinated(source: Source, before: People) -> People:
    """Return the last of some people with those joined to them."""
    chosen = [before[-1]]
    for pair in reversed(before[:-1]):
        gap = source.view.low[pair[0].right : chosen[0][0].left]
        if not _JOIN.fullmatch(gap):
            break
        chosen.insert(0, pair)
    return chosen


def following(source: Source, behind: People) -> People:
    """Return the first of some people with those joined to them by "và"."""
    chosen = behind[:1]
    for pair in behind[1:]:
        if source.view.low[chosen[-1][0].right : pair[0].left].strip() not in _AND:
            break
        chosen.append(pair)
    return chosen
