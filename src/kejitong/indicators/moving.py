"""Why a figure moved between two cut-offs: the records that came and went, and what was done.

Records come and go by their dates. Between the two days they are also registered late, corrected
and retired: what a figure was at the earlier cut-off is computed from today's registers, so that
such acts show as acts and not as movement.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Count, QuerySet, Sum
from django.db.models.expressions import Window as Over

from kejitong.audit import queries as journal
from kejitong.indicators.comparing import compared_with
from kejitong.indicators.figures import Figure, Scope
from kejitong.indicators.reckoning import Reckoner, indicator
from kejitong.indicators.sources import Source, own_source, parts
from kejitong.indicators.vocabulary import Count as Counted
from kejitong.indicators.vocabulary import Indicator, Total, Window
from kejitong.kernel.spans import Span
from kejitong.registers import catalogue, queries, showing
from kejitong.registers.columns import Column, Kind
from kejitong.registers.register import Register

FIRST = 300
"""So many records of one side are told one by one; the workbook has them all."""


@dataclass(frozen=True, slots=True)
class Days:
    """从哪天到哪天。"""

    then: date
    now: date


@dataclass(frozen=True, slots=True)
class Side:
    """进来（离开、停用）的记录：共几条，合计多少，头几条，以及全部。"""

    count: int
    total: Decimal | None
    rows: tuple[Any, ...]
    every: QuerySet[Any]


@dataclass(frozen=True, slots=True)
class Movement:
    """一批记录的进出：哪个指标的；`acts` 是其间对现在计入的记录办的事：动作、几条。"""

    code: str
    register: Register
    label: str
    came: Side
    went: Side
    acts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Retirement:
    """其间停用、否则现在仍会计入的记录。"""

    code: str
    register: Register
    label: str
    side: Side


@dataclass(frozen=True, slots=True)
class Pair:
    """一个指标当时和现在的数。"""

    then: Figure
    now: Figure

    @property
    def indicator(self) -> Indicator:
        """哪个指标。"""
        return self.now.indicator

    @property
    def change(self) -> Decimal | None:
        """现在减当时；缺一个就没有。"""
        if self.now.value is None or self.then.value is None:
            return None
        return self.now.value - self.then.value


@dataclass(frozen=True, slots=True)
class Moved:
    """一个数字的变动：它自己、组成它的各个数、各批记录的进出、其间停用的。"""

    days: Days
    figure: Pair
    parts: tuple[Pair, ...]
    movements: tuple[Movement, ...]
    retirements: tuple[Retirement, ...]


def month_before(day: date) -> date:
    """上个月的最后一天。"""
    return day.replace(day=1) - timedelta(days=1)


def pair(reckoner: Reckoner, code: str, then: date) -> Pair:
    """The figure at the earlier cut-off and now."""
    before = reckoner.elsewhen(reckoner.scope.up_to(then))
    return Pair(before.figure(code), reckoner.figure(code))


def moved(reckoner: Reckoner, code: str, then: date) -> Moved:
    """What moved the figure since the earlier cut-off."""
    before = reckoner.elsewhen(reckoner.scope.up_to(then))
    return Moved(
        Days(then, reckoner.scope.until),
        pair(reckoner, code, then),
        tuple(pair(reckoner, part, then) for part in _parts(reckoner, code)),
        tuple(_movements(before, reckoner, code)),
        tuple(one for one in _retirements(reckoner, code, then) if one.side.count),
    )


def is_counted(known: Indicator) -> bool:
    """Whether its records are counted or summed, and not read one by one."""
    return isinstance(known.measure, Counted | Total)


def _parts(reckoner: Reckoner, code: str) -> list[str]:
    """The indicators of the same period that the figure is made of."""
    composed = parts(reckoner.indicator(code).measure, reckoner.scope)
    return [part for part, scope in composed if scope == reckoner.scope]


def _movements(before: Reckoner, after: Reckoner, code: str) -> Iterator[Movement]:
    """The selections of the indicators that the figure is made of, then its own."""
    measure: Any = after.indicator(code).measure
    for part in _parts(after, code):
        yield from _movements(before, after, part)
    own = [*compared_with(measure, before.scope)], [*compared_with(measure, after.scope)]
    if hasattr(measure, "where"):
        own = [own_source(measure, before.scope)], [own_source(measure, after.scope)]
    field = measure.field if isinstance(measure, Total) else ""
    for was, now in zip(*own, strict=True):
        yield _movement(code, field, was, now, before.scope.until)


def _movement(code: str, field: str, was: Source, now: Source, then: date) -> Movement:
    """Of what is read from one record, only those that came: the others stand behind it still."""
    earlier, later = _filterable(was.rows), _filterable(now.rows)
    counted = later.order_by().values("pk")
    came = later.exclude(pk__in=earlier.order_by().values("pk"))
    went = earlier.exclude(pk__in=counted)
    if not is_counted(indicator(code)):
        side = _side(now.register, came, field)
        return Movement(code, now.register, now.label, side, Side(0, None, (), went.none()), ())
    acts = journal.acts_since(then, now.register.slug, counted)
    return Movement(
        code, now.register, now.label, _side(now.register, came, field),
        _side(now.register, went, field), tuple(acts.items()),
    )  # fmt: skip


def _filterable(rows: QuerySet[Any]) -> QuerySet[Any]:
    """A selection that was cut to its first rows, as one that may be narrowed further."""
    if not rows.query.is_sliced:
        return rows
    whole: QuerySet[Any] = rows.model._default_manager.all()
    return whole.filter(pk__in=[*rows.values_list("pk", flat=True)])


def _side(register: Register, rows: QuerySet[Any], field: str) -> Side:
    """The largest amounts, or what was registered last, in front."""
    order = (f"-{field}", "-pk") if field else ("-pk",)
    joined = rows.select_related(*showing.related(register, named_by(register))).order_by(*order)
    counted = joined.annotate(side_count=Over(Count("pk")))
    if field:
        counted = counted.annotate(side_total=Over(Sum(field)))
    first = tuple(counted[:FIRST])
    if not first:
        return Side(0, None, (), rows)
    return Side(first[0].side_count, getattr(first[0], "side_total", None), first, rows)


def named_by(register: Register) -> tuple[Column, ...]:
    """What tells a record from its like besides its title: its number and year, whose it is.

    Its dates and kinds are told elsewhere; the region, only where it is not that of the figure.
    """
    told = {register.title, "region"} if register.region else {register.title}
    names = [
        name for name in dict.fromkeys((*register.key, "organisation"))
        if name in register.by_name and name not in told
    ]  # fmt: skip
    return tuple(
        register.by_name[name] for name in names
        if register.kind(name) not in {Kind.DATE, Kind.CHOICE}
    )  # fmt: skip


def _retirements(reckoner: Reckoner, code: str, then: date) -> Iterator[Retirement]:
    measure: Any = reckoner.indicator(code).measure
    for part in _parts(reckoner, code):
        yield from _retirements(reckoner, part, then)
    if is_counted(reckoner.indicator(code)):
        countable = catalogue.countable(measure.of)
        rows = _retired(measure, reckoner.scope, then)
        field = measure.field if isinstance(measure, Total) else ""
        side = _side(countable.register, rows, field)
        yield Retirement(code, countable.register, countable.label, side)


def _retired(measure: Any, scope: Scope, then: date) -> QuerySet[Any]:
    """Records retired after the day that the countable would still choose."""
    countable = catalogue.countable(measure.of)
    is_yearly = getattr(measure, "window", Window.EVER) is Window.YEAR
    span: Span = scope.period if is_yearly else scope.ever
    region = scope.region if countable.register.region else ""
    gone = queries.scoped(countable.register, region).filter(retired_at__date__gt=then)
    return countable.select(gone, span, **dict(measure.where))


def day_of_all(register: Register, records: Iterable[Any], days: Days) -> str:
    """The day that lies between the two cut-offs in every one of these records: what made them
    come or go together. Of several, the last; empty when they have none in common.
    """
    common: list[str] | None = None
    for record in records:
        names = [name for _, name in _days_between(register, record, days)]
        common = names if common is None else [name for name in common if name in names]
    return (common or [""])[-1]


def day_between(
    register: Register, record: Any, days: Days, named: str = ""
) -> tuple[str, date | None]:
    """The record's day of this name, else the last of its own days between the two cut-offs, and
    what it is called.
    """
    found = _days_between(register, record, days)
    if not found:
        return "", None
    on, name = next((one for one in found if one[1] == named), found[-1])
    return register.heading(name), on


def _days_between(register: Register, record: Any, days: Days) -> list[tuple[date, str]]:
    """The record's days between the two cut-offs, earliest first."""
    found: list[tuple[date, str]] = [
        (value, column.name)
        for column in register.columns
        if register.kind(column.name) is Kind.DATE
        and (value := getattr(record, column.name)) is not None
        and days.then <= value <= days.now
    ]
    return sorted(found)
