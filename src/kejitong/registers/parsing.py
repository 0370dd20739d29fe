"""From cells to values: reads whole columns at once, resolves references, checks each row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kejitong.kernel.refusals import Problem
from kejitong.registers.catalogue import register_of
from kejitong.registers.columns import Column, Kind, reader_for
from kejitong.registers.fitting import fitting
from kejitong.registers.references import resolve
from kejitong.registers.register import Register
from kejitong.workbooks.grids import number_text

Notes = dict[int, list[Problem]]
"""What is to be said about which row (from 0)."""
Cells = Mapping[str, Sequence[Any]]
"""Column name to its cells, one a row, all of the same length."""
LONG_AGO, FAR_AHEAD = 1900, 50


@dataclass(frozen=True, slots=True)
class Parsed:
    """What was read: values by row, and what is wrong or doubtful in which row (from 0)."""

    rows: list[dict[str, Any]]
    problems: dict[int, list[Problem]] = field(default_factory=dict)
    warnings: dict[int, list[Problem]] = field(default_factory=dict)


def parse(
    register: Register,
    cells: Cells,
    *,
    units: Mapping[str, str] | None = None,
    keep_blanks: bool = True,
    length: int = 1,
) -> Parsed:
    """Read the cells of the given columns; a row with problems keeps the values that were good.

    A blank cell clears its field, unless blanks are not kept: then the row does not mention it.
    The length is how many rows there are when no column is given.
    """
    length = max((len(column) for column in cells.values()), default=length)
    parsed = Parsed([{} for _ in range(length)])
    for name, raws in cells.items():
        column = register.by_name[name]
        if register.kind(name) is Kind.REFERENCE:
            _read_references(register, column, raws, parsed)
        else:
            _read_plain(register, column, raws, parsed, (units or {}).get(name, column.unit))
        if keep_blanks:
            _fill_blanks(register, name, parsed)
    _require(register, cells, parsed)
    _check(register, parsed)
    return parsed


def doubt_dates(register: Register, rows: Sequence[Mapping[str, Any]], today: date) -> Notes:
    """Dates that were probably mistyped: more than fifty years ahead, or before 1900."""
    said: Notes = {}
    latest = today.year + FAR_AHEAD
    for name in register.by_name:
        if register.kind(name) is not Kind.DATE:
            continue
        for index, row in enumerate(rows):
            day = row.get(name)
            if day is None or LONG_AGO <= day.year <= latest:
                continue
            sentence = f"早于{LONG_AGO}年" if day.year < LONG_AGO else f"在{FAR_AHEAD}年以后"
            note(said, index, register.heading(name), day, f"{sentence}，请核对年份")
    return said


def note(book: Notes, row: int, heading: str, raw: Any, sentence: str) -> None:
    """Remember that a row has something to be said about it."""
    shown = _name(raw)
    book.setdefault(row, []).append(Problem(row, heading, shown[:200], sentence))


def _read_plain(
    register: Register, column: Column, raws: Sequence[Any], parsed: Parsed, unit: str
) -> None:
    name, heading = column.name, register.heading(column.name)
    read, warns = reader_for(register.field(name), column, unit=unit), column.warns
    fit = fitting(register.field(name))
    for index, (raw, row) in enumerate(zip(raws, parsed.rows, strict=True)):
        if raw is None or raw == "":
            continue
        value, problem = read(raw)
        if fit and value is not None and not problem:
            value, problem = fit(value)
        if problem:
            note(parsed.problems, index, heading, raw, problem)
        elif value is not None and value != "":
            row[name] = value
            if warns and (sentence := warns(value)):
                note(parsed.warnings, index, heading, raw, sentence)


def _fill_blanks(register: Register, name: str, parsed: Parsed) -> None:
    """A blank is null where the field allows it, else its default; a misread cell stays out."""
    model_field, heading = register.field(name), register.heading(name)
    default = model_field.get_default() if model_field.has_default() else ""
    blank = None if model_field.null else default
    for index, row in enumerate(parsed.rows):
        if name not in row and not _said(parsed, index, heading):
            row[name] = blank


def _read_references(
    register: Register, column: Column, raws: Sequence[Any], parsed: Parsed
) -> None:
    name, heading = column.name, register.heading(column.name)
    target = register_of()[register.field(name).related_model]  # type: ignore[index]
    texts = [_name(raw) for raw in raws]
    known = resolve(target, set(texts))
    for index, (text, row) in enumerate(zip(texts, parsed.rows, strict=True)):
        if not text:
            continue
        if (found := known.get(text)) is not None:
            row[name] = found
        else:
            sentence = f"{target.label}登记册里没有（或有不止一个）；请先登记，或改用其代码"
            note(parsed.problems, index, heading, text, sentence)


def _name(raw: Any) -> str:
    """What a cell calls a record; a code that Excel keeps as a number loses its “.0”."""
    if isinstance(raw, str):
        return raw.strip()
    return number_text(raw) if isinstance(raw, float) else "" if raw is None else str(raw)


def _require(register: Register, cells: Cells, parsed: Parsed) -> None:
    for column in register.columns:
        if not column.required or column.name not in cells:
            continue
        heading = register.heading(column.name)
        for index, row in enumerate(parsed.rows):
            if row.get(column.name) in (None, "") and not _said(parsed, index, heading):
                note(parsed.problems, index, heading, "", "必须填写")


def _said(parsed: Parsed, index: int, heading: str) -> bool:
    return any(problem.column == heading for problem in parsed.problems.get(index, ()))


def _check(register: Register, parsed: Parsed) -> None:
    for index, row in enumerate(parsed.rows):
        if index in parsed.problems:
            continue
        for check in register.checks:
            for name, sentence in check(row):
                note(parsed.problems, index, register.heading(name), row.get(name), sentence)
        for doubt in register.doubts:
            for name, sentence in doubt(row):
                note(parsed.warnings, index, register.heading(name), row.get(name), sentence)
