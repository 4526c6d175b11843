"""A gathering that an article reports: what it is called, and who holds it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from kg.extraction.bodies import body_at
from kg.extraction.dates import Day
from kg.extraction.mentions import BodyMention, NameMention
from kg.extraction.organizations import Organization, Organizations
from kg.extraction.scan import Scan
from kg.extraction.scope import organization_of
from kg.extraction.source import Source
from kg.extraction.terms import is_a, vocabulary
from kg.extraction.units import Place
from kg.matching import Hit

HOLDS = re.compile(
    r"\b(?:tổ chức|tiến hành|khai mạc|long trọng|phối hợp|mở|triệu tập|đã có|vừa có|diễn ra"
    r"|bế mạc|ra quân|họp|tiếp xúc|làm (?:việc|lễ)|gặp mặt|đối thoại|chủ trì)\b"
)
_NAME_END = re.compile(
    r"[;!?\n“\"]|\s(?:để|nhằm|với sự|do|diễn ra|dưới|đã|vừa|được|trong không khí|có|còn|bầu(?! cử)|nơi"
    r"|khi|sẽ|cũng|vinh dự|nhất trí|là|đều|tiếp tục|bắt đầu"
    r"|kết thúc|và (?:đồng ý|thống nhất|quyết định|xem xét|kết luận))\s"
    r"|,\s(?:với|dưới|do|đồng chí|ông|bà|tham dự|có|nhằm"
    r"|để|cùng|tại|chủ trì|dự)\b|\stại\s(?!(?:tổ dân phố|địa phương))|,\s(?:sáng|chiều|ngày)\s|\s(?:vào\s)?(?:sáng"
    r"|chiều|tối|ngày)\s(?:ngày\s)?\d|\s\((?:ngày|tháng|năm|từ)\s|:\s|\s[-–]\s(?=[A-ZĐ])"
)
_ALONE = re.compile(r",|\s(?:này|đó|trên|nói trên|trước)\b")  # "kỳ họp này, …": a noun alone
_VENUE = re.compile(
    r"\btại\s((?:hội trường|nhà văn hóa|trụ sở|trung tâm|phòng họp|nhà khách|khách sạn"
    r"|nhà hát|sân vận động|nhà sinh hoạt)[^,.;()\n]{0,70})"
)
# bodies that a sentence names before "tổ chức" without their holding the meeting
_ELSEWHERE = re.compile(
    r"(?:\b(?:tại|ở)\s[^,.;]{0,40}|\b(?:với|với các|phòng họp|theo|của|theo đề nghị của|nguồn)\s"
    r"|(?:chỉ đạo|hướng dẫn|đồng ý)[^,.;]{0,24}\bcủa\s)$"
)
_ITSELF = re.compile(r"\s(?:đã |vừa )?tổ chức\b")  # "tại trụ sở Tòa án thành phố đã tổ chức lễ …"
_NO_HOST = re.compile(r"với|\bbầu\b")  # "Đại hội … bầu 15 đồng chí vào Ban Chấp hành"
_FOR_SOMEBODY = re.compile(r"tang|viếng|truy điệu|sinh|tưởng niệm|chia tay|tiễn|đón|tiếp|gặp|thăm|chúc|mừng|kỷ niệm")
_TOGETHER = re.compile(r"phối hợp (?:cùng |với |cùng với )(?:các )?$")
_TERM = re.compile(r",?\s\(?(?:khóa|nhiệm kỳ)\s(?:\d{4}\s?[-–]\s?\d{4}|[ivxl\d]+)\)?")
_SESSION = re.compile(r"^[Hh]ọp [Kk]ỳ (?=thứ|\d|[IVX])")  # "đã họp Kỳ thứ 27"
_RECEPTION = "tiep-xa-giao"  # the body behind it is the guest's
_LONGEST = 260  # characters of a name
_BARE = 3  # words of a noun alone: "cuộc họp"


@dataclass(slots=True, eq=False)
class Gathering:
    """A meeting of the article.  ``titled``: so far only a headline tells of it."""

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
    announced: bool = False  # a sentence that dates or announces it was read

    @property
    def bare(self) -> bool:
        """Whether it is called by a noun alone."""
        return len(self.name.split()) <= _BARE and not any(map(str.isdigit, self.name))


class Host:
    """Reads the names and the organizers of meetings out of the sentences that tell of them."""

    def __init__(self, source: Source, titles: list[Scan], organizations: Organizations) -> None:
        """Take what they are read from; ``titles`` are the headlines."""
        self.source, self.titles, self.organizations = source, titles, organizations

    def name(self, start: int, end: int) -> str:
        """Return a stretch of the text as a name."""
        words = " ".join(self.source.view.raw[start:end].split()).strip(" ,-–:(.").removeprefix("tổ chức ")
        return _SESSION.sub("Kỳ họp ", words)

    def name_end(self, hit: Hit, scan: Scan) -> int:
        """Return where the name that begins with a noun ends."""
        low, end = self.source.view.low, scan.sentence.end
        plain = low.count(" ", hit.start, hit.end) < _BARE
        if plain and _ALONE.match(low, hit.end) and not self.source.starting(hit.end + 2, "meeting"):
            return hit.end
        stop = _NAME_END.search(low, hit.end, end)
        last = min(stop.start() if stop else end, hit.start + _LONGEST)
        behind = (m for m in scan.names() if hit.end <= m.left < last)
        person = next((m for m in behind if self._begins_anew(m.left) or self._is_apart(hit, m.left)), None)
        last = person.left - 1 if person else last
        if not vocabulary().meetings[hit.id].verb and (partner := low.find(" với ", hit.end, last)) > 0:
            return partner  # of a working visit or a dialogue the partner belongs to the name
        return last

    def _is_apart(self, hit: Hit, person: int) -> bool:
        """Hold whether somebody stands directly behind a noun that is not held for him: "buổi làm việc đồng chí A"."""
        called = person - hit.end == 1 and self.source.first(person, "honorific")
        return bool(called) and not _FOR_SOMEBODY.search(self.source.view.low, hit.start, hit.end)

    def _begins_anew(self, person: int) -> bool:
        """Hold whether somebody is no part of a name: behind a comma, or "Ông" and "Bà" with a capital."""
        view = self.source.view
        capital = view.raw[person].isupper() and self.source.first(person, "honorific") is not None
        return view.low.endswith(", ", 0, person) or (capital and view.raw.startswith(" ", person - 1))

    def complete(self, gathering: Gathering, hit: Hit, scan: Scan) -> None:
        """Fill in the organizers, the unit and the venue that a sentence tells."""
        gathering.organizers = self._organizers(hit, scan) or gathering.organizers
        if gathering.bare and gathering.start == hit.start and (whose := self._congress(hit)):
            gathering.name = f"{gathering.name} {self.name(whose.start, whose.end)}"
        venue = _VENUE.search(self.source.view.low, scan.sentence.start, scan.sentence.end)
        if venue:
            gathering.venue = self.source.view.raw[venue.start(1) : venue.end(1)].strip()
        gathering.place = next((p for o in gathering.organizers if (p := o.unit())), None)

    def _organizers(self, hit: Hit, scan: Scan) -> list[Organization]:
        """Return the bodies before "tổ chức", or the one whose session or congress it is."""
        found = self._before(hit, scan) or (self._behind(hit, scan) if hit.id != _RECEPTION else [])
        if not found and (caller := self._caller(hit, scan)):
            told = [organization_of(post, caller.posts, self.organizations)[0] for post in caller.posts]
            return [o for o in told if o and is_committee(o)][-1:] or [o for o in told if o][-1:]
        if not found and (whose := self._congress(hit)):
            found = [whose]
        shared = next((u for b in reversed(found) if (u := b.stated_unit()) and u.name), None)
        place = self.organizations.places.place(shared) if shared else None
        return list(dict.fromkeys(self.organizations.of_body(body, place) for body in found))

    def _congress(self, hit: Hit) -> BodyMention | None:
        """Return who holds a congress or a session that a noun alone tells, by the headline.

        Of its bodies the one whose executive was elected, else the first; of a session the council.
        """
        organs = vocabulary().bodies
        named = [m for title in self.titles for m in title.mentions if isinstance(m, BodyMention)]
        if hit.id == "ky-hop":
            return next((m for m in named if m.kind == "hoi-dong-nhan-dan"), None)
        if not alike(hit.id, "dai-hoi"):
            return None
        elected = [m.parent for m in named if m.parent and organs[m.kind].organ]
        return next(iter(elected + [m for m in named if not organs[m.kind].organ]), None)

    def _before(self, hit: Hit, scan: Scan) -> list[BodyMention]:
        low, begin = self.source.view.low, scan.sentence.start
        bodies = [m for m in scan.mentions if isinstance(m, BodyMention) and m.end <= hit.start]
        bodies = [
            m
            for m in bodies
            if not _ELSEWHERE.search(low, begin, m.start)
            or _TOGETHER.search(low, begin, m.start)
            or _ITSELF.match(low, m.end)
        ]
        found = []
        for body in bodies:
            gap = _TERM.sub("", low[body.end : hit.start])
            joined = len(gap) <= 25 or any(other.start > body.end for other in bodies)
            if not re.search(r"[.;:]", gap) and (joined or HOLDS.search(gap)):
                found.append(body)
        return found

    def _behind(self, hit: Hit, scan: Scan) -> list[BodyMention]:
        low = self.source.view.low
        inside = (at for at in range(hit.start + 1, hit.end) if low[at - 1] == " " and at in self.source.at)
        for at in inside:  # "Đại hội đại biểu Đảng bộ huyện …": the body begins inside the noun
            body = body_at(self.source, at)
            if body and body.end >= hit.end and is_a(body.kind, "cap-uy"):
                return [body]
        near = (m for m in scan.mentions if isinstance(m, BodyMention) and hit.end <= m.start <= hit.end + 60)
        return [m for m in near if not _NO_HOST.search(low, hit.end, m.start)][:1]

    def _caller(self, hit: Hit, scan: Scan) -> NameMention | None:
        """Return who "tổ chức" a meeting where it is a person: their body holds it."""
        low = self.source.view.low
        before = (m for m in reversed(scan.names()) if m.posts and m.right <= hit.start)
        return next((m for m in before if "tổ chức" in low[m.right : hit.start]), None)


@cache
def alike(one: str, other: str) -> bool:
    """Hold whether two kinds of meeting can be told of one gathering."""
    meetings = vocabulary().meetings

    def roots(kind: str) -> set[str]:
        found = {kind}
        while (broader := meetings[kind].broader) is not None:
            found.add(kind := broader)
        return found

    return bool(roots(one) & roots(other))


def is_committee(organization: Organization) -> bool:
    """Hold whether an organization is a Party committee or acts for one."""
    return is_a(organization.kind, "cap-uy") or (organization.parent is not None and is_committee(organization.parent))
