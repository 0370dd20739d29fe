"""How a state looks in a list: the colour of its kind, who holds it, how many days are left."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q
from django.utils import timezone

from kejitong.catalogue import lifecycles
from kejitong.kernel.workdays import WorkCalendar
from kejitong.ui.pieces import BadgeKind
from kejitong.workflow.clock import deadline
from kejitong.workflow.vocabulary import Kind, Lifecycle, Role, State

BADGES: dict[Kind, BadgeKind] = {
    Kind.DRAFT: "plain", Kind.RETURNED: "amber", Kind.WAITING: "blue", Kind.ON_NOTICE: "amber",
    Kind.GRANTED: "green", Kind.REFUSED: "red", Kind.WITHDRAWN: "plain",
}  # fmt: skip
SOON, NEAR = 1, 3
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Clock:
    """还有几个工作日：给人看的字、颜色和期限。"""

    words: str = ""
    kind: BadgeKind = "plain"
    due: date | None = None


def clock(state: State, since: datetime, today: date, calendar: WorkCalendar) -> Clock:
    """The days left in this state; empty when nobody in the bureau is being waited for."""
    found = deadline(state, timezone.localdate(since), today, calendar)
    if found is None:
        return Clock()
    if found.due < today:
        return Clock(f"逾期{-found.left}个工作日" if found.left else "逾期", "red", found.due)
    if found.left == 0:
        return Clock("今天到期", "red", found.due)
    kind: BadgeKind = "red" if found.left <= SOON else "amber" if found.left <= NEAR else "plain"
    return Clock(f"还有{found.left}个工作日", kind, found.due)


def mine(user_roles: Iterable[Role], state: State) -> bool:
    """Whether a state waits for one of these roles."""
    return not state.is_end and state.holder in set(user_roles)


def overdue(today: date, calendar: WorkCalendar) -> Q:
    """The applications whose state has outlived its working days."""
    found = Q(pk__in=())
    starts: dict[int, datetime] = {}
    for version, lifecycle in lifecycles.lifecycles().items():
        for days, codes in _by_limit(lifecycle).items():
            if days not in starts:
                starts[days] = _latest_overdue(days, today, calendar)
            found |= Q(lifecycle=version, state__in=codes, state_since__lt=starts[days])
    return found


def _by_limit(lifecycle: Lifecycle) -> dict[int, list[str]]:
    limits: dict[int, list[str]] = {}
    for state in lifecycle.states:
        if state.working_days is not None:
            limits.setdefault(state.working_days, []).append(state.code)
    return limits


def _latest_overdue(days: int, today: date, calendar: WorkCalendar) -> datetime:
    """The first moment of a state that is still in time: what came before it is overdue."""
    day, left = today - _DAY, days
    while left:
        left -= calendar.is_workday(day)
        day -= _DAY
    return timezone.make_aware(datetime.combine(day + _DAY, time.min))
