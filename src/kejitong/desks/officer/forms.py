"""A form generated from a register's declaration; it reads cells the way an import does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.http import QueryDict

from kejitong.desks.officer import links
from kejitong.kernel.refusals import Invalid, Problem
from kejitong.registers import showing
from kejitong.registers.columns import Column, Kind
from kejitong.registers.filtering import Option
from kejitong.registers.models import Record
from kejitong.registers.parsing import parse
from kejitong.registers.register import Register

Texts = Mapping[str, str]
LONG_TEXT = 200


@dataclass(frozen=True, slots=True)
class Field:
    """表单的一栏：写着什么、哪里不对、要提醒什么。"""

    name: str
    label: str
    kind: Kind
    value: str = ""
    help: str = ""
    is_required: bool = False
    is_long: bool = False
    options: tuple[Option, ...] = ()
    names_url: str = ""
    problem: str = ""
    warning: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """一条记录的表单；没有通过时，原样带着填写的内容。"""

    fields: tuple[Field, ...]
    reason: str = ""
    reason_problem: str = ""
    version: int = 0

    @property
    def wrong(self) -> list[Field]:
        """有问题的栏目。"""
        return [one for one in self.fields if one.problem]

    @property
    def doubtful(self) -> list[Field]:
        """有提醒的栏目。"""
        return [one for one in self.fields if one.warning]

    @property
    def is_fine(self) -> bool:
        """可以办理。"""
        return not self.wrong and not self.reason_problem


@dataclass(frozen=True, slots=True)
class Reading:
    """填写的内容读成了什么。"""

    form: Form
    values: dict[str, Any]


def blank(register: Register, texts: Texts) -> Form:
    """An empty form, or one begun by the address (a column and its text)."""
    columns = _columns(register)
    return Form(tuple(_field(register, column, texts.get(column.name, "")) for column in columns))


def filled(register: Register, record: Record) -> Form:
    """The form of a record as it stands."""
    texts = texts_of(register, record)
    return replace(blank(register, texts), version=record.version)


def texts_of(register: Register, record: Record) -> dict[str, str]:
    """What the form shows of a record before anything is changed."""
    return {column.name: _text(register, record, column.name) for column in _columns(register)}


def read(register: Register, posted: QueryDict, record: Record | None = None) -> Reading:
    """Read what was typed; a correction reads only what was changed."""
    texts = {column.name: posted.get(column.name, "").strip() for column in _columns(register)}
    before = texts_of(register, record) if record else {}
    changed = {name: text for name, text in texts.items() if before.get(name) != text}
    parsed = parse(register, {name: [text] for name, text in changed.items()})
    values = parsed.rows[0] if parsed.rows else {}
    form = replace(
        blank(register, texts),
        reason=posted.get("reason", ""), version=_version(posted),
    )  # fmt: skip
    form = with_problems(register, form, parsed.problems.get(0, []))
    form = _with_warnings(register, form, parsed.warnings.get(0, []))
    return Reading(_with_reason(form, is_correction=record is not None), values)


def one_column(register: Register, record: Record, name: str) -> Reading:
    """The form of one column of a record as it stands."""
    return _only(Reading(filled(register, record), {}), name)


def read_one(register: Register, posted: QueryDict, record: Record, name: str) -> Reading:
    """Read what was typed into one column; the others stay as they are."""
    whole = posted.copy()
    for column, text in texts_of(register, record).items():
        if column != name:
            whole[column] = text
    return _only(read(register, whole, record), name)


def _only(reading: Reading, name: str) -> Reading:
    fields = tuple(field for field in reading.form.fields if field.name == name)
    return replace(reading, form=replace(reading.form, fields=fields))


def with_problems(register: Register, form: Form, problems: list[Problem]) -> Form:
    """The form with each problem beside its field."""
    said = _by_name(register, problems)
    fields = tuple(replace(one, problem=said.get(one.name, one.problem)) for one in form.fields)
    return replace(form, fields=fields)


def with_refusal(register: Register, form: Form, refused: Invalid) -> Form:
    """The form after the register itself found problems."""
    return with_problems(register, form, list(refused.problems))


def _with_warnings(register: Register, form: Form, warnings: list[Problem]) -> Form:
    said = _by_name(register, warnings)
    fields = tuple(replace(one, warning=said.get(one.name, "")) for one in form.fields)
    return replace(form, fields=fields)


def _with_reason(form: Form, *, is_correction: bool) -> Form:
    if form.reason.strip() or form.wrong:
        return form
    if is_correction:
        return replace(form, reason_problem="更正要写明依据，例如来文或核对情况")
    if form.doubtful:
        return replace(form, reason_problem="有提醒的内容，要写明为什么仍然这样登记")
    return form


def _by_name(register: Register, problems: list[Problem]) -> dict[str, str]:
    said: dict[str, str] = {}
    for column in register.columns:
        heading = register.heading(column.name)
        found = [problem.problem for problem in problems if problem.column == heading]
        if found:
            said[column.name] = "；".join(found)
    return said


def _columns(register: Register) -> list[Column]:
    return [column for column in register.columns if register.field(column.name).editable]


def _field(register: Register, column: Column, text: str) -> Field:
    name, kind = column.name, register.kind(column.name)
    longest = getattr(register.field(name), "max_length", None)
    is_long = kind is Kind.TEXT and (longest is None or longest > LONG_TEXT)
    return Field(
        name,
        f"{register.heading(name)}（{column.unit}）" if column.unit else register.heading(name),
        kind,
        text,
        _help(register, column),
        is_required=column.required,
        is_long=is_long,
        options=tuple(choices(register, name, text)),
        names_url=names_url(register, name),
    )


def _help(register: Register, column: Column) -> str:
    if column.meaning or register.kind(column.name) is not Kind.REFERENCE:
        return column.meaning
    target = showing.target_of(register, column.name)
    by = "或".join(target.heading(name) for name in target.names if name in target.by_name)
    return f"写{target.label}的{by}，须已登记" if by else ""


def choices(register: Register, name: str, text: str) -> list[Option]:
    """What may be chosen, by its label; nothing where anything may be written."""
    kind = register.kind(name)
    if kind is Kind.CHOICE:
        labels = [str(label) for value, label in register.field(name).flatchoices if value]
    elif kind is Kind.BOOLEAN:
        labels = ["是", "否"]
    else:
        return []
    return [Option(label, label, is_chosen=label == text) for label in labels]


def names_url(register: Register, name: str) -> str:
    """Where the names are offered that a reference may be written with."""
    if register.kind(name) is not Kind.REFERENCE:
        return ""
    return links.names(showing.target_of(register, name).slug)


def _text(register: Register, record: Record, name: str) -> str:
    """As the field reads it back; amounts without separators."""
    kind = register.kind(name)
    if kind in showing.NUMERIC:
        value = getattr(record, name)
        return "" if value is None else showing.number(value).replace(",", "")
    return showing.cell(register, record, name).text


def _version(posted: QueryDict) -> int:
    text = posted.get("version", "")
    return int(text) if text.isdecimal() and len(text) < 10 else 0
