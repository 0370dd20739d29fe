"""Before anything is stored in a register: read a file, map it, preview it, mend it, drop it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import BinaryIO

from django.db import transaction
from django.utils import timezone

from kejitong.audit import actions as journal
from kejitong.audit.actions import Act, Trace
from kejitong.intake import constants, queries, reading, storage
from kejitong.intake.collector import paused
from kejitong.intake.comparing import Outcome
from kejitong.intake.errors import (
    MappedTwice,
    NoSuchRow,
    SharedRegister,
    UnknownColumn,
    WrongState,
    WrongUnit,
)
from kejitong.intake.evaluating import Plan, evaluate
from kejitong.intake.models import Batch, Part, RememberedMapping, State
from kejitong.intake.parts import pack
from kejitong.intake.reading import Source
from kejitong.intake.recognising import unit_of, unit_problem
from kejitong.intake.storage import Kept, Progress
from kejitong.kernel.refusals import Invalid
from kejitong.registers.access import can_write
from kejitong.registers.parsing import parse
from kejitong.registers.register import Register
from kejitong.ui.installation import installation

ROOM = "imports"
OPEN = (State.READ, State.PREVIEWED)


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as somebody sent it: its name, its content, the sheet that is meant, values of columns
    that it lacks because they are the same in every row, and the region that it must keep to.
    """

    name: str
    content: BinaryIO
    sheet: str = ""
    fixed: Mapping[str, str] = field(default_factory=dict)
    region: str = ""


def read(register: Register, upload: Upload, *, act: Act) -> Batch:
    """读取文件，认出表头和对应关系；还没有逐行核对。"""
    batch, _ = _read(register, upload, act)
    return batch


def bring(register: Register, upload: Upload, *, act: Act) -> Batch:
    """读取文件并接着预览，文件只打开一次。"""
    batch, source = _read(register, upload, act)
    return _preview(batch, source)


def preview(batch: Batch) -> Batch:
    """逐行核对：会新增、更改、不变还是退回，并说明理由。"""
    _refuse_unless_open(batch)
    register = queries.register_of(batch)
    source = reading.open_source(storage.stored(batch.folder), register, sheet=batch.sheet)
    return _preview(batch, source)


def remap(
    batch: Batch, mapping: Mapping[str, str], *, act: Act, fixed: Mapping[str, str] | None = None
) -> Batch:
    """改正对应关系并记住：下次遇到同样的表头照此对应。之后须重新预览。"""
    _refuse_unless_open(batch)
    register = queries.register_of(batch)
    used = {heading: name for heading, name in mapping.items() if name}
    fixed = {name: text for name, text in (fixed or {}).items() if text}
    _check_mapping(register, used, fixed)
    _check_fixed(register, {n: text for n, text in fixed.items() if batch.fixed.get(n) != text})
    _check_units(register, batch, used)
    batch.mapping, batch.fixed, batch.state = used, fixed, State.READ
    with transaction.atomic():
        batch.save(update_fields=["mapping", "fixed", "state"])
        RememberedMapping.objects.update_or_create(
            register=batch.register, fingerprint=queries.fingerprint(batch),
            defaults={"mapping": used},
        )  # fmt: skip
        _trace(batch, "remapped", act)
    return batch


def fix(batch: Batch, fixed: Mapping[str, str], *, act: Act) -> Batch:
    """给表里没有的栏目写上各行相同的值（写空即不要）；值读不懂的拒绝。之后须重新预览。"""
    register = queries.register_of(batch)
    texts = {**batch.fixed, **fixed}
    _check_columns(register, texts)
    return remap(batch, batch.mapping, act=act, fixed=texts)


def mend(batch: Batch, row: int, texts: Mapping[str, str], *, act: Act) -> Batch:
    """改正一行里的若干格（栏目名对新值），再重新预览。"""
    _refuse_unless_open(batch)
    register = queries.register_of(batch)
    _check_columns(register, texts)
    if queries.row(batch, row) is None:
        raise NoSuchRow(why=f"工作表里第{row}行不在要导入的行之中", remedy="请核对行号")
    mended = dict(batch.mends.get(str(row), {}))
    mended.update(texts)
    batch.mends = {**batch.mends, str(row): mended}
    with transaction.atomic():
        batch.save(update_fields=["mends"])
        _trace(batch, "mended", act, {"row": row, **texts})
    return preview(batch)


def discard(batch: Batch, *, act: Act) -> Batch:
    """放弃这次导入：删去上传的文件和预览，只留下放弃的记录。"""
    _refuse_unless_open(batch)
    folder = batch.folder
    batch.state, batch.folder = State.DISCARDED, ""
    with transaction.atomic():
        batch.parts.all().delete()
        batch.save(update_fields=["state", "folder"])
        _trace(batch, "discarded", act)
        transaction.on_commit(lambda: storage.drop(folder))
    return batch


@paused()
def _read(register: Register, upload: Upload, act: Act) -> tuple[Batch, Source]:
    if reason := can_write(register, upload.region, whole=installation().region):
        raise SharedRegister(why=reason)
    kept = storage.keep(upload.content, name=upload.name)
    is_read = False
    try:
        source = reading.open_source(kept.path, register, sheet=upload.sheet)
        batch = _store(register, upload, (kept, source), act)
        is_read = True
    finally:
        if not is_read:
            storage.drop(kept.folder)
    return batch, source


@transaction.atomic
def _store(register: Register, upload: Upload, found: tuple[Kept, Source], act: Act) -> Batch:
    kept, source = found
    mapping = queries.mapping_for(register, source)
    batch = Batch(
        register=register.slug,
        file_name=upload.name[-255:],
        digest=kept.digest,
        folder=kept.folder,
        sheet=source.grid.sheet,
        sheets=list(source.sheets),
        heading_rows=list(source.table.heading_rows),
        headings=[[heading.text, heading.unit] for heading in source.table.columns],
        paths=["·".join(heading.path) for heading in source.table.columns],
        unit=source.table.unit[:20],
        mapping=mapping,
        fixed={**constants.told(register, source.words, mapping), **upload.fixed},
        region=upload.region,
        row_count=source.count(),
        by=act.by,
        at=act.at,
        reason=act.reason,
    )
    batch.remarks = queries.remarks(register, source, plan_of(batch))
    batch.save()
    _trace(batch, "read", act)
    return batch


@paused()
def _preview(batch: Batch, source: Source) -> Batch:
    register = queries.register_of(batch)
    batch.state, done = State.READ, 0
    with transaction.atomic():
        batch.save(update_fields=["state"])
        batch.parts.all().delete()
    totals = dict.fromkeys(queries.COUNTS, 0)
    plan = plan_of(batch)
    for number, judged in enumerate(evaluate(register, source, plan)):
        part = Part(batch=batch, number=number, content=pack(register, judged))
        for name, outcome in zip(queries.COUNTS, Outcome, strict=False):
            setattr(part, name, judged.count(outcome))
        part.warned = len(judged.warnings)
        part.save(force_insert=True)
        for name in totals:
            totals[name] += getattr(part, name)
        done += len(judged.numbers)
        storage.report(batch.folder, Progress("核对", done, batch.row_count))
    for name, total in totals.items():
        setattr(batch, name, total)
    batch.state, batch.trouble = State.PREVIEWED, ""
    batch.remarks = queries.remarks(register, source, plan)
    batch.unused = reading.unused(source, batch.mapping, queries.witnesses(register, source, plan))
    batch.save(update_fields=[*totals, "state", "trouble", "remarks", "unused"])
    storage.finish(batch.folder)
    return batch


def plan_of(batch: Batch) -> Plan:
    """How this batch reads its sheet."""
    home, day = installation().region, timezone.localdate(batch.at)
    return Plan(batch.mapping, batch.fixed, batch.mends, batch.region, home, day)


def _check_mapping(
    register: Register, mapping: Mapping[str, str], fixed: Mapping[str, str]
) -> None:
    names = [*mapping.values(), *fixed]
    _check_columns(register, names)
    twice = next((name for name in names if names.count(name) > 1), "")
    if twice:
        raise MappedTwice(
            why=f"“{register.heading(twice)}”有两个来源", remedy="请只留一列，其余的改为不导入"
        )


def _check_fixed(register: Register, fixed: Mapping[str, str]) -> None:
    """A value for all rows must be one that the column can hold."""
    headings = {register.heading(name) for name in fixed}
    said = parse(register, {name: [text] for name, text in fixed.items()}).problems.get(0, [])
    if problems := tuple(replace(one, row=None) for one in said if one.column in headings):
        raise Invalid(problems=problems)


def _check_units(register: Register, batch: Batch, mapping: Mapping[str, str]) -> None:
    for text, unit in batch.headings:
        if not (name := mapping.get(text)):
            continue
        if problem := unit_problem(register, name, unit_of(register, name, unit, batch.unit)):
            raise WrongUnit(why=problem, remedy="请在表里换算成登记册的单位，再上传")


def _check_columns(register: Register, names: list[str] | Mapping[str, str]) -> None:
    for name in names:
        if name not in register.by_name:
            known = "、".join(register.by_name)
            raise UnknownColumn(
                why=f"“{name}”不在{register.label}之中", remedy=f"可用的有：{known}"
            )


def _refuse_unless_open(batch: Batch) -> None:
    if batch.state not in OPEN:
        raise WrongState(why=f"它{batch.get_state_display()}", remedy="如要再导入，请重新上传文件")


def _trace(batch: Batch, verb: str, act: Act, after: Mapping[str, object] | None = None) -> None:
    said = after or {"file": batch.file_name, "register": batch.register, "digest": batch.digest}
    journal.record(Trace(f"{ROOM}.{verb}", ROOM, batch.pk, None, said), act=act)
