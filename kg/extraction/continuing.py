"""People of whom a sentence tells by another one: lists over lines, subjects left out, visits, talks to the press."""

from __future__ import annotations

import re

from kg.extraction.cast import Cast
from kg.extraction.deed import Deed, deed
from kg.extraction.joined import People, coordinated
from kg.extraction.meetings import Gathering
from kg.extraction.scan import Scan
from kg.extraction.source import Source
from kg.matching import Hit

_ANNOUNCED = re.compile(
    r"\b(?:dự|tham dự|đến dự|về dự|tới dự|cùng dự|tham dự hội nghị|thành phần)\b[^.;]{0,90}(?:có|gồm)?\s?:\s*$"
)
_PARTY = re.compile(
    r"\b(?:các ứng cử viên|những người ứng cử|tổ đại biểu|đoàn (?:công tác|kiểm tra|giám sát|đại biểu))\b"
    r"[^.;:]{0,140}\b(?:gồm|gồm có|có)"
    r"(?:\s?:|\s(?=(?:các )?(?:ông|bà|đồng chí|đ/c)\b)|\s(?:các )?đại biểu(?: quốc hội)?:)"
)
# as in "Về phía tỉnh, có Bí thư Tỉnh ủy A" and in "Lãnh đạo thành phố có: ông B"
_SIDE = re.compile(
    r"\s*(?:về phía|phía|về lãnh đạo|về tổ chức|đại biểu|lãnh đạo|đại diện|ở (?:tỉnh|huyện|xã))\b"
    r"[^.;:]{0,90}?\bcó(?: sự tham gia của)?(?: các)?(?: đồng chí| ông| bà| anh| chị)?\s?:?\s"
)
_TOGETHER = re.compile(r"\s*cùng (?:với |hơn |các |\d|toàn thể |đông đảo )")
_LEADS = (" làm trưởng đoàn", " làm tổ trưởng")  # "Đoàn giám sát do ông A, … làm trưởng đoàn"
_NEAR = 24  # characters of honorifics
_AND_ALSO = re.compile(r"\s*(?:đồng thời|bên cạnh đó|ngoài ra|qua đó|cùng với đó|theo đó|từ đó)\b,?\s*")
_TALKS_TO = re.compile(r"(?:trao đổi|trả lời|chia sẻ|thông tin) (?:với|cùng) (?:báo )?")
_INTERVIEW = re.compile(
    r"(?:trao đổi|trả lời|chia sẻ|thông tin|nói chuyện|nói|phỏng vấn)(?: nhanh| thêm"
    r"| riêng)? (?:với|của|trước|cùng) (?:các )?(?:báo|phóng viên|pv|chúng tôi|nhà báo"
    r"|truyền thông|vtv|ttxvn|zing|vnexpress|vietnamnet|dân trí|tiền phong|thanh niên"
    r"|tuổi trẻ|\w+ online)"
)
_HAS = re.compile(
    r",?\s|,?\s(?:cùng|và)(?: với)? (?:các|đoàn|lãnh đạo|đại diện)\b[^.;:“]{0,120}\s"
    r"|[^.;:“]{0,50}?\b(?:đã|vừa|có|đến|về|đi|tới)(?: có| đến| đi| tới)?(?: buổi| cuộc)?\s"
)
_BULLET = 6  # characters before the first name of an item


def to_press(source: Source, scan: Scan) -> bool:
    """Hold whether a sentence tells what somebody said to the press: "trao đổi với PV", "trả lời Lao Động"."""
    begin, end = scan.sentence.start, scan.sentence.end
    found = _INTERVIEW.search(source.view.low, begin, end)
    if found:
        return True
    named = _TALKS_TO.search(source.view.low, begin, end)
    return bool(
        named
        and source.view.raw[named.end() : named.end() + 1].isupper()
        and not any(named.end() == m.start for m in scan.mentions)
    )


def goes_on(source: Source, scan: Scan, told: list[Deed], before: list[str]) -> list[str]:
    """Return the acts of a list of people that the next line or sentence goes on with.

    A list goes on after a line without a full stop, from item to item, and over a sentence without a verb.
    """
    low = source.view.low[scan.sentence.start : scan.sentence.end]
    listed = list(dict.fromkeys(deed.act for deed in told if deed.rule == "participation.list-behind"))
    if low.rstrip().endswith((".", "!", "?", "…", "”", '"')):
        return listed if "attended" in listed else []
    announced = ["attended"] if _ANNOUNCED.search(low) else []
    spoke = any(deed.act != "attended" for deed in told)  # "…, ông A công bố:" begins another list
    return announced if spoke else listed or announced or before


def listed_on(source: Source, scan: Scan, cast: Cast, meeting: Gathering, acts: list[str]) -> list[Deed]:
    """Read the people of a list that a line before began."""
    if not acts:
        return []
    names = scan.names()
    item = bool(names) and names[0].left - scan.sentence.start <= _BULLET
    verb = min((m.start for m in scan.mentions if isinstance(m, Hit) and m.kind == "act"), default=scan.sentence.end)
    stopped = (
        source.view.low[max(0, scan.sentence.start - 3) : scan.sentence.start].rstrip().endswith((".", "!", "?", "…"))
    )
    if stopped and not (item and verb == scan.sentence.end):
        return []  # behind a full stop only a sentence without a verb of its own goes on
    listed = [(m, p) for m in scan.names() if (p := cast.who(m)) and m.right <= verb and m.name]
    return [deed(pair, meeting, act, (pair[0].left, pair[0].right), "list-behind") for pair in listed for act in acts]


def going_on(source: Source, scan: Scan, meeting: Gathering, speaker: People) -> list[Deed]:
    """Read a sentence that leaves its subject out: "Đồng thời yêu cầu …" goes on with whoever spoke before."""
    start = _AND_ALSO.match(source.view.low, scan.sentence.start)
    acts = [m for m in scan.mentions if isinstance(m, Hit) and m.kind == "act"]
    if not start or not acts or not speaker or acts[0].start - start.end() > 12:
        return []
    return [deed(speaker[0], meeting, acts[0].id, (acts[0].start, acts[0].end), "subject-carried")]


def joined_by(source: Source, scan: Scan, waiting: People, meeting: Gathering) -> list[Deed]:
    """Read who stands before "Cùng hơn 30 chị em đã tham dự": the people of sentences without a verb of their own."""
    low = source.view.low
    acts = [hit for hit in scan.hits("act") if hit.id == "attended"]
    if not acts or scan.names() or not _TOGETHER.match(low, scan.sentence.start):
        return []
    return [deed(pair, meeting, "attended", (pair[0].left, pair[0].right), "list-before") for pair in waiting]


def delegations(source: Source, scan: Scan, people: People, meeting: Gathering) -> list[Deed]:
    """Read those whom a sentence lists as a party to the meeting: "Tổ đại biểu HĐND tỉnh gồm các ông A; B"."""
    low = source.view.low
    found = _PARTY.search(low, scan.sentence.start, scan.sentence.end)
    side = _SIDE.match(low, scan.sentence.start)
    if side and people and people[0][0].left - side.end() < _NEAR:
        found = side
    if not found:
        led = [pair for pair in people if low.startswith(_LEADS, pair[0].right)]
        return [deed(pair, meeting, "attended", (pair[0].left, pair[0].right), "party") for pair in led]
    members = [pair for pair in people if pair[0].right > found.end()]
    return [deed(pair, meeting, "attended", (pair[0].left, pair[0].right), "party") for pair in members]


def visits(source: Source, scan: Scan, people: People, meeting: Gathering) -> list[Deed]:
    """Read the subjects of a verb that is the meeting: "A, Bí thư …; B, Chủ tịch … đã có buổi tiếp xúc cử tri"."""
    low = source.view.low
    for hit in scan.hits("meeting"):
        before = [pair for pair in people if pair[0].right <= hit.start]
        if not before or not _HAS.fullmatch(low, before[-1][0].right, hit.start):
            continue
        chosen = coordinated(source, before)
        return [deed(pair, meeting, "attended", (pair[0].left, hit.end), "visit") for pair in chosen]
    return []
