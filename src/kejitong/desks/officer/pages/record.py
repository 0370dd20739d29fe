"""One record: its facts, what refers to it, and its history."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from kejitong.desks.officer import links, tables
from kejitong.desks.officer.pages import entries
from kejitong.desks.officer.tables import Table
from kejitong.registers import catalogue, listing, queries, showing
from kejitong.registers.columns import Kind
from kejitong.registers.models import Record
from kejitong.registers.register import Register
from kejitong.ui.pieces import Fact

FIRST = 10
HISTORY = 50


@dataclass(frozen=True, slots=True)
class Related:
    """另一本登记册里引用本条的记录：头几条，和共几条。"""

    table: Table
    count: int
    url: str


@dataclass(frozen=True, slots=True)
class RecordPage:
    """一条记录的页面。"""

    title: str
    facts: tuple[Fact, ...]
    unfilled: tuple[str, ...]
    related: tuple[Related, ...]
    history: tuple[entries.Shown, ...]


def record_page(register: Register, record: Record, region: str) -> RecordPage:
    """Two queries for each register that refers to this one, and the history's."""
    history = list(queries.history(register, record)[:HISTORY])
    facts = [_fact(register, record, column.name) for column in register.columns]
    return RecordPage(
        showing.title(register, record),
        tuple(fact for fact in facts if fact.value),
        tuple(fact.term for fact in facts if not fact.value),
        tuple(related for related in _related(register, record, region) if related.count),
        tuple(entries.shown(history)),
    )


def _fact(register: Register, record: Record, name: str) -> Fact:
    cell, unit = showing.cell(register, record, name), register.by_name[name].unit
    url = links.record(cell.slug, cell.pk) if cell.pk else ""
    return Fact(register.heading(name), f"{cell.text}{unit}" if cell.text else "", url)


def _related(register: Register, record: Record, region: str) -> Iterator[Related]:
    for other in catalogue.registers().values():
        names = [column.name for column in other.columns if _points(other, column.name, register)]
        for name in names:
            label = other.label if len(names) == 1 else f"{other.label}（{other.heading(name)}）"
            records = queries.live(other, region=region).filter(**{name: record.pk})
            yield _first(other, name, records, label, links.referring(other.slug, name, record.pk))


def _points(register: Register, name: str, target: Register) -> bool:
    is_reference = register.kind(name) is Kind.REFERENCE
    return is_reference and showing.target_of(register, name) is target


def _first(other: Register, name: str, records: QuerySet[Any], caption: str, url: str) -> Related:
    """The first of the records that refer to this one; the column that does so is left out."""
    columns = [column for column in listing.listed(other) if column.name != name]
    joined = records.select_related(*showing.related(other, columns))
    shown = joined.order_by(*other.order)[:FIRST]
    table = tables.plain_table(other, shown, columns, caption=caption)
    return Related(table, records.count(), url)
