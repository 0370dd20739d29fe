"""Where an objection stands, its limits in working days, and which states of a procedure go public."""

from __future__ import annotations

from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING, Final

from django.utils import timezone

from kejitong.catalogue.lifecycles import lifecycles
from kejitong.catalogue.rules import parameter
from kejitong.disclosure.periods import deadline
from kejitong.kernel.workdays import WorkCalendar
from kejitong.workflow.clock import Deadline

if TYPE_CHECKING:
    from kejitong.disclosure.models import Objection

DOOR: Final = "disclosure"
PUBLISH: Final = "publish"
HOLD: Final = "hold"
UPHOLD_LIST: Final = "uphold_list"
CHANGE_LIST: Final = "change_list"
STRIKE: Final = "strike"
END_NOTICE: Final = "end_notice"
TAKE_DOWN: Final = "take_down"
ADMISSION_DAYS: Final = "objection.admission_days"
CONCLUSION_DAYS: Final = "objection.conclusion_days"


class Stage(Enum):
    """异议办到哪里：收到、受理、调查、结论、答复、归档。"""

    RECEIVED = "received"
    REFUSED = "refused"
    ADMITTED = "admitted"
    INVESTIGATING = "investigating"
    CONCLUDED = "concluded"
    REPLIED = "replied"
    ARCHIVED = "archived"

    @property
    def label(self) -> str:
        """给人看的名称。"""
        return _LABELS[self.value]

    @property
    def is_open(self) -> bool:
        """还没有结论，公示不能结束。"""
        return self in {Stage.RECEIVED, Stage.ADMITTED, Stage.INVESTIGATING}


_LABELS: Final = {
    "received": "待决定是否受理", "refused": "不予受理", "admitted": "已受理，待指定调查人",
    "investigating": "调查中", "concluded": "已有结论，待答复", "replied": "已答复，待归档",
    "archived": "已归档",
}  # fmt: skip


def stage(objection: Objection) -> Stage:
    """这件异议办到哪里。"""
    done = (
        (objection.archived_at, Stage.ARCHIVED),
        (objection.replied_at, Stage.REPLIED),
        (objection.concluded_at, Stage.CONCLUDED),
        (objection.refused_at, Stage.REFUSED),
        (objection.appointed_at, Stage.INVESTIGATING),
        (objection.admitted_at, Stage.ADMITTED),
    )
    return next((reached for at, reached in done if at), Stage.RECEIVED)


def clock(objection: Objection, today: date, *, calendar: WorkCalendar) -> Deadline | None:
    """现在这一步的期限；有了结论的没有。"""
    now = stage(objection)
    if not now.is_open:
        return None
    since, code = objection.received_at, ADMISSION_DAYS
    if objection.admitted_at is not None:
        since, code = objection.admitted_at, CONCLUSION_DAYS
    return deadline(_day(since), days(code, _day(since)), today, calendar=calendar)


def days(code: str, on: date) -> int:
    """这一天施行的期限，几个工作日。"""
    return int(parameter(code).on(on).number or 0)


def sources_of(move: str) -> frozenset[str]:
    """经公示的门、能办这个动作的状态，各流程合在一起。"""
    return frozenset(
        source
        for lifecycle in lifecycles().values()
        for one in lifecycle.moves
        if one.code == move and one.door == DOOR
        for source in one.sources
    )


def _day(at: datetime) -> date:
    return timezone.localdate(at)
