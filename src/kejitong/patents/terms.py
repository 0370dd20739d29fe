"""专利权的期限：从申请日起算，按种类和申请日所在的法律。"""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import Final

from kejitong.kernel.citations import Citation
from kejitong.patents.models import PatentKind

RULE: Final = Citation("中华人民共和国专利法", article="第四十二条", in_force=date(2021, 6, 1))
_YEARS: Final[dict[str, int]] = {
    PatentKind.INVENTION: 20,
    PatentKind.UTILITY: 10,
    PatentKind.DESIGN: 15,
}
_OLD_DESIGN_YEARS: Final = 10
_NEW_DESIGNS_FROM: Final = date(2021, 6, 1)


def anniversary(day: date, years: int) -> date:
    """若干年后（负数为前）的同月同日；没有这一天的，取当月最后一天。"""
    year = day.year + years
    return day.replace(year=year, day=min(day.day, calendar.monthrange(year, day.month)[1]))


def term_years(kind: str, filed_on: date) -> int:
    """期限几年；2021年6月1日以前申请的外观设计仍为十年。"""
    if kind == PatentKind.DESIGN and filed_on < _NEW_DESIGNS_FROM:
        return _OLD_DESIGN_YEARS
    return _YEARS[kind]


def expires_on(kind: str, filed_on: date, *, extension_days: int = 0) -> date:
    """期限届满日；从这一天起不再有效。"""
    end = anniversary(filed_on, term_years(kind, filed_on))
    return end + timedelta(days=extension_days)
