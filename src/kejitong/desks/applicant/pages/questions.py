"""The questions of a section as a page draws them: what is typed in, what is wrong, what it waits for."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from kejitong.catalogue import answering
from kejitong.catalogue.answering import Gap
from kejitong.catalogue.fields import Edition, Field, Section, Shape, Sum

CONTROLS = {
    Shape.TEXT: "text", Shape.LONG_TEXT: "long", Shape.NUMBER: "number", Shape.MONEY: "number",
    Shape.DATE: "date", Shape.CHOICE: "choice", Shape.CHOICES: "choices", Shape.YES_NO: "flag",
    Shape.TABLE: "table",
}  # fmt: skip
YES_NO = ("是", "否")
SHORT = frozenset({"text", "number", "date", "choice", "flag"})
LONGEST_SHORT, LONGEST_OPTION = 60, 20


@dataclass(frozen=True, slots=True)
class Question:
    """一栏，或表里的一格：放什么控件、现在的值、选项、单位。"""

    name: str
    label: str
    control: str
    value: str = ""
    chosen: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    unit: str = ""
    help: str = ""
    is_required: bool = False
    longest: int | None = None
    provenance: str = ""
    is_asked: bool = True
    said: tuple[str, ...] = ()
    table: Table | None = None

    @property
    def id(self) -> str:
        """页内的编号，也是缺漏链接到的地方。"""
        return place_of(self.name)

    @property
    def is_short(self) -> bool:
        """半行就够填的，两栏并排。"""
        options = max((len(one) for one in self.options), default=0)
        if self.control not in SHORT or options > LONGEST_OPTION:
            return False
        return self.longest is None or self.longest <= LONGEST_SHORT

    @property
    def strangers(self) -> tuple[str, ...]:
        """存着的、不在选项里的回答；照样列出来，免得一存就丢。"""
        return tuple(one for one in (*self.chosen, self.value) if one and one not in self.options)


@dataclass(frozen=True, slots=True)
class Row:
    """表里的一行；固定行有标签。"""

    at: int
    label: str
    cells: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Total:
    """一列的合计；不合计的列没有文字。"""

    id: str
    label: str
    text: str = ""
    is_summed: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """一张表：表头、各行、合计、还能不能加行。"""

    code: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    totals: tuple[Total, ...]
    is_fixed: bool
    can_add: bool

    @property
    def has_totals(self) -> bool:
        """有没有要合计的列。"""
        return any(one.is_summed for one in self.totals)


@dataclass(frozen=True, slots=True)
class Asked:
    """画一节要知道的：哪一版、全部回答、这一节的来处和问题、各表多画几行空的。"""

    edition: Edition
    section: Section
    answers: Mapping[str, Any]
    provenance: Mapping[str, Any]
    said: Sequence[Gap]
    blank_rows: Mapping[str, int]


def place_of(name: str) -> str:
    """The element on the page where this field or cell stands."""
    return f"q-{name.replace('.', '-')}"


def questions(asked: Asked) -> tuple[Question, ...]:
    """Every question of the section; those not asked now are there, hidden."""
    return tuple(_question(asked, field) for field in asked.section.fields)


def some(asked: Asked, wanted: Iterable[str]) -> Iterator[Question]:
    """Only these questions of the section."""
    for field in asked.section.fields:
        if field.code in wanted:
            yield _question(asked, field)


def _question(asked: Asked, field: Field) -> Question:
    value = asked.answers.get(field.code)
    is_table = field.shape is Shape.TABLE
    return _control(
        field,
        field.code,
        value,
        is_asked=answering.is_asked(asked.edition, asked.answers, field.code),
        provenance=_told(asked.provenance.get(field.code)),
        said=tuple(gap.text for gap in asked.said if _base(gap.field) == field.code),
        table=_table(asked, field, value) if is_table else None,
    )


def _control(field: Field, name: str, value: Any, **more: Any) -> Question:
    several = tuple(map(str, value)) if isinstance(value, list) else ()
    options = YES_NO if field.shape is Shape.YES_NO else field.choices
    is_table = field.shape is Shape.TABLE
    return Question(
        name, field.label, CONTROLS[field.shape],
        value="" if is_table or several else answering.typed(field, value or None),
        chosen=() if is_table else several, options=options, unit=_unit(field), help=field.help,
        is_required=field.is_required, longest=field.longest, **more,
    )  # fmt: skip


def _unit(field: Field) -> str:
    return field.unit or "元" if field.shape is Shape.MONEY else field.unit


def _base(place: str) -> str:
    return place.partition(".")[0]


def _told(provenance: Any) -> str:
    """Where a prefilled answer comes from, as it was kept."""
    return str(provenance.get("source", "")) if isinstance(provenance, Mapping) else ""


def _table(asked: Asked, field: Field, value: Any) -> Table:
    rows = [row for row in value if isinstance(row, Mapping)] if isinstance(value, list) else []
    if field.rows:
        by_label = {str(row.get(answering.ROW, "")): row for row in rows}
        shown: list[Mapping[str, Any]] = [
            {**by_label.get(label, {}), answering.ROW: label} for label in field.rows
        ]
    else:
        blanks = max(asked.blank_rows.get(field.code, 0), field.fewest_rows - len(rows), not rows)
        shown = [*rows, *({} for _ in range(blanks))]
    return Table(
        field.code,
        tuple(_head(column) for column in field.columns),
        tuple(_row(field, at, row) for at, row in enumerate(shown)),
        tuple(totals(asked.edition, asked.answers, field)),
        bool(field.rows),
        not field.rows and len(shown) < field.most_rows,
    )


def _head(column: Field) -> str:
    unit = _unit(column)
    return f"{column.label}（{unit}）" if unit else column.label


def _row(field: Field, at: int, row: Mapping[str, Any]) -> Row:
    cells = tuple(
        _control(column, f"{field.code}.{at}.{column.code}", row.get(column.code))
        for column in field.columns
    )
    return Row(at, str(row.get(answering.ROW, "")), cells)


def totals(edition: Edition, answers: Mapping[str, Any], field: Field) -> Iterator[Total]:
    """The sum of each column that is summed, exactly, in the column's unit."""
    for column in field.columns:
        place = f"sum-{field.code}-{column.code}"
        if not column.summed:
            yield Total(place, column.label)
            continue
        whole = answering.total(
            edition, answers, Sum(column.label, (f"{field.code}.{column.code}",))
        )
        text = (
            "" if whole is None else answering.shown(column, answering.stored_from(column, whole))
        )
        yield Total(place, column.label, text or "—", is_summed=True)


def posted(section: Section, told: QueryDict) -> dict[str, Any]:
    """What a form posted for this section, several values where several may be chosen."""
    wanted = {field.code for field in section.fields}
    raw: dict[str, Any] = {}
    for name in told:
        if _base(name) in wanted:
            values = told.getlist(name)
            raw[name] = values if len(values) > 1 else values[0]
    return raw


def without_row(raw: Mapping[str, Any], table: str, at: int) -> dict[str, Any]:
    """The same, but for one row of a table."""
    start = f"{table}.{at}."
    return {name: value for name, value in raw.items() if not name.startswith(start)}


def blank_rows(raw: Mapping[str, Any], table: str) -> int:
    """How many of the posted rows of a table hold nothing; they are not stored."""
    rows: dict[str, bool] = {}
    for name, value in raw.items():
        base, _, rest = name.partition(".")
        at, _, column = rest.partition(".")
        if base == table and column and column != answering.ROW:
            rows[at] = rows.get(at, False) or bool(str(value).strip())
    return sum(not filled for filled in rows.values())


def stamp(section: Section, answers: Mapping[str, Any]) -> dict[str, str]:
    """A short digest of every answer, by which a later save sees what its writer had before him."""
    return {field.code: digest(answers.get(field.code)) for field in section.fields}


def digest(value: Any) -> str:
    """Short, and equal for equal answers; nothing filled in is always the same."""
    written = json.dumps(value or "", ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(written.encode("utf-8", "replace")).hexdigest()[:10]


def texts(gaps: Iterable[Gap], section: str) -> list[Gap]:
    """Those of one section."""
    return [gap for gap in gaps if gap.section == section]
