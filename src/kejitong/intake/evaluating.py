"""From the rows of a sheet to verdicts: read, check, compare; without writing anything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from kejitong.intake import reading, recognising, scoping, witnesses
from kejitong.intake.comparing import Judge, Outcome, Verdict
from kejitong.intake.parts import Judged
from kejitong.intake.reading import Chunk, Source
from kejitong.intake.scoping import Filling
from kejitong.intake.witnesses import Heard, Witness
from kejitong.kernel.refusals import Problem
from kejitong.registers.parsing import Parsed, doubt_dates, parse
from kejitong.registers.register import Register
from kejitong.workbooks.grids import is_blank, number_text

Cells = dict[str, list[Any]]
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Plan:
    """How a sheet is read: heading to column, values that every row shares, mended cells; the
    region that the rows must lie in; the installation's region; and the day from which a date is
    far ahead.
    """

    mapping: Mapping[str, str]
    fixed: Mapping[str, str] = field(default_factory=dict)
    mends: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    region: str = ""
    home: str = ""
    today: date | None = None


def evaluate(register: Register, source: Source, plan: Plan) -> Iterator[Judged]:
    """What would become of every row, some rows at a time."""
    twins = recognising.twins(register, source.paths, plan.mapping)
    lacking = {name: f"必须填写；{said}" for name, said in twins.items()}
    judge = Judge(register, region=plan.region, lacking=lacking)
    units = reading.units(register, source.table, plan.mapping)
    fill = scoping.filling(register, plan.region, plan.home)
    seconds = witnesses.found(register, source.headings, source.paths, plan.mapping)
    for chunk in reading.chunks(source):
        cells, length = _cells(chunk, source, plan), len(chunk.rows)
        filled = _fill(cells, fill, plan, length)
        written = _AsWritten(register, cells, chunk.numbers)
        heard = {
            name: _hear(register, name, second, _Sheet(source, chunk, plan, cells))
            for name, second in seconds.items()
        }
        cells.update({name: one.cells for name, one in heard.items()})
        parsed = parse(register, cells, units=units, keep_blanks=False, length=length)
        for one in heard.values():
            _add(parsed.problems, one.problems)
            _add(parsed.warnings, one.warnings)
        _add(parsed.problems, witnesses.namesakes(register, parsed.rows))
        if plan.today:
            _add(parsed.warnings, doubt_dates(register, parsed.rows, plan.today))
        verdicts = _verdicts(judge, parsed, written, filled)
        _add(parsed.warnings, {at: [*one.doubts] for at, one in enumerate(verdicts) if one.doubts})
        yield Judged(
            chunk.numbers,
            parsed.rows,
            verdicts,
            {index: written.of(index, said) for index, said in parsed.warnings.items()},
            {
                index: _raw(source, chunk.rows[index])
                for index, verdict in enumerate(verdicts)
                if verdict.outcome is Outcome.REFUSED
            },
            _filled(fill, filled, verdicts),
        )


def text_of(cell: Any) -> str:
    """A cell as people would type it."""
    if cell is None:
        return ""
    if isinstance(cell, float):
        return number_text(cell)
    return cell.isoformat()[:10] if isinstance(cell, date) else str(cell)


def _cells(chunk: Chunk, source: Source, plan: Plan) -> Cells:
    """The cells of the mapped columns, mended where a person mended them."""
    cells: Cells = {name: [text] * len(chunk.rows) for name, text in plan.fixed.items()}
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


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Some rows of the sheet, and what was taken from them."""

    source: Source
    chunk: Chunk
    plan: Plan
    cells: Cells


def _hear(register: Register, name: str, second: Witness, sheet: _Sheet) -> Heard:
    """The column and the one beside it; a cell that a person has changed needs no witness."""
    at = next(c.column_index for c in sheet.source.table.columns if c.text == second.heading)
    beside = [row[at] if at < len(row) else None for row in sheet.chunk.rows]
    own = next(
        c.column_index for c in sheet.source.table.columns if sheet.plan.mapping.get(c.text) == name
    )
    mended = {
        index
        for index, (row, cell) in enumerate(zip(sheet.chunk.rows, sheet.cells[name], strict=True))
        if cell != (row[own] if own < len(row) else None)
    }
    return witnesses.hear(register, name, second, (sheet.cells[name], beside), mended=mended)


def _fill(cells: Cells, fill: Filling | None, plan: Plan, length: int) -> set[int]:
    """Put the region where the sheet says nothing; the rows in which that was done."""
    given = {*plan.mapping.values(), *plan.fixed}
    if fill is None or (fill.column in given and not fill.in_blanks):
        return set()
    column = cells.get(fill.column) or [None] * length
    blank = {index for index, raw in enumerate(column) if is_blank(raw)}
    cells[fill.column] = [fill.code if at in blank else raw for at, raw in enumerate(column)]
    return blank


def _filled(fill: Filling | None, filled: set[int], verdicts: list[Verdict]) -> dict[int, str]:
    if fill is None:
        return {}
    return {index: fill.column for index in filled if verdicts[index].outcome is Outcome.ADDED}


def _add(said: dict[int, list[Problem]], more: Mapping[int, list[Problem]]) -> None:
    for index, problems in more.items():
        said.setdefault(index, []).extend(problems)


class _AsWritten:
    """Problems with the row of the sheet, and with what stands there in the cell."""

    def __init__(self, register: Register, cells: Cells, numbers: list[int]) -> None:
        self.numbers = numbers
        self._columns = {register.heading(name): raws for name, raws in cells.items()}

    def of(self, index: int, problems: Sequence[Problem]) -> tuple[Problem, ...]:
        """The problems of the row at this place."""
        return tuple(
            replace(
                problem,
                row=self.numbers[index],
                value=self._text(index, problem.column) or problem.value,
            )
            for problem in problems
        )

    def _text(self, index: int, heading: str) -> str:
        raws = self._columns.get(heading)
        return text_of(raws[index])[:_LONGEST] if raws else ""


def _verdicts(judge: Judge, parsed: Parsed, written: _AsWritten, filled: set[int]) -> list[Verdict]:
    numbers, problems = written.numbers, parsed.problems
    good = [index for index in range(len(numbers)) if index not in problems]
    judged = judge.judge(
        [parsed.rows[i] for i in good],
        [numbers[i] for i in good],
        filled=[place for place, index in enumerate(good) if index in filled],
    )
    verdicts = {
        index: Verdict(Outcome.REFUSED, problems=written.of(index, said))
        for index, said in problems.items()
    }
    for index, verdict in zip(good, judged, strict=True):
        is_refused = verdict.outcome is Outcome.REFUSED
        verdicts[index] = (
            replace(verdict, problems=written.of(index, verdict.problems))
            if is_refused
            else verdict
        )
    return [verdicts[index] for index in range(len(numbers))]


def _raw(source: Source, row: list[Any]) -> list[str]:
    indices = (heading.column_index for heading in source.table.columns)
    return [text_of(row[at]) if at < len(row) else "" for at in indices]
