"""Working days on the State Council calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kejitong.kernel.workdays import NoSuchWorkday, WorkCalendar

CALENDAR = WorkCalendar()
DAYS = st.dates(date(2004, 1, 1), date(2028, 12, 31))


@pytest.mark.parametrize(
    ("first", "working_days", "last"),
    [
        (date(2023, 4, 26), 5, date(2023, 5, 5)),
        (date(2023, 7, 31), 5, date(2023, 8, 4)),
        (date(2022, 5, 23), 5, date(2022, 5, 27)),
        (date(2021, 3, 31), 5, date(2021, 4, 7)),
        (date(2021, 5, 17), 5, date(2021, 5, 21)),
        (date(2013, 7, 1), 5, date(2013, 7, 5)),
        (date(2026, 2, 9), 10, date(2026, 2, 27)),
        (date(2026, 9, 24), 5, date(2026, 10, 8)),
        (date(2026, 4, 28), 10, date(2026, 5, 13)),
        (date(2026, 2, 14), 1, date(2026, 2, 14)),
        (date(2026, 2, 15), 1, date(2026, 2, 24)),
    ],
)
def test_the_last_day_of_a_notice(first, working_days, last):
    assert CALENDAR.add(first, working_days) == last


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2023, 4, 26), date(2023, 5, 5)),
        (date(2023, 7, 31), date(2023, 8, 4)),
        (date(2022, 5, 23), date(2022, 5, 27)),
        (date(2021, 3, 31), date(2021, 4, 7)),
        (date(2021, 5, 17), date(2021, 5, 23)),
        (date(2013, 7, 1), date(2013, 7, 7)),
    ],
)
def test_real_notices_lasted_five_working_days(first, last):
    assert CALENDAR.count(first, last) == 5


def test_the_first_day_may_be_left_out():
    calendar = WorkCalendar(exclude_first_day=True)

    assert calendar.add(date(2026, 2, 9), 10) == date(2026, 2, 28)
    assert calendar.count(date(2026, 2, 9), date(2026, 2, 28)) == 10


def test_corrections_of_single_days_come_first():
    calendar = WorkCalendar(overrides={date(2026, 2, 10): False, date(2026, 2, 15): True})

    assert calendar.count(date(2026, 2, 9), date(2026, 2, 10)) == 1
    assert calendar.is_workday(date(2026, 2, 15))


def test_years_without_a_published_calendar_are_counted_monday_to_friday_with_a_warning():
    assert CALENDAR.add(date(2027, 1, 1), 2) == date(2027, 1, 4)
    assert CALENDAR.warning(date(2026, 12, 1), date(2026, 12, 31)) == ""
    assert CALENDAR.warning(date(2026, 12, 1), date(2028, 1, 1)).startswith(
        "2027、2028年的放假安排尚未录入，暂按周一至周五计算"
    )
    known = WorkCalendar(overrides={date(2027, 1, 1): False}, known_years=frozenset({2027}))
    assert known.warning(date(2026, 12, 1), date(2027, 12, 31)) == ""
    assert known.add(date(2027, 1, 1), 1) == date(2027, 1, 4)


def test_days_left_are_zero_on_the_day_and_negative_after_it():
    due = date(2026, 2, 27)

    assert CALENDAR.left(date(2026, 2, 13), due) == 5
    assert CALENDAR.left(due, due) == 0
    assert CALENDAR.left(date(2026, 3, 2), due) == -2


@pytest.mark.parametrize(("day", "working_days"), [(date(2026, 1, 1), 0), (date(9999, 12, 31), 2)])
def test_impossible_counts_are_refused(day, working_days):
    with pytest.raises(NoSuchWorkday):
        CALENDAR.add(day, working_days)


def test_nothing_lies_between_days_in_the_wrong_order():
    assert CALENDAR.count(date(2026, 2, 10), date(2026, 2, 9)) == 0


@given(DAYS, st.integers(1, 60), st.booleans())
def test_adding_and_counting_agree(day, working_days, exclude_first_day):
    calendar = WorkCalendar(exclude_first_day=exclude_first_day)
    last = calendar.add(day, working_days)

    assert calendar.is_workday(last)
    assert calendar.count(day, last) == working_days
    assert calendar.count(day, last - timedelta(days=1)) == working_days - 1


@given(DAYS, st.integers(-90, 90))
def test_days_left_turn_their_sign_with_the_order(today, distance):
    due = today + timedelta(days=distance)

    assert CALENDAR.left(today, due) == -CALENDAR.left(due, today)
