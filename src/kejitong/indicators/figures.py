"""What a figure is once it has been asked for: value or 待补, wording, and how many records."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from kejitong.indicators.vocabulary import Indicator, Name
from kejitong.indicators.wording import exactly
from kejitong.kernel import phrasing
from kejitong.kernel.refusals import Refused
from kejitong.kernel.spans import Span


class Status(StrEnum):
    """这个数字是怎么来的。"""

    COMPUTED = "computed"
    STATED = "stated"
    MISSING = "missing"


MISSING_TEXT = "待补"


FIRST_YEAR = 1985
"""国家统一的专利与科技计划记录自此年起。"""


class WrongYear(Refused):
    """没有这一年的数。"""


class WrongCutoff(Refused):
    """截止日不在报告年份之内。"""


@dataclass(frozen=True, slots=True)
class Scope:
    """问的是哪里、哪一年、截至哪一天。"""

    region: str
    region_name: str
    until: date

    @property
    def year(self) -> int:
        """报告年份。"""
        return self.until.year

    @property
    def period(self) -> Span:
        """年初至截止日。"""
        return Span.closed(date(self.year, 1, 1), self.until)

    @property
    def ever(self) -> Span:
        """有记录以来至截止日。"""
        return Span.closed(date(1949, 10, 1), self.until)

    def through(self, month: int) -> Scope:
        """当年到这个月末为止；没有写明月份，或截止日就在这个月里的，不变。"""
        if month in (0, self.until.month):
            return self
        return self.up_to(
            self.until.replace(month=month, day=calendar.monthrange(self.year, month)[1])
        )

    def a_year_before(self, month: int = 0) -> Scope:
        """上年同期；按月公布的数到哪个月，就比上年的哪个月。"""
        last = self.through(month).period.shift_years(-1).last
        return self.up_to(last or self.until)

    def up_to(self, until: date) -> Scope:
        """同一地区，另一个截止日。"""
        return Scope(self.region, self.region_name, until)


def cutoff(year: int, *, until: date | None, today: date) -> date:
    """The cut-off of a year's figures: as asked, else today within the year, else its last day."""
    if not FIRST_YEAR <= year <= today.year:
        raise WrongYear(why=f"收到的是{year}年", remedy=f"可用{FIRST_YEAR}年至{today.year}年")
    if until is None:
        return min(date(year, 12, 31), today) if today.year == year else date(year, 12, 31)
    if until.year != year:
        raise WrongCutoff(
            why=f"年份是{year}年，截止日是{until.isoformat()}", remedy="请改年份或截止日"
        )
    return until


@dataclass(frozen=True, slots=True)
class Figure:
    """一个算出来的数字。`text` 带单位，可直接进句子；`missing` 说明为什么待补、去哪里补。"""

    indicator: Indicator
    scope: Scope
    value: Decimal | None
    text: str
    status: Status
    records: int
    missing: str = ""
    note: str = ""
    month: int = 0
    """按月公布、逐月累计的数到哪个月为止；别的数为零，到截止日为止。"""

    @property
    def is_missing(self) -> bool:
        """是否待补。"""
        return self.status is Status.MISSING

    @property
    def exact(self) -> str:
        """确切的数，连同单位；句子里的写法（170多项）只用在总结里。"""
        if self.value is None or isinstance(self.indicator.measure, Name):
            return self.text
        return exactly(self.indicator, self.value) or self.text

    @property
    def is_reworded(self) -> bool:
        """总结里的写法没有说出确切的数。"""
        return self.text.replace(",", "") != self.exact.replace(",", "")

    @property
    def months(self) -> str:
        """按月公布的数说的是哪几个月：1—10月；别的数没有。"""
        return phrasing.month_span(1, self.month) if self.month else ""
