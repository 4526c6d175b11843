"""Days as they are written, and the year that a dateline leaves out."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from kg.view import View

# Each pattern begins with a character or a set of them, which the engine skips to; what must not stand before follows.
_SEP = r"\s?[/.\-–]\s?"
_DAY = re.compile(
    r"(?P<d>\d(?:(?:(?<![\d/.,\-].)|(?<=ngày \d[-–,].)|(?<=ngày \d\d[-–,].))\d?"
    r"|(?<![\w/.,\-].)(?:(?<=1)9|(?<=2)0)\d\d-\d\d-\d\d(?P<iso>)))"
    rf"(?(iso)|(?:{_SEP}(?P<m>\d{{1,2}}){_SEP}(?P<y>(?:19|20)\d\d)"
    rf"|\s+tháng\s+(?P<m2>\d{{1,2}})(?:\s+năm\s+(?P<y2>(?:19|20)\d\d)|{_SEP}(?P<y3>(?:19|20)\d\d))?))(?!\d)"
)
_FROM = re.compile(r"\b(?:ngày|sáng|chiều|tối)\s(?:mùng\s|mồng\s)?(\d{1,2})\s?(?:và|,|-|–|đến|và ngày|đến ngày)\s?$")
_SHORT = re.compile(rf"(?P<d>\d(?<!\d.)\d?){_SEP}(?P<m>1[0-2]|0?[1-9])(?!\s?[/\d%]|[.,]\d)")
_SPOKEN = re.compile(r"\b(?:ngày|sáng|chiều|tối|trưa|đêm|hôm|nay|qua)\s*(?:mùng\s+|mồng\s+)?\(?\Z")
_YEAR = re.compile(r"[12](?<![-–]\s.)(?<![\d/\-–].)(?:(?<=1)9|(?<=2)0)\d\d(?!\s?[-–/]\s?(?:19|20)?\d\d|[\d/])")
_LIFE = re.compile(
    r"(?:sinh|sn|từ|đến|trước|sau|vào ngành|giai đoạn|nhiệm kỳ|khóa|thành lập|tốt nghiệp|tầm nhìn)[^.;]{0,12}$"
)
_CITED = re.compile(
    r"(?:\bsố|quyết định|kế hoạch|công văn|nghị quyết|kết luận|thông báo|chỉ thị|hướng dẫn|tờ trình|nghị định|thông tư)"
    r"(?:(?!\d[/-]\d)[^.;\n]){0,70}(?<!sáng )(?<!chiều )(?<!tối )ngày\s$|\b(?:kể từ|hiệu lực từ)(?: ngày)?\s$"
)
_EXPECTED = re.compile(r"\bdự kiến(?: đến| vào)?(?: ngày)?\s$")
_ONWARDS = re.compile(r",? (?:cho )?(?:đến|tới) nay\b")  # "từ ngày 1/7/2025 đến nay"
_DASH = re.compile(r"\s?[-–]\s?(?:ngày\s)?")
_FIRST = re.compile(r"đại hội|kỳ họp (?:lần )?thứ (?:nhất|1|i)\b")
_TERM = re.compile(r"(?P<from>20\d\d)\s?[-–]\s?(?P<to>20\d\d)")
_REVIEW = re.compile(
    r"(?:tổng kết|sơ kết|đánh giá|kết quả|tình hình|công tác năm|tháng đầu năm|quý [iv]+"
    r"|tháng \d+)[^.\n;]{0,90}?năm\s+(20\d\d)"
)
_REFORM = 2025  # the year in which all communes and the districts ended
_HALF_DAYS = ("sáng ", "chiều ", "tối ", "sáng ngày ", "chiều ngày ", "tối ngày ")
_LOOK_BACK = 2_000  # characters of the same line
_FORTNIGHT = 15  # days
_PARAGRAPH = 160  # characters: more than a headline
_BEFORE = 40  # characters in which the words before a day and a month stand
_SO_FAR = re.compile(r"\b(?:tháng|quý) đầu năm (20\d\d)")
_PLAN = re.compile(r"(?:nhiệm vụ|phương hướng|kế hoạch|giải pháp|triển khai)[^.\n;]{0,70}?năm\s+(20\d\d)")


@dataclass(slots=True, frozen=True)
class Day:
    """A day in the text; ``iso`` is null while its year is unknown."""

    start: int
    end: int
    day: int
    month: int
    iso: str | None
    stated: bool
    cited: bool = False  # the day of a decision or a plan that the text cites


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None


_HEADER = re.compile(r"\s?date:? ((?:19|20)\d\d-\d\d(?:-\d\d)?)\b")  # what crawlers write before a text
_BORN = re.compile(r"\b(?:sinh|sn|vào đảng|thành lập)[^.;]{0,24}$")
_WHOLE = re.compile(r"(\d(?<!\d.)(?:\d?|(?<=0)\d\d))[/.\-](0?\d{1,2})[/.\-](20\d\d)")


def published_in(view: View, upto: int) -> str | None:
    """Return the full date that stands alone in a line near the head of the page: when the article appeared."""
    if header := _HEADER.match(view.low):
        return header[1]
    told = None
    for line in view.low[:upto].split("\n")[:8]:
        if len(line) > _PARAGRAPH:
            break
        found = _DAY.search(line)
        if (
            found
            and len(line) < 70
            and (len(line) - (found.end() - found.start()) < 45)
            and not re.search(r"tổ chức|hội nghị|đại hội", line)
        ):
            year, month, day = _numbers(found)
            told = (_iso(year, month, day) if year else None) or told  # a page can show today's date first
    return told


def day_before_reform(view: View) -> str | None:
    """Return a day of the last year that a text without any date speaks of, where that is before the reform of 2025.

    News since then speaks of some year since then; of a text that does not, the units are those of before.
    """
    latest = max(_Years(view).spoken, default=_REFORM)
    return f"{latest}-12-31" if latest < _REFORM else None


def _numbers(found: re.Match[str]) -> tuple[int | None, int, int]:
    """Return the year, the month and the day of a match of ``_DAY``."""
    if found["iso"] is not None:
        year, month, day = map(int, found["d"].split("-"))
        return year, month, day
    written = found["y"] or found["y2"] or found["y3"]
    return int(written) if written else None, int(found["m"] or found["m2"]), int(found["d"])


def days(view: View, published: str | None) -> list[Day]:
    """Return the days named in the text, in order, with years completed where the document tells them."""
    found: list[Day] = []
    years = _Years(view)
    header = _HEADER.match(view.low)
    for match in _DAY.finditer(view.low):
        year, month, day = _numbers(match)
        first = _FROM.search(view.low, max(0, match.start() - 24), match.start())
        if first and match["iso"] is None and int(first[1]) < day:
            day = int(first[1])  # "hai ngày 5 và 6/9/2023": the first
        iso = _iso(year, month, day) if year else None
        aside = _aside(view, match.start(), match.end())
        if not 1 <= month <= 12 or not 1 <= day <= 31:
            continue
        if iso is None:
            iso = complete(view, match.start(), (day, month), published, years)
            found.append(Day(match.start(), match.end(), day, month, iso, stated=False, cited=aside))
        else:
            head = header is not None and match.start() < header.end()
            cited = aside or head or bool(_CITED.search(view.low, max(0, match.start() - 100), match.start()))
            found.append(Day(match.start(), match.end(), day, month, iso, stated=True, cited=cited))
    written = [day.start for day in found]
    for match in _SHORT.finditer(view.low):
        day, month = int(match["d"]), int(match["m"])
        start = match.start()
        before = bisect_right(written, start)
        if (
            (before > 0 and found[before - 1].end > start)  # part of a day with its year
            or not 1 <= month <= 12
            or not 1 <= day <= 31
        ):
            continue
        first = _FROM.search(view.low, max(0, start - _BEFORE), start)
        if first and int(first[1]) < day:
            day = int(first[1])  # "từ ngày 25-27/9"
        elif not _SPOKEN.search(view.low, max(0, start - _BEFORE), start):
            continue
        iso = complete(view, start, (day, month), published, years)
        aside = _aside(view, start, match.end())
        found.append(Day(start, match.end(), day, month, iso, stated=False, cited=aside))
    return list(_anniversaries(view, sorted(found, key=lambda d: d.start)))


def _aside(view: View, start: int, end: int) -> bool:
    """Hold whether a day is when something began or is to be: "từ ngày 1/7 đến nay", "dự kiến ngày 15/3"."""
    return bool(_ONWARDS.match(view.low, end) or _EXPECTED.search(view.low, max(0, start - 20), start))


def _anniversaries(view: View, found: list[Day]) -> Iterator[Day]:
    """Yield the days, those of "(18/11/1930 - 18/11/2025)" as cited ones."""
    pairs = {
        day.start
        for one, other in pairwise(found)
        if (one.day, one.month, one.stated) == (other.day, other.month, other.stated)
        and _DASH.fullmatch(view.low, one.end, other.start)
        for day in (one, other)
    }
    for day in found:
        yield replace(day, cited=True) if day.start in pairs else day


def last_day(date: str) -> str:
    """Return a day at the end of what an ISO date of less precision says: a year, or a month (its 28th)."""
    return f"{date}-12-28" if len(date) == len("2024") else f"{date}-28"[:10]


class _Years:
    """The years that a text speaks of, looked for only where a day lacks its own."""

    def __init__(self, view: View) -> None:
        self._low = view.low

    @cached_property
    def spoken(self) -> Counter[int]:
        """How often the text speaks of each year, births, careers and terms aside."""
        low = self._low
        return Counter(
            int(m[0]) for m in _YEAR.finditer(low) if not _LIFE.search(low, max(0, m.start() - 24), m.start())
        )

    @cached_property
    def whole(self) -> dict[tuple[int, int], int]:
        """The year of each full date's day and month."""
        whole: dict[tuple[int, int], int] = {}
        for found in _WHOLE.finditer(self._low):
            if not _BORN.search(self._low, max(0, found.start() - 40), found.start()):
                whole.setdefault((int(found[1]), int(found[2])), int(found[3]))
        return whole

    def beside(self, day: int, month: int) -> int | None:
        """Return the year of the full dates of a text: of the one day itself, of one near it, or of all."""
        whole = self.whole
        if (day, month) in whole:
            return whole[day, month]
        latest = max(whole.values(), default=0)
        if latest < max(self.spoken, default=0):
            return None
        near = {year for (d, m), year in whole.items() if m == month and abs(d - day) <= _FORTNIGHT}
        return latest if latest and (latest in near or len(set(whole.values())) == 1) else None


def complete(view: View, at: int, when: tuple[int, int], published: str | None, years: _Years) -> str | None:
    """Give a day and month (``when``) their year.

    The last one before publication, else what the sentence reviews or plans, else the only year that the text speaks
    of, else the first year of the term of a congress.
    """
    day, month = when
    if published and len(published) > len("2024"):
        limit = dt.date.fromisoformat(last_day(published)) + dt.timedelta(days=45)
        for year in (limit.year, limit.year - 1):
            iso = _iso(year, month, day)
            if iso and iso <= limit.isoformat():
                return iso
    near = view.low[at : at + 500].partition("\n")[0]
    plan, review = _PLAN.search(near), _REVIEW.search(near)
    late = month >= 9
    if review:
        so_far = _SO_FAR.search(near)  # "tình hình năm 2019, những tháng đầu năm 2020"
        year = max(int(review[1]), int(so_far[1]) if so_far else 0)
        if plan and int(plan[1]) == year + 1 and not late and month <= 3:
            year += 1
        return _iso(year, month, day)
    if plan:
        return _iso(int(plan[1]) - (late and month >= 11), month, day)
    if beside := years.beside(day, month):
        return _iso(beside, month, day)
    if years.spoken:
        best = years.spoken.most_common(2)
        if len(best) == 1 or best[0][1] > 2 * best[1][1]:
            return _iso(best[0][0], month, day)
        if {best[0][0], best[1][0]} == {best[0][0], best[0][0] + 1} or best[1][0] == best[0][0] - 1:
            return _iso(max(best[0][0], best[1][0]) - (month >= 11), month, day)  # last year and this one
    begin = max(0, at - _LOOK_BACK)
    begin = max(begin, view.low.rfind("\n", begin, at) + 1)
    term = _TERM.search(view.low, begin, at + 400)
    if term and _FIRST.search(view.low, begin, at + 400):
        return _iso(int(term["from"]), month, day)
    return None


def within(found: list[Day], begin: int, end: int) -> Iterator[Day]:
    """Yield the days that start in a stretch of the text, of days in order."""
    for at in range(bisect_left(found, begin, key=lambda day: day.start), len(found)):
        if found[at].start >= end:
            return
        yield found[at]


def told_day(view: View, found: list[Day], begin: int, end: int) -> Day | None:
    """Return the day of what a stretch of the text tells, cited ones aside: the one with its part of the day, if any.

    "Trong chuyến thăm từ ngày 30/7 đến 2/8, chiều 1/8 …"
    """
    days = [day for day in within(found, begin, end) if not day.cited]
    return next((day for day in days if view.low.endswith(_HALF_DAYS, begin, day.start)), days[0] if days else None)
