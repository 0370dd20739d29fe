"""What waits, by when: imports, certificates, projects, notices and targets, in working days left."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import (
    CharField,
    Count,
    ExpressionWrapper,
    F,
    Min,
    Q,
    QuerySet,
    Value,
)
from django.db.models.functions import Cast

from kejitong.calendars.queries import work_calendar
from kejitong.desks.officer import links
from kejitong.desks.officer.pages.handling.narrowing import Desk
from kejitong.desks.officer.pages.handling.tasks import Counted, Task, counted, tasks
from kejitong.intake import queries as intake
from kejitong.kernel.workdays import WorkCalendar
from kejitong.registers import catalogue, queries, showing
from kejitong.registers.filtering import BLANK, SINCE, UNTIL

AHEAD = timedelta(days=92)
SOON, NEAR = 5, 20
MOST = 6


@dataclass(frozen=True, slots=True)
class Waiting:
    """一件等着办的事；有期限的写明还有几个工作日。"""

    title: str
    note: str
    badge: str
    kind: str
    url: str
    due: date | None = None


def waiting(region: str, today: date, user: Any) -> list[Waiting]:
    """Imports that wait for a decision first, then by the day on which each thing is due."""
    desk = Desk(user, today, work_calendar())
    found = list(_counts(region, desk))
    ours = list(tasks(desk, found))
    dated = [*_tasks(found, today), *(one for one in ours if one.due)]
    return [
        *_imports(region),
        *(
            Waiting(one.title, one.note, one.badge, one.kind, one.url)
            for one in ours
            if not one.due
        ),
        *(
            Waiting(one.title, one.note, *left(desk.calendar, today, one.due), one.url, one.due)
            for one in sorted(dated, key=lambda one: one.due or date.max)
            if one.due
        ),
    ]


def left(calendar: WorkCalendar, today: date, due: date) -> tuple[str, str]:
    """How long there is left, in words, and how urgent that is."""
    days = calendar.left(today, due)
    if due < today:
        return f"已过{-days}个工作日" if days else "已过期", "red"
    if due == today:
        return "今天到期", "red"
    kind = "red" if days <= SOON else "amber" if days <= NEAR else "plain"
    return f"还有{days}个工作日", kind


def _imports(region: str) -> Iterator[Waiting]:
    """Imports within the region that somebody began."""
    begun = intake.batches().filter(state="previewed", region__startswith=queries.prefix(region))
    for batch in begun[:MOST]:
        label = intake.register_of(batch).label
        refused = f"{batch.refused}行退回" if batch.refused else "待确认"
        yield Waiting(
            f"导入“{batch.file_name}”", f"{label} · 共{batch.row_count}行", refused,
            "red" if batch.refused else "amber", links.batch(batch.pk),
        )  # fmt: skip


def _counts(region: str, desk: Desk) -> Iterable[Counted]:
    """Everything that falls due within three months, is overdue or waits for a step; one query."""
    first, *rest = (*_due(region, desk.today), *counted(desk))
    found: Iterable[Counted] = first.union(*rest, all=True)
    return found


def _tasks(found: Iterable[Counted], today: date) -> Iterator[Task]:
    for kind, which, count, first in found:
        if count and kind in WORDED:
            yield WORDED[kind](str(which), count, first, today)


def _due(region: str, today: date) -> tuple[QuerySet[Any], ...]:
    """Certificates by kind, projects that are overdue or soon to be accepted, targets by day."""
    certificates, filings, targets = (
        queries.live(catalogue.register(slug), region=region)
        for slug in ("certificates", "filings", "targets")
    )
    soon = Q(expires_on__gte=today, expires_on__lte=today + AHEAD)
    running = filings.filter(~Q(approved_on=None), accepted_on=None)
    due = Q(due_on__gte=today, due_on__lte=today + AHEAD)
    return (
        _counted(certificates.filter(soon, revoked_on=None), "lapsing", F("kind"), "expires_on"),
        _counted(running.filter(due_on__lt=today), "over", Value(""), "due_on"),
        _counted(running.filter(due), "coming", Value(""), "due_on"),
        _counted(targets.filter(due), "aims", Cast("due_on", CharField()), "due_on"),
    )


def _counted(records: QuerySet[Any], kind: str, which: Any, day: str) -> QuerySet[Any]:
    """How many there are of each, and the earliest day."""
    named = records.order_by().annotate(
        task_=Value(kind, CharField()), which_=ExpressionWrapper(which, CharField())
    )
    found: QuerySet[Any] = named.values_list("task_", "which_").annotate(Count("pk"), Min(day))
    return found


def _lapsing(kind: str, count: int, first: date, today: date) -> Task:
    register = catalogue.register("certificates")
    asked = {"kind": kind, **_between("expires_on", today, today + AHEAD)}
    label = showing.written(register, "kind", kind)
    return Task(
        f"{count}张{label}证书三个月内到期", f"最早{_day(first)}到期",
        links.register(register.slug, asked), first,
    )  # fmt: skip


def _over(_: str, count: int, first: date, today: date) -> Task:
    asked = {"accepted_on": BLANK, "due_on" + UNTIL: today - timedelta(days=1)}
    return Task(
        f"{count}个项目到期未验收",
        f"最早的{_day(first)}到期",
        links.register("filings", asked),
        first,
    )


def _coming(_: str, count: int, first: date, today: date) -> Task:
    asked = {"accepted_on": BLANK, **_between("due_on", today, today + AHEAD)}
    return Task(
        f"{count}个项目三个月内要验收",
        f"最早{_day(first)}到期",
        links.register("filings", asked),
        first,
    )


def _aims(_: str, count: int, first: date, _today: date) -> Task:
    asked = _between("due_on", first, first)
    return Task(
        f"{count}项目标{_day(first)}到期",
        "对照年度数字看完成情况",
        links.register("targets", asked),
        first,
    )


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _between(name: str, since: date, until: date) -> dict[str, Any]:
    return {name + SINCE: since, name + UNTIL: until}


WORDED: Mapping[str, Callable[[str, int, date, date], Task]] = {
    "lapsing": _lapsing, "over": _over, "coming": _coming, "aims": _aims,
}  # fmt: skip
