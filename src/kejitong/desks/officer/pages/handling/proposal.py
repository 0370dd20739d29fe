"""A section as a form, for what an officer proposes on behalf of the applicant.

Personal content is not on it, and what is not posted stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kejitong.applications import queries
from kejitong.applications.access import NoSuchApplication
from kejitong.applications.presenting import is_personal
from kejitong.catalogue import answering
from kejitong.catalogue.fields import Field, Section, Shape
from kejitong.ui.page import Request

SPARE = 2
"""Blank rows at the end of a table that may grow."""


@dataclass(frozen=True, slots=True)
class Input:
    """一个要填的框。"""

    name: str
    label: str
    kind: str
    """text、long、day、choice、choices。"""
    value: str
    choices: tuple[str, ...] = ()
    chosen: tuple[str, ...] = ()
    help: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """一张表：每行的标签和各格。"""

    label: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Input, ...]], ...]


@dataclass(frozen=True, slots=True)
class Form:
    """一节的各框和各表，按表上的先后。"""

    label: str
    parts: tuple[Input | Table, ...]


def section_of(application: Any, code: str) -> Section:
    """This section of the form that the application answers."""
    for section in queries.edition(application).sections:
        if section.code == code:
            return section
    raise NoSuchApplication


def form(request: Request, application: Any, section: Section) -> Form:
    """What is typed, else what was submitted."""
    answers = queries.submitted_answers(application)
    posted = request.POST if request.method == "POST" else None
    parts = tuple(_parts(section, answers, posted))
    return Form(section.label, parts)


def raw(request: Request, section: Section) -> dict[str, Any]:
    """What was posted, with every choice that was ticked."""
    several = {field.code for field in section.fields if field.shape is Shape.CHOICES}
    posted: dict[str, Any] = {**request.POST.dict()}
    return posted | {code: request.POST.getlist(code) for code in several}


def _parts(section: Section, answers: Mapping[str, Any], posted: Any) -> Iterator[Input | Table]:
    for field in section.fields:
        value = answers.get(field.code)
        if is_personal(field):
            continue
        if field.shape is Shape.TABLE:
            yield _table(field, value if isinstance(value, list) else [], posted)
        else:
            yield _input(field, field.code, value, posted)


def _table(field: Field, rows: list[Any], posted: Any) -> Table:
    count = len(field.rows) or min(len(rows) + SPARE, field.most_rows)
    held = [rows[at] if at < len(rows) else {} for at in range(count)]
    return Table(
        field.label,
        tuple(_heading(column) for column in field.columns),
        tuple(
            (
                field.rows[at] if field.rows else str(at + 1),
                tuple(
                    _input(column, f"{field.code}.{at}.{column.code}", row.get(column.code), posted)
                    for column in field.columns
                ),
            )
            for at, row in enumerate(held)
        ),
    )


def _heading(column: Field) -> str:
    return f"{column.label}（{column.unit}）" if column.unit else column.label


_KINDS = {
    Shape.LONG_TEXT: "long", Shape.DATE: "day", Shape.CHOICE: "choice", Shape.YES_NO: "choice",
    Shape.CHOICES: "choices",
}  # fmt: skip


def _input(field: Field, name: str, value: Any, posted: Any) -> Input:
    typed = answering.typed(field, value) if not isinstance(value, list) else ""
    chosen = tuple(map(str, value)) if isinstance(value, list) else (typed,)
    if posted is not None:
        typed, chosen = posted.get(name, ""), tuple(posted.getlist(name))
    choices = ("是", "否") if field.shape is Shape.YES_NO else field.choices
    label = _heading(field)
    return Input(name, label, _KINDS.get(field.shape, "text"), typed, choices, chosen, field.help)
