"""Posts told as somebody's career: "từng giữ các chức vụ …", "Từ 1996 đến 2001: …", "…, đồng thời là …"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.extraction.cast import Cast, Individual
from kg.extraction.mentions import NameMention, PostMention
from kg.extraction.scan import Scan
from kg.extraction.source import Source
from kg.extraction.turn import Office
from kg.letters import DASHES


def _date(suffix: str) -> str:
    return (
        rf"(?:(?:đầu|giữa|cuối|khoảng)\s)?(?P<day{suffix}>(?:ngày\s)?\d{{1,2}}[/.-](?=\d{{1,2}}[/.-]\d{{4}}))?(?:(?:tháng|năm|t\.?)\s?)?"
        rf"(?:(?P<month{suffix}>\d{{1,2}})\s?(?:[/.{DASHES}]|,?\snăm\s)\s?)?(?P<year{suffix}>(?:19|20)\d\d)(?!\d)"
    )


_PERIOD = (
    rf"(?P<from>từ\s)?(?:{_date('1')})\s?"
    rf"(?:(?:,?\s?(?:cho )?(?:đến|tới)\s|[{DASHES}]\s?)(?:{_date('2')}|(?P<now>(?:đến )?(?:hiện )?(?:nay|tại))))?"
)
_GETS = (
    r"(?:(?:được|tiếp tục)\s)?(?:(?:bầu|cử|phân công|bổ nhiệm|điều động|luân chuyển|giao)\s)?"
    r"(?:(?:giữ|làm|đảm nhiệm|là)\s)?"
    r"(?:(?:các |những )?(?:chức vụ|chức danh|chức|cương vị|nhiệm vụ)\s?)?:?\s?"
)
_ITEM = re.compile(rf"[\s;.,+*•○●{DASHES}]*\(?{_PERIOD}\)?\s?(?P<colon>:|[{DASHES}]|,|\s)\s?(?P<gets>{_GETS})")
_BEHIND = re.compile(rf"\s?\((?:giai đoạn\s)?{_PERIOD}\)")
_JOINT = re.compile(
    r"(?:\s?\([^()\n]{2,40}\))?[\s;,.+–-]*(?:và|rồi|kiêm|đồng thời|sau đó|tiếp đó|tiếp theo|trước khi)?"
    r"\s?(?:là|làm|giữ chức(?: vụ)?|đến)?[\s:]*"
)
_TOLD = re.compile(
    r"\b(?:từng|kinh qua|trải qua|lần lượt|đã (?:qua|giữ|đảm nhiệm|đảm nhận)|quá trình công tác)\b[^.;]{0,70}"
    r"(?:chức vụ|chức danh|cương vị|vị trí|trọng trách|cấp bậc|công tác|\b(?:như|gồm|là|làm|giữ|qua|chức|đảm nhiệm"
    r"|đảm nhận))[^.;:]{0,40}?(?::|\s)\s?$"
)
_PREDICATE = re.compile(
    r"(?:,|\bvà|\bcũng)\s(?:và |đồng thời |hiện |hiện đang |đang |kiêm )*"
    r"(?:là|kiêm(?: nhiệm)?(?: chức(?: vụ)?)?|giữ chức(?: vụ)?)\s$"
)
_REACH = 420  # characters before a post in which its verb or period stands
# an obituary or a life in one sentence: "đồng chí A, sinh ngày …; quê quán: …; Ủy viên …; …"
_LIFE = re.compile(r"\b(?:sinh (?:ngày|năm|tháng)|quê quán|vào đảng|tham gia hoạt động)\b")
_NEXT = re.compile(r";\s$")
_ONCE = ("từng là ", "từng giữ ")


@dataclass(slots=True)
class _Told:
    """A stretch of a career: when, and whether it is over."""

    since: str | None = None
    until: str | None = None
    status: str | None = None  # None: open to what follows

    @classmethod
    def of(cls, found: re.Match[str]) -> _Told:
        since, until = _iso(found, "1"), _iso(found, "2")
        status = "former" if until else "current" if found["now"] else None
        return cls(since, until, status)


def _iso(found: re.Match[str], suffix: str) -> str | None:
    year, month = found[f"year{suffix}"], found[f"month{suffix}"]
    if year is None:
        return None
    return f"{year}-{int(month):02}" if month and 1 <= int(month) <= 12 else str(year)


def date_from_brackets(low: str, position: int, post: PostMention) -> None:
    """Take the period that stands in brackets at a position for a post's: "A (4/1951 - 6/1952)"."""
    if found := _BEHIND.match(low, position):
        told = _Told.of(found)
        post.since, post.until, post.status = told.since, told.until, told.status or post.status


def careers(source: Source, scans: list[Scan], cast: Cast, offices: list[Office]) -> list[Office]:
    """Return the posts of careers, beside those that ``offices`` has already."""
    reader = _Reader(source, cast, {id(office.mention) for office in offices})
    for scan in scans:
        if scan.sentence.zone not in {"related", "credit"}:
            reader.read(scan)
    return reader.settled()


@dataclass(slots=True)
class _Reader:
    """Goes through the sentences; remembers who was spoken of."""

    source: Source
    cast: Cast
    taken: set[int]
    last: Individual | None = None
    found: list[tuple[Office, _Told]] = field(default_factory=list)

    def read(self, scan: Scan) -> None:
        """Read one sentence."""
        subject: tuple[Individual, int] | None = None
        before: NameMention | None = None  # the last mention that was a part of a career
        told = _Told()
        low = self.source.view.low
        for mention in scan.names():
            if person := self.cast.who(mention):
                subject, before, self.last = (person, mention.right), None, person
                continue
            if mention.name is not None or not mention.posts or mention.plural or id(mention) in self.taken:
                continue
            if mention.acts and not mention.office:
                continue
            holder = subject[0] if subject else self.last
            start = before.right if before else subject[1] if subject else scan.sentence.start
            start = max(start, mention.left - _REACH)
            stretch = self._stretch(low[start : mention.left], told if before else None, named=subject is not None)
            if stretch is None and subject and low.startswith(_ONCE, mention.left):
                stretch = _Told(status="former")
            if holder is None or stretch is None or self.source.quoted(mention.left):
                continue
            told, before = stretch, mention
            for post in mention.posts:
                self._take(holder, mention, post, told)

    def _stretch(self, gap: str, told: _Told | None, *, named: bool) -> _Told | None:
        """Read the words before a post: a list that goes on, a period, a verb that tells of posts; None: no career."""
        if item := _ITEM.fullmatch(gap):
            direct = item["colon"] in {":", *DASHES} or item["gets"].strip()
            one_day = item["day1"] and not (item["from"] or item["year2"] or item["now"])  # a diary, no career
            if direct and not one_day and (told or not named or item["gets"].strip()):
                return _Told.of(item)
        if told is not None and _JOINT.fullmatch(gap):
            return told
        if named and _TOLD.search(gap):
            return _Told(status="former")
        if named and (told is not None or _LIFE.search(gap)) and _NEXT.search(gap):
            return told or _Told()
        if named and _PREDICATE.search(gap) and "." not in gap:
            return _Told(status="current")
        return None

    def _take(self, holder: Individual, mention: NameMention, post: PostMention, told: _Told) -> None:
        low = self.source.view.low
        bracket = low.rfind("(", post.start, post.end) if post.term else post.end
        if bracket >= 0 and (own := _BEHIND.match(low, bracket)):
            told, post.term = _Told.of(own), None
        post.since, post.until = told.since, told.until
        if told.status is None and "khóa" in low[post.start : post.end]:
            told = _Told(told.since, told.until, "former")  # "Ủy viên … các khóa VII, VIII"
        self.found.append((Office(holder, post, told.status or "", mention), told))

    def settled(self) -> list[Office]:
        """Close the stretches that only say when they began: each is over when the next begins."""
        for at, (office, told) in enumerate(self.found):
            if office.post.status != "current":
                office.status = office.post.status
            elif not told.status:
                later = any(o.person is office.person and t is not told for o, t in self.found[at + 1 :])
                office.status = "former" if later else "current"
        return [office for office, _ in self.found]
