"""专利权的期限、有效、年费、减缴和滞纳金；数字都在 parameters/patents.yaml。"""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from kejitong.policy.parameters import ParameterHistory

Parameters = Mapping[str, ParameterHistory]


@dataclass(frozen=True, slots=True)
class Patent:
    """算期限和年费所需的事项；种类为 invention、utility_model、design。"""

    kind: str
    filed_on: date
    granted_on: date | None = None
    terminated_on: date | None = None
    invalidated_on: date | None = None
    extension_days: int = 0


def expires_on(patent: Patent, parameters: Parameters) -> date:
    """期限届满日：这一天起不再有效。"""
    row = parameters["patent.term_years"].on(patent.filed_on).row(patent.kind)
    if row is None:
        raise ValueError(patent.kind)
    term = _years_later(patent.filed_on, int(row.column("years")))
    return term + timedelta(days=patent.extension_days)


def is_valid(patent: Patent, parameters: Parameters, *, on: date) -> bool:
    """这一天专利权是否有效。"""
    if patent.granted_on is None or patent.granted_on > on:
        return False
    ended = (patent.terminated_on, patent.invalidated_on, expires_on(patent, parameters))
    return all(end is None or on < end for end in ended)


def patent_year(patent: Patent, *, on: date) -> int:
    """第几个专利年度；自申请日起每满一年为一年度。"""
    years = on.year - patent.filed_on.year
    return years + (1 if _years_later(patent.filed_on, years) <= on else 0)


def annuity(
    patent: Patent, parameters: Parameters, *, year: int, applicants: int, is_reduced: bool
) -> Decimal:
    """一个专利年度应缴的年费；减缴限于授权当年起的若干年。"""
    due = due_on(patent, year=year)
    full = _full(patent, parameters, year)
    if not is_reduced or not _within_reduction(patent, parameters, year):
        return _yuan(full)
    code = "patent.reduction_single" if applicants == 1 else "patent.reduction_joint"
    share = parameters[code].on(due).number or Fraction(0)
    return _yuan(full * (1 - share))


def due_on(patent: Patent, *, year: int) -> date:
    """一个专利年度的年费最迟哪天缴：该年度开始之前。"""
    return _years_later(patent.filed_on, year - 1)


def surcharge(
    patent: Patent, parameters: Parameters, *, year: int, paid_on: date
) -> Decimal | None:
    """滞纳金：迟一个月以内不收，此后每月按全额年费的比例；过了宽限期为空，专利权终止。"""
    due = due_on(patent, year=year)
    grace = int(parameters["patent.grace_months"].on(due).number or 0)
    late = next((n for n in range(grace + 1) if paid_on <= _months_later(due, n)), None)
    if late is None:
        return None
    monthly = parameters["patent.surcharge_monthly"].on(due).number or Fraction(0)
    return _yuan(_full(patent, parameters, year) * monthly * max(0, late - 1))


def _full(patent: Patent, parameters: Parameters, year: int) -> Fraction:
    table = parameters[f"patent.annuity_{patent.kind}"].on(due_on(patent, year=year))
    return table.step(Fraction(year)).column("fee")


def _within_reduction(patent: Patent, parameters: Parameters, year: int) -> bool:
    if patent.granted_on is None:
        return False
    years = parameters["patent.reduction_years"].on(patent.granted_on).number or Fraction(0)
    first = patent_year(patent, on=patent.granted_on)
    return first <= year < first + years


def _yuan(amount: Fraction) -> Decimal:
    cents = amount * 100
    return Decimal(round(cents)).scaleb(-2)


def _years_later(day: date, years: int) -> date:
    return _months_later(day, 12 * years)


def _months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
