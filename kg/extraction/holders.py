"""Whose a post is that a verb gives or takes: those behind it, those before it, or the one spoken of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extraction.cast import Individual
from kg.extraction.concerned import PASSIVE, is_concerned
from kg.extraction.joined import People, coordinated, series
from kg.extraction.mentions import NameMention
from kg.extraction.scan import Scan
from kg.extraction.source import Source
from kg.extraction.turn import GIVEN
from kg.matching import Hit

BEFORE_THAT = re.compile(r"t(?<!\w.)rước khi\b[^.;]{0,90}$")
INSTEAD = re.compile(r"\bthay(?: cho| thế)?\s$")
_SEVERAL = re.compile(
    r"[^.;:]{0,30}\b(?:\d+|các|hai|ba|bốn|năm) (?:đồng chí|ông|bà|anh|chị|người|nhân sự)\b"
    r"|[^.;:]{0,16}\s\d+ (?:chức danh )?$"
)
_LISTS = re.compile(
    r"[^.;:]{0,48}(?::|[,;]\s(?:bao )?gồm(?: có)?:?|\s(?:là|cho|gồm)\b)\s*"
    r"(?:các )?(?:ông,? bà|ông|bà|đồng chí)?:?\s*"
)
_TOWARDS = re.compile(r"^[^.;:]{0,90}?\b(?:đối với|với|cho)\s(?:các\s)?(?:(?:ông|bà|đồng chí)(?:, | và )?){0,2}:?\s?$")
_WHOSE = re.compile(r"[^.;:,]{0,40}\scủa\s$")  # "miễn nhiệm chức vụ Chủ tịch … của ông A"
_SOME = re.compile(r"\b(?:các|những|nhiều) (?:cán bộ|người|đồng chí|đại biểu|công chức|viên chức|nhân sự)\b")
_STORY = re.compile(r"\s*(?:từ|đến|năm|tháng|sau đó|hiện|trước khi|trước đó|tiếp đó|\d)")


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence; ``others``: where it speaks of several without a name; ``last``: who was spoken of before it."""

    scan: Scan
    others: list[int]
    last: Individual | None


def holders(source: Source, office: NameMention, change: Hit | None, people: People, scene: Scene) -> list[Individual]:
    """Return whose post it is: "… đối với ông X" behind it, else those before it, else the one spoken of."""
    low = source.view.low
    behind = [pair for pair in people if pair[0].left >= office.right]
    if behind and (listed := _behind(source, office, change, behind)):
        return listed
    before = [pair for pair in people if pair[0].right <= office.left]
    last = before[-1][0].right if before else scene.scan.sentence.start
    if any(last <= left < office.left for left in scene.others):
        return []  # "…; 2 đồng chí giữ chức Phó Bí thư": others, without a name
    told = [
        pair
        for pair in before
        if change and pair[0].left >= change.end and not INSTEAD.search(low, max(0, pair[0].lead - 10), pair[0].lead)
    ]
    if told:  # "bầu ông X giữ chức …"
        return [person for _, person in coordinated(source, told)]
    if change:
        before = [pair for pair in before if pair[0].right <= change.start and is_concerned(source, pair[0], change)]
        if before and _SOME.search(low, before[-1][0].right, change.start):
            return []
    if before:
        joined = coordinated(source, before)
        passive = PASSIVE.search(low, before[-1][0].right, office.left)
        if change and not passive and low.startswith("bầu", change.start) and not low.endswith("để ", 0, change.start):
            return []  # "… đối với ông A và bầu bổ sung Phó Trưởng ban": whom, is not said
        shared = [pair for pair in joined if passive or pair is before[-1] or not pair[0].posts]
        return [person for _, person in shared]
    goes_on = _STORY.match(low, scene.scan.sentence.start) and not people and not behind
    return [scene.last] if scene.last and goes_on and scene.scan.sentence.zone == "body" else []


def _behind(source: Source, office: NameMention, change: Hit | None, behind: People) -> list[Individual]:
    """Return those behind a post whose it is, if the words between say so."""
    low, first = source.view.low, behind[0][0]
    if change and _first_told(low, change, office, first):
        return [behind[0][1]]
    gap = low[office.right : first.left]
    if INSTEAD.search(low, max(0, first.lead - 10), first.lead):
        return []  # "giữ chức Bí thư … thay cho ông B"
    if _TOWARDS.match(gap) or (change and change.id == "dismissed" and _WHOSE.fullmatch(low, office.right, first.lead)):
        return [person for _, person in series(source, behind)]
    listed = _LISTS.fullmatch(gap) if change and (change.id in GIVEN or " là " in gap) else None
    if listed and change and _SEVERAL.match(low, change.end, office.left):
        return [person for _, person in behind]  # "bầu 4 đồng chí là Phó Chủ tịch …: A, …; B, …"
    return []


def _first_told(low: str, change: Hit, office: NameMention, person: NameMention) -> bool:
    """Hold whether a sentence begins with what somebody got in the end: "Trước khi được bầu làm …, bà A là …"."""
    told = BEFORE_THAT.search(low, max(0, change.start - 40), change.start)
    return told is not None and low[office.right : person.lead].strip() == ","
