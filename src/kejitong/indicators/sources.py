"""The records behind a figure: every selection that it reads, of composed ones through its parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from kejitong.indicators import vocabulary as words
from kejitong.indicators.figures import Scope
from kejitong.registers import catalogue
from kejitong.registers.register import Register


@dataclass(frozen=True, slots=True)
class Source:
    """One selection of records that a figure stands on."""

    register: Register
    label: str
    rows: QuerySet[Any]


OFFICIAL = "region__code"
"""An official figure is issued for one region; those of the regions below do not stand for it."""


def rows_of(measure: Any, scope: Scope) -> QuerySet[Any]:
    """The records that a measure over one countable reads, in a stable order."""
    countable = catalogue.countable(measure.of)
    window = getattr(measure, "window", words.Window.EVER)
    span = scope.period if window is words.Window.YEAR else scope.ever
    region = scope.region if countable.register.region else ""
    rows = countable.rows(region, span, **dict(measure.where))
    if isinstance(measure, words.Latest) and countable.register.region == OFFICIAL:
        rows = rows.filter(**{OFFICIAL: scope.region})
    return rows


def is_monthly(measure: Any) -> bool:
    """Whether the year's records tell of one month each: what is published or reported by month."""
    if not hasattr(measure, "where") or measure.__class__ in _UNDATED:
        return False
    is_yearly = getattr(measure, "window", words.Window.EVER) is words.Window.YEAR
    register = catalogue.countable(measure.of).register
    return is_yearly and "month" in register.by_name


_UNDATED = (words.MonthOf, words.YearOf, words.CutoffMonth, words.Name)


def own_source(measure: Any, scope: Scope) -> Source:
    """The one selection of a measure over a countable."""
    countable = catalogue.countable(measure.of)
    if isinstance(measure, words.CutoffMonth):
        measure = words.Count(measure.of, measure.where)
    return Source(countable.register, countable.label, rows_of(measure, scope))


def parts(measure: Any, scope: Scope, month: int = 0) -> Iterator[tuple[str, Scope]]:
    """The indicators, with their scopes, that a composed measure is made of; growth of what is
    published by month, up to that month.
    """
    if isinstance(measure, words.Ratio):
        yield measure.numerator, scope
        yield measure.denominator, scope
    elif isinstance(measure, words.Growth):
        yield measure.of, scope
        yield measure.of, scope.a_year_before(month)
    elif isinstance(measure, words.Rank | words.Completion):
        yield measure.of, scope
