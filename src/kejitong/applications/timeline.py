"""What has happened to an application, told to each audience, and who holds it now until when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from kejitong.accounts.queries import full_names
from kejitong.applications import queries
from kejitong.applications.annotations import remarks
from kejitong.applications.models import Application, Audience, Deficiency, Step
from kejitong.kernel.workdays import WorkCalendar
from kejitong.memberships import queries as memberships
from kejitong.workflow import clock
from kejitong.workflow.clock import Deadline, Stay
from kejitong.workflow.vocabulary import Lifecycle, Need, Role, State

_LABELS = {need.value: need.label for need in Need}
_READERS = {
    None: (Role.OFFICER,), Audience.BUREAU: (Role.OFFICER,), Audience.BODY: (Role.RECOMMENDER,),
    Audience.APPLICANT: (Role.APPLICANT,),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mark:
    """时间线上的一件事：何时、什么事、谁办的、详情、状态的种类（不改变状态的为空）。"""

    at: datetime
    label: str
    by: str
    detail: str
    kind: str


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """现在走到哪里：状态、在谁手里、到哪天、局里已用几个工作日。"""

    state: State
    holder_label: str
    deadline: Deadline | None
    spent: int


def timeline(application: Application, *, audience: Audience | None) -> tuple[Mark, ...]:
    """走过的每一步和看得到的附注，先后为序；没有写明给谁看的，是给科技局看的。"""
    lifecycle, is_own = queries.lifecycle(application), audience == Audience.APPLICANT
    steps = list(application.steps.order_by("at", "pk"))
    notes = list(remarks(application, _READERS[audience]))
    people = [application.created_by.username, *(step.by for step in steps)]
    names = full_names([*people, *(note.by for note in notes)])
    told = list(application.deficiencies.exclude(told_at=None).order_by("pk"))
    insiders = memberships.people_of(application.organisation_id)
    first = Mark(
        application.created_at, "开始填写", names.get(application.created_by.username, ""), "",
        lifecycle.state(lifecycle.first).kind.value,
    )  # fmt: skip
    marks = [first] if is_own or audience is None else []
    for step in steps:
        detail = "；".join(_details(step, told, audience))
        by = _who(step, names, is_own=is_own)
        kind = lifecycle.state(step.target).kind.value
        marks.append(Mark(step.at, _label(lifecycle, step, is_own=is_own), by, detail, kind))
    for note in notes:
        by = names.get(note.by, note.by) if not is_own or note.by in insiders else "办理单位"
        marks.append(Mark(note.at, "附注", by, note.text, ""))
    return tuple(sorted(marks, key=lambda mark: mark.at))


def whereabouts(application: Application, today: date, calendar: WorkCalendar) -> Whereabouts:
    """现在在谁手里、还有几天；申报单位补正的日子不算局里的时间。"""
    lifecycle = queries.lifecycle(application)
    state = lifecycle.state(application.state)
    due = clock.deadline(state, timezone.localdate(application.state_since), today, calendar)
    used = clock.spent(lifecycle, stays(application), today, calendar)
    holder = "" if state.is_end else state.holder.label
    return Whereabouts(state, holder, due, used)


def stays(application: Application) -> tuple[Stay, ...]:
    """在每个状态停留的一段，先后为序。"""
    since = timezone.localdate(application.created_at)
    code = queries.lifecycle(application).first
    found: list[Stay] = []
    for step in application.steps.order_by("at", "pk"):
        day = timezone.localdate(step.at)
        found.append(Stay(code, since, day))
        code, since = step.target, day
    return (*found, Stay(code, since))


def _label(lifecycle: Lifecycle, step: Step, *, is_own: bool) -> str:
    move = lifecycle.move(step.move, state=step.source)
    return move.told if is_own else move.label


def _who(step: Step, names: Mapping[str, str], *, is_own: bool) -> str:
    """The applicant's own people by name; to them the others are known by their office."""
    role = Role(step.role)
    by = role.label if is_own and not role.is_applicant else names.get(step.by, step.by)
    if not step.stands_in_for:
        return by
    return f"{by}（代{names.get(step.stands_in_for, step.stands_in_for)}）"


def _details(step: Step, told: list[Deficiency], audience: Audience | None) -> Iterator[str]:
    """What was written; an opinion is for those who decide, and for whoever wrote it."""
    is_hidden = audience == Audience.APPLICANT or (
        audience == Audience.BODY and step.role != Role.RECOMMENDER.value
    )
    for name, text in step.given.items():
        if not (is_hidden and name == Need.OPINION.value):
            yield f"{_LABELS.get(name, name)}：{text}"
    for each in told:
        if each.told_at == step.at:
            yield f"{each.text}（{each.due_on}前补交）" if each.due_on else each.text
