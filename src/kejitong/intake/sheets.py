"""Workbooks that an import gives out: the template of a register, and the rows sent back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kejitong.intake import queries
from kejitong.intake.comparing import Outcome
from kejitong.intake.models import Batch
from kejitong.intake.recognising import PROBLEM, ROW_NUMBER, unit_of
from kejitong.registers.columns import Column, Kind
from kejitong.registers.register import Register
from kejitong.workbooks import writing
from kejitong.workbooks.writing import ColumnOut, SheetOut, sheet_name, write_table

_KINDS = {
    Kind.INTEGER: writing.Kind.INTEGER,
    Kind.DECIMAL: writing.Kind.DECIMAL,
    Kind.MONEY: writing.Kind.MONEY,
    Kind.DATE: writing.Kind.DATE,
}
_EXAMPLES = {
    Kind.INTEGER: "例如：12。",
    Kind.DECIMAL: "例如：3.5。",
    Kind.MONEY: "例如：1234567.89；表头写明（万元）的，按万元填写。",
    Kind.DATE: "例如：2026-11-30。",
    Kind.BOOLEAN: "填“是”或“否”。",
    Kind.CHOICE: "从下拉列表中选择。",
}
_GUIDE = (
    "表头可以改动次序；不需要的列可以删去，但红字的列必须保留。",
    "空着的格不会改动已登记的内容；同一条记录再次导入，只更改不同的格。",
    "导入前会逐行预览，有问题的行会连同理由退回。",
)


def template(register: Register, path: Path) -> None:
    """一本登记册的空白导入表：必填标红，有下拉、批注、填写说明和示例。"""
    columns = tuple(_column_out(register, column) for column in register.columns)
    sheet = SheetOut(sheet_name(register.label), columns)
    write_table(path, [sheet], guide=(register.lead, *_GUIDE))


def refused_rows(batch: Batch, path: Path) -> None:
    """退回的行，问题写在旁边；照着改好，原样再传一次即可。"""
    register = queries.register_of(batch)
    columns = [
        ColumnOut(ROW_NUMBER, writing.Kind.INTEGER),
        ColumnOut(PROBLEM, width=60),
        *(_heading_out(register, batch, text, unit) for text, unit in batch.headings),
        *(ColumnOut(register.heading(name)) for name in batch.fixed),
    ]
    sheet = SheetOut("退回的行", tuple(columns), _refused(batch))
    write_table(path, [sheet])


def _refused(batch: Batch) -> Iterator[tuple[str | int, ...]]:
    names = [batch.mapping.get(text, "") for text, _ in batch.headings]
    for row in queries.rows(batch, Outcome.REFUSED):
        mended = batch.mends.get(str(row.number), {})
        cells = (mended.get(name, raw) for name, raw in zip(names, row.raw, strict=True))
        problems = "；".join(f"{one.column}：{one.problem}" for one in row.problems)
        yield row.number, problems, *cells, *batch.fixed.values()


def _heading_out(register: Register, batch: Batch, text: str, unit: str) -> ColumnOut:
    name = batch.mapping.get(text, "")
    if not name:
        return ColumnOut(text, unit=unit)
    return ColumnOut(register.heading(name), unit=unit_of(register, name, unit, batch.unit))


def _column_out(register: Register, column: Column) -> ColumnOut:
    kind = register.kind(column.name)
    note = f"{column.meaning}{'。' if column.meaning else ''}{_example(register, column, kind)}"
    return ColumnOut(
        register.heading(column.name),
        kind=_KINDS.get(kind, writing.Kind.TEXT),
        unit=column.unit,
        choices=_choices(register, column, kind),
        comment=note,
        note=note,
        required=column.required,
    )


def _example(register: Register, column: Column, kind: Kind) -> str:
    if kind is Kind.REFERENCE:
        target = queries.target_of(register, column.name)
        by = "或".join(target.heading(name) for name in target.names if name in target.by_name)
        return f"填{target.label}的{by}，须已登记。"
    return _EXAMPLES.get(kind, "")


def _choices(register: Register, column: Column, kind: Kind) -> tuple[str, ...]:
    if kind is Kind.BOOLEAN:
        return ("是", "否")
    if kind is not Kind.CHOICE:
        return ()
    return tuple(str(label) for value, label in register.field(column.name).flatchoices if value)
