"""A span of days, half-open: the first day belongs to it, the day `until` no longer does."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from kejitong.kernel.phrasing import chinese_date, month_span
from kejitong.kernel.refusals import Refused

_DAY = timedelta(days=1)


class EmptySpan(Refused):
    """期间的终点早于起点。"""


class OpenSpan(Refused):
    """期间没有写明终点，不能计算。"""


@dataclass(frozen=True, slots=True)
class Span:
    """期间：含起日，不含止日；没有止日即长期有效。"""

    since: date
    until: date | None = None

    def __post_init__(self) -> None:
        if self.until is not None and self.until <= self.since:
            raise EmptySpan(
                why=f"起于{chinese_date(self.since)}，而最后一天在此之前",
                remedy="请检查起止日期是否填反",
            )

    @classmethod
    def year(cls, year: int) -> Span:
        """一个自然年。"""
        return cls(date(year, 1, 1), date(year + 1, 1, 1))

    @classmethod
    def month(cls, year: int, month: int) -> Span:
        """一个自然月。"""
        return cls(date(year, month, 1), _next_month(date(year, month, 1)))

    @classmethod
    def closed(cls, first: date, last: date) -> Span:
        """首尾两天都算在内。"""
        return cls(first, last + _DAY)

    @property
    def last(self) -> date | None:
        """最后一天；长期有效时没有。"""
        return None if self.until is None else self.until - _DAY

    @property
    def days(self) -> int:
        """自然日天数。"""
        return (self._end() - self.since).days

    @property
    def months(self) -> tuple[date, ...]:
        """涉及的各个自然月，以当月1日表示。"""
        until, month, months = self._end(), self.since.replace(day=1), []
        while month < until:
            months.append(month)
            month = _next_month(month)
        return tuple(months)

    @property
    def whole_months(self) -> bool:
        """是否由完整的自然月组成。"""
        return self.since.day == 1 and self.until is not None and self.until.day == 1

    def contains(self, day: date) -> bool:
        """这一天是否在期间内。"""
        return self.since <= day and (self.until is None or day < self.until)

    def overlaps(self, other: Span) -> bool:
        """两个期间是否有共同的一天。"""
        return self.intersection(other) is not None

    def intersection(self, other: Span) -> Span | None:
        """两个期间共同的部分。"""
        since = max(self.since, other.since)
        until = min((end for end in (self.until, other.until) if end is not None), default=None)
        return Span(since, until) if until is None or since < until else None

    def shift_years(self, years: int) -> Span:
        """移动若干年，-1 即上年同期；月末对月末，2月29日在平年为28日。"""
        if self.until is None or self.until.day == 1:
            until = self.until and _shift(self.until, years)
        else:
            until = _shift(self.until - _DAY, years) + _DAY
        return Span(_shift(self.since, years), until)

    def __str__(self) -> str:
        last = self.last
        if last is None:
            return f"{chinese_date(self.since)}起"
        if self.since == last:
            return chinese_date(last)
        if not self.whole_months:
            year = f"{last.year}年" if last.year != self.since.year else ""
            return f"{chinese_date(self.since)}至{year}{last.month}月{last.day}日"
        return _months(self.since, last)

    def _end(self) -> date:
        if self.until is None:
            raise OpenSpan(why=str(self), remedy="请先补填截止日期")
        return self.until


def _months(first: date, last: date) -> str:
    if first.month == 1 and last.month == 12:
        years = f"{first.year}年"
        return years if first.year == last.year else f"{first.year}—{last.year}年"
    if first.year != last.year:
        return f"{first.year}年{first.month}月至{last.year}年{last.month}月"
    return f"{first.year}年{month_span(first.month, last.month)}"


def _next_month(month: date) -> date:
    return (month.replace(day=1) + timedelta(days=32)).replace(day=1)


def _shift(day: date, years: int) -> date:
    year = day.year + years
    return day.replace(year=year, day=min(day.day, calendar.monthrange(year, day.month)[1]))
