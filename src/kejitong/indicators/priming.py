"""Reading beforehand what many figures stand on, in a few questions for all of them.

Asking the reckoners afterwards costs nothing; what was not read beforehand they read by themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Count, IntegerField, Max, QuerySet, Sum, Value
from django.db.models.functions import Cast

from kejitong.indicators import measuring, picking
from kejitong.indicators import vocabulary as words
from kejitong.indicators.figures import Scope
from kejitong.indicators.measuring import Reading
from kejitong.indicators.picking import NO_NUMBER, NUMBER, Picked
from kejitong.indicators.reckoning import Reckoner, indicators
from kejitong.indicators.sources import is_monthly, parts, rows_of
from kejitong.registers.lookups import one_reading
from kejitong.registers.queries import chunks

AT_ONCE = 450
"""So many selections are joined into one query: fewer than every database allows."""
COUNTED = (words.Count, words.Total, words.CutoffMonth, words.Name)
PICKED = (words.Latest, words.MonthOf, words.YearOf, words.Name)
COLUMNS = ("asked_place", "asked_count", "asked_total", *picking.COLUMNS)
_TEXT: CharField[Any, Any] = CharField(max_length=300)


@dataclass(slots=True)
class _Wanted:
    """One reading that is wanted, and what was read for it."""

    code: str
    reckoner: Reckoner
    count: int = 0
    total: Any = None
    month: int = 0
    picked: Picked | None = None

    @property
    def measure(self) -> Any:
        return indicators()[self.code].measure

    def reading(self) -> Reading:
        """What was read, as the measure understands it."""
        measure = self.measure
        if isinstance(measure, words.CutoffMonth):
            return measuring.cut_off_in(measure, self.count, self.reckoner.scope)
        if isinstance(measure, PICKED):
            return measuring.picked(measure, self.picked, self.count)
        return measuring.gathered(measure, self.count, self.total, self.month)


def prime(reckoners: Sequence[Reckoner], codes: Iterable[str]) -> None:
    """Read together the records behind these figures, each of them at each of these days."""
    asked = list(codes)
    prime_each((reckoner, code) for reckoner in reckoners for code in asked)


def prime_each(asked: Iterable[tuple[Reckoner, str]]) -> None:
    """Read together the records behind these figures."""
    wanted = {
        (scope, leaf): _Wanted(leaf, reckoner.elsewhen(scope))
        for reckoner, code in asked
        for leaf, scope in _leaves(code, reckoner.scope)
        if reckoner.elsewhen(scope).lacks(leaf)
    }
    with one_reading():
        for part in chunks([*wanted.values()], AT_ONCE):
            _read(part)


def _leaves(code: str, scope: Scope) -> Iterator[tuple[str, Scope]]:
    """The figures over one selection that a figure is made of, with their scopes."""
    measure: Any = indicators()[code].measure
    if isinstance(measure, COUNTED + PICKED):
        yield code, scope
    for part, its_scope in parts(measure, scope):
        yield from _leaves(part, its_scope)
    if isinstance(measure, words.Growth):
        for base in bases(measure.of, scope):
            yield from _leaves(measure.of, base)


def bases(code: str, scope: Scope) -> set[Scope]:
    """What a figure may be compared with: the same day last year; of what is published by month,
    the same month of last year, whichever that turns out to be.
    """
    is_by_month = any(is_monthly(indicators()[leaf].measure) for leaf, _ in _leaves(code, scope))
    months = range(1, scope.until.month + 1) if is_by_month else ()
    return {scope.a_year_before(), *(scope.a_year_before(month) for month in months)}


def prime_growth(reckoner: Reckoner, codes: Sequence[str]) -> None:
    """Read together these figures and what each of them is compared with."""
    scope = reckoner.scope
    prime_each(
        (reckoner.elsewhen(one), code) for code in codes for one in _now_and_bases(code, scope)
    )


def _now_and_bases(code: str, scope: Scope) -> Iterator[Scope]:
    yield scope
    yield from sorted(bases(code, scope), key=lambda one: one.until)


def _read(wanted: Sequence[_Wanted]) -> None:
    selections = [part for place, one in enumerate(wanted) for part in _selections(place, one)]
    first, *rest = selections
    rows = first.union(*rest, all=True) if rest else first
    for place, count, total, *read in rows:
        picked = Picked(*read)
        if count is None:
            wanted[place].picked = picked
        else:
            one = wanted[place]
            one.count, one.total, one.month = count, total, picked.month
    for one in wanted:
        one.reckoner.learn(one.code, one.reading())


def _selections(place: int, wanted: _Wanted) -> Iterator[QuerySet[Any]]:
    """Both kinds have the same columns; what was picked has no count."""
    measure = wanted.measure
    if isinstance(measure, COUNTED):
        yield _counted(place, measure, wanted.reckoner.scope)
    if isinstance(measure, PICKED):
        found = picking.selection(measure, wanted.reckoner.scope)
        marked: QuerySet[Any] = found.annotate(
            asked_place=Value(place, IntegerField()),
            asked_count=Cast(Value(None), IntegerField()),
            asked_total=NO_NUMBER,
        )
        yield marked.values_list(*COLUMNS)


def _counted(place: int, measure: Any, scope: Scope) -> QuerySet[Any]:
    if isinstance(measure, words.CutoffMonth):
        measure = words.Count(measure.of, measure.where)
    rows: QuerySet[Any] = rows_of(measure, scope).order_by()
    total: Any = Sum(measure.field, output_field=NUMBER) if isinstance(measure, words.Total) else (
        Sum(NO_NUMBER, output_field=NUMBER)
    )  # fmt: skip
    marked = rows.annotate(
        asked_place=Value(place, IntegerField()),
        pick_value=NO_NUMBER, pick_growth=NO_NUMBER, pick_text=Value("", _TEXT),
        pick_document=Value("", _TEXT),
    ).values("asked_place", "pick_value", "pick_growth", "pick_text", "pick_document")  # fmt: skip
    month: Any = Max("month" if is_monthly(measure) else Value(0, IntegerField()))
    counted: QuerySet[Any] = marked.annotate(
        asked_count=Count("pk"), asked_total=total, pick_month=month
    )
    return counted.values_list(*COLUMNS)


def look_around(reckoners: Sequence[Reckoner], codes: Sequence[str]) -> None:
    """Read together the targets of these figures in their years, and those of their peers."""
    measures: list[Any] = [indicators()[code].measure for code in codes]
    ranked = {(code, indicators()[code].peers) for code in codes if indicators()[code].peers}
    ranked |= {(one.of, one.peers) for one in measures if isinstance(one, words.Rank)}
    ahead = [(one.of, one.years) for one in measures if isinstance(one, words.TargetOf)]
    aimed = [(one.of, 0) for one in measures if isinstance(one, words.Completion)]
    aims = {*((code, 0) for code in codes), *ahead, *aimed}
    scopes = [reckoner.scope for reckoner in reckoners]
    reckoners[0].neighbours.learn(
        {(scope.region, code, scope.year + years) for scope in scopes for code, years in aims},
        {(scope.region, code, scope.year) for scope in scopes for code, _ in ranked},
        {peers for _, peers in ranked},
    )
