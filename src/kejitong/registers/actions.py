"""The verbs that every register has: add, correct, retire, restore; one at a time or many at once.

Each writes the journal in the same transaction. Nothing is ever deleted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import BaseConstraint

from kejitong.audit import actions as journal
from kejitong.audit.actions import Act, Trace
from kejitong.kernel.refusals import Invalid, Problem, Refused
from kejitong.registers import queries, storing
from kejitong.registers.models import Record
from kejitong.registers.register import Register, Values, values_of


class Stale(Refused):
    """您打开之后，这条记录已被别人改过。"""


class ReasonMissing(Refused):
    """更正、停用和恢复都要写明理由。"""


class AlreadyThere(Refused):
    """这条记录已经在册。"""


class Conflict(Refused):
    """数据库的约束不允许这样登记。"""


class NothingToRestore(Refused):
    """这条记录没有停用，无需恢复。"""


def add(register: Register, values: Values, *, act: Act) -> Record:
    """登记一条；核对栏目，已在册的拒绝。"""
    _refuse_problems(register, values)
    key = queries.key_of(register, values)
    if there := queries.by_keys(register, [key]).get(key):
        retired = "但已停用" if there.retired_at else ""
        raise AlreadyThere(
            why=f"{register.label}“{register.title_of(there)}”已登记{retired}",
            remedy="请改为更正" if not retired else "请先恢复，再更正",
        )
    return add_many(register, [values], act=act)[0]


def add_many(register: Register, rows: Iterable[Values], *, act: Act) -> list[Record]:
    """登记许多条；调用者已核对过栏目和重复。"""
    complete = [_complete(register, row) for row in rows]
    made = _insert(register, complete, act)
    return [
        register.model(**{"pk": pk, **_attributes(register, row, act)})
        for pk, row in zip(made, complete, strict=True)
    ]


def insert_many(register: Register, rows: Iterable[Values], *, act: Act) -> list[int]:
    """登记许多条，只还编号；成批导入用它。"""
    return _insert(register, [_complete(register, row) for row in rows], act)


@transaction.atomic
def _insert(register: Register, rows: Sequence[dict[str, Any]], act: Act) -> list[int]:
    stored = [_attributes(register, row, act) for row in rows]
    try:
        with transaction.atomic():
            made = storing.insert(register.model, stored)
    except IntegrityError as error:
        raise Conflict(why=_constraint(register, error), remedy="请核对后重试") from error
    traces = (
        Trace(f"{register.slug}.added", register.slug, pk, None, _filled(row))
        for pk, row in zip(made, rows, strict=True)
    )
    journal.record_all(traces, act=act)
    return made


@transaction.atomic
def correct(
    register: Register, record: Record, changes: Values, *, act: Act, version: int | None = None
) -> Record:
    """更正一条；须有理由，须基于最新版本；没有变化则什么也不写。"""
    if not act.reason.strip():
        raise ReasonMissing(remedy="请在“理由”里写明依据，例如来文或核对情况")
    stored = register.model._default_manager.select_for_update().get(pk=record.pk)
    if version is not None and stored.version != version:
        raise Stale(
            why=f"您看到的是第{version}版，现在是第{stored.version}版",
            remedy="您填的内容仍在页面上，请核对最新内容后再保存",
        )
    _refuse_problems(register, {**values_of(register, stored), **changes})
    correct_many(register, [(stored, changes)], act=act)
    return stored


@transaction.atomic
def correct_many(register: Register, changed: Sequence[tuple[Record, Values]], *, act: Act) -> int:
    """更正许多条；返回真正有变化的条数。有变化的，来源改为这次的依据，除非更正的正是来源。"""
    differing: list[Record] = []
    traces: list[Trace] = []
    fields: set[str] = {"version"}
    for record, changes in changed:
        before = _before(register, record, changes)
        if not before:
            continue
        if act.source and record.source != act.source and "source" not in changes:
            before["source"], record.source = record.source, act.source
        after = {name: getattr(record, register.attributes.get(name, name)) for name in before}
        record.version += 1
        differing.append(record)
        fields.update(before)
        traces.append(Trace(f"{register.slug}.corrected", register.slug, record.pk, before, after))
    _store(register, differing, sorted(fields))
    journal.record_all(traces, act=act)
    return len(differing)


@transaction.atomic
def retire(register: Register, record: Record, *, act: Act) -> Record:
    """停用一条：不再计数，但留着，并记下理由。"""
    if not act.reason.strip():
        raise ReasonMissing(remedy="请写明为什么停用")
    retire_many(register, [record], act=act)
    return record


@transaction.atomic
def retire_many(register: Register, records: Sequence[Record], *, act: Act) -> int:
    """停用许多条；已停用的略过。"""
    live = [record for record in records if record.retired_at is None]
    for record in live:
        record.retired_at, record.retired_reason = act.at, act.reason[:500]
        record.version += 1
    _store(register, live, ["retired_at", "retired_reason", "version"])
    _trace_state(register, live, "retired", act)
    return len(live)


def restore(register: Register, record: Record, *, act: Act) -> Record:
    """恢复一条停用的记录。"""
    if not act.reason.strip():
        raise ReasonMissing(remedy="请写明为什么恢复")
    if record.retired_at is None:
        raise NothingToRestore(why=register.title_of(record))
    restore_many(register, [record], act=act)
    return record


@transaction.atomic
def restore_many(register: Register, records: Sequence[Record], *, act: Act) -> int:
    """恢复许多条；没有停用的略过。"""
    gone = [record for record in records if record.retired_at is not None]
    for record in gone:
        record.retired_at, record.retired_reason = None, ""
        record.version += 1
    _store(register, gone, ["retired_at", "retired_reason", "version"])
    _trace_state(register, gone, "restored", act)
    return len(gone)


def _trace_state(register: Register, records: Sequence[Record], verb: str, act: Act) -> None:
    gone = verb == "retired"
    traces = [
        Trace(f"{register.slug}.{verb}", register.slug, record.pk,
              {"retired": not gone}, {"retired": gone})
        for record in records
    ]  # fmt: skip
    journal.record_all(traces, act=act)


def _complete(register: Register, values: Values) -> dict[str, Any]:
    derived = register.derive(values) if register.derive else {}
    return {**values, **derived}


def _attributes(register: Register, row: Values, act: Act) -> dict[str, Any]:
    """A row under the names of the model's attributes, with its source."""
    named = dict(row)
    for name in register.renamed:
        if name in named:
            named[register.attributes[name]] = named.pop(name)
    named["source"] = named.get("source") or act.source
    return named


def _filled(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None and value != ""}


def _before(register: Register, record: Record, changes: Values) -> dict[str, Any]:
    """Apply the changes to the record; returns what the changed fields held."""
    whole = _complete(register, {**values_of(register, record), **changes})
    before: dict[str, Any] = {}
    for name, value in whole.items():
        attribute = register.attributes.get(name, name)
        held = getattr(record, attribute)
        if held != value:
            before[name] = held
            setattr(record, attribute, value)
    return before


def _store(register: Register, records: Sequence[Record], fields: Sequence[str]) -> None:
    try:
        with transaction.atomic():
            storing.update(records, fields)
    except IntegrityError as error:
        raise Conflict(why=_constraint(register, error), remedy="请核对后重试") from error


def problems(register: Register, values: Values) -> tuple[Problem, ...]:
    """What of these values the register would not accept; empty when all is well."""
    return tuple(_problems(register, values))


def _refuse_problems(register: Register, values: Values) -> None:
    if found := problems(register, values):
        raise Invalid(problems=found)


def _problems(register: Register, values: Values) -> Iterator[Problem]:
    for column in register.columns:
        if column.required and values.get(column.name) in (None, ""):
            yield Problem(None, register.heading(column.name), "", "必须填写")
    for check in register.checks:
        for name, sentence in check(values):
            yield Problem(None, register.heading(name), _shown(values.get(name)), sentence)


def _shown(value: Any) -> str:
    return "" if value is None else str(value)


def _constraint(register: Register, error: IntegrityError) -> str:
    """The violated constraint's own Chinese message, or what the identity of the register is."""
    said = str(error)
    for constraint in register.model._meta.constraints:
        if constraint.name in said or _columns(register, constraint) in said:
            return str(constraint.violation_error_message)
    key = "、".join(register.heading(name) for name in register.key)
    return f"{register.label}中“{key}”重复，或引用的记录不存在"


def _columns(register: Register, constraint: BaseConstraint) -> str:
    """A unique constraint's columns as SQLite names them, which does not name the constraint."""
    table, fields = register.model._meta.db_table, getattr(constraint, "fields", ())
    named = [f"{table}.{register.field(name).column}" for name in fields]
    return f"UNIQUE constraint failed: {', '.join(named)}"
