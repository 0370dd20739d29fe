"""专利年费：每年多少、何时到期、滞纳金多少、何时因欠费终止。都是纯函数，日子由调用者给。

第n年度从申请日的第n−1个周年日起；授权当年以后的年费在上一年度届满前缴，届满日即周年日。
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Final

from kejitong.catalogue.rules import parameter
from kejitong.kernel.money import to_fen
from kejitong.kernel.refusals import Refused
from kejitong.patents.terms import KEYS, anniversary, term_years


class NoSuchYear(Refused):
    """这种专利没有这一年度的年费。"""


class Reduction(StrEnum):
    """费减备案：单个申请人减85%，两个以上减70%。"""

    NONE = "none"
    SINGLE = "single"
    JOINT = "joint"


@dataclass(frozen=True, slots=True)
class Due:
    """一个年度应缴的年费：第几年度、到期日、金额、滞纳期最后一天。"""

    year: int
    due_on: date
    fee: Decimal
    grace_until: date


_SHARES: Final = {
    Reduction.SINGLE: "patent.reduction_single",
    Reduction.JOINT: "patent.reduction_joint",
}


_TODAYS_LAW: Final = date(2021, 6, 1)
"""现行专利法施行之日；年费按现行期限给出各年度。"""


def grace_months() -> int:
    """宽限期几个月。"""
    return int(_number("patent.grace_months"))


def _number(code: str) -> Fraction:
    return parameter(code).values[-1].number or Fraction(0)


def _reduced(reduction: Reduction) -> Decimal:
    share = 1 - _number(_SHARES[reduction]) if reduction in _SHARES else Fraction(1)
    return Decimal(share.numerator) / share.denominator


def full_fee(kind: str, year: int) -> Decimal:
    """第几年度的全额年费（元）。"""
    last = term_years(kind, _TODAYS_LAW)
    if not 1 <= year <= last:
        raise NoSuchYear(why=f"没有第{year}年度", remedy=f"请填写1至{last}之间的年度")
    table = parameter(f"patent.annuity_{KEYS[kind]}").values[-1]
    return Decimal(int(table.step(Fraction(year)).column("fee")))


def patent_year(filed_on: date, day: date) -> int:
    """这一天在第几年度。"""
    years = day.year - filed_on.year
    return years + (1 if anniversary(filed_on, years) <= day else 0)


def due_on(filed_on: date, year: int) -> date:
    """第几年度的年费不带滞纳金的最后一天。"""
    return anniversary(filed_on, year - 1)


def schedule(
    kind: str, filed_on: date, granted_on: date, *, reduction: Reduction = Reduction.NONE
) -> tuple[Due, ...]:
    """授权当年以后各年度的年费；费减自授权当年起十年内有效。"""
    first = patent_year(filed_on, granted_on)
    dues: list[Due] = []
    for year in range(first + 1, term_years(kind, filed_on) + 1):
        is_reduced = year < first + _number("patent.reduction_years")
        share = _reduced(reduction if is_reduced else Reduction.NONE)
        due = due_on(filed_on, year)
        fee = to_fen(full_fee(kind, year) * share)
        dues.append(Due(year, due, fee, grace_until=_months_after(due, grace_months())))
    return tuple(dues)


def surcharge(kind: str, year: int, *, due: date, paid_on: date) -> Decimal:
    """滞纳金：过期不满一个月的不收，此后每满一个月加收全额年费的百分之五。"""
    months = min(_whole_months(due, paid_on), grace_months() - 1)
    monthly = _number("patent.surcharge_monthly") * 100
    return to_fen(full_fee(kind, year) * int(monthly) * months / 100)


def lapsed_on(filed_on: date, *, paid_until_year: int, day: date) -> date | None:
    """到这一天是否已因欠费终止；滞纳期过后终止，追溯到到期日。"""
    due = due_on(filed_on, paid_until_year + 1)
    return due if day > _months_after(due, grace_months()) else None


def _months_after(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def _whole_months(since: date, day: date) -> int:
    months = (day.year - since.year) * 12 + day.month - since.month
    return max(months - (1 if day < _months_after(since, months) else 0), 0)
