"""What handling puts on the first page of the day: steps that wait, claims, questions, late papers.

The questions join the one that the page asks about everything else, so that they cost nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db.models import CharField, Count, F, Min, QuerySet, Value
from django.db.models.functions import Concat, TruncDate
from django.utils import timezone

from kejitong.applications import access, deficiencies
from kejitong.calls import queries as calls
from kejitong.catalogue import lifecycles, service_items
from kejitong.desks.officer import links_handling as links
from kejitong.desks.officer.pages.handling import standing
from kejitong.desks.officer.pages.handling.narrowing import Desk
from kejitong.memberships import queries as memberships
from kejitong.ui.pieces import BadgeKind
from kejitong.workflow.vocabulary import Role

BAR = "|"
Counted = tuple[str, str, int, date]
"""哪一类、哪一样、几件、最早的一天。"""


@dataclass(frozen=True, slots=True)
class Task:
    """等着办的一类事：有几件，最早的一件到哪天。"""

    title: str
    note: str
    url: str
    due: date | None = None
    badge: str = ""
    kind: BadgeKind = "plain"


@dataclass(frozen=True, slots=True)
class _Part:
    item: str
    version: str
    count: int
    first: date


def counted(desk: Desk) -> tuple[QuerySet[Any], ...]:
    """What waits, each as kind, which, how many and the earliest day."""
    seen = access.visible(desk.user, on=desk.today)
    steps = _counted(seen, "step", "state_since", "lifecycle", "state", "item")
    if not (access.is_bureau(desk.user) and Role.OFFICER in desk.roles):
        return (steps,)
    late = deficiencies.overdue(seen, desk.today)
    return (
        steps,
        _counted(memberships.waiting_claims(), "claim", "made_at"),
        _counted(calls.unanswered(), "question", "asked_at", "call__code", "call__name"),
        _counted(late, "late", "told_at"),
    )


def tasks(desk: Desk, found: Iterable[Counted]) -> Iterator[Task]:
    """In words; steps of one state are one task, whatever the items."""
    by_state: dict[tuple[str, str], list[_Part]] = defaultdict(list)
    for kind, which, count, first in found:
        if kind == "step":
            version, code, item = which.split(BAR)
            label = lifecycles.lifecycle(version).state(code).label
            by_state[code, label].append(_Part(item, version, count, first))
        elif count and kind in WORDED:
            yield WORDED[kind](which, count, first)
    for (code, label), parts in by_state.items():
        yield from _steps(desk, code, label, parts)


def _counted(found: QuerySet[Any], kind: str, day: str, *names: str) -> QuerySet[Any]:
    parts: list[Any] = [Value("")]
    for name in names:
        parts += [F(name), Value(BAR)]
    which = Concat(*parts[:-1], output_field=CharField()) if names else Value("", CharField())
    named = found.order_by().annotate(
        task_=Value(kind, CharField()), which_=which, day_=TruncDate(day)
    )
    plain: Any = named.values_list("task_", "which_")
    grouped: QuerySet[Any] = plain.annotate(Count("pk"), Min("day_"))
    return grouped


def _steps(desk: Desk, code: str, label: str, parts: list[_Part]) -> Iterator[Task]:
    """One task for all items whose state is called alike; what has no limit does not press."""
    dues = []
    for part in parts:
        state = lifecycles.lifecycle(part.version).state(code)
        if not standing.mine(desk.roles, state):
            return
        since = timezone.make_aware(datetime.combine(part.first, time.min))
        dues.append(standing.clock(state, since, desk.today, desk.calendar).due)
    if due := min((due for due in dues if due), default=None):
        names = "、".join(f"{service_items.item(one.item).short}{one.count}件" for one in parts)
        total = sum(one.count for one in parts)
        url = links.applications({"tab": "mine", "state": code})
        yield Task(f"{total}件申报{label}", names, url, due)


def _claims(_: str, count: int, __: date) -> Task:
    title = f"{count}个单位认领等着核对"
    return Task(title, "核对无误才能申报", links.claims(), badge="待核对", kind="blue")


def _questions(which: str, count: int, first: date) -> Task:
    code, _, name = which.partition(BAR)
    note = f"{name}，最早{first.month}月{first.day}日问"
    url = f"{links.call(code)}#questions"
    return Task(f"{count}个提问等着答复", note, url, badge="待答复", kind="amber")


def _late(_: str, count: int, __: date) -> Task:
    url = links.applications({"tab": "all", "late": "1"})
    title = f"{count}份容缺材料到期没有补交"
    return Task(title, "催一催，或按规定办", url, badge="已到期", kind="red")


WORDED: Mapping[str, Callable[[str, int, date], Task]] = {
    "claim": _claims, "question": _questions, "late": _late,
}  # fmt: skip
