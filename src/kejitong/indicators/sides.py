"""Records of several selections, to be told one by one: read together, not selection by selection."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, IntegerField, QuerySet, Sum, Value
from django.db.models.expressions import Window as Over
from django.db.models.functions import Cast, RowNumber

from kejitong.indicators.picking import NO_NUMBER, NUMBER
from kejitong.registers import showing
from kejitong.registers.backends.among import Among
from kejitong.registers.columns import Column, Kind
from kejitong.registers.register import Register

FIRST = 300
"""So many records of one side are told one by one; the workbook has them all."""


@dataclass(frozen=True, slots=True)
class Side:
    """进来（离开、停用）的记录：共几条，合计多少，头几条，以及全部。"""

    count: int
    total: Decimal | None
    rows: tuple[Any, ...]
    every: QuerySet[Any]


@dataclass(frozen=True, slots=True)
class Selection:
    """要逐条说的记录：哪本登记册的哪些，合计哪一栏（可以没有）。"""

    register: Register
    rows: QuerySet[Any]
    field: str = ""


def sides(selections: Sequence[Selection]) -> list[Side]:
    """Of each selection the largest amounts, or what was registered last, in front.

    One question for all selections, and one for each register that has records to show.
    """
    found = _numbers(selections)
    wanted: defaultdict[str, set[int]] = defaultdict(set)
    for place, selection in enumerate(selections):
        wanted[selection.register.slug].update(pk for pk, _, _ in found[place])
    registers = {one.register.slug: one.register for one in selections}
    records = {slug: _whole(registers[slug], pks) for slug, pks in wanted.items() if pks}
    return [
        _side(selection, found[place], records.get(selection.register.slug, {}))
        for place, selection in enumerate(selections)
    ]


_Found = tuple[int, int, Decimal | None]


def _numbers(selections: Sequence[Selection]) -> dict[int, list[_Found]]:
    """The first records of each selection by its place: number, how many there are, their sum."""
    found: dict[int, list[_Found]] = {place: [] for place in range(len(selections))}
    parts = [_ranked(place, selection) for place, selection in enumerate(selections)]
    if parts:
        first, *rest = parts
        rows: Iterable[Any] = first.union(*rest, all=True) if rest else first
        for place, _, pk, count, total in sorted(rows, key=lambda row: row[:2]):
            found[place].append((pk, count, total))
    return found


def _ranked(place: int, selection: Selection) -> QuerySet[Any]:
    field, total = selection.field, NO_NUMBER
    order = [F("pk").desc()]
    if field:
        order.insert(0, F(field).desc(nulls_last=True))
        total = Cast(Over(Sum(field)), NUMBER)
    ranked = selection.rows.order_by().annotate(
        side_place=Value(place, IntegerField()), side_rank=Over(RowNumber(), order_by=order),
        side_count=Over(Count("pk")), side_total=total,
    )  # fmt: skip
    first: QuerySet[Any] = ranked.filter(side_rank__lte=FIRST)
    return first.values_list("side_place", "side_rank", "pk", "side_count", "side_total")


def _whole(register: Register, pks: Iterable[int]) -> dict[int, Any]:
    every: QuerySet[Any] = register.model._default_manager.all()
    joined = every.select_related(*showing.related(register, named_by(register)))
    return {record.pk: record for record in joined.filter(Among("pk", sorted(pks)))}


def _side(selection: Selection, found: Sequence[_Found], records: dict[int, Any]) -> Side:
    if not found:
        return Side(0, None, (), selection.rows)
    _, count, total = found[0]
    return Side(count, total, tuple(records[pk] for pk, _, _ in found), selection.rows)


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
