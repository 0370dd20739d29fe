"""The work calendar with the bureau's own corrections."""

from __future__ import annotations

from kejitong.calendars.models import CalendarDay
from kejitong.kernel.workdays import WorkCalendar


def work_calendar(*, exclude_first_day: bool = False) -> WorkCalendar:
    """国务院日历加上登记的单日更正；录全的年份不再提醒。"""
    live = CalendarDay.objects.filter(retired_at=None)
    days = list(live.values_list("day", "is_workday", "is_year_complete"))
    return WorkCalendar(
        overrides={day: is_workday for day, is_workday, _ in days},
        known_years=frozenset(day.year for day, _, complete in days if complete),
        exclude_first_day=exclude_first_day,
    )
