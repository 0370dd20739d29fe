"""A figure over time: month by month against last year, and its rank over the years.

Many cut-offs are asked for at once; what is only counted or summed is read in one query for all.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, DecimalField, IntegerField, QuerySet, Sum, Value
from django.db.models.functions import Cast

from kejitong.indicators import measuring
from kejitong.indicators.figures import Scope
from kejitong.indicators.reckoning import Reckoner, indicators
from kejitong.indicators.sources import parts, rows_of
from kejitong.indicators.vocabulary import Count as CountOf
from kejitong.indicators.vocabulary import Total
from kejitong.registers.queries import chunks

AT_ONCE = 300
"""So many selections are joined into one query: fewer than every database allows."""
YEARS = 5
_AMOUNT: DecimalField[Any, Any] = DecimalField(max_digits=24, decimal_places=4)


@dataclass(frozen=True, slots=True)
class Point:
    """一个截止日的数；还没到的日子和待补的没有数。"""

    scope: Scope
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class ByMonth:
    """今年各月末和上年各月末的数，各十二个。"""

    code: str
    this_year: tuple[Point, ...]
    last_year: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """一年的名次：第几位、几家参加；排不出的没有名次。"""

    scope: Scope
    rank: int | None
    among: int


def month_ends(scope: Scope) -> list[Scope]:
    """The last day of each month of the year; the month of the cut-off ends with the cut-off."""
    until, year = scope.until, scope.year
    ends = [date(year, month, calendar.monthrange(year, month)[1]) for month in range(1, 13)]
    return [scope.up_to(until if end.month == until.month else end) for end in ends]


def by_month(reckoner: Reckoner, codes: Sequence[str]) -> list[ByMonth]:
    """Each figure at the end of each month of this year and of last year."""
    scope = reckoner.scope
    this_year = month_ends(scope)
    before = scope.up_to(date(scope.year - 1, 12, 31))
    last_year = month_ends(before)
    reached = [one for one in this_year if one.until <= scope.until]
    prime([reckoner.elsewhen(one) for one in (*reached, *last_year)], codes)
    return [
        ByMonth(
            code,
            tuple(_point(reckoner, code, one, is_reached=one in reached) for one in this_year),
            tuple(_point(reckoner, code, one, is_reached=True) for one in last_year),
        )
        for code in codes
    ]


def _point(reckoner: Reckoner, code: str, scope: Scope, *, is_reached: bool) -> Point:
    return Point(scope, reckoner.elsewhen(scope).figure(code).value if is_reached else None)


def years_back(scope: Scope, years: int = YEARS) -> list[Scope]:
    """The same day of this year and the years before it, earliest first."""
    scopes = [scope]
    while len(scopes) < years:
        scopes.append(scopes[-1].a_year_before())
    return scopes[::-1]


def places(reckoner: Reckoner, codes: Sequence[str]) -> dict[str, list[Place]]:
    """Our rank among the peers of each figure, year by year."""
    scopes = years_back(reckoner.scope)
    prime([reckoner.elsewhen(scope) for scope in scopes], codes)
    return {code: [_place(reckoner.elsewhen(scope), code) for scope in scopes] for code in codes}


def _place(reckoner: Reckoner, code: str) -> Place:
    standings = reckoner.standings(code)
    own = next((one.rank for one in standings if one.is_own), None)
    return Place(reckoner.scope, own, len(standings))


def prime(reckoners: Sequence[Reckoner], codes: Sequence[str]) -> None:
    """Read all that is counted or summed for these figures at once, so that asking costs nothing."""
    wanted = {
        (reckoner.elsewhen(scope).scope, leaf): reckoner.elsewhen(scope)
        for reckoner in reckoners
        for code in codes
        for leaf, scope in _leaves(code, reckoner.scope)
        if reckoner.elsewhen(scope).lacks(leaf)
    }
    for part in chunks([*wanted.items()], AT_ONCE):
        _read([(leaf, reckoner) for (_, leaf), reckoner in part])


def _leaves(code: str, scope: Scope) -> Iterator[tuple[str, Scope]]:
    """The figures over one selection that a figure is made of, with their scopes."""
    measure: Any = indicators()[code].measure
    if isinstance(measure, CountOf | Total):
        yield code, scope
    for part, its_scope in parts(measure, scope):
        yield from _leaves(part, its_scope)


def _read(wanted: Sequence[tuple[str, Reckoner]]) -> None:
    selections = [
        _selection(place, indicators()[code].measure, reckoner.scope)
        for place, (code, reckoner) in enumerate(wanted)
    ]
    found = {place: (count, total) for place, count, total in _joined(selections)}
    for place, (code, reckoner) in enumerate(wanted):
        count, total = found.get(place, (0, None))
        measure: Any = indicators()[code].measure
        reckoner.learn(code, measuring.gathered(measure, count, total))


def _joined(selections: Sequence[QuerySet[Any]]) -> QuerySet[Any]:
    first, *rest = selections
    return first.union(*rest, all=True) if rest else first


def _selection(place: int, measure: Any, scope: Scope) -> QuerySet[Any]:
    rows: QuerySet[Any] = rows_of(measure, scope).order_by()
    total: Any = Sum(measure.field, output_field=_AMOUNT) if isinstance(measure, Total) else None
    marked = rows.annotate(asked_place=Value(place, IntegerField())).values("asked_place")
    counted: QuerySet[Any] = marked.annotate(
        asked_count=Count("pk"),
        asked_total=total or Sum(Cast(Value(None), _AMOUNT), output_field=_AMOUNT),
    )
    return counted.values_list("asked_place", "asked_count", "asked_total")
