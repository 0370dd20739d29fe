"""One record: its facts, what refers to it, and its history."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from kejitong.desks.officer import links, tables
from kejitong.desks.officer.markup import Table
from kejitong.desks.officer.pages import entries
from kejitong.registers import catalogue, glimpses, listing, queries, showing
from kejitong.registers.columns import Kind
from kejitong.registers.glimpses import Look
from kejitong.registers.models import Record
from kejitong.registers.register import Register
from kejitong.ui.pieces import Fact

FIRST = 10
HISTORY = 20
TABLES = 4
"""So many registers show their first records; of the others only the number is said."""


@dataclass(frozen=True, slots=True)
class Related:
    """另一本登记册里引用本条的记录：头几条，和共几条。"""

    label: str
    count: int
    url: str
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class History:
    """一条记录的经过，一段一段看；`more_url` 是更早的。"""

    entries: tuple[entries.Shown, ...]
    more_url: str = ""


@dataclass(frozen=True, slots=True)
class RecordPage:
    """一条记录的页面。"""

    title: str
    facts: tuple[Fact, ...]
    unfilled: tuple[str, ...]
    related: tuple[Related, ...]
    history: History

    @property
    def shown(self) -> list[Related]:
        """列出头几条的。"""
        return [related for related in self.related if related.table]

    @property
    def counted(self) -> list[Related]:
        """只说条数的。"""
        return [related for related in self.related if not related.table]


def one(register: Register, pk: int, region: str) -> Record:
    """The record to be changed, with all that it names, in one query."""
    joined = showing.related(register, register.columns)
    return queries.one(register, pk, region=region, joined=joined)


def opened(register: Register, pk: int, region: str) -> Record:
    """The record to be read, with all that it names, in one query."""
    joined = showing.related(register, register.columns)
    return queries.opened(register, pk, region=region, joined=joined)


def record_page(register: Register, record: Record, region: str) -> RecordPage:
    """One query counts what refers to the record, one each shows the first few of the largest."""
    facts = [_fact(register, record, column.name) for column in register.columns]
    return RecordPage(
        showing.title(register, record),
        tuple(fact for fact in facts if fact.value),
        tuple(fact.term for fact in facts if not fact.value),
        tuple(_related(register, record, region)),
        history(register, record),
    )


def history(register: Register, record: Record, after: int = 0) -> History:
    """What was done to the record, newest first, from the entry before `after` on."""
    written = queries.history(register, record)
    if after:
        written = written.filter(id__lt=after)
    found = list(written[: HISTORY + 1])
    shown = tuple(entries.shown(found[:HISTORY], _known(register, record)))
    is_more = len(found) > HISTORY
    return History(
        shown, links.history(register.slug, record.pk, shown[-1].number) if is_more else ""
    )


def _known(register: Register, record: Record) -> dict[tuple[str, int], str]:
    """The titles of the record and of all that it names."""
    titles = {(register.slug, record.pk): showing.title(register, record)}
    for column in register.columns:
        if register.kind(column.name) is Kind.REFERENCE:
            cell = showing.cell(register, record, column.name)
            titles[cell.slug, cell.pk] = cell.text
    return titles


def _fact(register: Register, record: Record, name: str) -> Fact:
    cell, unit = showing.cell(register, record, name), register.by_name[name].unit
    url = links.record(cell.slug, cell.pk) if cell.pk else ""
    return Fact(register.heading(name), f"{cell.text}{unit}" if cell.text else "", url)


def _related(register: Register, record: Record, region: str) -> Iterator[Related]:
    """In the order of the registers; the largest few with their first records."""
    looks = list(_looks(register))
    counts = {
        (glimpse.look.register.slug, glimpse.look.column): glimpse.total
        for glimpse in glimpses.glimpses(looks, record.pk, region=region, first=1)
        if glimpse.total
    }
    shown = sorted(counts, key=lambda place: counts[place], reverse=True)[:TABLES]
    for look in looks:
        other, name = look.register, look.column
        if total := counts.get((other.slug, name)):
            table = _first(look, record, region) if (other.slug, name) in shown else None
            yield Related(
                _label(look, looks), total, links.referring(other.slug, name, record.pk), table
            )


def _looks(register: Register) -> Iterator[Look]:
    for other in catalogue.registers().values():
        for column in other.columns:
            is_reference = other.kind(column.name) is Kind.REFERENCE
            if is_reference and showing.target_of(other, column.name) is register:
                yield Look(other, column.name)


def _label(look: Look, looks: list[Look]) -> str:
    same = [one for one in looks if one.register is look.register]
    heading = look.register.heading(look.column)
    return look.register.label if len(same) == 1 else f"{look.register.label}（{heading}）"


def _first(look: Look, record: Record, region: str) -> Table:
    """The first of the records that refer to this one; the column that does so is left out."""
    other = look.register
    columns = [column for column in listing.listed(other) if column.name != look.column]
    records: QuerySet[Any] = queries.live(other, region=region).filter(**{look.column: record.pk})
    joined = records.select_related(*showing.related(other, columns))
    return tables.plain_table(other, joined.order_by(*other.order)[:FIRST], columns)
