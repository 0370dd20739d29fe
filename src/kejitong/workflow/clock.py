"""Working-day clocks: how long a state has been held, and when its holder must have acted.

The bureau's own time stands still while the applicant holds the matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kejitong.kernel.workdays import WorkCalendar
from kejitong.workflow.vocabulary import Lifecycle, State


@dataclass(frozen=True, slots=True)
class Stay:
    """在一个状态停留的一段：哪天进入，哪天离开（还在则为空）。"""

    state: str
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """现在这一步的期限：到哪天，还剩几个工作日（逾期为负）。"""

    due: date
    left: int

    @property
    def is_overdue(self) -> bool:
        """已经过了期限。"""
        return self.left < 0


def deadline(state: State, since: date, today: date, calendar: WorkCalendar) -> Deadline | None:
    """这个状态应在哪天前办完；没有时限的为空。进入当天不计，次日为第一个工作日。"""
    if state.working_days is None:
        return None
    due = calendar.add(since + timedelta(days=1), state.working_days)
    return Deadline(due, calendar.left(today, due))


def spent(lifecycle: Lifecycle, stays: Sequence[Stay], today: date, calendar: WorkCalendar) -> int:
    """局里（含推荐单位、专家）一共用了几个工作日；申报单位补正的日子不算。"""
    total = 0
    for stay in stays:
        state = lifecycle.state(stay.state)
        if state.holder.is_applicant or state.is_end or state.kind.is_editable:
            continue
        last = stay.until or today
        total += max(0, calendar.left(stay.since, last))
    return total
