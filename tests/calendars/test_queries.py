"""Registered days override the official calendar, and a year entered in full no longer warns."""

from __future__ import annotations

from datetime import date

import pytest

from kejitong.calendars.queries import work_calendar
from tests import makers

pytestmark = pytest.mark.django_db


def test_a_registered_day_overrides_the_official_calendar() -> None:
    assert work_calendar().add(date(2026, 2, 9), 10) == date(2026, 2, 27)
    day = makers.a_record(
        "calendar_days", day=date(2026, 2, 10), is_workday=False, document="停工通知"
    )
    assert work_calendar().add(date(2026, 2, 9), 10) == date(2026, 2, 28)
    makers.retired("calendar_days", day)
    assert work_calendar().add(date(2026, 2, 9), 10) == date(2026, 2, 27)


def test_a_year_past_the_official_calendar_warns_until_it_is_entered() -> None:
    span = date(2027, 1, 1), date(2027, 1, 31)
    assert "2027年的放假安排尚未录入" in work_calendar().warning(*span)
    makers.a_record("calendar_days", day=date(2027, 1, 1), is_workday=False, is_year_complete=True,
                    document="放假通知")  # fmt: skip
    assert work_calendar().warning(*span) == ""


def test_the_civil_count_leaves_out_the_first_day() -> None:
    assert work_calendar(exclude_first_day=True).exclude_first_day
