"""Whom a verb of change concerns: not whoever decides, signs or announces it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.extraction.cast import Individual
from kg.extraction.joined import People, coordinated, series
from kg.extraction.mentions import NameMention
from kg.extraction.source import Source
from kg.matching import Hit

PASSIVE = re.compile(r"\b(?:được|bị|trúng cử|đắc cử|tái cử|tiếp tục)\b")
# whoever reads, signs or hands over a decision is not the one whom it concerns
_AGENT = re.compile(
    r"\b(?:công bố|trao|ký|đọc|thông qua|quyết định|ban hành|trình|giới thiệu|thống nhất|cho biết|chủ trì)\b"
)
_SUFFERS = re.compile(r"\b(?:bị|được|xin|hình thức)\b|\bđã\s$")
# "…; đại diện các xã có cán bộ được điều động": others, without a name, are the ones who move
_OTHERS = re.compile(
    r";|\b(?:cán bộ|người|nhân sự|các vị|các ông|các bà|các anh|các đồng chí|công chức|viên chức|đại diện)\b"
)
_MOVES = re.compile(r",?\s(?:đến|về|sang|làm|giữ)\b")
_BY_WHOM = re.compile(r"\s(?:đã |vừa )?(?:được|bị)\s")  # "ông A được Ban Bí thư điều động"
_TO_WHOM = re.compile(r"\b(?:đối với|với|và|cho)\s(?:các\s)?\Z")
_NEXT = re.compile(r";\s*(?:bầu|miễn|bãi|cho|bổ|điều|phê|công nhận|chỉ định|kỷ luật|khiển|cảnh|đồng ý)\b")
_NEAR = 60  # characters between a verb and the person behind it
_FAR = 320  # the same before "đối với"


def is_concerned(source: Source, mention: NameMention, change: Hit) -> bool:
    """Hold whether a person before a verb is the one it concerns, not the one who decides or announces it."""
    gap = source.view.low[mention.right : change.start]
    return bool(PASSIVE.search(gap)) or not _AGENT.search(gap)


def affected(source: Source, change: Hit, people: People) -> Iterator[Individual]:
    """Yield who is sanctioned, retired or moved: those before a passive verb, else those behind."""
    low = source.view.low
    before = [pair for pair in people if pair[0].right <= change.start and is_concerned(source, pair[0], change)]
    if before and _OTHERS.search(low, before[-1][0].right, change.start):
        before = []
    if before and change.start - before[-1][0].right < 160:
        adjacent = not low[before[-1][0].right : change.start].strip()
        suffers = _SUFFERS.search(low[max(0, change.start - 25) : change.start])
        if adjacent or suffers or _BY_WHOM.match(low, before[-1][0].right):
            yield from (person for _, person in coordinated(source, before, plain=True))
            return
    behind = [pair for pair in people if pair[0].left >= change.end]
    gap = low[change.end : behind[0][0].left] if behind else ""
    if behind and not _NEXT.search(gap) and (len(gap) < _NEAR or (len(gap) < _FAR and _TO_WHOM.search(gap))):
        yield from (person for _, person in series(source, behind))
        for one, other in pairwise(behind):  # "điều động bà A … đến Vụ X; ông B … đến Vụ Y"
            gap, rest = low[one[0].right : other[0].lead], low[other[0].right : other[0].right + 12]
            if not (_MOVES.match(low[one[0].right :][:12]) and gap.endswith("; ") and _MOVES.match(rest)):
                break
            yield other[1]
