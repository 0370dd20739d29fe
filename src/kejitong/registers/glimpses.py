"""A glimpse into many registers at once: of each, the first few records that refer to one record.

One query whatever the number of registers, so that a page may show all that hangs on a record.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import connection
from django.db.models import CharField, Count, DateField, DecimalField, F, QuerySet, Sum, Value
from django.db.models.expressions import Window
from django.db.models.functions import Cast, RowNumber

from kejitong.registers import queries
from kejitong.registers.backends.prepared import Prepared
from kejitong.registers.register import Register

FIRST = 5
_TEXT: CharField[Any, Any] = CharField(max_length=300)
_AMOUNT: DecimalField[Any, Any] = DecimalField(max_digits=20, decimal_places=2)
_NO_AMOUNT = Cast(Value(None), _AMOUNT)
_NO_DAY = Cast(Value(None), DateField())
"""Typed, so that every part of the union has the same columns on every database."""


@dataclass(frozen=True, slots=True)
class Look:
    """看哪一册、按哪一栏引用：取哪个日期排先后，另附哪段文字、哪个金额；不写即没有。"""

    register: Register
    column: str
    on: str = ""
    note: str = ""
    amount: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """看到的一条。"""

    pk: int
    title: str
    on: date | None
    note: str
    amount: Decimal | None


@dataclass(frozen=True, slots=True)
class Glimpse:
    """一册里看到的：共几条、金额合计，最近几条。"""

    look: Look
    total: int
    amount: Decimal | None
    rows: tuple[Seen, ...]


def glimpses(
    looks: Sequence[Look], pk: int, *, region: str = "", first: int = FIRST
) -> list[Glimpse]:
    """What each look finds about this record, in the order of the looks; nothing is left out."""
    if not looks:
        return []
    found: list[list[Any]] = [[] for _ in looks]
    for row in _prepared(tuple(looks), region, first).rows(pk):
        found[row[0]].append(row)
    return [
        Glimpse(
            look,
            rows[0][2] if rows else 0,
            rows[0][3] if rows else None,
            tuple(Seen(*row[4:]) for row in rows),
        )
        for look, rows in zip(looks, found, strict=True)
    ]


_PREPARED: dict[Hashable, Prepared] = {}


def _prepared(looks: tuple[Look, ...], region: str, first: int) -> Prepared:
    """One statement for all the looks, written once for each region and number of rows."""
    asked = tuple((one.register.slug, one.column, one.on, one.note, one.amount) for one in looks)
    key = (connection.vendor, asked, queries.prefix(region), first)
    if key not in _PREPARED:
        _PREPARED[key] = Prepared(lambda pk: _union(looks, pk, region, first))
    return _PREPARED[key]


def _union(looks: tuple[Look, ...], pk: int, region: str, first: int) -> QuerySet[Any]:
    parts = [_part(place, look, pk, region, first) for place, look in enumerate(looks)]
    return parts[0].union(*parts[1:], all=True).order_by("seen_look", "seen_place")


def _part(place: int, look: Look, pk: int, region: str, first: int) -> QuerySet[Any]:
    register = look.register
    order = [F("pk").desc()]
    if look.on:
        order.insert(0, F(look.on).desc(nulls_last=True))
    records = queries.live(register, region=region).filter(**{look.column: pk}).order_by()
    numbered: QuerySet[Any] = records.annotate(
        seen_look=Value(place),
        seen_place=Window(RowNumber(), order_by=order),
        seen_total=Window(Count("pk")),
        seen_sum=Window(Sum(look.amount)) if look.amount else _NO_AMOUNT,
        seen_title=Cast(register.title, _TEXT),
        seen_on=F(look.on) if look.on else _NO_DAY,
        seen_note=Cast(look.note, _TEXT) if look.note else Cast(Value(""), _TEXT),
        seen_amount=F(look.amount) if look.amount else _NO_AMOUNT,
    )
    return numbered.filter(seen_place__lte=first).values_list(
        "seen_look", "seen_place", "seen_total", "seen_sum", "pk", "seen_title", "seen_on",
        "seen_note", "seen_amount",
    )  # fmt: skip
