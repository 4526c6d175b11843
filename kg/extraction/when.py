"""When a change of a post took place: the day, the month or the year that its sentence tells before the verb."""

from __future__ import annotations

import re

from kg.extraction.dates import Day, within
from kg.extraction.source import Source
from kg.letters import DASHES

# "Năm 2015, ông A …", "…; tháng 10/2020 được bầu …"
_MONTH_OR_YEAR = re.compile(
    r"(?:^\s*|[.,;(]\s*|\b(?:vào|đến|tới|từ|đầu|giữa|cuối|đó)\s)(?:tháng\s)?(?:(?P<month>\d{1,2})\s?(?:[/.-]|,?\snăm\s)|năm\s)"
    rf"(?P<year>(?:19|20)\d\d)(?!\s?[{DASHES}\d/])"
)
_BEFORE = 200  # characters before the verb in which a month or a year stands
_CLAUSE = re.compile(r"[.;]\s")


def day_of_change(source: Source, days: list[Day], start: int, verb: int, end: int) -> Day | None:
    """Return the last day, month or year of a sentence before the verb of a change, else the first day behind it.

    ``start``, ``end``: the sentence; ``verb``: where the verb begins.  A month or a year has ``day`` 0.
    """
    told = list(within(days, start, end))
    behind = told[0] if told else None  # where none stands before
    before = [day for day in told if day.end <= verb]
    if before:
        return before[-1] if not before[-1].cited or len(before) == 1 else before[0]
    start = max(start, verb - _BEFORE)
    low = source.view.low[start:verb]
    if "19" not in low and "20" not in low:
        return behind
    clause = max((found.end() for found in _CLAUSE.finditer(low)), default=0)
    found = next(_MONTH_OR_YEAR.finditer(low, clause), None)
    month = int(found["month"]) if found and found["month"] else None
    if found and (month is None or 1 <= month <= 12):
        iso = f"{found['year']}-{month:02}" if month else found["year"]
        return Day(start + found.start("year"), start + found.end(), 0, month or 0, iso, stated=True)
    return behind


def earlier(one: Day | None, other: Day | None) -> bool:
    """Hold whether a day, month or year lies before another, as far as both tell."""
    if one is None or other is None or one.iso is None or other.iso is None:
        return False
    told = min(len(one.iso), len(other.iso))
    return one.iso[:told] < other.iso[:told]
