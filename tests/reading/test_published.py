from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.published import VIETNAM, published_day


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024", "2024"),
        ("2024-03", "2024-03"),
        ("2024-13", None),
        ("2024-03-01", "2024-03-01"),
        ("2024-03-01T18:00:00Z", "2024-03-02"),
        ("2024-03-01T18:00:00.123+07:00", "2024-03-01"),
        ("2024-03-01 08:00", "2024-03-01"),
        ("2024/3/1", "2024-03-01"),
        ("01/03/2024", "2024-03-01"),
        ("Thứ sáu, 1-3-2024, 08:00 (GMT+7)", "2024-03-01"),
        ("31/02/2024", None),
        ("Fri, 01 Mar 2024 23:00:00 +0000", "2024-03-02"),
        ("0001-01-01T00:00:00+14:00", "0001-01-01"),
        ("hôm qua", None),
        ("", None),
        (None, None),
    ],
)
def test_published_day(written: str | None, day: str | None) -> None:
    assert published_day(written) == day


@given(st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2999, 1, 1), timezones=st.timezones()))  # noqa: DTZ001 - the strategy adds the zone
def test_a_moment_is_told_by_the_calendar_of_vietnam(moment: datetime) -> None:
    assert published_day(moment.isoformat()) == moment.astimezone(VIETNAM).date().isoformat()


@given(st.text())
def test_anything_else_is_a_date_or_nothing(written: str) -> None:
    found = published_day(written)
    assert found is None or len(found) < len("2024-01-01") or date.fromisoformat(found)
