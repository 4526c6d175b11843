"""The meetings of one article, each once, and which of them a sentence speaks of."""

from __future__ import annotations

import re

from kg.extraction.dates import Day, told_day
from kg.extraction.meetings import HOLDS, Gathering, Host, alike
from kg.extraction.naming import by_decisions, by_headline, by_host, by_what_it_heard
from kg.extraction.organizations import Organizations
from kg.extraction.scan import Scan
from kg.extraction.source import Source
from kg.extraction.tellings import AWAY, LEAD, NUMBER, OPENING, Teller, Telling, is_verb
from kg.matching import Hit

_AT = re.compile(r"\b(?:tại|chủ trì|dự|trong|chỉ đạo|khai mạc|kết luận|động viên|tham|nghe)\s(?:buổi|cuộc)?\s?$")
_ASIDE = re.compile(r"\s*(?:trước đó|trước đây|được biết|như tin đã đưa)\b")
_KINDS = re.compile(r"\s(?:bàn giao|sơ kết|tổng kết|triển khai|công bố|quán triệt|đối thoại|lấy ý kiến|gặp mặt|trao)\b")
_SAYS = re.compile(r"\b(?:thông báo|thông tin|cho biết|cho hay|nói|nhắc lại|khẳng định|nhấn mạnh|báo cáo)\b")
_TIME = re.compile(r"[\s\d.+*•-]*thời gian(?: tổ chức| bắt đầu| khai mạc)?\s?:")  # "1. Thời gian: …"
_FRONT = 60  # characters at the head of a sentence in which the day of what it tells stands
_NOUN = 2  # words of "hội nghị", "kỳ họp"


class Agenda:
    """The meetings of one article."""

    def __init__(self, source: Source, scans: list[Scan], days: list[Day], organizations: Organizations) -> None:
        """Go through the sentences in order."""
        self.source, self.days = source, days
        self.all: list[Gathering] = []
        self._of_sentence: dict[int, Gathering] = {}
        self._titles = [s for s in scans if s.sentence.zone == "title"]
        self._body = [s for s in scans if s.sentence.zone == "body"]
        self._host = Host(source, self._titles, organizations)
        self._teller = Teller(source, days, self._host, self._body)
        current: Gathering | None = None
        for scan in scans:
            if scan.sentence.zone in {"related", "credit"}:
                continue
            spoken_of = self._read(scan, current)
            if spoken_of:
                self._of_sentence[id(scan)] = spoken_of
                # "Trước đó, tại buổi …" looks aside: the next sentence is about the same meeting as the one before
                aside = current and _ASIDE.match(source.view.low, scan.sentence.start)
                current = current if aside else spoken_of
        self._found()
        self._name()
        self._merge_title()
        self._date_title()

    def of(self, scan: Scan) -> Gathering | None:
        """Return the meeting that a sentence speaks of."""
        found = self._of_sentence.get(id(scan))
        return found if found in self.all else self.all[0] if found and self.all else None

    def _read(self, scan: Scan, current: Gathering | None) -> Gathering | None:
        """Read a sentence: return the meeting that it is about."""
        chosen = current
        for told in self._teller.of(scan, self.all):
            same = self._same(told)
            if same and self._fits(same, told):
                chosen = same
                same.mentions.append((told.hit.start, told.hit.end))
                self._learn(same, told, scan)
            elif self._tells(told, scan) and not (told.loose and chosen and chosen is not current):
                new = self._new(told.hit, told.name_end, told.day, scan, title=told.title)
                chosen = chosen if chosen and self._reported(told, scan) else new
        return chosen

    def _reported(self, told: Telling, scan: Scan) -> bool:
        """Hold whether somebody speaks of a meeting at another: "ông A thông báo, ngày 6/12 vừa qua, hội nghị …"."""
        speaker = next((m.right for m in scan.names() if m.right <= told.hit.start), None)
        return speaker is not None and bool(_SAYS.search(self.source.view.low, speaker, told.hit.start))

    def _same(self, told: Telling) -> Gathering | None:
        """Return the meeting already known that a noun refers to."""
        if not self._besides(told):
            for gathering in reversed(self.all):
                if (alike(gathering.kind, told.hit.id) or gathering.titled) and not self._another(gathering, told):
                    return gathering
            if self.all and not told.described and not self._another(self.all[-1], told):
                return self.all[-1]
        return next((g for g in reversed(self.all) if g.bare), None)

    def _another(self, gathering: Gathering, told: Telling) -> bool:
        """Hold whether a noun cannot refer to a meeting: it has another day, or another number."""
        apart = told.dated and told.day and gathering.day and not _same_day(gathering.day, told.day)
        if apart and told.day and (told.described or told.hit.start - told.day.end < AWAY):
            return True
        number = NUMBER.search(self.source.view.low, told.hit.start, told.name_end + 8)
        given = NUMBER.search(gathering.name.lower())
        return bool(
            number and given and alike(gathering.kind, told.hit.id) and number[1].lstrip("0") != given[1].lstrip("0")
        )

    @staticmethod
    def _fits(gathering: Gathering, told: Telling) -> bool:
        if not told.described or not told.dated or gathering.day is None or told.day is None:
            return True
        return _same_day(gathering.day, told.day)

    def _learn(self, gathering: Gathering, told: Telling, scan: Scan) -> None:
        """Let the sentence that dates or announces a meeting tell its name and organizer rather than the headline."""
        tells = told.described and not told.title
        fresh = gathering.titled or (gathering.day is None and not gathering.announced)
        fuller = gathering.bare and told.hit.id != "hop" and self._named(told.hit)
        if tells and ((fresh and (told.dated or (told.lead and told.held))) or fuller):
            name = self._host.name(told.hit.start, told.name_end)
            if len(name) > len(gathering.name) * 0.4:
                gathering.name, gathering.kind = name, told.hit.id
                gathering.start, gathering.end = told.hit.start, told.name_end
            gathering.day = gathering.day or told.day
            gathering.titled, gathering.announced = False, True
            gathering.organizers = []
            self._host.complete(gathering, told.hit, scan)
        elif gathering.day is None and told.dated:
            gathering.day = told.day

    def _tells(self, told: Telling, scan: Scan) -> bool:
        """Hold whether a noun or verb that refers to no known meeting tells a new one."""
        low, begin = self.source.view.low, scan.sentence.start
        held = told.held or bool(HOLDS.search(low, begin, min(scan.sentence.end, told.name_end + 30)))
        if told.title and told.described:
            return True
        opens = told.hit.start - begin < OPENING
        if opens and told.dated and NUMBER.match(low, told.hit.start):
            return True  # a chronicle: "Đại hội lần thứ II (ngày 8/3/1973) bầu …"
        if self._besides(told):
            return True
        if self.all and not told.dated and self._another(self.all[-1], told):
            return False  # an earlier session that is cited
        if told.loose and self.all and _ASIDE.match(low, begin):
            return False  # "Trước đó, đoàn đã đến thăm …" is told in passing
        if (told.dated and (held or (told.loose and told.acted))) or (told.lead and held and told.described):
            return True
        if self.all or not _AT.search(low, max(begin, told.hit.start - 60), told.hit.start):
            return False
        words = low[told.hit.start : told.hit.end]
        capital = self.source.view.raw[told.hit.start].isupper()
        return told.described or (not told.loose and (capital or " " in words))

    def _besides(self, told: Telling) -> bool:
        """Hold whether a sentence tells of one more meeting: "Cũng trong sáng nay, bà B dự Lễ khai giảng …"."""
        return told.also and (told.acted or told.item) and (told.described or self._named(told.hit))

    def _named(self, hit: Hit) -> bool:
        """Hold whether a noun goes on to a name of its own: "Kỳ họp thứ 04", not "hội nghị các đại biểu"."""
        behind = self.source.view.raw[hit.end : hit.end + 2]
        words = self.source.view.low[hit.start : hit.end].split()
        kind = _KINDS.match(self.source.view.low, hit.end) is not None
        return len(words) > _NOUN or kind or (behind[:1] == " " and behind[1:].isupper())

    def _new(self, hit: Hit, name_end: int, day: Day | None, scan: Scan, *, title: bool) -> Gathering:
        name = self._host.name(hit.start, name_end)
        gathering = Gathering(hit.id, hit.start, name_end, name, day, mentions=[(hit.start, name_end)], titled=title)
        self._host.complete(gathering, hit, scan)
        self.all.append(gathering)
        return gathering

    def _found(self) -> None:
        """Let those present tell that there was a meeting where nothing else does.

        The sentences before the one that names it speak of it too: "Đến dự có đồng chí …".
        """
        present = any({"attended", "chaired"} & {h.id for h in s.hits("act")} and s.names() for s in self._body[:8])
        if not self.all and present:
            hits = ((s, h) for s in self._body for h in s.hits("meeting"))
            nouns = ((s, h) for s, h in hits if not is_verb(self.source, h))
            first = next(nouns, None)
            if first is None:
                return
            self._new(first[1], first[1].end, None, first[0], title=False)
        for scan in self._body if self.all else ():
            if id(scan) in self._of_sentence:
                break
            self._of_sentence[id(scan)] = self.all[0]

    def _name(self) -> None:
        """Find a name for a meeting that the sentences call by a noun alone."""
        for gathering in self.all[:1]:
            by_headline(self.source, self._host, gathering)
        first = next((g for g in self.all if not g.titled), None)
        if first:
            by_decisions(self.source, self._host, self.days, self._body[:LEAD], first)
            own = [scan for scan in self._body if not self._of_other(scan, first)]
            by_what_it_heard(self.source, self._host, own, first)
            by_host(first)

    def _merge_title(self) -> None:
        """Make a headline and the text below it one meeting."""
        told = [g for g in self.all if not g.titled]
        for headline in [g for g in self.all if g.titled]:
            same = next((g for g in told if alike(g.kind, headline.kind)), None) or (told[0] if told else None)
            if same:
                same.mentions += headline.mentions
                same.organizers = same.organizers or headline.organizers
                self.all.remove(headline)
                for key, value in self._of_sentence.items():
                    if value is headline:
                        self._of_sentence[key] = same

    def _date_title(self) -> None:
        """Give a headline's meeting the day that the first sentences tell, and any the one of an invitation."""
        low = self.source.view.low
        telling = [s for s in self._body[:LEAD] if HOLDS.search(low, s.sentence.start, s.sentence.end)]
        telling.reverse()  # the last of them counts first
        invited = [s for s in self._body if _TIME.match(low, s.sentence.start)]
        for gathering in self.all:
            own = [s for s in telling if gathering is self.all[0] and not self._of_other(s, gathering)]
            for scan in telling if gathering.titled else [*own, *invited]:
                if gathering.day is None:
                    begin, end = scan.sentence.start, scan.sentence.end
                    last = end if scan in invited or gathering.titled else begin + _FRONT
                    gathering.day = told_day(self.source.view, self.days, begin, last)

    def _of_other(self, scan: Scan, gathering: Gathering) -> bool:
        return self._of_sentence.get(id(scan), gathering) is not gathering


def _same_day(one: Day, other: Day) -> bool:
    return (one.day, one.month) == (other.day, other.month)
