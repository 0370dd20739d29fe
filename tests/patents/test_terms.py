"""Terms by kind and law, and anniversaries at the ends of months."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kejitong.patents import terms

days = st.dates(date(1985, 4, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("kind", "filed_on", "extension", "expires_on"),
    [
        ("invention", date(2006, 3, 5), 0, date(2026, 3, 5)),
        ("invention", date(2006, 3, 5), 40, date(2026, 4, 14)),
        ("utility", date(2016, 2, 29), 0, date(2026, 2, 28)),
        ("design", date(2021, 5, 31), 0, date(2031, 5, 31)),
        ("design", date(2021, 6, 1), 0, date(2036, 6, 1)),
    ],
)
def test_expiry(kind: str, filed_on: date, extension: int, expires_on: date) -> None:
    assert terms.expires_on(kind, filed_on, extension_days=extension) == expires_on


@given(days, st.integers(1, 60))
def test_anniversaries_keep_month_and_day_but_for_leap_days(day: date, years: int) -> None:
    after = terms.anniversary(day, years)
    assert (after.year, after.month) == (day.year + years, day.month)
    assert after.day == day.day or (day.day, after.day) == (29, 28)
    assert terms.anniversary(day, 0) == day


@given(days, st.integers(0, 3000))
def test_an_extension_adds_days(day: date, extension: int) -> None:
    plain = terms.expires_on("invention", day)
    extended = terms.expires_on("invention", day, extension_days=extension)
    assert extended - plain == timedelta(days=extension)
