"""A figure over time: month by month against last year, and its rank over the years."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kejitong.indicators.figures import Scope
from kejitong.indicators.priming import look_around, prime
from kejitong.indicators.reckoning import Reckoner

YEARS = 5


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
    this_year, last_year = month_ends(scope), _last_year(scope)
    reached = _reached(scope)
    prime([reckoner.elsewhen(one) for one in (*reached, *last_year)], codes)
    return [
        ByMonth(
            code,
            tuple(_point(reckoner, code, one, is_reached=one in reached) for one in this_year),
            tuple(_point(reckoner, code, one, is_reached=True) for one in last_year),
        )
        for code in codes
    ]


def months_of(scope: Scope) -> list[Scope]:
    """The cut-offs at which figures by month are read."""
    return [*_reached(scope), *_last_year(scope)]


def _reached(scope: Scope) -> list[Scope]:
    return [one for one in month_ends(scope) if one.until <= scope.until]


def _last_year(scope: Scope) -> list[Scope]:
    return month_ends(scope.up_to(date(scope.year - 1, 12, 31)))


def _point(reckoner: Reckoner, code: str, scope: Scope, *, is_reached: bool) -> Point:
    """What comes by month has a value in its own month only, and is not carried on."""
    if not is_reached:
        return Point(scope, None)
    figure = reckoner.elsewhen(scope).figure(code)
    return Point(scope, figure.value if figure.month in (0, scope.until.month) else None)


def years_back(scope: Scope, years: int = YEARS) -> list[Scope]:
    """The same day of this year and the years before it, earliest first."""
    scopes = [scope]
    while len(scopes) < years:
        scopes.append(scopes[-1].a_year_before())
    return scopes[::-1]


def by_year(reckoner: Reckoner, code: str, years: int = YEARS) -> list[Point]:
    """The figure on the same day of some years; of what comes by month, up to the same month."""
    month = reckoner.figure(code).month
    scopes = years_back(reckoner.scope.through(month), years)[:-1]
    prime([reckoner.elsewhen(scope) for scope in scopes], [code])
    figures = [reckoner.elsewhen(scope).figure(code) for scope in scopes]
    before = [
        Point(figure.scope, figure.value if figure.month == month else None) for figure in figures
    ]
    return [*before, Point(reckoner.scope, reckoner.figure(code).value)]


def places(reckoner: Reckoner, codes: Sequence[str]) -> dict[str, list[Place]]:
    """Our rank among the peers of each figure, year by year."""
    scopes = years_back(reckoner.scope)
    reckoners = [reckoner.elsewhen(scope) for scope in scopes]
    prime(reckoners, codes)
    look_around(reckoners, codes)
    return {code: [_place(reckoner.elsewhen(scope), code) for scope in scopes] for code in codes}


def _place(reckoner: Reckoner, code: str) -> Place:
    standings = reckoner.standings(code)
    own = next((one.rank for one in standings if one.is_own), None)
    return Place(reckoner.scope, own, len(standings))
