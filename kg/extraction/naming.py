"""What a meeting is called that the sentences call by a noun alone: by the headline, or by what it decided or heard."""

from __future__ import annotations

import re

from kg.extraction.dates import Day, told_day
from kg.extraction.meetings import Gathering, Host
from kg.extraction.scan import Scan
from kg.extraction.source import Source
from kg.extraction.tellings import OPENING, READS

_EVENT = re.compile(
    r"tổng kết|sơ kết|hội nghị|đại hội|\bhọp|\blễ\b|tiếp xúc|đối thoại|triển khai|gặp mặt|tập huấn|giao ban|ra mắt"
    r"|công bố|kỷ niệm|hiệp thương"
)
_READ_END = re.compile(r"[,:;]|\.(?!\w)|\s(?:đối với|với|cho|gồm|như sau|và (?:trao|tặng|hoa|phát biểu|chúc mừng))\b")
_HEARD = re.compile(
    r"\b(?:hội nghị|buổi \w+|đại biểu|cán bộ|đảng viên)(?: cũng)?(?: đã)?(?: được)? nghe\b[^.;:]{0,90}?"
    r"\b(quán triệt|hướng dẫn|triển khai|phổ biến|tập huấn|truyền đạt|thông tin)\b"
)
_HEARD_END = re.compile(r"[;:]|\.(?!\w)|,?\s(?:như|nhằm|để|trong đó|với|do|cho|cụ thể|đồng thời)\b|\svà các\b|\s\(")
_COMMON = frozenset({"hop", "hoi-nghi"})


def by_headline(source: Source, host: Host, gathering: Gathering) -> None:
    """Call a meeting by the headline, unless that is a caption: "Đồng chí A, Trưởng phòng Nội vụ công bố …"."""
    title = host.titles[0].sentence if host.titles else None
    person = next((m.left - s.sentence.start for s in host.titles[:1] for m in s.names()), OPENING)
    if title is None or person < OPENING or not gathering.bare or gathering.titled:
        return
    if _EVENT.search(source.view.low, title.start, title.end):
        gathering.name = host.name(title.start, title.end)


def by_decisions(source: Source, host: Host, days: list[Day], lead: list[Scan], gathering: Gathering) -> None:
    """Call a meeting by the decisions read out there, "buổi lễ" by "công bố quyết định …"; take their day and body.

    ``lead``: the sentences at the head of the text.
    """
    low = source.view.low
    told = (
        (scan, hit)
        for scan in lead
        for hit in (*scan.hits("act"), *scan.hits("meeting"))
        if "quyết định" in low[hit.start : hit.end] and low.startswith(READS, hit.start)
    )
    scan, hit = next(told, (None, None))
    if scan is None or hit is None or not (gathering.bare or "quyết định" in gathering.name.lower()):
        return
    if gathering.bare:
        stop = _READ_END.search(low, hit.end, scan.sentence.end)
        name = host.name(hit.start, stop.start() if stop else scan.sentence.end)
        if gathering.name.endswith(("công bố", "trao")):
            name = name[low.find("quyết định", hit.start) - hit.start :]
        gathering.name = f"{_noun(gathering)} {name[:1].lower()}{name[1:]}"
    gathering.day = gathering.day or told_day(source.view, days, scan.sentence.start, hit.start)
    if not gathering.organizers and not any(m.right <= hit.start for m in scan.names()):
        host.complete(gathering, hit, scan)


def by_what_it_heard(source: Source, host: Host, scans: list[Scan], gathering: Gathering) -> None:
    """Call a meeting by what was explained to it: "Hội nghị đã được nghe quán triệt các văn bản …"."""
    headed = any(hit.id == gathering.kind for title in host.titles for hit in title.hits("meeting"))
    if headed or not gathering.bare:
        return
    low = source.view.low
    for scan in scans:
        heard = _HEARD.search(low, scan.sentence.start, scan.sentence.end)
        if heard:
            stop = _HEARD_END.search(low, heard.end(1), scan.sentence.end)
            what = host.name(heard.start(1), stop.start() if stop else scan.sentence.end)
            gathering.name = f"{_noun(gathering)} {what}"
            return


def by_host(gathering: Gathering) -> None:
    """Call a meeting by who holds it: "hội nghị Ban Chấp hành …"."""
    if gathering.bare and gathering.organizers and gathering.kind in _COMMON:
        gathering.name = f"{_noun(gathering)} {gathering.organizers[0].name}"


def _noun(gathering: Gathering) -> str:
    return gathering.name.removeprefix("buổi ")
