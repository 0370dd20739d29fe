"""Attachments: taken when they are what their name says and hold nothing that runs by itself."""

from __future__ import annotations

import re
from pathlib import PurePath

from django.db import transaction

from kejitong.applications import deficiencies, inspecting, queries, scanning
from kejitong.applications.actions.saving import NotEditable
from kejitong.applications.models import Application, Attachment
from kejitong.audit import actions as journal
from kejitong.audit.actions import Act, Trace
from kejitong.catalogue.fields import Slot
from kejitong.kernel.refusals import Missing, Refused
from kejitong.registers import files
from kejitong.registers.files import Upload

__all__ = ["NoSuchSlot", "TooManyFiles", "Upload", "attach", "withdraw"]

_LONGEST_NAME = 200
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ud800-\udfff]"
)


class NoSuchSlot(Missing):
    """这件申报不要这份材料。"""


class TooManyFiles(Refused):
    """这份材料的文件已经够了。"""


class AlreadyWithdrawn(Refused):
    """这份附件已经撤下。"""


def attach(application: Application, slot: str, upload: Upload, *, act: Act) -> Attachment:
    """收一份附件：先查格式、大小、内里和病毒，再存文件，最后写记录。"""
    wanted = _slot(application, slot)
    _refuse_closed(application, wanted)
    name = _plain_name(upload.name)
    found = inspecting.inspect(
        name, upload.content, endings=wanted.endings, largest_megabytes=wanted.largest_megabytes
    )
    scanning.scan(upload.content)
    kept = files.keep(upload.content)
    made = Attachment(
        application=application, slot=slot, name=name, path=kept.path, digest=kept.digest,
        size=kept.size, media_type=found.media_type, pages=found.pages, added_by=act.by,
        added_at=act.at,
    )  # fmt: skip
    return _write(made, wanted, act=act)


@transaction.atomic
def withdraw(attachment: Attachment, *, act: Act) -> Attachment:
    """撤下一份附件；文件留着，已提交的各稿还指着它。"""
    application = Application.objects.select_for_update().get(pk=attachment.application_id)
    _refuse_closed(application, None)
    stored = Attachment.objects.select_for_update().get(pk=attachment.pk)
    if stored.withdrawn_at is not None:
        raise AlreadyWithdrawn(remedy="请刷新页面")
    stored.withdrawn_at = act.at
    stored.save(update_fields=["withdrawn_at"])
    _trace("withdrawn", stored, act)
    return stored


@transaction.atomic
def _write(made: Attachment, wanted: Slot, *, act: Act) -> Attachment:
    application = Application.objects.select_for_update().get(pk=made.application_id)
    _refuse_closed(application, wanted)
    held = list(queries.live_attachments(application))
    same = next((one for one in held if one.digest == made.digest), None)
    if same is not None and same.slot == made.slot:
        return same
    if sum(one.slot == made.slot for one in held) >= wanted.most_files:
        raise TooManyFiles(
            why=f"“{wanted.label}”最多{wanted.most_files}份", remedy="请先撤下不用的，再上传"
        )
    if same is not None:
        made.warning = f"与“{same.name}”是同一个文件"[:300]
    made.save()
    _trace("attached", made, act)
    return made


def _slot(application: Application, code: str) -> Slot:
    for slot in queries.edition(application).slots:
        if slot.code == code:
            return slot
    raise NoSuchSlot(why=f"没有“{code[:40]}”这一项", remedy="请刷新页面后再传")


def _refuse_closed(application: Application, wanted: Slot | None) -> None:
    """The applicant holds the matter, or this paper was tolerated to come later."""
    state = queries.state(application)
    if state.kind.is_editable or (wanted is not None and _is_awaited(application, wanted)):
        return
    raise NotEditable(why=f"现在是“{state.applicant_label}”", remedy="需要补交的，请联系经办人退回")


def _is_awaited(application: Application, slot: Slot) -> bool:
    is_open = not queries.state(application).is_end
    return is_open and slot.code in deficiencies.tolerated_slots(application)


def _plain_name(name: str) -> str:
    """The bare name, without folders and unseen characters; a long one keeps its ending."""
    bare = _UNSEEN.sub("", PurePath(name.replace("\\", "/")).name).strip() or "未命名"
    if len(bare) <= _LONGEST_NAME:
        return bare
    ending = PurePath(bare).suffix[-20:]
    return bare[: _LONGEST_NAME - len(ending)] + ending


def _trace(verb: str, attachment: Attachment, act: Act) -> None:
    after = {"slot": attachment.slot, "attachment": attachment.pk, "digest": attachment.digest}
    trace = Trace(f"applications.{verb}", "applications", attachment.application_id, None, after)
    journal.record(trace, act=act)
