"""An uploaded sheet as it is: the found headings marked, each column's place, good and bad rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kejitong.desks.officer.pages import mapping
from kejitong.desks.officer.pages.mapping import Mapped, Shared
from kejitong.intake import queries
from kejitong.intake.comparing import LABELS, Outcome
from kejitong.intake.evaluating import text_of
from kejitong.workbooks.grids import Grid, column_letter, is_blank, number_text

if TYPE_CHECKING:
    from kejitong.intake.models import Batch
    from kejitong.intake.queries import PreviewRow

ROWS = 30
LONGEST = 60


@dataclass(frozen=True, slots=True)
class Cell:
    """表里的一格。"""

    text: str
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """表里的一行；`kind` 是 heading、good、bad 或空。"""

    number: int
    kind: str
    said: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """一列：列标，和它对应哪一栏（没有表头的列没有）。"""

    letter: str
    number: int = -1
    mapped: Mapped | None = None


@dataclass(frozen=True, slots=True)
class SheetPage:
    """原表的开头几十行。"""

    places: tuple[Place, ...]
    lines: tuple[Line, ...]
    rows: int
    required: tuple[str, ...]
    shared: tuple[Shared, ...]
    unused: tuple[str, ...]


def sheet_page(batch: Batch) -> SheetPage:
    """The first rows of the sheet beside what is made of them."""
    source = queries.source(batch)
    grid, table = source.grid, source.table
    shown = {row.number: row for row in queries.rows(batch, most=ROWS)}
    labels = {
        batch.mapping.get(heading.text, ""): heading.column_index for heading in table.columns
    }
    register = queries.register_of(batch)
    columns = {register.heading(name): at for name, at in labels.items() if name}
    last = min(len(grid.rows), table.first_row - 1 + ROWS)
    headings = frozenset(table.heading_rows)
    lines = tuple(
        _line(grid, number, "heading" if number in headings else "", shown.get(number), columns)
        for number in range(1, last + 1)
    )
    mapped = mapping.mapped(batch)
    at = {one.column_index: place for place, one in enumerate(table.columns)}
    places = tuple(
        Place(column_letter(index), at[index], mapped[at[index]]) if index in at
        else Place(column_letter(index))
        for index in range(grid.width)
    )  # fmt: skip
    return SheetPage(places, lines, len(grid.rows), mapping.unfilled(batch), mapping.shared(batch),
                     tuple(batch.unused))  # fmt: skip


def _line(
    grid: Grid, number: int, kind: str, row: PreviewRow | None, columns: Mapping[str, int]
) -> Line:
    wrong: dict[int, str] = {}
    said = "表头" if kind else ""
    if row is not None:
        kind = "bad" if row.outcome is Outcome.REFUSED else "good"
        said = LABELS[row.outcome]
        wrong = {columns[p.column]: p.problem for p in row.problems if p.column in columns}
    cells = tuple(
        Cell(_text(grid.at(number - 1, index)), wrong.get(index, "")) for index in range(grid.width)
    )
    return Line(number, kind, said, cells)


def _text(value: object) -> str:
    """A cell as Excel shows it: numbers without idle noughts."""
    if isinstance(value, float):
        return number_text(float(format(value, ".15g")))
    return "" if is_blank(value) else text_of(value)[:LONGEST]  # type: ignore[arg-type]
