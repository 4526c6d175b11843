"""When an article was published: the ways in which pages and crawlers write a day → an ISO date as precise as it is."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, datetime, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7))

_ISO_PART = re.compile(r"(\d{4})(?:-(\d{2}))?")
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)")


def published_day(written: str | None) -> str | None:
    """Return ``2024``, ``2024-03`` or ``2024-03-01``; ``None`` where no date can be read.

    A moment with a time zone is told by the calendar of Vietnam: articles date themselves by it.  ``01/03/2024`` is the
    first of March, as everywhere in Vietnam.
    """
    text = (written or "").strip()
    if not text:
        return None
    part = _ISO_PART.fullmatch(text)
    if part:
        return text if part[2] is None or 1 <= int(part[2]) <= 12 else None  # noqa: PLR2004 - the months of a year
    moment = _moment(text)
    if moment:
        return moment.date().isoformat()
    found = _YEAR_FIRST.search(text)
    if found:
        return _date(found[1], found[2], found[3])
    found = _DAY_FIRST.search(text)
    return _date(found[3], found[2], found[1]) if found else None


def _from_mail(text: str) -> datetime:
    from email.utils import parsedate_to_datetime  # noqa: PLC0415 - slow to load, and rarely needed

    return parsedate_to_datetime(text)


def _moment(text: str) -> datetime | None:
    for parse in (datetime.fromisoformat, _from_mail):
        with suppress(ValueError, OverflowError):  # OverflowError: near year 1 or 9999
            moment = parse(text)
            return moment.astimezone(VIETNAM) if moment.tzinfo else moment
    return None


def _date(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
