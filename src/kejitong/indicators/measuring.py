"""Runs measures on the tables: one function a kind of measure, each giving a reading.

A reading has a value, how many records it stands on, or the reason why there is none.
Composed measures ask the reckoner for their parts, which it computes once.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

from django.db.models import Sum

from kejitong.indicators import vocabulary as words
from kejitong.indicators.figures import Figure, Scope
from kejitong.indicators.sources import rows_of
from kejitong.kernel import stats
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


class Asker(Protocol):
    """What a composed measure may ask for."""

    scope: Scope

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
    return gathered(measure, rows.count(), rows.aggregate(total=Sum(measure.field))["total"])


def gathered(measure: words.Count | words.Total, number: int, amount: Any = None) -> Reading:
    """The reading of records that were counted, and summed if the measure is a total."""
    if not number:
        return Reading(None, 0, nothing(measure.of))
    if isinstance(measure, words.Count):
        return Reading(Decimal(number), number)
    if amount is None:
        return Reading(None, number, f"{number}条记录都没有填“{_heading(measure)}”，请补填")
    return Reading(Decimal(amount) / measure.per, number)


def latest(measure: words.Latest, asker: Asker) -> Reading:
    """One field of the last record by the given order."""
    row = rows_of(measure, asker.scope).order_by(*measure.order, "pk").last()
    if row is None:
        return Reading(None, 0, nothing(measure.of))
    held = getattr(row, measure.field)
    if held is None:
        return Reading(None, 1, f"“{row}”没有填“{_heading(measure)}”，请补填")
    month = int(getattr(row, "month", 0) or 0)
    value = Decimal(held) / measure.per
    return Reading(value, 1, note=_document(row), stated=measure.stated, month=month)


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
    return Reading(value * measure.times, records, note=above.note or below.note)


def growth(measure: words.Growth, asker: Asker) -> Reading:
    """Officially stated growth if the document has it, else against the same period last year."""
    now = asker.reading(measure.of)
    if now.value is None:
        return Reading(None, now.records, now.missing)
    if stated := _stated_growth(asker.indicator(measure.of).measure, asker.scope):
        return stated
    before = asker.elsewhen(_same_month(asker.scope, now.month).a_year_before())
    past = before.reading(measure.of)
    if past.value is not None and now.month != past.month:
        return Reading(None, now.records, f"上年没有{now.month}月的同期数据，请补登")
    change = stats.growth(now.value, past.value)
    if change is None:
        return Reading(None, now.records, f"没有上年同期数：{past.missing or '上年同期为零'}")
    return Reading(change * 100, now.records + past.records)


def _stated_growth(source: words.Measure, scope: Scope) -> Reading | None:
    if not isinstance(source, words.Latest) or not source.growth:
        return None
    row = rows_of(source, scope).order_by(*source.order, "pk").last()
    stated = getattr(row, source.growth, None)
    return None if stated is None else Reading(stated, 1, note=_document(row), stated=True)


def _same_month(scope: Scope, month: int) -> Scope:
    if not month:
        return scope
    last = calendar.monthrange(scope.year, month)[1]
    return scope.up_to(date(scope.year, month, last))


def month_of(measure: words.MonthOf, asker: Asker) -> Reading:
    """Month of the earliest date."""
    return _dated(measure, asker, lambda day: day.month, earliest=True)


def year_of(measure: words.YearOf, asker: Asker) -> Reading:
    """Year of the last date."""
    return _dated(measure, asker, lambda day: day.year, earliest=False)


def _dated(measure: Any, asker: Asker, part: Callable[[date], int], *, earliest: bool) -> Reading:
    rows = rows_of(measure, asker.scope).exclude(**{measure.field: None}).order_by(measure.field)
    row = rows.first() if earliest else rows.last()
    if row is None:
        return Reading(None, 0, nothing(measure.of))
    return Reading(Decimal(part(getattr(row, measure.field))), 1)


def report_year(_measure: words.ReportYear, asker: Asker) -> Reading:
    """The year that is reported on; it stands on no record."""
    return Reading(Decimal(asker.scope.year), 0)


def cutoff_month(measure: words.CutoffMonth, asker: Asker) -> Reading:
    """Month of the cut-off, if the year has any record of this kind."""
    rows = rows_of(words.Count(measure.of, measure.where), asker.scope)
    number = rows.count()
    if not number:
        return Reading(None, 0, nothing(measure.of))
    return Reading(Decimal(asker.scope.until.month), number)


def name(measure: words.Name, asker: Asker) -> Reading:
    """The last record's own name."""
    rows = rows_of(measure, asker.scope)
    row = rows.last()
    if row is None:
        return Reading(None, 0, nothing(measure.of))
    number = rows.count()
    return Reading(Decimal(number), number, words=str(getattr(row, measure.field)))


def _document(row: Any) -> str:
    return str(getattr(row, "document", "") or row.source)


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
    words.MonthOf: month_of,
    words.YearOf: year_of,
    words.ReportYear: report_year,
    words.CutoffMonth: cutoff_month,
    words.Name: name,
}

__all__ = ["READERS", "Asker", "Figure", "Reader", "Reading", "nothing"]
