"""The gatherings that an article reports, with their names, days and organizers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.extraction.dates import Day
from kg.extraction.mentions import BodyMention, NameMention
from kg.extraction.organizations import Organization, Organizations
from kg.extraction.scan import Scan
from kg.extraction.scope import organization_of
from kg.extraction.source import Source
from kg.extraction.terms import is_a, vocabulary
from kg.extraction.units import Place
from kg.matching import Hit

_HOLDS = re.compile(
    r"\b(?:tổ chức|tiến hành|khai mạc|long trọng|phối hợp|mở|triệu tập|đã có|vừa có|diễn ra"
    r"|bế mạc|ra quân|họp|tiếp xúc|làm việc|gặp mặt|đối thoại|chủ trì)\b"
)
_NOW = re.compile(
    r"\b(?:vừa(?: qua)?|sáng nay|chiều nay|hôm nay|tối nay|hôm qua|sáng qua|chiều qua|tối qua|mới đây|cùng ngày)\b"
)
_PASSING = re.compile(
    r"\b(?:trước|chuẩn bị|phục vụ|chào mừng|hướng tới|sau|theo|nghị quyết|từ|kết quả"
    r"|thành công|trong khuôn khổ|tại các|các|nhiều|những|mỗi|ngay sau|quy chế|thẩm quyền"
    r"|trình|văn kiện|nhân sự|tiến tới|triển khai một số nội dung công tác|dự kiến|kế hoạch)\s(?:\S+\s){0,1}$"
)
_NAME_END = re.compile(
    r"[;!?\n“\"]|\s(?:để|nhằm|với sự|do|diễn ra|dưới|đã|vừa|được|trong không khí|có|nơi"
    r"|khi|sẽ|cũng|vinh dự|nhất trí)\s|,\s(?:với|dưới|do|đồng chí|ông|bà|tham dự|có|nhằm|để|cùng|tại|chủ trì"
    r"|dự)\b|\stại\s(?!(?:tổ dân phố|địa phương))|,\s(?:sáng|chiều|ngày)\s|\s(?:sáng"
    r"|chiều|tối)\s(?:ngày\s)?\d|:\s|\s[-–]\s(?=[A-ZĐ])"
)
_PLACE = re.compile(
    r"\btại\s((?:hội trường|nhà văn hóa|trụ sở|trung tâm|phòng họp|nhà khách|khách sạn"
    r"|nhà hát|sân vận động|nhà sinh hoạt)[^,.;()\n]{0,70})"
)
_AT = re.compile(r"\b(?:tại|chủ trì|dự|trong|chỉ đạo|khai mạc|kết luận|động viên|tham|nghe)\s(?:buổi|cuộc)?\s?$")
# bodies that a sentence names before "tổ chức" without their holding the meeting
_ELSEWHERE = re.compile(
    r"(?:\b(?:tại|ở)\s[^,.;]{0,40}|\b(?:với|với các|phòng họp|theo|của|theo đề nghị của|nguồn)\s|(?:chỉ đạo|hướng dẫn|đồng ý)[^,.;]{0,24}\bcủa\s)$"
)
_ASIDE = re.compile(r"\s*(?:trước đó|trước đây|được biết|như tin đã đưa)\b")
_NOUNS = ("buổi ", "cuộc ", "lễ ", "phiên ", "hội nghị ", "chương trình ", "chuyến ", "đợt ", "kỳ ")
_EVENT = re.compile(
    r"tổng kết|sơ kết|hội nghị|đại hội|\bhọp|\blễ\b|tiếp xúc|đối thoại|triển khai|gặp mặt|tập huấn|giao ban|ra mắt|công bố|kỷ niệm|hiệp thương|bầu"
)
_READS = ("công bố", "trao quyết", "trao các")
_HOSTING = ("tổ chức ", "buổi ", "lễ ", "tổ chức buổi ", "tổ chức lễ ")
_NOUN = 2  # words of "hội nghị", "kỳ họp"
_BARE = 3  # words of a noun alone: "cuộc họp"
_LONG = 24  # characters of a noun that says enough: "hội nghị hiệp thương lần thứ nhất"
_DESCRIBED = 6  # characters that a noun alone ("hội nghị này") has behind it
_LOOSE = frozenset(
    {
        "kiểm tra",
        "giám sát",
        "tập huấn",
        "bồi dưỡng",
        "đối thoại",
        "hội thảo",
        "họp",
        "tuyên truyền",
        "kỷ niệm",
        "sơ kết",
        "tổng kết",
        "bầu cử",
    }
)


@dataclass(slots=True, eq=False)
class Gathering:
    """A meeting of the article."""

    kind: str
    start: int
    end: int
    name: str
    day: Day | None
    organizers: list[Organization] = field(default_factory=list)
    place: Place | None = None
    venue: str | None = None
    mentions: list[tuple[int, int]] = field(default_factory=list)
    titled: bool = False
    has_day_line: bool = False  # a sentence that dates or announces it was read
    has_people: bool = False


class Agenda:
    """The meetings of one article, and which of them a sentence speaks of."""

    def __init__(self, source: Source, scans: list[Scan], days: list[Day], organizations: Organizations) -> None:
        """Go through the sentences in order."""
        self.source, self.days, self.organizations = source, days, organizations
        self.all: list[Gathering] = []
        self._of_sentence: dict[int, Gathering] = {}
        self._titles = [s for s in scans if s.sentence.zone == "title"]
        self._lead = [s for s in scans if s.sentence.zone == "body"][:3]
        current: Gathering | None = None
        for scan in scans:
            if scan.sentence.zone in {"related", "credit"}:
                continue
            spoken_of = self._read(scan, current)
            if spoken_of:
                self._of_sentence[id(scan)] = spoken_of
                # "Trước đó, tại buổi …" looks aside: the next sentence is about the same meeting as the one before
                current = current if current and _ASIDE.match(self.source.view.low, scan.sentence.start) else spoken_of
        self._found(scans)
        self._merge_title()
        self._date_title()

    def _found(self, scans: list[Scan]) -> None:
        """Let those present, or the noun alone, tell that there was a meeting where nothing else does; and let the first
        sentences speak of the meeting that the text names later: "Đến dự có đồng chí …"."""
        body = [s for s in scans if s.sentence.zone == "body"]
        present = next(
            (s for s in body[:8] if any(h.id in {"attended", "chaired"} for h in s.hits("act")) and s.names()), None
        )
        if not self.all and present:
            nouns = ((s, h) for s in body for h in s.hits("meeting") if not vocabulary().meetings[h.id].verb)
            told = next(nouns, None)
            if told is None:
                return
            self._new(told[1], told[1].end, None, told[0], title=False)
        for scan in body if self.all else ():
            if id(scan) in self._of_sentence:
                break
            self._of_sentence[id(scan)] = self.all[0]
        self._name_from_title()

    def _name_from_title(self) -> None:
        """Give a meeting that has only a noun for a name the headline's words."""
        for gathering in self.all[:1]:
            title = self._titles[0].sentence if self._titles else None
            if (
                title
                and not gathering.titled
                and len(gathering.name.split()) <= _BARE
                and _EVENT.search(self.source.view.low, title.start, title.end)
            ):
                gathering.name = " ".join(self.source.view.raw[title.start : title.end].split())

    def of(self, scan: Scan) -> Gathering | None:
        """Return the meeting that a sentence speaks of."""
        found = self._of_sentence.get(id(scan))
        return found if found in self.all else self.all[0] if found and self.all else None

    def _read(self, scan: Scan, current: Gathering | None) -> Gathering | None:
        begin, end = scan.sentence.start, scan.sentence.end
        low = self.source.view.low
        day = next((d for d in self.days if begin <= d.start < end and not d.cited), None)
        now = _NOW.search(low, begin, end)
        if day is None and now and now[0] == "cùng ngày" and self.all:
            day = self.all[-1].day
        title = scan.sentence.zone == "title"
        chosen = current
        covered = begin
        lead = scan in self._lead
        for hit in scan.hits("meeting"):
            if hit.start < covered or _PASSING.search(low, max(begin, hit.start - 40), hit.start):
                continue
            name_end = self._name_end(hit, end, scan)
            covered = name_end
            described = name_end - hit.end > _DESCRIBED or len(low[hit.start : hit.end]) > _LONG
            words = low[hit.start : hit.end]
            loose = words in _LOOSE or (vocabulary().meetings[hit.id].verb and not words.startswith(_NOUNS))
            before = low[max(begin, hit.start - 60) : hit.start]
            held = bool(_HOLDS.search(before)) or words.startswith("tổ chức")
            if words.startswith(_READS) and not before.endswith(_HOSTING):
                continue  # "đã công bố quyết định" is what somebody does, "tổ chức công bố quyết định" is a meeting
            dated = (day is not None and (day.start < hit.start or day.start - name_end < 60)) or now is not None
            acted = any(isinstance(m, (BodyMention, NameMention)) and m.end <= hit.start for m in scan.mentions)
            if loose and not (
                (held and (dated or lead)) or (dated and acted and (lead or before.endswith(("đã ", "vừa "))))
            ):
                continue
            same = self._same(hit, day, described)
            if same and (
                not described
                or not dated
                or same.day is None
                or day is None
                or (same.day.day, same.day.month) == (day.day, day.month)
            ):
                chosen = same
                same.mentions.append((hit.start, hit.end))
                if (
                    not title
                    and (dated or (lead and held))
                    and described
                    and (same.titled or (same.day is None and not same.has_day_line))
                ):
                    self._retell(same, hit, name_end, day, scan)
                elif (
                    described and not title and self._named(hit) and len(same.name.split()) <= _BARE and hit.id != "hop"
                ):
                    self._retell(same, hit, name_end, same.day, scan)
                elif same.day is None and dated:
                    same.day = day
                continue
            ends_held = held or bool(_HOLDS.search(low, begin, min(end, name_end + 30)))
            if (
                (title and described)
                or (dated and (ends_held or (loose and acted)))
                or (lead and ends_held and described)
                or (
                    _AT.search(before)
                    and not self.all
                    and (described or (not loose and (self.source.view.raw[hit.start].isupper() or " " in words)))
                )
            ):
                chosen = self._new(hit, name_end, day, scan, title=title)
        return chosen

    def _named(self, hit: Hit) -> bool:
        """Hold whether a noun goes on to a name of its own: "Kỳ họp thứ 04", "hội nghị tổng kết", not "hội nghị các đại biểu"."""
        behind = self.source.view.raw[hit.end : hit.end + 2]
        return len(self.source.view.low[hit.start : hit.end].split()) > _NOUN or (
            behind[:1] == " " and behind[1:].isupper()
        )

    def _same(self, hit: Hit, day: Day | None, described: bool) -> Gathering | None:
        """Return the meeting already known that a noun refers to."""
        for gathering in reversed(self.all):
            if alike(gathering.kind, hit.id) or gathering.titled:
                if day and gathering.day and (gathering.day.day, gathering.day.month) != (day.day, day.month):
                    continue
                return gathering
        bare = [g for g in self.all if len(g.name.split()) <= _BARE]
        return self.all[-1] if self.all and not described else bare[-1] if bare else None

    def _new(self, hit: Hit, name_end: int, day: Day | None, scan: Scan, *, title: bool) -> Gathering:
        name = " ".join(self.source.view.raw[hit.start : name_end].split()).strip(" ,-–:(")
        gathering = Gathering(hit.id, hit.start, name_end, name, day, mentions=[(hit.start, name_end)], titled=title)
        self._complete(gathering, hit, scan)
        self.all.append(gathering)
        return gathering

    def _retell(self, gathering: Gathering, hit: Hit, name_end: int, day: Day | None, scan: Scan) -> None:
        """Let the sentence that dates a meeting tell its name and organizer rather than the headline."""
        name = " ".join(self.source.view.raw[hit.start : name_end].split()).strip(" ,-–:(")
        if len(name) > len(gathering.name) * 0.4:
            gathering.name, gathering.start, gathering.end, gathering.kind = name, hit.start, name_end, hit.id
        gathering.day = gathering.day or day
        gathering.titled = False
        gathering.has_day_line = True
        gathering.organizers = []
        self._complete(gathering, hit, scan)

    def _complete(self, gathering: Gathering, hit: Hit, scan: Scan) -> None:
        gathering.organizers = self._organizers(hit, scan) or gathering.organizers
        venue = _PLACE.search(self.source.view.low, scan.sentence.start, scan.sentence.end)
        if venue:
            gathering.venue = self.source.view.raw[venue.start(1) : venue.end(1)].strip()
        gathering.place = next((p for o in gathering.organizers if (p := o.unit())), None)

    def _organizers(self, hit: Hit, scan: Scan) -> list[Organization]:
        """Return the bodies before "tổ chức", or the one whose session or congress it is."""
        low = self.source.view.low
        before = [
            m
            for m in scan.mentions
            if (
                isinstance(m, BodyMention)
                and m.end <= hit.start
                and not _ELSEWHERE.search(low, scan.sentence.start, m.start)
            )
            or (
                isinstance(m, BodyMention)
                and m.end <= hit.start
                and re.search(r"phối hợp (?:cùng |với |cùng với )(?:các )?$", low[scan.sentence.start : m.start])
            )
        ]
        found: list[BodyMention] = []
        for body in before:
            gap = low[body.end : hit.start]
            if not re.search(r"[.;:]", gap) and (
                _HOLDS.search(gap)
                or re.fullmatch(r"[^.]{0,25}", gap)
                or any(b is not body and b.start > body.end for b in before)
            ):
                found.append(body)
        if not found:
            found = [
                m
                for m in scan.mentions
                if isinstance(m, BodyMention)
                and hit.end <= m.start <= hit.end + 60
                and "với" not in low[hit.end : m.start]
            ][:1]
        if not found and (
            caller := next(
                (
                    m
                    for m in reversed(scan.names())
                    if m.posts and m.right <= hit.start and "tổ chức" in low[m.right : hit.start]
                ),
                None,
            )
        ):
            told = [organization_of(post, caller.posts, self.organizations)[0] for post in caller.posts]
            return [o for o in told if o and is_committee(o)][-1:] or [o for o in told if o][-1:]
        if not found and is_congress(hit.id):
            found = [
                m
                for s in self._titles
                for m in s.mentions
                if (isinstance(m, BodyMention) and not vocabulary().bodies[m.kind].organ)
                or (isinstance(m, BodyMention) and m.parent)
            ][:1]
        shared = next((u for b in reversed(found) if (u := b.stated_unit()) and u.name), None)
        place = self.organizations.places.place(shared) if shared else None
        return list(dict.fromkeys(self.organizations.of_body(body, place) for body in found))

    def _name_end(self, hit: Hit, end: int, scan: Scan) -> int:
        low = self.source.view.low
        stop = _NAME_END.search(low, hit.end, end)
        last = min(stop.start() if stop else end, hit.start + 260)
        person = next((m for m in scan.names() if hit.end <= m.left < last and low.endswith(", ", 0, m.left)), None)
        last = person.left - 2 if person else last
        if (
            not vocabulary().meetings[hit.id].verb
            and (partner := self.source.view.low.find(" với ", hit.end, last)) > 0
        ):
            last = partner  # of a working visit or a dialogue the partner belongs to the name
        return last

    def _date_title(self) -> None:
        """Give a headline's meeting the day of the first sentences, where they tell one and no meeting of their own."""
        for gathering in self.all:
            if gathering.day is None and gathering.titled:
                for scan in self._lead:
                    begin, end = scan.sentence.start, scan.sentence.end
                    if _HOLDS.search(self.source.view.low, begin, end):
                        gathering.day = next((d for d in self.days if begin <= d.start < end), None)

    def _merge_title(self) -> None:
        """Make a headline and the text below it one meeting."""
        titled = [g for g in self.all if g.titled]
        told = [g for g in self.all if not g.titled]
        for headline in titled:
            same = next((g for g in told if alike(g.kind, headline.kind)), None) or (told[0] if told else None)
            if same:
                same.mentions += headline.mentions
                same.organizers = same.organizers or headline.organizers
                self.all.remove(headline)
                for key, value in self._of_sentence.items():
                    if value is headline:
                        self._of_sentence[key] = same


def alike(one: str, other: str) -> bool:
    """Hold whether two kinds of meeting can be told of one gathering."""
    meetings = vocabulary().meetings

    def roots(kind: str) -> set[str]:
        found = {kind}
        while (broader := meetings[kind].broader) is not None:
            found.add(kind := broader)
        return found

    return bool(roots(one) & roots(other))


def is_congress(kind: str) -> bool:
    """Hold whether a kind of meeting is a congress: whose it is, is who holds it."""
    return alike(kind, "dai-hoi")


def is_committee(organization: Organization) -> bool:
    """Hold whether an organization is a Party committee or acts for one."""
    return is_a(organization.kind, "cap-uy") or (organization.parent is not None and is_committee(organization.parent))
