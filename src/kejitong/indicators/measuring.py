"""Runs measures on the tables: one function a kind of measure, each giving a reading.

A reading has a value, how many records it stands on, or the reason why there is none.
Composed measures ask the reckoner for their parts, which it computes once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

from django.db.models import Max, Sum

from kejitong.indicators import picking
from kejitong.indicators import vocabulary as words
from kejitong.indicators.figures import Figure, Scope
from kejitong.indicators.neighbours import Neighbours
from kejitong.indicators.picking import Picked
from kejitong.indicators.sources import is_monthly, rows_of
from kejitong.kernel import phrasing, stats
from kejitong.registers import catalogue


@dataclass(frozen=True, slots=True)
class Reading:
    """What a measure gave: `words` instead of a number for names, `note` for a source document."""

    value: Decimal | None
    records: int
    missing: str = ""
    words: str = ""
    note: str = ""
    stated: bool = False
    month: int = 0
    growth: Decimal | None = None
    """The growth that the source document states."""


class Asker(Protocol):
    """What a composed measure may ask for."""

    scope: Scope
    neighbours: Neighbours

    def reading(self, code: str) -> Reading: ...  # pragma: no cover

    def elsewhen(self, scope: Scope) -> Asker: ...  # pragma: no cover

    def indicator(self, code: str) -> words.Indicator: ...  # pragma: no cover


def nothing(of: str) -> str:
    """Why a selection without records gives no figure, and where to go."""
    countable = catalogue.countable(of)
    return f"{countable.register.label}中没有“{countable.label}”的记录，请先登记或导入"


def count(measure: words.Count, asker: Asker) -> Reading:
    """Number of records; none is 待补, because nobody has said that there were none."""
    return gathered(measure, rows_of(measure, asker.scope).count())


def total(measure: words.Total, asker: Asker) -> Reading:
    """Sum of one field, in the unit of the indicator."""
    rows = rows_of(measure, asker.scope)
    month = rows.aggregate(month=Max("month"))["month"] if is_monthly(measure) else 0
    amount = rows.aggregate(total=Sum(measure.field))["total"]
    return gathered(measure, rows.count(), amount, month or 0)


def gathered(
    measure: words.Count | words.Total, number: int, amount: Any = None, month: int = 0
) -> Reading:
    """The reading of records that were counted, and summed if the measure is a total; of what is
    reported by month, the last month.
    """
    if not number:
        return Reading(None, 0, nothing(measure.of))
    if isinstance(measure, words.Count):
        return Reading(Decimal(number), number)
    if amount is None:
        return Reading(None, number, f"{number}条记录都没有填“{_heading(measure)}”，请补填")
    return Reading(Decimal(amount) / measure.per, number, month=month)


def latest(measure: words.Latest, asker: Asker) -> Reading:
    """One field of the last record by the given order."""
    return picked(measure, picking.pick(measure, asker.scope))


def picked(measure: Any, found: Picked | None, number: int = 1) -> Reading:
    """The reading of the one record that was picked, out of so many."""
    if found is None:
        return Reading(None, 0, nothing(measure.of))
    if isinstance(measure, words.Name):
        return Reading(Decimal(number), number, words=found.text)
    if not isinstance(measure, words.Latest):
        day = date.fromisoformat(found.text)
        is_month = isinstance(measure, words.MonthOf)
        return Reading(Decimal(day.month if is_month else day.year), 1)
    if found.value is None:
        label = catalogue.countable(measure.of).register.label
        said = f"{label}最近一条（{found.document}）没有填“{_heading(measure)}”，请补填"
        return Reading(None, 1, said)
    return Reading(
        found.value / measure.per, 1, note=found.document, stated=measure.stated,
        month=found.month if is_monthly(measure) else 0, growth=found.growth,
    )  # fmt: skip


def ratio(measure: words.Ratio, asker: Asker) -> Reading:
    """Numerator over denominator; figures of different months are not divided by each other."""
    above, below = asker.reading(measure.numerator), asker.reading(measure.denominator)
    records = above.records + below.records
    if above.value is None or below.value is None:
        return Reading(None, records, above.missing or below.missing)
    if above.month and below.month and above.month != below.month:
        reason = f"分子到{above.month}月，分母到{below.month}月，请补齐同一月份的数据"
        return Reading(None, records, reason)
    value = stats.ratio(above.value, below.value)
    if value is None:
        return Reading(None, records, "分母为零，无法计算")
    month = above.month or below.month
    return Reading(value * measure.times, records, note=above.note or below.note, month=month)


def growth(measure: words.Growth, asker: Asker) -> Reading:
    """Officially stated growth if the document has it, else against the same period last year."""
    now = asker.reading(measure.of)
    if now.value is None or now.growth is None:
        return reckoned_growth(measure.of, asker)
    return Reading(now.growth, 1, note=now.note, stated=True, month=now.month)


def reckoned_growth(code: str, asker: Asker) -> Reading:
    """What the two figures alone give, whatever growth was stated."""
    now = asker.reading(code)
    if now.value is None:
        return Reading(None, now.records, now.missing)
    past = a_year_before(code, asker)
    if past.value is None:
        return Reading(None, now.records, f"没有上年同期数：{past.missing}")
    change = stats.growth(now.value, past.value)
    if change is None:
        return Reading(None, now.records, "没有上年同期数：上年同期为零")
    return Reading(change * 100, now.records + past.records, month=now.month)


def a_year_before(code: str, asker: Asker) -> Reading:
    """The same period last year; of what is published by month, up to the very same month."""
    month = asker.reading(code).month
    past = asker.elsewhen(asker.scope.a_year_before(month)).reading(code)
    if past.value is not None and past.month != month:
        return Reading(None, past.records, f"上年没有{month or past.month}月的同期数据，请补登")
    return past


def one(measure: words.MonthOf | words.YearOf, asker: Asker) -> Reading:
    """Month of the earliest date, or year of the last one."""
    return picked(measure, picking.pick(measure, asker.scope))


def report_year(_measure: words.ReportYear, asker: Asker) -> Reading:
    """The year that is reported on; it stands on no record."""
    return Reading(Decimal(asker.scope.year), 0)


def cutoff_day(_measure: words.CutoffDay, asker: Asker) -> Reading:
    """The cut-off itself, in words; it stands on no record."""
    day = asker.scope.until
    return Reading(Decimal(day.day), 0, words=phrasing.day_or_month_end(day))


def cutoff_month(measure: words.CutoffMonth, asker: Asker) -> Reading:
    """Month of the cut-off, if the year has any record of this kind."""
    rows = rows_of(words.Count(measure.of, measure.where), asker.scope)
    return cut_off_in(measure, rows.count(), asker.scope)


def cut_off_in(measure: words.CutoffMonth, number: int, scope: Scope) -> Reading:
    """The reading of a year in which so many records were counted."""
    if not number:
        return Reading(None, 0, nothing(measure.of))
    return Reading(Decimal(scope.until.month), number)


def name(measure: words.Name, asker: Asker) -> Reading:
    """The last record's own name."""
    found = picking.pick(measure, asker.scope)
    return picked(measure, found, rows_of(measure, asker.scope).count() if found else 0)


def _heading(measure: Any) -> str:
    register = catalogue.countable(measure.of).register
    return register.heading(measure.field) if measure.field in register.by_name else measure.field


Reader = Callable[[Any, Asker], Reading]

READERS: dict[type, Reader] = {
    words.Count: count,
    words.Total: total,
    words.Latest: latest,
    words.Ratio: ratio,
    words.Growth: growth,
    words.MonthOf: one,
    words.YearOf: one,
    words.ReportYear: report_year,
    words.CutoffDay: cutoff_day,
    words.CutoffMonth: cutoff_month,
    words.Name: name,
}

__all__ = ["READERS", "Asker", "Figure", "Reader", "Reading", "nothing"]
