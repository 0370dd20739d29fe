"""Certificates: how long they live, what is owed, when to remind."""

from __future__ import annotations

from datetime import date

import pytest

from kejitong.kernel.citations import Citation
from kejitong.policy.terms import (
    Due,
    Term,
    YearlyDuty,
    change_report,
    duty_reminders,
    expiry_reminders,
    has_lapsed,
    is_valid,
    missed_years,
    reminders_on,
    term_of,
    time_left,
    valid_until,
)

SOURCE = Citation("示例办法")
DUTY = YearlyDuty("年报", (4, 1), (5, 31), 2, SOURCE)
TERM = Term(
    "sample",
    "sample",
    "示例证书",
    SOURCE,
    years=3,
    remind_months=(12, 9, 6),
    renewal="请重新申请",
    change_report_months=3,
    duties=(DUTY,),
)


@pytest.mark.parametrize(
    ("issued", "last"),
    [
        (date(2023, 11, 6), date(2026, 11, 5)),
        (date(2024, 2, 29), date(2027, 2, 27)),
        (date(2023, 1, 1), date(2025, 12, 31)),
    ],
)
def test_three_years_less_a_day(issued: date, last: date) -> None:
    assert valid_until(TERM, issued) == last
    assert is_valid(TERM, issued, on=last)
    assert not is_valid(TERM, issued, on=date.fromordinal(last.toordinal() + 1))
    assert not is_valid(TERM, issued, on=date.fromordinal(issued.toordinal() - 1))


def test_the_end_of_the_year_or_some_months_later() -> None:
    assert valid_until(
        Term("entry", "entry", "编号", SOURCE, ends_with_year=True), date(2026, 7, 1)
    ) == date(2026, 12, 31)
    later = Term("entry", "entry", "编号", SOURCE, ends_with_year=True, months_after_year=3)
    assert valid_until(later, date(2018, 7, 1)) == date(2019, 3, 31)


def test_reminders_before_expiry() -> None:
    reminders = expiry_reminders(TERM, date(2023, 11, 6))
    assert [each.on for each in reminders] == [
        date(2025, 11, 5),
        date(2026, 2, 5),
        date(2026, 5, 5),
    ]
    assert reminders_on(reminders, date(2025, 11, 4)) == ()
    assert reminders_on(reminders, date(2026, 3, 1)) == (reminders[1],)
    assert reminders_on(reminders, date(2026, 11, 5)) == (reminders[2],)
    assert reminders_on(reminders, date(2026, 11, 6)) == ()


@pytest.mark.parametrize(
    ("day", "left"),
    [
        (date(2025, 12, 12), "还有一年"),
        (date(2025, 12, 13), "还有11个多月"),
        (date(2026, 6, 12), "还有半年"),
        (date(2026, 6, 11), "还有6个多月"),
        (date(2026, 11, 12), "还有1个月"),
        (date(2026, 11, 13), "还有29天"),
        (date(2026, 12, 11), "还有1天"),
        (date(2026, 12, 12), "今天是最后一天"),
    ],
)
def test_the_time_left_is_said_as_people_say_it(day: date, left: str) -> None:
    assert time_left(day, date(2026, 12, 12)) == left


@pytest.mark.parametrize(
    ("day", "deadline", "left"),
    [
        (date(2026, 2, 28), date(2026, 8, 31), "还有半年"),
        (date(2026, 1, 31), date(2026, 2, 28), "还有1个月"),
        (date(2026, 1, 31), date(2026, 2, 27), "还有27天"),
        (date(2026, 8, 30), date(2026, 9, 30), "还有1个月"),
    ],
)
def test_ends_of_months_are_months_apart(day: date, deadline: date, left: str) -> None:
    assert time_left(day, deadline) == left


def test_a_reminder_says_what_how_long_and_what_to_do() -> None:
    reminder = expiry_reminders(TERM, date(2023, 11, 6))[0]
    assert reminder.told(date(2026, 11, 1)) == "示例证书2026年11月5日到期，还有4天，请重新申请"


def test_a_last_day_written_on_the_certificate_decides() -> None:
    last = date(2026, 6, 30)
    reminders = expiry_reminders(TERM, date(2023, 11, 6), last=last)
    assert {each.deadline for each in reminders} == {last}
    (duty,) = duty_reminders(TERM, date(2023, 11, 6), last=date(2024, 12, 31))
    assert duty.told(date(2024, 5, 30)) == "请在2024年5月31日以前填报2023年度的年报，还有1天"


def test_a_duty_each_spring_of_the_term() -> None:
    found = duty_reminders(TERM, date(2023, 11, 6))
    assert [(each.on, each.deadline) for each in found] == [
        (date(year, 4, 1), date(year, 5, 31)) for year in (2024, 2025, 2026)
    ]
    assert {each.kind for each in found} == {Due.YEARLY_DUTY}


def test_two_missed_years_lapse() -> None:
    missed = missed_years(DUTY, TERM, date(2023, 11, 6), done={2025}, on=date(2026, 6, 1))
    assert missed == (2024, 2026)
    assert has_lapsed(DUTY, missed)
    assert not has_lapsed(DUTY, missed[:1])
    assert missed_years(DUTY, TERM, date(2023, 11, 6), done={2025}, on=date(2026, 5, 31)) == (2024,)


def test_a_change_is_reported_within_three_months() -> None:
    reminder = change_report(TERM, date(2026, 1, 31))
    assert (reminder.on, reminder.deadline) == (date(2026, 3, 31), date(2026, 4, 30))


def test_the_term_of_a_certificate_is_that_of_its_day() -> None:
    old = Term("a", "entry", "编号", SOURCE, until=date(2019, 1, 1), ends_with_year=True)
    new = Term("b", "entry", "编号", SOURCE, since=date(2019, 1, 1), ends_with_year=True)
    assert term_of((old, new), "entry", date(2018, 12, 31)) is old
    assert term_of((old, new), "entry", date(2019, 1, 1)) is new
    assert term_of((old, new), "other", date(2019, 1, 1)) is None
    assert term_of((new,), "entry", date(2018, 1, 1)) is None
