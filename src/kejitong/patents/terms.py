"""专利权的期限：从申请日起算，按种类和申请日所在的法律；年数在参数表里。"""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from kejitong.catalogue.rules import parameter
from kejitong.patents.models import PatentKind

KEYS: Final = {
    PatentKind.INVENTION.value: "invention",
    PatentKind.UTILITY.value: "utility_model",
    PatentKind.DESIGN.value: "design",
}
"""种类在参数表里的叫法。"""


def anniversary(day: date, years: int) -> date:
    """若干年后（负数为前）的同月同日；没有这一天的，取当月最后一天。"""
    year = day.year + years
    return day.replace(year=year, day=min(day.day, calendar.monthrange(year, day.month)[1]))


@lru_cache(maxsize=65536)
def term_years(kind: str, filed_on: date) -> int:
    """期限几年，按申请日当时的规定。"""
    row = parameter("patent.term_years").on(filed_on).row(KEYS[kind])
    return int(row.column("years")) if row else 0


def expires_on(kind: str, filed_on: date, *, extension_days: int = 0) -> date:
    """期限届满日；从这一天起不再有效。"""
    end = anniversary(filed_on, term_years(kind, filed_on))
    return end + timedelta(days=extension_days)
