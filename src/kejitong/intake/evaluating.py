"""From the rows of a sheet to verdicts: read, check, compare; without writing anything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from kejitong.intake import reading
from kejitong.intake.comparing import Judge, Outcome, Verdict
from kejitong.intake.parts import Judged
from kejitong.intake.reading import Chunk, Source
from kejitong.kernel.refusals import Problem
from kejitong.registers.parsing import Parsed, parse
from kejitong.registers.register import Register
from kejitong.workbooks.grids import number_text


@dataclass(frozen=True, slots=True)
class Plan:
    """How a sheet is read: heading to column, values that every row shares, mended cells; and the
    region that the rows must lie in.
    """

    mapping: Mapping[str, str]
    fixed: Mapping[str, str] = field(default_factory=dict)
    mends: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    region: str = ""


def evaluate(register: Register, source: Source, plan: Plan) -> Iterator[Judged]:
    """What would become of every row, some rows at a time."""
    judge = Judge(register, region=plan.region)
    units = reading.units(register, source.table.columns, plan.mapping)
    for chunk in reading.chunks(source):
        cells, length = _cells(chunk, source, plan), len(chunk.rows)
        parsed = parse(register, cells, units=units, keep_blanks=False, length=length)
        verdicts = _verdicts(judge, parsed, chunk.numbers)
        refused = [i for i, verdict in enumerate(verdicts) if verdict.outcome is Outcome.REFUSED]
        raws = {index: _raw(source, chunk.rows[index]) for index in refused}
        yield Judged(
            chunk.numbers, parsed.rows, verdicts, _numbered(parsed.warnings, chunk.numbers), raws
        )


def text_of(cell: Any) -> str:
    """A cell as people would type it."""
    if cell is None:
        return ""
    if isinstance(cell, float):
        return number_text(cell)
    return cell.isoformat()[:10] if isinstance(cell, date) else str(cell)


def _cells(chunk: Chunk, source: Source, plan: Plan) -> dict[str, list[Any]]:
    """The cells of the mapped columns, mended where a person mended them."""
    cells: dict[str, list[Any]] = {
        name: [text] * len(chunk.rows) for name, text in plan.fixed.items()
    }
    for heading in source.table.columns:
        if name := plan.mapping.get(heading.text):
            at = heading.column_index
            cells[name] = [row[at] if at < len(row) else None for row in chunk.rows]
    places = {number: index for index, number in enumerate(chunk.numbers)}
    for number, mended in plan.mends.items():
        index = places.get(int(number))
        if index is not None:
            for name, text in mended.items():
                cells.setdefault(name, [None] * len(chunk.rows))[index] = text
    return cells


def _verdicts(judge: Judge, parsed: Parsed, numbers: list[int]) -> list[Verdict]:
    problems = _numbered(parsed.problems, numbers)
    good = [index for index in range(len(numbers)) if index not in problems]
    judged = judge.judge([parsed.rows[i] for i in good], [numbers[i] for i in good])
    verdicts = {index: Verdict(Outcome.REFUSED, problems=said) for index, said in problems.items()}
    verdicts.update(zip(good, judged, strict=True))
    return [verdicts[index] for index in range(len(numbers))]


def _numbered(
    said: Mapping[int, list[Problem]], numbers: list[int]
) -> dict[int, tuple[Problem, ...]]:
    """The same problems, with the rows of the sheet."""
    return {
        index: tuple(replace(problem, row=numbers[index]) for problem in problems)
        for index, problems in said.items()
    }


def _raw(source: Source, row: list[Any]) -> list[str]:
    indices = (heading.column_index for heading in source.table.columns)
    return [text_of(row[at]) if at < len(row) else "" for at in indices]
