"""Retiring many records, or correcting one column of many: what would happen, and doing it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db import transaction
from django.http import QueryDict

from kejitong.audit.actions import Act
from kejitong.desks.officer import tables
from kejitong.desks.officer.markup import Table
from kejitong.desks.officer.scopes import Choice
from kejitong.desks.officer.tables import Asked
from kejitong.kernel.refusals import Refused
from kejitong.registers import actions, listing, references, showing
from kejitong.registers.actions import ReasonMissing, Stale
from kejitong.registers.columns import Column, Kind, reader_for
from kejitong.registers.models import Record
from kejitong.registers.register import Register, Values, values_of

MOST, SHOWN = 2000, 50
RETIRE, CORRECT = "retire", "correct"
LABELS = {RETIRE: "停用", CORRECT: "更正"}


class NothingChosen(Refused):
    """没有选中要办的记录。"""


class TooMany(Refused):
    """一次办理的记录太多。"""


class NotAcceptable(Refused):
    """有的记录不能这样改。"""


@dataclass(frozen=True, slots=True)
class Line:
    """一条记录改后的样子。"""

    record: Record
    values: Values
    changes: Values
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """要办的事：停用，或把一栏改成什么；办哪些记录。"""

    verb: str
    lines: tuple[Line, ...]
    asked: Asked
    is_all: bool
    column: str = ""
    value: str = ""
    trouble: str = ""
    choices: tuple[Choice, ...] = ()

    @property
    def label(self) -> str:
        """办什么。"""
        return LABELS[self.verb]

    @property
    def asked_query(self) -> str:
        """The conditions of the list, as an address writes them."""
        return urlencode(self.asked)

    @property
    def pks(self) -> list[int]:
        """选中的记录。"""
        return [line.record.pk for line in self.lines]

    @property
    def changing(self) -> list[Line]:
        """真正会变的。"""
        return [line for line in self.lines if line.changes or self.verb == RETIRE]

    @property
    def wrong(self) -> list[Line]:
        """不能这样改的。"""
        return [line for line in self.lines if line.problem]

    @property
    def is_ready(self) -> bool:
        """可以办了。"""
        return bool(self.changing) and not self.wrong and not self.trouble

    @property
    def seal(self) -> str:
        """The records and versions that were looked at."""
        seen = ",".join(f"{line.record.pk}:{line.record.version}" for line in self.lines)
        return hashlib.sha256(f"{self.column}={self.value};{seen}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Preview:
    """头几条改前改后的样子。"""

    table: Table
    changes: tuple[tuple[str, str, str, str], ...]


def plan(register: Register, asked: QueryDict, region: str) -> Plan:
    """What the form asks for, applied to the records as they are now."""
    wish = tables.wish_of(register, QueryDict(asked.get("asked", "")))
    is_all = asked.get("all") == "1"
    records = listing.ordered(register, wish, region).filter(retired_at=None)
    if not is_all:
        chosen = [int(text) for text in asked.getlist("pk") if text.isdecimal()][: MOST + 1]
        records = records.filter(pk__in=chosen)
    found = list(records.select_related(*showing.related(register, ()))[: MOST + 1])
    _refuse_number(len(found))
    carried = tables.asked_of(wish)
    if asked.get("verb") != CORRECT:
        lines = tuple(Line(record, values_of(register, record), {}) for record in found)
        return Plan(RETIRE, lines, carried, is_all)
    return _correction(register, found, asked, (carried, is_all))


def _refuse_number(count: int) -> None:
    if not count:
        raise NothingChosen(remedy="请回到列表勾选记录，或勾选“现在筛选出的全部”")
    if count > MOST:
        raise TooMany(why=f"一次最多{MOST}条", remedy="请加上筛选条件，分几次办理")


def _correction(
    register: Register, found: Sequence[Record], asked: QueryDict, carried: tuple[Asked, bool]
) -> Plan:
    """One column of all of them becomes one value."""
    allowed = {column.name: column for column in correctable(register)}
    name, text = asked.get("column", ""), asked.get("value", "").strip()
    choices = tuple(Choice(one, register.heading(one), is_chosen=one == name) for one in allowed)
    if name not in allowed:
        lines = tuple(Line(record, values_of(register, record), {}) for record in found)
        return Plan(CORRECT, lines, *carried, choices=choices, trouble="先选要改的栏目")
    value, trouble = _read(register, allowed[name], text)
    lines = () if trouble else tuple(_lines(register, found, name, value))
    lines = lines or tuple(Line(record, values_of(register, record), {}) for record in found)
    return Plan(CORRECT, lines, *carried, name, text, trouble, choices)


def correctable(register: Register) -> Iterator[Column]:
    """The columns that are neither the identity nor the name of a record."""
    for column in register.columns:
        if column.name not in (*register.key, register.title, "initials"):
            yield column


def _read(register: Register, column: Column, text: str) -> tuple[Any, str]:
    if not text:
        return _nothing(register, column)
    if register.kind(column.name) is not Kind.REFERENCE:
        return reader_for(register.field(column.name), column)(text)
    target = showing.target_of(register, column.name)
    found = references.resolve(target, {text})
    return (found[text], "") if text in found else (None, f"{target.label}里没有“{text}”")


def _nothing(register: Register, column: Column) -> tuple[Any, str]:
    """Emptying a column, where that is possible."""
    field = register.field(column.name)
    if column.required or not (field.null or field.blank):
        return None, "必须填写，不能清空"
    return (None, "") if field.null else ("", "")


def _lines(register: Register, found: Sequence[Record], name: str, value: Any) -> Iterator[Line]:
    for record in found:
        held = values_of(register, record)
        changes = {} if held[name] == value else {name: value}
        after = {**held, **changes}
        wrong = actions.problems(register, after) if changes else ()
        yield Line(record, after, changes, "；".join(f"{p.column}{p.problem}" for p in wrong))


def preview(register: Register, chosen: Plan) -> Preview:
    """The first of the records; where one column changes, before and after."""
    first = chosen.lines[:SHOWN]
    columns = [register.by_name[register.title]]
    columns += [one for one in listing.listed(register) if one.name != register.title][:4]
    records = register.model._default_manager.filter(pk__in=[line.record.pk for line in first])
    joined = records.select_related(*showing.related(register, columns)).order_by("pk")
    table = tables.plain_table(register, joined, columns)
    if chosen.verb == RETIRE or not chosen.column:
        return Preview(table, ())
    return Preview(table, tuple(_change(register, chosen, line) for line in first))


def _change(register: Register, chosen: Plan, line: Line) -> tuple[str, str, str, str]:
    before = showing.cell(register, line.record, chosen.column).text
    after = chosen.value
    if line.changes and register.kind(chosen.column) is not Kind.REFERENCE:
        after = showing.written(register, chosen.column, line.changes[chosen.column])
    return showing.title(register, line.record), before, after if line.changes else "", line.problem


@transaction.atomic
def carry_out(register: Register, chosen: Plan, *, seal: str, act: Act) -> int:
    """Do what was looked at; refused when a record has changed meanwhile."""
    if not act.reason:
        raise ReasonMissing(remedy="请写明依据，例如来文或核对情况；它会记在每一条的经过里")
    if seal != chosen.seal:
        raise Stale(why="选中的记录在您查看之后变了", remedy="请看一遍现在的样子再确认")
    if chosen.trouble or chosen.wrong:
        raise NotAcceptable(
            why=chosen.trouble or chosen.wrong[0].problem, remedy="请换一个值，或不选这些记录"
        )
    if chosen.verb == RETIRE:
        return actions.retire_many(register, [line.record for line in chosen.lines], act=act)
    pairs = [(line.record, line.changes) for line in chosen.changing]
    return actions.correct_many(register, pairs, act=act)
