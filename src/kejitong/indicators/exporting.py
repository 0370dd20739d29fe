"""The records behind a figure as a workbook: one sheet a selection, columns as declared."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kejitong.indicators.reckoning import Reckoner
from kejitong.indicators.sources import Source
from kejitong.kernel.refusals import Refused
from kejitong.registers.columns import Kind
from kejitong.registers.register import Register
from kejitong.workbooks.writing import ColumnOut, SheetOut, sheet_name, write_table


class NoRecords(Refused):
    """这个数背后没有可导出的记录。"""


def write_records(reckoner: Reckoner, code: str, path: Path) -> int:
    """Write every record behind the figure; returns how many rows were written."""
    figure = reckoner.figure(code)
    title = f"{figure.indicator.label}：{figure.text}（截至{figure.scope.until}）"
    sources = [*reckoner.sources(code)]
    if not sources:
        raise NoRecords(why=f"“{figure.indicator.label}”由{figure.indicator.basis}给出")
    write_table(path, [_sheet(number, source, title) for number, source in enumerate(sources, 1)])
    return sum(source.rows.count() for source in sources)


def _sheet(number: int, source: Source, title: str) -> SheetOut:
    register = source.register
    columns = tuple(ColumnOut(register.heading(c.name)) for c in register.columns)
    name = sheet_name(f"{number} {source.label}")
    return SheetOut(name, columns, rows(register, source.rows), title)


def rows(register: Register, records: Any) -> Iterator[list[Any]]:
    """Records as lists of what people read, in the order of the register's columns."""
    references = [c.name for c in register.columns if register.kind(c.name) is Kind.REFERENCE]
    for record in records.select_related(*references).iterator(chunk_size=2000):
        yield [shown(register, record, column.name) for column in register.columns]


def shown(register: Register, record: Any, name: str) -> Any:
    """A cell as people read it: labels of choices, names of references, 是/否."""
    kind, value = register.kind(name), getattr(record, name)
    if kind is Kind.CHOICE:
        return getattr(record, f"get_{name}_display")()
    if kind is Kind.BOOLEAN:
        return {True: "是", False: "否"}.get(value, "")
    if kind is Kind.REFERENCE:
        return "" if value is None else str(value)
    return value
