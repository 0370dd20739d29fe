"""Counting working days on the State Council calendar, with the bureau's own corrections.

Years that the calendar does not know are counted Monday to Friday, and `warning` says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

import chinese_calendar

from kejitong.kernel.refusals import Refused

_DAY = timedelta(days=1)
_FRIDAY = 4
_MOST = 36_600
"""一次最多算这么多天（约一百年），再多就是日期写错了。"""


class NoSuchWorkday(Refused):
    """工作日天数不对。"""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkCalendar:
    """工作日历：单日更正优先，其次国务院办公厅放假安排，再次周一至周五。

    `known_years` 是已把放假通知完整录入单日更正的年份。
    `exclude_first_day` 按民法的算法，从次日起算。
    """

    overrides: Mapping[date, bool] = field(default_factory=dict)
    known_years: frozenset[int] = frozenset()
    exclude_first_day: bool = False

    def is_workday(self, day: date) -> bool:
        """这一天是否上班。"""
        if day in self.overrides:
            return self.overrides[day]
        published = _published(day)
        return day.weekday() <= _FRIDAY if published is None else published

    def add(self, day: date, working_days: int) -> date:
        """从这一天起数到第几个工作日；这一天休息的，从其后第一个工作日数起。"""
        if not 1 <= working_days <= _MOST:
            raise NoSuchWorkday(why=f"收到的是{working_days}", remedy=f"请填写1至{_MOST}的整数")
        try:
            last = self._first(day) - _DAY
            for _ in range(working_days):
                last = self._next(last)
        except OverflowError:
            raise NoSuchWorkday(why="数到了公元9999年以后", remedy="请核对日期和天数") from None
        return last

    def count(self, first: date, last: date) -> int:
        """首尾都算在内的工作日天数。"""
        if (last - first).days > _MOST:
            raise NoSuchWorkday(
                why=f"从{first}到{last}超过{_MOST}天", remedy="请核对起止日期，或分段计算"
            )
        return self._workdays(self._first(first), last)

    def left(self, today: date, due: date) -> int:
        """今天之后到期限还有几个工作日；期限当天为零，逾期为负。"""
        if today > due:
            return -self.left(due, today)
        return self._workdays(today + _DAY, due)

    def warning(self, first: date, last: date) -> str:
        """期间涉及还没有放假安排的年份时，给人看的提醒；没有则为空。"""
        years = [
            str(year)
            for year in range(first.year, last.year + 1)
            if year not in self.known_years and _published(date(year, 1, 1)) is None
        ]
        if not years:
            return ""
        listed = "、".join(years[:3]) + ("等" if len(years) > 3 else "")
        return (
            f"{listed}年的放假安排尚未录入，暂按周一至周五计算；"
            "请在国务院办公厅通知发布后更新工作日历并重新核对。"
        )

    def _first(self, day: date) -> date:
        return day + _DAY if self.exclude_first_day else day

    def _workdays(self, first: date, last: date) -> int:
        days = (last - first).days + 1
        return sum(self.is_workday(first + _DAY * offset) for offset in range(days))

    def _next(self, day: date) -> date:
        day += _DAY
        while not self.is_workday(day):
            day += _DAY
        return day


@lru_cache(maxsize=_MOST)
def _published(day: date) -> bool | None:
    """放假安排里的答案；安排尚未发布的年份没有答案。"""
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return None
