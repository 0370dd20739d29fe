"""Editing on behalf: what an officer proposes counts only when the applicant says yes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from kejitong.applications import queries
from kejitong.applications.actions import saving
from kejitong.applications.actions.submitting import freeze
from kejitong.applications.models import Answers, Application, Proposal
from kejitong.audit import actions as journal
from kejitong.audit.actions import Act, Trace
from kejitong.kernel.refusals import Refused


class NotProposable(Refused):
    """现在不能代拟改动。"""


class NothingProposed(Refused):
    """没有提出任何改动。"""


class AlreadyDecided(Refused):
    """这处代拟改动已经有了结论。"""


@transaction.atomic
def propose(
    application: Application, section: str, raw: Mapping[str, Any], *, act: Act
) -> Proposal:
    """经办人代拟一节的改动，写明理由；申报单位确认前什么也不变。"""
    stored = Application.objects.select_for_update().get(pk=application.pk)
    _refuse_closed(stored)
    if not act.reason.strip():
        raise NotProposable(why="没有写明理由", remedy="请写明为什么要改、依据什么")
    parsed = saving.read_section(stored, section, raw)
    if parsed.problems:
        raise NotProposable(why="；".join(gap.text for gap in parsed.problems))
    held = Answers.objects.get(application=stored, section=section).values
    values = {code: new for code, new in parsed.values.items() if held.get(code, "") != new}
    if not values:
        raise NothingProposed(why="与现在的内容一样", remedy="请改好后再提出")
    made = Proposal.objects.create(
        application=stored, section=section, values=values, reason=act.reason[:500], by=act.by,
        at=act.at,
    )  # fmt: skip
    _trace("proposed", made, act, fields=sorted(values))
    return made


@transaction.atomic
def decide(proposal: Proposal, *, is_accepted: bool, act: Act) -> Proposal:
    """申报单位确认或不同意；确认的即写进去，已提交过的再冻结一稿。"""
    stored = Application.objects.select_for_update().get(pk=proposal.application_id)
    made = Proposal.objects.select_for_update().get(pk=proposal.pk)
    if made.is_accepted is not None:
        said = "确认" if made.is_accepted else "不同意"
        raise AlreadyDecided(why=f"{made.decided_by}已{said}", remedy="请刷新页面")
    made.is_accepted, made.decided_by, made.decided_at = is_accepted, act.by, act.at
    made.save()
    if is_accepted:
        _refuse_closed(stored)
        answers = Answers.objects.select_for_update().get(application=stored, section=made.section)
        saving.store(stored, answers, made.values, act=act)
        if not queries.state(stored).kind.is_editable:
            freeze(stored, act=act)
    _trace("decided", made, act, is_accepted=is_accepted)
    return made


def _refuse_closed(application: Application) -> None:
    state = queries.state(application)
    if application.submitted_at is None or state.is_end:
        raise NotProposable(why=f"现在是“{state.label}”", remedy="只能对办理中的申报代拟改动")


def _trace(verb: str, proposal: Proposal, act: Act, **more: Any) -> None:
    after = {"proposal": proposal.pk, "section": proposal.section, **more}
    trace = Trace(f"applications.{verb}", "applications", proposal.application_id, None, after)
    journal.record(trace, act=act)
