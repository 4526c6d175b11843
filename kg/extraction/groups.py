"""People who took part without being named: "các đồng chí Bí thư Chi bộ các ấp", "lãnh đạo các ban, ngành"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extraction.agenda import Agenda
from kg.extraction.meetings import Gathering
from kg.extraction.mentions import NameMention
from kg.extraction.scan import Scan
from kg.extraction.source import Source
from kg.matching import Hit

_HEAD = re.compile(
    r"\b(?:các đồng chí|các đ/c|các ông,? bà|các ông|các bà|các vị|lãnh đạo|đại diện(?: lãnh đạo)?"
    r"|thường trực|thành viên|đại biểu|toàn thể)\s"
)
_END = re.compile(
    r"[;.…\n]|,\s(?=(?:các|lãnh đạo|đại diện|đồng chí|cùng|ông|bà|thường trực|toàn thể)\b)"
    r"|\s(?:cùng|và)\s(?=(?:các|lãnh đạo|đại diện|toàn thể|đồng chí|ông|bà)\b)|\s(?:tham dự"
    r"|đến dự|cùng dự|về dự)\b"
)
_LONGEST = 160  # characters of a label


@dataclass(slots=True, eq=False)
class Party:
    """A group that was there, as the text calls it; ``role`` is the vocabulary's, if a post is named."""

    meeting: Gathering
    label: str
    start: int
    end: int
    role: str | None


def groups(source: Source, scans: list[Scan], agenda: Agenda) -> list[Party]:
    """Return the groups named in the lists of those present, each once a meeting."""
    found: dict[tuple[int, str], Party] = {}
    low = source.view.low
    for scan in scans:
        meeting = agenda.of(scan)
        first = next((m for m in scan.mentions if isinstance(m, Hit) and m.kind == "act" and m.id == "attended"), None)
        if meeting is None or first is None or scan.sentence.zone != "body" or source.quoted(first.start):
            continue
        named = [m for m in scan.names() if m.name]
        position = first.end
        while head := _HEAD.search(low, position, scan.sentence.end):
            stop = _END.search(low, head.end(), scan.sentence.end)
            end = min(stop.start() if stop else scan.sentence.end, head.start() + _LONGEST)
            position = max(end, head.end())
            if any(m.start < end and m.end > head.start() for m in named):
                continue
            label = " ".join(source.view.raw[head.start() : end].split()).strip(" ,:-–")
            if len(label) > len(head[0]) and (id(meeting), label.lower()) not in found:
                found[id(meeting), label.lower()] = Party(
                    meeting, label, head.start(), end, _role(scan, head.start(), end)
                )
    return list(found.values())


def _role(scan: Scan, start: int, end: int) -> str | None:
    return next(
        (m.posts[0].role for m in scan.mentions if isinstance(m, NameMention) and m.posts and start <= m.left < end),
        None,
    )
