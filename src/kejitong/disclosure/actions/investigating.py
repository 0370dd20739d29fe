"""From admission to the archive: who investigates, what was found, the conclusion, the reply."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.db import transaction
from django.utils import timezone

from kejitong.applications.actions.advancing import advance
from kejitong.audit.actions import Act
from kejitong.disclosure import access, queries, states
from kejitong.disclosure.actions.objecting import locked, record
from kejitong.disclosure.actions.publishing import OFFICER
from kejitong.disclosure.models import Effect, Objection
from kejitong.disclosure.scanning import find
from kejitong.disclosure.states import Stage, sources_of
from kejitong.kernel.refusals import Refused

_RETAKEN: Final = "公示已经撤下，更正后重新公示"


class MustRecuse(Refused):
    """不能由这些人调查。"""


class Confidential(Refused):
    """这一步由调查人办理。"""


class Unfounded(Refused):
    """结论还不能下。"""


class Unwritten(Refused):
    """还没有写内容。"""


@dataclass(frozen=True, slots=True)
class Verdict:
    """结论：成不成立，写明的话，对名单的影响；变更名单时可以写新的核定金额（元）。"""

    is_upheld: bool
    text: str
    effect: Effect = Effect.NONE
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Identity:
    """异议人的身份，只给调查人看。"""

    name: str
    representative: str
    phone: str
    id_number: str


@transaction.atomic
def investigate(objection: Objection, investigators: Sequence[str], *, act: Act) -> Objection:
    """指定调查人，可以改派；申报单位的人、异议人回避，经办过这件的人不能独自调查。"""
    stored = locked(objection, Stage.ADMITTED, Stage.INVESTIGATING)
    named = list(dict.fromkeys(name.strip() for name in investigators if name.strip()))
    if not named:
        raise MustRecuse(why="还没有选人", remedy="请至少选一位没有经办过这件申报的人")
    if reason := access.recusal(stored, named, on=timezone.localdate(act.at)):
        raise MustRecuse(why=reason, remedy="请另选调查人")
    stored.investigators, stored.appointed_at = named, stored.appointed_at or act.at
    stored.save(update_fields=["investigators", "appointed_at"])
    record("disclosure.investigated", stored, act, investigators=named)
    return stored


@transaction.atomic
def write_up(objection: Objection, text: str, *, act: Act) -> Objection:
    """写下调查情况；可以一写再写，直到有结论。"""
    stored = locked(objection, Stage.INVESTIGATING)
    _only_investigators(stored, act)
    if not text.strip():
        raise Unwritten(remedy="请写明查了什么、看到什么、谁在场")
    stored.investigation = text.strip()
    stored.save(update_fields=["investigation"])
    record("disclosure.written_up", stored, act)
    return stored


@transaction.atomic
def conclude(objection: Objection, verdict: Verdict, *, act: Act) -> Objection:
    """下结论；成立的，对名单有影响的，这一行取消，或变更后再公示。"""
    stored = locked(objection, Stage.INVESTIGATING)
    if reason := access.can_conclude(act.by, stored):
        raise Confidential(why=reason, remedy="请找调查人或局领导办理")
    _refuse_unfounded(stored, verdict)
    stored.concluded_at, stored.conclusion = act.at, verdict.text.strip()
    stored.is_upheld, stored.effect = verdict.is_upheld, verdict.effect
    stored.save(update_fields=["concluded_at", "conclusion", "is_upheld", "effect"])
    _follow(stored, verdict, act)
    told = {"is_upheld": verdict.is_upheld, "effect": verdict.effect.value}
    record("disclosure.concluded", stored, act, **told)
    return stored


@transaction.atomic
def reply(objection: Objection, text: str, *, act: Act) -> Objection:
    """答复异议人；不予受理的也要答复。"""
    stored = locked(objection, Stage.CONCLUDED, Stage.REFUSED)
    if stored.refused_at is None:
        _only_investigators(stored, act)
    if not text.strip():
        raise Unwritten(remedy="请写明结论、理由和不服时可以怎样")
    stored.replied_at, stored.replied_by, stored.reply = act.at, act.by, text.strip()
    stored.save(update_fields=["replied_at", "replied_by", "reply"])
    record("disclosure.replied", stored, act)
    return stored


@transaction.atomic
def archive(objection: Objection, *, act: Act) -> Objection:
    """归档，此后不再变动。"""
    stored = locked(objection, Stage.REPLIED)
    stored.archived_at = act.at
    stored.save(update_fields=["archived_at"])
    record("disclosure.archived", stored, act)
    return stored


@transaction.atomic
def reveal(objection: Objection, *, act: Act) -> Identity:
    """调查人看异议人是谁，写明为什么看；每看一次记一条日志，日志里没有姓名。"""
    if reason := access.can_know(act.by, objection):
        raise Confidential(why=reason, remedy="确需知道的，请先指定为调查人")
    if not act.reason.strip():
        raise Unwritten(why="没有写为什么要看", remedy="请写明用途，例如“电话核实证据来源”")
    record("disclosure.revealed", objection, act)
    return Identity(objection.name, objection.representative, objection.phone, objection.id_number)


def _only_investigators(objection: Objection, act: Act) -> None:
    if reason := access.can_know(act.by, objection):
        raise Confidential(why=reason, remedy="请找指定的调查人办理")


def _refuse_unfounded(objection: Objection, verdict: Verdict) -> None:
    if not objection.investigation:
        raise Unfounded(why="还没有写调查情况", remedy="请先写调查情况")
    if not verdict.text.strip():
        raise Unfounded(why="没有写结论", remedy="请写明查明的事实、依据和结论")
    if not verdict.is_upheld and verdict.effect is not Effect.NONE:
        raise Unfounded(why="异议不成立，名单不应变动", remedy="请核对结论和对名单的影响")
    if verdict.amount is not None and verdict.effect is not Effect.CHANGE:
        raise Unfounded(why="名单不变更，不能改金额", remedy="请核对对名单的影响")
    if told := _betrayal(objection, verdict.text):
        raise Unfounded(
            why=f"结论里出现了{told}，申报单位会看到", remedy="请改用“异议人”，隐去身份"
        )


def _betrayal(objection: Objection, text: str) -> str:
    """What in the text would tell the applicant who objected."""
    named = [one for one in (objection.name, objection.representative) if one and one in text]
    if named:
        return "异议人的姓名或名称"
    return "号码或邮箱" if find(text) else ""


def _follow(objection: Objection, verdict: Verdict, act: Act) -> None:
    """Move the application, unless another objection to the same line moved it or still holds it."""
    if objection.line.application.state not in sources_of(states.UPHOLD_LIST):
        if verdict.effect is not Effect.NONE:
            raise Unfounded(why="这一行已经因别的异议变动", remedy="请把对名单的影响选作“名单不变”")
        return
    if verdict.effect is Effect.NONE:
        _leave_the_list(objection, verdict, act)
        return
    if verdict.effect is Effect.STRIKE:
        _strike(objection, verdict, act)
    _change(objection, verdict, act)


def _leave_the_list(objection: Objection, verdict: Verdict, act: Act) -> None:
    application, given = objection.line.application, {"reason": verdict.text.strip()}
    others = objection.line.objections.filter(queries.OPEN, admitted_at__isnull=False)
    if others.exists():
        return
    if objection.line.notice.withdrawn_at is not None:
        given = {"reason": _RETAKEN}
        advance(application, states.CHANGE_LIST, hand=OFFICER, act=act, given=given)
        return
    advance(application, states.UPHOLD_LIST, hand=OFFICER, act=act, given=given)


def _strike(objection: Objection, verdict: Verdict, act: Act) -> None:
    line = objection.line
    line.struck_at, line.struck_reason = act.at, verdict.text.strip()[:300]
    line.save(update_fields=["struck_at", "struck_reason"])


def _change(objection: Objection, verdict: Verdict, act: Act) -> None:
    move = states.STRIKE if verdict.effect is Effect.STRIKE else states.CHANGE_LIST
    given = {"reason": verdict.text.strip()}
    application = objection.line.application
    moved = advance(application, move, hand=OFFICER, act=act, given=given)
    if verdict.amount is not None:
        moved.approved_amount = verdict.amount
        moved.save(update_fields=["approved_amount"])
