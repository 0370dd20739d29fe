"""Who reviews what: assigned, accepted, declined, replaced.

`assign` is the one door: a draw of experts will come in here with those that it drew.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from kejitong.applications import queries as applications
from kejitong.audit import actions as journal
from kejitong.audit.actions import Act, Trace
from kejitong.kernel.refusals import Refused
from kejitong.review import queries
from kejitong.review.access import can_review
from kejitong.review.models import Assignment, Expert

if TYPE_CHECKING:
    from kejitong.applications.models import Application

REVIEW = frozenset({"assigned", "scored"})


class NotUnderReview(Refused):
    """现在不能指派专家。"""


class MustStandAside(Refused):
    """这位专家要回避。"""


class AlreadyAsked(Refused):
    """这位专家已经在评这一件。"""


class NobodyAsked(Refused):
    """没有选专家。"""


class PastDue(Refused):
    """评审期限不能早于今天。"""


class Settled(Refused):
    """这件评审任务已经办完，不能再改。"""


class NoReason(Refused):
    """请写明理由。"""


@transaction.atomic
def assign(
    application: Application, experts: Sequence[Expert], *, due_on: date | None, act: Act
) -> tuple[Assignment, ...]:
    """请这几位专家评这一件；要回避的、请过的，一位不成就都不成。"""
    _check(application, due_on, timezone.localdate(act.at))
    if not experts:
        raise NobodyAsked(remedy="请至少选一位")
    ordinal = application.revisions.aggregate(Max("ordinal"))["ordinal__max"] or 0
    return tuple(_one(application, expert, ordinal, due_on, act) for expert in experts)


def _check(application: Application, due_on: date | None, today: date) -> None:
    """Only while the lifecycle waits for reviewers or for their marks."""
    moves = applications.lifecycle(application).moves_from(application.state)
    if not any(REVIEW.intersection(move.guards) for move in moves):
        now = applications.state(application).label
        raise NotUnderReview(why=f"现在是“{now}”", remedy="受理以后、评审完成以前可以指派")
    if due_on is not None and due_on < today:
        raise PastDue(why=f"填的是{due_on}", remedy="请写明今天以后的日期")


def _one(
    application: Application, expert: Expert, ordinal: int, due_on: date | None, act: Act
) -> Assignment:
    if reason := can_review(application, expert, on=timezone.localdate(act.at)):
        raise MustStandAside(why=reason, remedy="请换一位专家")
    if queries.live(application).filter(expert=expert).exists():
        raise AlreadyAsked(why=str(expert.user), remedy="谢绝了的请先撤换")
    made = Assignment.objects.create(
        application=application, expert=expert, revision=ordinal, assigned_at=act.at,
        assigned_by=act.by, due_on=due_on,
    )  # fmt: skip
    after = {"application": application.pk, "expert": expert.user.username, "due_on": due_on}
    journal.record(Trace("review.assigned", "review", made.pk, None, after), act=act)
    return made


def accept(assignment: Assignment, *, act: Act) -> Assignment:
    """专家接受，声明与申报单位没有利害关系。"""
    return _reply(assignment, "accepted_at", "", act)


def decline(assignment: Assignment, *, act: Act) -> Assignment:
    """专家谢绝或自己申明回避；理由在 `act` 里。"""
    if not act.reason.strip():
        raise NoReason(remedy="例如与申报单位有合作、专业不符、时间不便")
    return _reply(assignment, "declined_at", act.reason.strip()[:300], act)


@transaction.atomic
def _reply(assignment: Assignment, when: str, reason: str, act: Act) -> Assignment:
    stored = _open(assignment)
    setattr(stored, when, act.at)
    stored.decline_reason = reason
    stored.save()
    verb = when.removesuffix("_at")
    after = {"application": stored.application_id, when: act.at}
    journal.record(Trace(f"review.{verb}", "review", stored.pk, None, after), act=act)
    return stored


@transaction.atomic
def remove(assignment: Assignment, *, act: Act) -> Assignment:
    """撤换；提交了的不撤，打了一半的分留着备查。"""
    if not act.reason.strip():
        raise NoReason(remedy="例如长时间未回复、主动退评")
    stored = Assignment.objects.select_for_update().get(pk=assignment.pk)
    if stored.removed_at or stored.submitted_at:
        raise Settled(why="已经提交的打分不能撤换" if stored.submitted_at else "已经撤换过")
    stored.removed_at = act.at
    stored.save(update_fields=["removed_at"])
    after = {"application": stored.application_id, "removed_at": act.at}
    journal.record(Trace("review.removed", "review", stored.pk, None, after), act=act)
    return stored


def _open(assignment: Assignment) -> Assignment:
    """The stored assignment while its expert may still answer."""
    stored = Assignment.objects.select_for_update().get(pk=assignment.pk)
    if stored.removed_at or stored.declined_at or stored.submitted_at:
        raise Settled(remedy="需要再改时请联系经办人")
    return stored
