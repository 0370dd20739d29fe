"""Opening a workbook for a register: which sheet, which columns, which cells of which row."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from kejitong.intake import recognising
from kejitong.registers.columns import Kind
from kejitong.registers.register import Register
from kejitong.workbooks.errors import HeadingsNotFound
from kejitong.workbooks.folding import fold
from kejitong.workbooks.grids import Grid
from kejitong.workbooks.headings import Heading, Table, find_table
from kejitong.workbooks.opening import Book, open_book
from kejitong.workbooks.units import MONEY_FACTOR

PART = 2000
Mapped = Mapping[str, str]
"""Heading text to column name; headings that are not used are left out."""


@dataclass(frozen=True, slots=True)
class Source:
    """一张已认出表头的工作表。"""

    sheets: tuple[str, ...]
    warnings: tuple[str, ...]
    grid: Grid
    table: Table

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings as they are told apart in this table."""
        return tuple(heading.text for heading in self.table.columns)

    @property
    def paths(self) -> dict[str, tuple[str, ...]]:
        """Each heading with those above it."""
        return {heading.text: heading.path for heading in self.table.columns}

    @property
    def fingerprint(self) -> str:
        """The same for every table with these headings."""
        return fingerprint(self.headings)

    def count(self) -> int:
        """How many rows there are to import."""
        return sum(1 for _ in self.table.rows(self.grid))


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some rows of the sheet: their numbers, and all their cells."""

    numbers: list[int]
    rows: list[list[Any]]


def open_source(path: Path, register: Register, *, sheet: str = "") -> Source:
    """The named sheet, or the first one in which the identity of the register is recognised."""
    book = open_book(path)
    known = recognising.sayings(register)
    if sheet:
        return _source(book, book.grid(sheet), known)
    first: Source | None = None
    refusal: HeadingsNotFound | None = None
    for grid in _grids(book):
        try:
            source = _source(book, grid, known)
        except HeadingsNotFound as refused:
            refusal = refusal or refused
            continue
        mapped = recognising.certain(register, source.headings, paths=source.paths)
        if set(register.key) <= set(mapped.values()):
            return source
        first = first or source
    if first is None:
        raise refusal or HeadingsNotFound(remedy="请核对文件里是否有表格")
    return first


def fingerprint(headings: Sequence[str]) -> str:
    """One digest for headings that read alike."""
    return hashlib.sha256("\x1f".join(map(fold, headings)).encode()).hexdigest()


def remarks(source: Source) -> list[str]:
    """What was not read as a row, in sentences."""
    table = source.table
    return [
        *(f"第{total.row}行（{total.text[:30]}）是合计，没有当作记录。" for total in table.totals),
        *(f"第{row}行重复了表头，没有当作记录。" for row in table.repeats),
        *(
            f"第{note.row}行（{note.text[:30]}）是表下的说明，没有当作记录。"
            for note in table.notes
        ),
    ]


def chunks(source: Source, *, size: int = PART) -> Iterator[Chunk]:
    """The rows of the table, some at a time."""
    rows = source.table.rows(source.grid)
    while part := list(islice(rows, size)):
        yield Chunk([number for number, _ in part], [row for _, row in part])


def units(register: Register, headings: Sequence[Heading], mapping: Mapped) -> dict[str, str]:
    """The unit that the sheet states for its columns of money."""
    return {
        mapping[heading.text]: heading.unit
        for heading in headings
        if heading.text in mapping
        and heading.unit in MONEY_FACTOR
        and register.kind(mapping[heading.text]) is Kind.MONEY
    }


def _source(book: Book, grid: Grid, known: Mapping[str, str]) -> Source:
    return Source(book.sheets, book.warnings, grid, find_table(grid, known=known))


def _grids(book: Book) -> Iterator[Grid]:
    """The sheet that the book opens with, then the others."""
    first = book.grid()
    yield first
    yield from (book.grid(sheet) for sheet in book.sheets if sheet != first.sheet)
