"""How sentences tell of meetings: nouns and verbs, with a day, a subject, or in passing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extraction.dates import Day, told_day
from kg.extraction.meetings import HOLDS, Gathering, Host
from kg.extraction.mentions import BodyMention, NameMention
from kg.extraction.scan import Scan
from kg.extraction.source import Source
from kg.extraction.terms import vocabulary
from kg.matching import Hit

_NOW = re.compile(
    r"\b(?:vừa(?: qua)?|sáng nay|chiều nay|hôm nay|tối nay|hôm qua|sáng qua|chiều qua|tối qua|mới đây|cùng ngày)\b"
)
_PASSING = re.compile(
    r"\b(?:trước|chuẩn bị|phục vụ|chào mừng|hướng tới|sau|theo|nghị quyết|từ|kết quả"
    r"|thành công|trong khuôn khổ|tại các|các|nhiều|những|mỗi|ngay sau|quy chế|thẩm quyền"
    r"|trình|văn kiện|nhân sự|công tác|tiến tới|triển khai một số nội dung công tác|dự kiến"
    r"|kế hoạch|không gian|(?:để|nhằm|chuẩn bị) tổ chức)\s(?:\S+\s){0,1}$"
)
# a noun that tells a meeting by itself, and verbs that do so only with a subject and a day
_NOUNS = ("buổi ", "cuộc ", "lễ ", "phiên ", "hội nghị ", "chương trình ", "chuyến ", "đợt ", "kỳ ")
READS = ("công bố", "trao quyết", "trao các")
_HOSTING = ("tổ chức ", "buổi ", "lễ ", "tổ chức buổi ", "tổ chức lễ ")
_LOOSE = frozenset(
    ("kiểm tra", "giám sát", "tập huấn", "bồi dưỡng", "đối thoại", "hội thảo", "họp", "tuyên truyền", "kỷ niệm",
     "sơ kết", "tổng kết", "bầu cử")
)  # fmt: skip
_VISITS = frozenset({"tiep-xa-giao", "buoi-lam-viec"})  # verbs that the first sentence tells as its news, even undated
_DESCRIBED = 6  # characters that a noun alone ("hội nghị này") has behind it
_LONG = 24  # characters of a noun that says enough: "hội nghị hiệp thương lần thứ nhất"
NUMBER = re.compile(r"\b(?:kỳ họp|kỳ|họp|đại hội|hội nghị|phiên)(?: lần)?(?: thứ)? (\d+|[ivxl]+|nhất|hai|ba|tư)\b")
_ALSO = re.compile(
    r"\s*cũng (?:trong |vào )?(?:sáng|chiều|tối|ngày|buổi|dịp)\b|\s*[*★•]\s?(?=cùng ngày|sáng|chiều|tối|ngày|tại)"
)
_BULLETS = frozenset("*★•")
_PLANNED = re.compile(r"\b(?:dự kiến|sẽ|sắp tới)\b")
_WITH_LIST = re.compile(r"[^.;:]{0,40}\s(?:còn )?có (?:các |sự tham gia của )?(?:đồng chí|ông|bà)\b")
_DOES = re.compile(r"\s(?:đã|vừa|diễn ra)\b")  # "Hội nghị Ban Chấp hành đã thảo luận …"
_ACTORS = (BodyMention, NameMention)
OPENING = 8  # characters before the first word
AWAY = 80  # characters between a day and a noun alone that it can date
LEAD = 3  # sentences at the head of the text


@dataclass(slots=True, frozen=True)
class Telling:
    """A noun or a verb of meeting where it stands, with what the sentence says around it."""

    hit: Hit
    name_end: int
    day: Day | None
    described: bool  # more than a noun
    loose: bool  # a verb or a common word: a meeting only with a subject or a day
    held: bool  # behind "tổ chức" and its like
    dated: bool
    acted: bool  # somebody stands before it
    title: bool
    lead: bool
    also: bool  # "Cũng trong sáng nay, …", "* Cùng ngày, …": one more
    item: bool  # the sentence is an item of its own: "* Tại buổi tiếp …"


def is_verb(source: Source, hit: Hit) -> bool:
    """Hold whether a meeting is told by a verb ("làm việc với …") rather than by a noun ("buổi làm việc với …")."""
    return vocabulary().meetings[hit.id].verb and not source.view.low.startswith(_NOUNS, hit.start)


class Teller:
    """Reads sentences for what they tell of meetings."""

    def __init__(self, source: Source, days: list[Day], host: Host, body: list[Scan]) -> None:
        """Take what it reads; ``body``: the sentences of the text below the headlines."""
        self.source, self.days, self.host, self.body = source, days, host, body
        self.first = [*host.titles[:1], *body[:1]]

    def of(self, scan: Scan, known: list[Gathering]) -> list[Telling]:
        """Return the nouns and verbs of meeting in a sentence that are not in passing or inside a name."""
        hits = scan.hits("meeting")
        if not hits:
            return []
        begin, end, low = scan.sentence.start, scan.sentence.end, self.source.view.low
        day = told_day(self.source.view, self.days, begin, end)
        if day is None:
            day = self._day_before(scan, known)
        now = _NOW.search(low, begin, end)
        also = bool(_ALSO.match(low, begin))
        if day is None and known and (also or (now and now[0] == "cùng ngày")):
            day = known[-1].day
        found: list[Telling] = []
        covered = begin
        passed = -AWAY  # where a noun in passing ends, to which others can be joined
        for hit in hits:
            listed = hit.start - begin < OPENING and bool(_WITH_LIST.match(low, hit.end, end))
            if day is None and listed and not known:  # "Tiếp và làm việc với đoàn có các đồng chí: …", on that day
                day = self._day_before(scan, known, apart=True)
            joined = hit.start - passed < AWAY and low.endswith((" và ", ", "), 0, hit.start)
            planned = bool(known) and _PLANNED.search(low, begin, hit.start)
            if hit.start < covered or joined or planned or _PASSING.search(low, max(begin, hit.start - 40), hit.start):
                passed = hit.end if hit.start >= covered else passed
                continue
            covered = name_end = self.host.name_end(hit, scan)
            words, before = low[hit.start : hit.end], low[max(begin, hit.start - 60) : hit.start]
            if words.startswith(READS) and not before.endswith(_HOSTING):
                continue  # "đã công bố quyết định" is what somebody does, "tổ chức công bố quyết định" is a meeting
            loose = words in _LOOSE or is_verb(self.source, hit)
            # a verb is held only by what stands in its own clause: not "tổ chức phục vụ, tuyên truyền cho …"
            holds = HOLDS.search(before.rpartition(",")[2] if loose else before)
            subject = hit.start - begin < OPENING and not loose and bool(_DOES.match(low, name_end))
            described = name_end - hit.end > _DESCRIBED or len(words) > _LONG or bool(NUMBER.match(low, hit.start))
            subject = subject or (described and hit.id in _VISITS and scan in self.first and not known)
            told = Telling(
                hit=hit, name_end=name_end, day=day, described=described,
                loose=loose, held=bool(holds) or subject or words.startswith("tổ chức"),
                dated=(day is not None and (day.start < hit.start or day.start - name_end < 60)) or now is not None,
                acted=listed or any(isinstance(m, _ACTORS) and m.end <= hit.start for m in scan.mentions),
                title=scan.sentence.zone == "title", lead=scan in self.body[:LEAD], also=also,
                item=also and low[begin : begin + 3].lstrip()[:1] in _BULLETS,
            )  # fmt: skip
            just_now = before.endswith(("đã ", "vừa "))
            held = told.held and (told.dated or told.lead or (told.title and subject))
            same = any(g.bare and g.day is None and g.kind == hit.id for g in known[:1]) and told.dated and told.acted
            if not told.loose or held or same or (told.dated and told.acted and (told.lead or just_now or also)):
                found.append(told)
        return found

    def _day_before(self, scan: Scan, known: list[Gathering], *, apart: bool = False) -> Day | None:
        """Return the day of the sentence before, where none of the meetings was told yet: "Sáng 24/10, …. Trường …".

        ``apart``: it may stand in the paragraph before.
        """
        at = self.body.index(scan) if scan in self.body[:LEAD] else 0
        before = self.body[at - 1] if at else None
        broken = before and "\n" in self.source.view.raw[before.sentence.end - 1 : scan.sentence.start]
        if before is None or known or (broken and not apart):
            return None
        return told_day(self.source.view, self.days, before.sentence.start, before.sentence.end)
