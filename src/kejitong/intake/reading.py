"""Opening a workbook for a register: which sheet, which columns, which cells of which row."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from kejitong.intake import constants, recognising
from kejitong.registers.columns import Kind
from kejitong.registers.register import Register
from kejitong.workbooks.cells import parse_decimal
from kejitong.workbooks.errors import HeadingsNotFound
from kejitong.workbooks.folding import fold
from kejitong.workbooks.grids import Cell, Grid, is_blank
from kejitong.workbooks.headings import Table, find_table
from kejitong.workbooks.opening import Book, open_book
from kejitong.workbooks.units import MONEY_FACTOR

PART = 2000
_LOOKED_AT = 200
Mapped = Mapping[str, str]
"""Heading text to column name; headings that are not used are left out."""


@dataclass(frozen=True, slots=True)
class Source:
    """一张已认出表头的工作表；`name` 是文件名，不带后缀。"""

    name: str
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
    def words(self) -> list[tuple[str, str]]:
        """What the file says about all its rows: its titles, the sheet's name and its own."""
        titles = [("标题", title.text) for title in self.table.titles]
        return [*titles, ("工作表名", self.grid.sheet), ("文件名", self.name)]

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
        return source_of(path, book, book.grid(sheet), known)
    first: Source | None = None
    refusal: HeadingsNotFound | None = None
    for grid in _grids(book):
        try:
            source = source_of(path, book, grid, known)
        except HeadingsNotFound as refused:
            refusal = refusal or refused
            continue
        mapped = recognising.certain(register, source.headings, paths=source.paths)
        if set(register.key) <= {*mapped.values(), *constants.told(register, source.words, mapped)}:
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


def units(register: Register, table: Table, mapping: Mapped) -> dict[str, str]:
    """The unit that the sheet states for its columns of money: beside the heading, or above all."""
    found = {
        mapping[heading.text]: recognising.unit_of(
            register, mapping[heading.text], heading.unit, table.unit
        )
        for heading in table.columns
        if heading.text in mapping and register.kind(mapping[heading.text]) is Kind.MONEY
    }
    return {name: unit for name, unit in found.items() if unit in MONEY_FACTOR}


def unit_remarks(register: Register, table: Table, mapping: Mapped) -> Iterator[str]:
    """To which columns the unit above the table was applied."""
    if not table.unit:
        return
    used = [
        f"“{'·'.join(heading.path)}”（进{register.heading(mapping[heading.text])}）"
        for heading in table.columns
        if not heading.unit
        and heading.text in mapping
        and register.kind(mapping[heading.text]) is Kind.MONEY
    ]
    if used:
        yield (
            f"表格上方写着单位：{table.unit}，表头自己没有写单位的金额栏照此读："
            f"{'、'.join(used)}，1即1{table.unit}。"
        )


def numeric(source: Source) -> dict[str, bool]:
    """The columns in which anything is written, and whether that is mostly numbers; without those
    that number the rows.
    """
    columns = [one for one in source.table.columns if one.column_index != source.table.serial]
    seen: dict[str, list[bool]] = {}
    for place, (_, row) in enumerate(source.table.rows(source.grid)):
        looked = columns if place < _LOOKED_AT else [c for c in columns if c.text not in seen]
        if not looked:
            break
        for column in looked:
            at = column.column_index
            if at < len(row) and not is_blank(row[at]):
                seen.setdefault(column.text, []).append(_is_number(row[at]))
    return {text: 2 * sum(found) > len(found) for text, found in seen.items()}


def unused(source: Source, mapping: Mapped, used: Collection[str] = ()) -> list[str]:
    """The columns with something in them that go nowhere, as they stand under their parents."""
    filled = numeric(source)
    kept = {*mapping, *used, recognising.ROW_NUMBER, recognising.PROBLEM}
    return [
        "·".join(heading.path)
        for heading in source.table.columns
        if heading.text in filled and heading.text not in kept
    ]


def _is_number(cell: Cell) -> bool:
    return parse_decimal(cell)[0] is not None


def source_of(path: Path, book: Book, grid: Grid, known: Mapping[str, str]) -> Source:
    """The table of one sheet, with what the file itself is called."""
    return Source(path.stem, book.sheets, book.warnings, grid, find_table(grid, known=known))


def _grids(book: Book) -> Iterator[Grid]:
    """The sheet that the book opens with, then the others."""
    first = book.grid()
    yield first
    yield from (book.grid(sheet) for sheet in book.sheets if sheet != first.sheet)
