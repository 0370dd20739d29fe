"""The days of a notice: from the first working day that counts to the last, both included.

Whether the day of publication counts is the calendar's switch `exclude_first_day`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from kejitong.kernel.workdays import WorkCalendar
from kejitong.workflow.clock import Deadline


@dataclass(frozen=True, slots=True)
class Period:
    """公示期：首日、末日、几个工作日；放假安排还没有发布的，`warning` 说明。"""

    first_on: date
    last_on: date
    working_days: int
    warning: str = ""

    def is_over(self, day: date) -> bool:
        """末日已经过完。"""
        return day > self.last_on


def period(published_on: date, working_days: int, *, calendar: WorkCalendar) -> Period:
    """发布当天（休息的，其后第一个工作日）起数满这么多个工作日。"""
    first = calendar.add(published_on, 1)
    last = calendar.add(published_on, working_days)
    return Period(first, last, working_days, calendar.warning(published_on, last))


def deadline(since: date, working_days: int, today: date, *, calendar: WorkCalendar) -> Deadline:
    """从次日起数，应在第几个工作日以前办完；还剩几个工作日。"""
    due = calendar.add(since + timedelta(days=1), working_days)
    return Deadline(due, calendar.left(today, due))
