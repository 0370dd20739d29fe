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

from django.db.models import QuerySet

from kejitong.audit import queries as journal
from kejitong.indicators.comparing import compared_with
from kejitong.indicators.figures import Figure, Scope
from kejitong.indicators.reckoning import Reckoner, indicator
from kejitong.indicators.sides import Selection, Side, sides
from kejitong.indicators.sources import Source, own_source, parts
from kejitong.indicators.vocabulary import Count as Counted
from kejitong.indicators.vocabulary import Indicator, Total, Window
from kejitong.kernel.spans import Span
from kejitong.registers import catalogue, queries
from kejitong.registers.columns import Kind
from kejitong.registers.register import Register


@dataclass(frozen=True, slots=True)
class Days:
    """从哪天到哪天。"""

    then: date
    now: date


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
    turns, gone = [*_turns(before, reckoner, code)], [*_gone(reckoner, code, then)]
    told = sides(
        [*(side for turn in turns for side in (turn.came, turn.went)), *(one.rows for one in gone)]
    )
    acts = iter(journal.acts_since(then, [turn.counted for turn in turns if turn.counted]))
    movements = [
        Movement(
            turn.code, turn.came.register, turn.label, came, went,
            tuple(next(acts).items()) if turn.counted else (),
        )
        for turn, came, went in zip(turns, told[::2], told[1::2], strict=False)
    ]  # fmt: skip
    retirements = (
        Retirement(one.code, one.rows.register, one.label, side)
        for one, side in zip(gone, told[2 * len(turns) :], strict=True)
    )
    return Moved(
        Days(then, reckoner.scope.until),
        pair(reckoner, code, then),
        tuple(pair(reckoner, part, then) for part in _parts(reckoner, code)),
        tuple(movements),
        tuple(retired for retired in retirements if retired.side.count),
    )


def is_counted(known: Indicator) -> bool:
    """Whether its records are counted or summed, and not read one by one."""
    return isinstance(known.measure, Counted | Total)


def _parts(reckoner: Reckoner, code: str) -> list[str]:
    """The indicators of the same period that the figure is made of."""
    composed = parts(reckoner.indicator(code).measure, reckoner.scope)
    return [part for part, scope in composed if scope == reckoner.scope]


@dataclass(frozen=True, slots=True)
class _Turn:
    """One selection at both cut-offs: what came, what went, the room and numbers of what counts."""

    code: str
    label: str
    came: Selection
    went: Selection
    counted: tuple[str, QuerySet[Any]] | None


@dataclass(frozen=True, slots=True)
class _Gone:
    """One selection of what was retired."""

    code: str
    label: str
    rows: Selection


def _turns(before: Reckoner, after: Reckoner, code: str) -> Iterator[_Turn]:
    """The selections of the indicators that the figure is made of, then its own."""
    measure: Any = after.indicator(code).measure
    for part in _parts(after, code):
        yield from _turns(before, after, part)
    own = [*compared_with(measure, before.scope)], [*compared_with(measure, after.scope)]
    if hasattr(measure, "where"):
        own = [own_source(measure, before.scope)], [own_source(measure, after.scope)]
    for was, now in zip(*own, strict=True):
        yield _turn(code, was, now)


def _turn(code: str, was: Source, now: Source) -> _Turn:
    """Of what is read from one record, only those that came: the others stand behind it still."""
    measure = indicator(code).measure
    field = measure.field if isinstance(measure, Total) else ""
    earlier, later = _filterable(was.rows), _filterable(now.rows)
    counted = later.order_by().values("pk")
    came = later.exclude(pk__in=earlier.order_by().values("pk"))
    went = earlier.exclude(pk__in=counted)
    is_told = is_counted(indicator(code))
    return _Turn(
        code, now.label, Selection(now.register, came, field),
        Selection(now.register, went if is_told else went.none(), field),
        (now.register.slug, counted) if is_told else None,
    )  # fmt: skip


def _filterable(rows: QuerySet[Any]) -> QuerySet[Any]:
    """A selection that was cut to its first rows, as one that may be narrowed further."""
    if not rows.query.is_sliced:
        return rows
    whole: QuerySet[Any] = rows.model._default_manager.all()
    return whole.filter(pk__in=[*rows.values_list("pk", flat=True)])


def _gone(reckoner: Reckoner, code: str, then: date) -> Iterator[_Gone]:
    """Of each selection that the figure is made of, what was retired after the earlier cut-off."""
    measure: Any = reckoner.indicator(code).measure
    for part in _parts(reckoner, code):
        yield from _gone(reckoner, part, then)
    if is_counted(reckoner.indicator(code)):
        countable = catalogue.countable(measure.of)
        field = measure.field if isinstance(measure, Total) else ""
        rows = _retired(measure, reckoner.scope, then)
        yield _Gone(code, countable.label, Selection(countable.register, rows, field))


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
