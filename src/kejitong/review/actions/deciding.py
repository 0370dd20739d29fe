"""The meeting decides: a draft that officers draw up, then one act that moves every application."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from kejitong.applications import queries as applications
from kejitong.applications.actions.advancing import Hand, advance
from kejitong.audit import actions as journal
from kejitong.audit.actions import Act, Trace
from kejitong.kernel import money
from kejitong.kernel.refusals import Invalid, Problem, Refused
from kejitong.review import queries
from kejitong.review.actions.moving import DOOR
from kejitong.review.models import Meeting, RankedLine
from kejitong.workflow.vocabulary import Role

if TYPE_CHECKING:
    from kejitong.applications.models import Application
    from kejitong.calls.models import Call

CHOOSE, REFUSE = "propose", "turn_down"
APPROVER = Hand(Role.APPROVER, door=DOOR)


class MeetingUnfinished(Invalid):
    """会商还不能定下。"""


class Redrawn(Refused):
    """您打开之后，别人改过这份拟定中的会商。"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering:
    """一次会商：哪天开的、谁参加、纪要和这次的预算。"""

    held_on: date
    attendees: tuple[str, ...] = ()
    minutes: str = ""
    budget: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """对一件的取舍；空的是这次不议。金额只给选中的。"""

    application: int
    is_chosen: bool | None
    amount: Decimal | None = None
    reason: str = ""


@transaction.atomic
def draw_up(
    call: Call, gathering: Gathering, choices: Sequence[Choice], *, version: int, act: Act
) -> Meeting:
    """存下拟定中的会商，供局领导定；没有定下以前可以一改再改。`version` 为零是新拟。"""
    meeting = _drawn_up(call)
    if meeting.version != version:
        raise Redrawn(remedy="请刷新后看看最新的排序表，再改")
    _fill(meeting, gathering, act)
    _write(meeting, choices, {row.application.pk: row for row in queries.standing(call)})
    after = {"call": call.code, "version": meeting.version}
    journal.record(Trace("review.drawn_up", "review", meeting.pk, None, after), act=act)
    return meeting


@transaction.atomic
def decide(
    call: Call,
    gathering: Gathering,
    choices: Sequence[Choice],
    *,
    version: int | None = None,
    act: Act,
) -> Meeting:
    """会商定下：选中的进入拟立项，不选的不予立项，各写理由；一件不成就都不成。"""
    meeting = _drawn_up(call)
    if version is not None and meeting.version != version:
        raise Redrawn(remedy="请刷新后看看最新的排序表，再定")
    rows = {row.application.pk: row for row in queries.standing(call)}
    made = [choice for choice in choices if choice.is_chosen is not None]
    if problems := _problems(call, gathering, made, rows, timezone.localdate(act.at)):
        raise MeetingUnfinished(problems=problems)
    meeting.decided_at, meeting.decided_by = act.at, act.by
    _fill(meeting, gathering, act)
    _write(meeting, made, rows)
    after = {"call": call.code, "chosen": sum(bool(one.is_chosen) for one in made)}
    journal.record(Trace("review.decided", "review", meeting.pk, None, after), act=act)
    for choice in made:
        _move(rows[choice.application].application, choice, act)
    return meeting


def _move(application: Application, choice: Choice, act: Act) -> None:
    """Through the lifecycle; what was chosen keeps the amount that the meeting gave."""
    if not choice.is_chosen:
        advance(application, REFUSE, hand=APPROVER, act=act, given={"reason": choice.reason})
        return
    moved = advance(application, CHOOSE, hand=APPROVER, act=act)
    moved.approved_amount = choice.amount
    moved.save(update_fields=["approved_amount"])


def _drawn_up(call: Call) -> Meeting:
    """The draft of this call's meeting, or a new one; nobody else decides meanwhile."""
    type(call)._default_manager.select_for_update().get(pk=call.pk)
    held = Meeting.objects.filter(call=call, decided_at=None).first()
    return held or Meeting(call=call, version=0)


def _fill(meeting: Meeting, gathering: Gathering, act: Act) -> None:
    meeting.held_on, meeting.attendees = gathering.held_on, list(gathering.attendees)
    meeting.minutes, meeting.budget = gathering.minutes.strip(), gathering.budget
    meeting.by, meeting.at = act.by, act.at
    meeting.version += 1
    meeting.save()


def _write(meeting: Meeting, choices: Sequence[Choice], rows: Mapping[int, queries.Row]) -> None:
    meeting.lines.all().delete()
    RankedLine.objects.bulk_create(
        RankedLine(
            meeting=meeting, application=rows[one.application].application,
            rank=rows[one.application].rank, score=_score(rows[one.application]),
            amount=one.amount if one.is_chosen else None, is_chosen=one.is_chosen,
            reason=one.reason.strip()[:500],
        )
        for one in choices
        if one.application in rows
    )  # fmt: skip


def _score(row: queries.Row) -> Decimal | None:
    return row.scores.score if row.scores else None


def _problems(
    call: Call,
    gathering: Gathering,
    made: Sequence[Choice],
    rows: Mapping[int, queries.Row],
    today: date,
) -> tuple[Problem, ...]:
    found = [*_meeting_problems(gathering, today)]
    if not made:
        found.append(Problem(None, "排序表", "", "还没有选中或不选任何一件"))
    strangers = [one for one in made if one.application not in rows]
    if strangers:
        return (*found, Problem(None, "排序表", "", "有不属于这个批次的申报件，请刷新"))
    passed_over = _passed_over(made, rows)
    for one in made:
        found += _line_problems(one, rows[one.application], is_out_of_turn=one in passed_over)
    before = sum((row.given for row in rows.values()), Decimal(0))
    return (*found, *_sum_problems(call, gathering, made, before))


def _meeting_problems(gathering: Gathering, today: date) -> list[Problem]:
    found = []
    if gathering.held_on > today:
        found.append(Problem(None, "会商日期", str(gathering.held_on), "还没有到这一天"))
    if not gathering.attendees:
        found.append(Problem(None, "参加人", "", "还没有写"))
    if not gathering.minutes.strip():
        found.append(Problem(None, "会商纪要", "", "还没有写"))
    return found


def _line_problems(choice: Choice, row: queries.Row, *, is_out_of_turn: bool) -> list[Problem]:
    application = row.application
    code, title = (CHOOSE if choice.is_chosen else REFUSE), str(application)
    found = []
    moves = applications.lifecycle(application).moves_from(application.state)
    if code not in {move.code for move in moves}:
        now = applications.state(application).label
        verb = "选中" if choice.is_chosen else "不选"
        found.append(Problem(None, title, "", f"现在是“{now}”，还不能{verb}"))
    if choice.is_chosen and (problem := _amount_problem(application, choice.amount)):
        found.append(Problem(None, title, "", problem))
    if not choice.reason.strip():
        if not choice.is_chosen:
            found.append(Problem(None, title, "", "不选的要写明理由"))
        elif is_out_of_turn:
            found.append(Problem(None, title, "", "排在没有选中的后面，要写明理由"))
        elif row.visit is not None and row.visit.is_passed is False:
            found.append(Problem(None, title, "", "考察没有通过，选中要写明理由"))
    return found


def _amount_problem(application: Application, amount: Decimal | None) -> str:
    """Money is given where the item asks for it, and no more than was asked for."""
    if applications.item(application).amount is None:
        return ""
    if amount is None or amount <= 0:
        return "要写明拟给金额"
    asked = application.amount
    if asked is not None and amount > asked:
        return f"拟给{money.written(amount)}，多于申请的{money.written(asked)}"
    return ""


def _passed_over(made: Sequence[Choice], rows: Mapping[int, queries.Row]) -> list[Choice]:
    """Those chosen although somebody ranked before them was not."""
    refused = [rows[one.application].rank for one in made if not one.is_chosen]
    best = min((rank for rank in refused if rank is not None), default=None)
    if best is None:
        return []
    return [one for one in made if one.is_chosen and (rows[one.application].rank or best) > best]


def _sum_problems(
    call: Call, gathering: Gathering, made: Sequence[Choice], before: Decimal
) -> list[Problem]:
    chosen = [one for one in made if one.is_chosen]
    given = sum((one.amount or Decimal(0) for one in chosen), Decimal(0))
    found = []
    if gathering.budget is not None and given > gathering.budget:
        over = money.written(given - gathering.budget)
        found.append(Problem(None, "预算", money.written(gathering.budget), f"选中的超出{over}"))
    elif call.budget is not None and before + given > call.budget:
        why = f"先前已给{money.written(before)}，再给{money.written(given)}，超出批次的预算"
        found.append(Problem(None, "预算", money.written(call.budget), why))
    if call.quota is not None and len(chosen) > call.quota:
        found.append(Problem(None, "名额", str(call.quota), f"选中了{len(chosen)}件"))
    return found
