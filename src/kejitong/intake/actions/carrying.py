"""Carrying an import out, all of it or its good rows; and taking it back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Any

from django.db import transaction

from kejitong.audit import actions as journal
from kejitong.audit import queries as entries
from kejitong.audit.actions import Act, Trace
from kejitong.intake import queries, storage
from kejitong.intake.collector import paused
from kejitong.intake.comparing import Judge, Outcome, Row, Verdict
from kejitong.intake.errors import (
    ChangedSince,
    HasRefusedRows,
    NothingToImport,
    OutcomeChanged,
    ReasonMissing,
    WrongState,
)
from kejitong.intake.models import Batch, State
from kejitong.intake.parts import Judged, restored, unpack
from kejitong.intake.storage import Progress
from kejitong.registers import actions as records
from kejitong.registers.models import Record
from kejitong.registers.queries import chunks
from kejitong.registers.register import Register

ROOM = "imports"
SHOWN = 5


class Extent(StrEnum):
    """导入多少：全部成才导入，还是只导入好的行。"""

    ALL = "all"
    GOOD = "good"


def confirm(batch: Batch, extent: Extent, *, act: Act) -> Batch:
    """照预览的结果导入；登记册在预览之后变了、结果会不同的，拒绝。"""
    try:
        return _confirm(batch, extent, act)
    finally:
        storage.finish(batch.folder)


def undo(batch: Batch, *, act: Act) -> Batch:
    """撤销整次导入：停用它新增的，还原它更改的；其中只要有一条之后又有人办过，整次都不撤。"""
    if not act.reason.strip():
        raise ReasonMissing(why="撤销要有理由", remedy="请写明为什么撤销")
    try:
        return _undo(batch, replace(act, batch=batch.pk))
    finally:
        storage.finish(batch.folder)


def check(batch: Batch, extent: Extent, *, act: Act) -> None:
    """不等后台，先看这次导入能不能办。"""
    _refuse(batch, extent, act)


@paused()
@transaction.atomic
def _confirm(batch: Batch, extent: Extent, act: Act) -> Batch:
    batch = Batch.objects.select_for_update().get(pk=batch.pk)
    _refuse(batch, extent, act)
    register, done = queries.register_of(batch), 0
    judge = Judge(register, region=batch.region)
    act = replace(
        act, batch=batch.pk, source=act.source or f"{batch.file_name[-160:]}（第{batch.pk}次导入）",
        reason=act.reason or f"导入“{batch.file_name}”",
    )  # fmt: skip
    for part in batch.parts.order_by("number").iterator(chunk_size=1):
        judged = _good(unpack(register, bytes(part.content)))
        _refuse_stale(judge, judged)
        _carry(register, judged, act)
        done += len(judged.numbers)
        storage.report(batch.folder, Progress("导入", done, batch.row_count - batch.refused))
    batch.state, batch.confirmed_at, batch.reason = State.CONFIRMED, act.at, act.reason
    batch.save(update_fields=["state", "confirmed_at", "reason"])
    _trace(batch, "confirmed", act)
    return batch


def _refuse(batch: Batch, extent: Extent, act: Act) -> None:
    if batch.state != State.PREVIEWED:
        raise WrongState(why=f"它{batch.get_state_display()}", remedy="只有预览过的才能导入")
    if batch.refused and extent is Extent.ALL:
        raise HasRefusedRows(
            why=f"{batch.row_count}行中有{batch.refused}行退回",
            remedy="请改正这些行，或者选择只导入好的行",
        )
    if not batch.row_count - batch.refused:
        raise NothingToImport(why="每一行都被退回", remedy="请照各行的问题改正后重新预览")
    if batch.warned and not act.reason.strip():
        raise ReasonMissing(why=f"有{batch.warned}行带着提醒", remedy="请写明为什么仍然导入")


def _good(judged: Judged) -> Judged:
    """The rows that were not refused."""
    kept = [i for i, one in enumerate(judged.verdicts) if one.outcome is not Outcome.REFUSED]
    if len(kept) == len(judged.numbers):
        return judged
    return Judged(
        [judged.numbers[i] for i in kept],
        [judged.rows[i] for i in kept],
        [judged.verdicts[i] for i in kept],
    )


def _refuse_stale(judge: Judge, judged: Judged) -> None:
    """Judge again inside the transaction: what was previewed must still hold."""
    verdicts = judge.judge(judged.rows, judged.numbers)
    if verdicts == judged.verdicts:
        return
    stale = [
        number
        for number, now, then in zip(judged.numbers, verdicts, judged.verdicts, strict=True)
        if now != then
    ]
    shown = "、".join(f"第{number}行" for number in stale[:SHOWN])
    more = f"等{len(stale)}行" if len(stale) > SHOWN else ""
    raise OutcomeChanged(why=f"{shown}{more}的结果已与预览不同", remedy="请重新预览，核对后再导入")


def _carry(register: Register, judged: Judged, act: Act) -> None:
    pairs = list(zip(judged.rows, judged.verdicts, strict=True))
    fresh = [row for row, one in pairs if one.outcome is Outcome.ADDED and not one.record]
    if fresh:
        records.insert_many(register, fresh, act=act)
    met = {
        one.record: (row, one)
        for row, one in pairs
        if one.record and one.outcome is not Outcome.UNCHANGED
    }
    for found in _locked(register, [*met]):
        _change(register, [(record, *met[record.pk]) for record in found], act)


def _change(register: Register, changed: Sequence[tuple[Record, Row, Verdict]], act: Act) -> None:
    revived = [record for record, _, one in changed if one.outcome is Outcome.ADDED]
    records.restore_many(register, revived, act=act)
    records.correct_many(register, [(record, row) for record, row, _ in changed], act=act)


@paused()
@transaction.atomic
def _undo(batch: Batch, act: Act) -> Batch:
    batch = Batch.objects.select_for_update().get(pk=batch.pk)
    if batch.state != State.CONFIRMED:
        raise WrongState(why=f"它{batch.get_state_display()}", remedy="只有已导入的才能撤销")
    register = queries.register_of(batch)
    added, changed, last = _done(batch, register)
    _refuse_later_acts(register, sorted({*added, *changed}), last)
    for found in _locked(register, [*changed]):
        records.correct_many(register, [(one, changed[one.pk]) for one in found], act=act)
    done = 0
    for found in _locked(register, sorted(added)):
        records.retire_many(register, found, act=act)
        done += len(found)
        storage.report(batch.folder, Progress("撤销", done, len(added)))
    batch.state, batch.undone_at = State.UNDONE, act.at
    batch.save(update_fields=["state", "undone_at"])
    _trace(batch, "undone", act)
    return batch


def _done(batch: Batch, register: Register) -> tuple[set[int], dict[int, dict[str, Any]], int]:
    """What the import added, what the changed fields held before, and its last entry."""
    added: set[int] = set()
    changed: dict[int, dict[str, Any]] = {}
    last = 0
    for entry in entries.of_batch(batch.pk).iterator(chunk_size=2000):
        if entry.room != register.slug:
            continue
        last = entry.id
        if entry.act.endswith(".corrected"):
            before = entries.values_of(entry.before)
            changed[entry.record] = {
                name: restored(register, name, value) for name, value in before.items()
            }
        else:
            added.add(entry.record)
    return added, changed, last


def _refuse_later_acts(register: Register, numbers: Sequence[int], last: int) -> None:
    later = sorted(entries.acted_after(register.slug, last, numbers))
    if not later:
        return
    named = register.model._default_manager.filter(pk__in=later[:SHOWN]).order_by("pk")
    shown = "、".join(f"“{register.title_of(record)}”" for record in named)
    more = f"等{len(later)}条" if len(later) > SHOWN else ""
    raise ChangedSince(
        why=f"{shown}{more}", remedy="请先逐条核对；其余各条要撤的，可以逐条停用或更正"
    )


def _locked(register: Register, numbers: Sequence[int]) -> Iterator[list[Record]]:
    for part in chunks(numbers):
        yield list(register.model._default_manager.select_for_update().filter(pk__in=part))


def _trace(batch: Batch, verb: str, act: Act) -> None:
    after: Mapping[str, Any] = {name: getattr(batch, name) for name in queries.COUNTS}
    trace = Trace(f"{ROOM}.{verb}", ROOM, batch.pk, None, {"file": batch.file_name, **after})
    journal.record(trace, act=act)
