"""Tables: rows from what a form posts, fixed rows by their labels, free rows without empty ones.

A form posts a table as `table.0.column`, or a program gives a list of rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from kejitong.catalogue.answering import reading
from kejitong.catalogue.answering.values import is_blank
from kejitong.catalogue.fields import Field

ROW: Final = "row"
"""固定行的标签存在这个名称下；自由行没有。"""
MOST_ROWS: Final = 500
_PLACE: Final = re.compile(r"(\d{1,4})\.(\w{1,60})", re.ASCII)

Row = dict[str, Any]
Unfit = tuple[str, str]
"""Where (table.row.column) and why it may not be stored."""


def is_posted(field: Field, raw: Mapping[str, Any]) -> bool:
    """The form said something about this table; one without a word leaves it as it is."""
    start = f"{field.code}."
    return field.code in raw or any(str(key).startswith(start) for key in raw)


def read_table(field: Field, raw: Mapping[str, Any]) -> tuple[list[Row], list[Unfit]]:
    """The rows as they are stored, and what may not be stored."""
    rows = list(_rows(field, raw))
    if len(rows) > max(MOST_ROWS, field.most_rows):
        return [], [(field.code, f"有{len(rows)}行，超过了一张表能存的{MOST_ROWS}行，没有保存")]
    unfit: list[Unfit] = []
    read = [_read_row(field, at, row, unfit) for at, row in enumerate(rows)]
    if field.rows:
        return _fixed(field, read), unfit
    return [row for row in read if not all(is_blank(value) for value in row.values())], unfit


def label_of(field: Field, row: Row) -> str:
    """What a row is called: its fixed label, or what its first column says."""
    if field.rows:
        return str(row.get(ROW, ""))
    return str(row.get(field.columns[0].code, ""))


def rows_of(value: object) -> list[Row]:
    """The rows of a stored table; what is not a table has none."""
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def _read_row(field: Field, at: int, given: Mapping[str, Any], unfit: list[Unfit]) -> Row:
    row: Row = {ROW: str(given[ROW])} if field.rows and ROW in given else {}
    for column in field.columns:
        found = reading.read(column, given.get(column.code))
        if found.unfit:
            unfit.append((f"{field.code}.{at}.{column.code}", found.unfit))
        row[column.code] = found.value
    return row


def _fixed(field: Field, read: Iterable[Row]) -> list[Row]:
    """One row for each label: the one that bears it, else the one at its place."""
    given = list(read)
    named = {row[ROW]: row for row in given if ROW in row}
    blank: Row = {column.code: "" for column in field.columns}
    made = []
    for at, label in enumerate(field.rows):
        unnamed = given[at] if at < len(given) and ROW not in given[at] else blank
        made.append({**named.get(label, unnamed), ROW: label})
    return made


def _rows(field: Field, raw: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    value = raw.get(field.code)
    if isinstance(value, list | tuple) and any(isinstance(row, Mapping) for row in value):
        yield from (row for row in value if isinstance(row, Mapping))
        return
    posted: dict[int, Row] = {}
    for key, cell in raw.items():
        table, _, place = str(key).partition(".")
        if table == field.code and (found := _PLACE.fullmatch(place)):
            posted.setdefault(int(found[1]), {})[found[2]] = cell
    last = max(posted, default=-1) if field.rows else -1
    ordered = range(last + 1) if field.rows else sorted(posted)
    yield from (posted.get(at, {}) for at in ordered)
