"""What may be objected to, and what an objector is told about the way of his objection."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils import timezone

from kejitong.calendars.queries import work_calendar
from kejitong.disclosure import queries, states
from kejitong.kernel.refusals import Refused
from kejitong.ui.pieces import Step

if TYPE_CHECKING:
    from datetime import datetime

    from kejitong.disclosure.models import NoticeLine, Objection, PublicNotice


class NotRunning(Refused):
    """这份公示现在不能提出异议。"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """异议人看到的：编号、查询码、办到哪里、答复。"""

    number: str
    code: str
    notice: str
    notice_pk: int
    ordinal: int
    stage: str
    due: date | None
    steps: tuple[Step, ...]
    reply: str


@dataclass(frozen=True, slots=True)
class Limits:
    """几个工作日内决定是否受理、办结。"""

    admission: int
    conclusion: int


def limits(today: date) -> Limits:
    """这一天施行的期限。"""
    return Limits(
        states.days(states.ADMISSION_DAYS, today), states.days(states.CONCLUSION_DAYS, today)
    )


def contestable(pk: int, today: date) -> tuple[PublicNotice, list[NoticeLine]]:
    """还在公示期内的名单，没有取消的各行。"""
    notice = queries.shown(pk)
    if notice.ended_at is not None or today > notice.last_on:
        raise NotRunning(
            why=f"公示期到{notice.last_on}为止，逾期的异议不受理",
            remedy="可以向科技局反映情况，或依法申请行政复议",
        )
    return notice, [line for line in queries.lines(notice) if line.struck_at is None]


def receipt(objection: Objection, today: date) -> Receipt:
    """这件异议的回执和进度；里面没有姓名和电话。"""
    clock = states.clock(objection, today, calendar=work_calendar())
    return Receipt(
        number=objection.number,
        code=queries.receipt_code(objection),
        notice=objection.line.notice.title,
        notice_pk=objection.line.notice_id,
        ordinal=objection.line.ordinal,
        stage=states.stage(objection).label,
        due=clock.due if clock else None,
        steps=_steps(objection),
        reply=objection.reply,
    )


def _steps(objection: Objection) -> tuple[Step, ...]:
    decided: list[tuple[str, datetime | None]]
    if objection.refused_at is not None:
        decided = [("不予受理", objection.refused_at)]
    else:
        decided = [
            ("受理", objection.admitted_at), ("开始调查", objection.appointed_at),
            ("作出结论", objection.concluded_at),
        ]  # fmt: skip
    ways = [("收到", objection.received_at), *decided, ("答复", objection.replied_at)]
    waiting = next((title for title, at in ways if at is None), "")
    return tuple(_step(title, at, is_next=title == waiting) for title, at in ways)


def _step(title: str, at: datetime | None, *, is_next: bool) -> Step:
    if at is not None:
        return Step(title, f"{timezone.localtime(at):%Y-%m-%d %H:%M}")
    return Step(title, stage="now" if is_next else "next")
