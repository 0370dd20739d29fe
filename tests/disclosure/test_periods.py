"""The days of a notice, on the vectors of real notices."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kejitong.disclosure.periods import deadline, period
from kejitong.kernel.workdays import WorkCalendar

CALENDAR = WorkCalendar()
DAYS = st.dates(date(2004, 1, 1), date(2028, 12, 1))


@pytest.mark.parametrize(
    ("published_on", "working_days", "first_on", "last_on"),
    [
        (date(2023, 4, 26), 5, date(2023, 4, 26), date(2023, 5, 5)),
        (date(2023, 7, 31), 5, date(2023, 7, 31), date(2023, 8, 4)),
        (date(2022, 5, 23), 5, date(2022, 5, 23), date(2022, 5, 27)),
        (date(2021, 3, 31), 5, date(2021, 3, 31), date(2021, 4, 7)),
        (date(2021, 5, 17), 5, date(2021, 5, 17), date(2021, 5, 21)),
        (date(2013, 7, 1), 5, date(2013, 7, 1), date(2013, 7, 5)),
        (date(2026, 2, 9), 10, date(2026, 2, 9), date(2026, 2, 27)),
        (date(2026, 9, 24), 5, date(2026, 9, 24), date(2026, 10, 8)),
        (date(2026, 4, 28), 10, date(2026, 4, 28), date(2026, 5, 13)),
    ],
    ids=["南宁", "上海", "鄂尔多斯", "南通", "南通奖励", "苏州", "春节", "国庆", "劳动节"],
)
def test_a_notice_runs_from_its_first_working_day_to_its_last(
    published_on, working_days, first_on, last_on
):
    found = period(published_on, working_days, calendar=CALENDAR)

    assert (found.first_on, found.last_on, found.warning) == (first_on, last_on, "")


@pytest.mark.parametrize(
    ("first_on", "announced"),
    [(date(2021, 5, 17), date(2021, 5, 23)), (date(2013, 7, 1), date(2013, 7, 7))],
)
def test_a_notice_that_was_announced_to_a_sunday_held_the_same_working_days(first_on, announced):
    found = period(first_on, 5, calendar=CALENDAR)

    assert CALENDAR.count(first_on, announced) == CALENDAR.count(first_on, found.last_on) == 5


def test_a_notice_published_on_a_rest_day_begins_on_the_next_working_day():
    found = period(date(2026, 10, 3), 5, calendar=CALENDAR)

    assert (found.first_on, found.last_on) == (date(2026, 10, 8), date(2026, 10, 13))


def test_the_day_of_publication_may_be_left_out():
    found = period(date(2026, 2, 9), 10, calendar=WorkCalendar(exclude_first_day=True))

    assert (found.first_on, found.last_on) == (date(2026, 2, 10), date(2026, 2, 28))


def test_beyond_the_published_calendar_the_notice_says_so():
    found = period(date(2026, 12, 30), 5, calendar=CALENDAR)

    assert found.last_on == date(2027, 1, 5)
    assert found.warning.startswith("2027年的放假安排尚未录入")


def test_a_deadline_counts_from_the_day_after():
    found = deadline(date(2026, 11, 27), 3, date(2026, 12, 1), calendar=CALENDAR)

    assert (found.due, found.left, found.is_overdue) == (date(2026, 12, 2), 1, False)


@given(DAYS, st.integers(1, 30), st.booleans())
def test_every_notice_holds_exactly_its_working_days(published_on, working_days, exclude):
    calendar = WorkCalendar(exclude_first_day=exclude)
    found = period(published_on, working_days, calendar=calendar)

    assert CALENDAR.count(found.first_on, found.last_on) == working_days
    assert CALENDAR.is_workday(found.first_on)
    assert CALENDAR.is_workday(found.last_on)
    assert not found.is_over(found.last_on)
    assert found.is_over(found.last_on + timedelta(days=1))
    assert found.first_on >= published_on + timedelta(days=1) * exclude


@given(DAYS, st.integers(1, 30))
def test_leaving_out_the_first_day_never_shortens_a_notice(published_on, working_days):
    plain = period(published_on, working_days, calendar=CALENDAR)
    late = period(published_on, working_days, calendar=WorkCalendar(exclude_first_day=True))

    assert late.last_on >= plain.last_on
