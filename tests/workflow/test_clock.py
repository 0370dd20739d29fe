"""Working-day clocks: limits run from the next day and stand still while the applicant holds it."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kejitong.kernel.workdays import WorkCalendar
from kejitong.packs.national.lifecycles.all import REVIEWED_GRANT
from kejitong.workflow.clock import Stay, deadline, spent

CALENDAR = WorkCalendar()
SUBMITTED = REVIEWED_GRANT.state("submitted")
DRAFT = REVIEWED_GRANT.state("draft")


def test_five_working_days_over_the_national_day() -> None:
    found = deadline(SUBMITTED, date(2026, 9, 25), date(2026, 9, 28), CALENDAR)
    assert found is not None
    assert found.due == CALENDAR.add(date(2026, 9, 26), 5)
    assert found.left == CALENDAR.left(date(2026, 9, 28), found.due)
    assert not found.is_overdue


def test_overdue_is_negative() -> None:
    found = deadline(SUBMITTED, date(2026, 11, 2), date(2026, 11, 16), CALENDAR)
    assert found is not None
    assert (found.due, found.left) == (date(2026, 11, 9), -5)
    assert found.is_overdue


def test_no_limit_no_deadline() -> None:
    assert deadline(DRAFT, date(2026, 11, 2), date(2026, 11, 3), CALENDAR) is None


def test_the_days_of_correcting_do_not_count() -> None:
    stays = [
        Stay("draft", date(2026, 11, 2), date(2026, 11, 3)),
        Stay("submitted", date(2026, 11, 3), date(2026, 11, 5)),
        Stay("correcting", date(2026, 11, 5), date(2026, 11, 16)),
        Stay("submitted", date(2026, 11, 16)),
    ]
    assert spent(REVIEWED_GRANT, stays, date(2026, 11, 18), CALENDAR) == 4


def test_an_end_takes_no_time() -> None:
    stays = [Stay("awarded", date(2026, 1, 5))]
    assert spent(REVIEWED_GRANT, stays, date(2026, 11, 18), CALENDAR) == 0


@given(st.dates(date(2025, 1, 1), date(2026, 6, 1)), st.integers(0, 60))
def test_on_the_due_day_nothing_is_left(since: date, late: int) -> None:
    found = deadline(SUBMITTED, since, since, CALENDAR)
    assert found is not None
    on_time = deadline(SUBMITTED, since, found.due, CALENDAR)
    after = deadline(SUBMITTED, since, found.due + timedelta(days=late), CALENDAR)
    assert on_time is not None
    assert after is not None
    assert on_time.left == 0
    assert after.left <= 0
    assert after.due == found.due
