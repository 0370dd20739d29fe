"""Long previews and imports in the background; short ones are done while the person waits."""

from __future__ import annotations

from datetime import datetime

from django_tasks import task

from kejitong.audit.actions import Act
from kejitong.intake import actions, queries, storage
from kejitong.intake.actions.carrying import Extent
from kejitong.intake.errors import WrongState
from kejitong.intake.models import Batch
from kejitong.intake.storage import Progress
from kejitong.kernel.refusals import Refused

AT_ONCE = 2000


def start_preview(batch: Batch) -> bool:
    """Preview now, or queue it; tells whether it is done already."""
    if batch.row_count < AT_ONCE:
        actions.preview(batch)
        return True
    _queue(batch, "等待核对")
    preview.enqueue(batch.pk)
    return False


def start_confirm(batch: Batch, extent: Extent, *, act: Act) -> bool:
    """Carry the import out now, or queue it; tells whether it is done already."""
    if batch.row_count < AT_ONCE:
        actions.confirm(batch, extent, act=act)
        return True
    actions.check(batch, extent, act=act)
    _queue(batch, "等待导入")
    confirm.enqueue(batch.pk, extent.value, act.by, act.at.isoformat(), act.reason)
    return False


def start_undo(batch: Batch, *, act: Act) -> bool:
    """Take the import back now, or queue it; tells whether it is done already."""
    if batch.row_count < AT_ONCE:
        actions.undo(batch, act=act)
        return True
    _queue(batch, "等待撤销")
    undo.enqueue(batch.pk, act.by, act.at.isoformat(), act.reason)
    return False


@task()
def preview(batch: int) -> None:
    """逐行核对一次导入。"""
    found = queries.one(batch)
    try:
        actions.preview(found)
    except Refused as refused:
        _say(found, str(refused))
    finally:
        storage.finish(found.folder)


@task()
def confirm(batch: int, extent: str, by: str, at: str, reason: str) -> None:
    """把一次导入写进登记册。"""
    found = queries.one(batch)
    try:
        actions.confirm(found, Extent(extent), act=_act(by, at, reason))
    except Refused as refused:
        _say(found, str(refused))


@task()
def undo(batch: int, by: str, at: str, reason: str) -> None:
    """撤销一次导入。"""
    found = queries.one(batch)
    try:
        actions.undo(found, act=_act(by, at, reason))
    except Refused as refused:
        _say(found, str(refused))


def _queue(batch: Batch, phase: str) -> None:
    if queries.progress(batch) is not None:
        raise WrongState(why="它正在后台办理", remedy="请等它办完")
    _say(batch, "")
    storage.report(batch.folder, Progress(phase, 0, batch.row_count))


def _act(by: str, at: str, reason: str) -> Act:
    return Act(by=by, at=datetime.fromisoformat(at), reason=reason)


def _say(batch: Batch, trouble: str) -> None:
    Batch.objects.filter(pk=batch.pk).update(trouble=trouble)
