"""Notices as the bureau sees them: what waits, what runs, one with its lines, and a new one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Count

from kejitong.accounts import queries as accounts
from kejitong.applications import access as visibility
from kejitong.applications import queries as applications
from kejitong.calendars.queries import work_calendar
from kejitong.calls import queries as calls
from kejitong.desks.officer import links_notices as links
from kejitong.disclosure import actions, bulletins, planning, queries
from kejitong.disclosure.actions import Announcement
from kejitong.disclosure.scanning import Place
from kejitong.disclosure.states import PUBLISH, sources_of
from kejitong.ui.pieces import BadgeKind, Bulletin

if TYPE_CHECKING:
    from kejitong.accounts.models import User
    from kejitong.calls.models import Call
    from kejitong.disclosure.models import NoticeLine, PublicNotice

_PAST = 30


@dataclass(frozen=True, slots=True)
class Waiting:
    """等着公示的一个批次。"""

    name: str
    url: str
    count: int


@dataclass(frozen=True, slots=True)
class Running:
    """列表里的一份公示。"""

    title: str
    number: str
    url: str
    first_on: date
    last_on: date
    size: int
    contested: int
    badge: BadgeKind
    stage: str


@dataclass(frozen=True, slots=True)
class Notices:
    """公示页。"""

    waiting: tuple[Waiting, ...]
    running: tuple[Running, ...]
    over: tuple[Running, ...]
    past: tuple[Running, ...]
    objections: int


@dataclass(frozen=True, slots=True)
class Line:
    """名单的一行：公开的文字、那件申报现在怎样、异议几件。"""

    ordinal: int
    cells: tuple[str, ...]
    url: str
    state: str
    objections: tuple[Any, ...]
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticePage:
    """一份公示，办理用。"""

    notice: PublicNotice
    public_url: str
    labels: tuple[str, ...]
    lines: tuple[Line, ...]
    passed: int
    stage: str
    badge: BadgeKind
    is_whole: bool
    publisher: str
    can_end: bool
    last_by_calendar: date
    warning: str
    again_url: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """可以放进名单的一件。"""

    pk: int
    title: str
    organisation: str
    url: str
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NewNotice:
    """准备公示：选哪些、写什么、公众会看到什么、不能公开的各处。"""

    call: Call
    candidates: tuple[Candidate, ...]
    told: Announcement
    bulletin: Bulletin | None
    places: tuple[Place, ...]
    warning: str
    has_unreadable: bool


def listed(user: User, today: date) -> Notices:
    """等着公示的批次、在公示的、期满待办的、办结的。"""
    found = list(queries.sized(queries.notices()).prefetch_related("lines__objections")[:200])
    live = [one for one in found if one.withdrawn_at is None and one.ended_at is None]
    return Notices(
        waiting=_waiting(user, today),
        running=tuple(_running(one, today) for one in live if today <= one.last_on),
        over=tuple(_running(one, today) for one in live if today > one.last_on),
        past=tuple(_running(one, today) for one in found if one not in live)[:_PAST],
        objections=queries.open_objections().count(),
    )


def notice_page(notice: PublicNotice, today: date) -> NoticePage:
    """一份公示，连同每一行现在怎样。"""
    calendar, lines = work_calendar(), list(queries.lines(notice))
    badge, stage = _stage(notice, today)
    is_live = notice.withdrawn_at is None and today > notice.last_on
    waits = any(line.application.state in sources_of(PUBLISH) for line in lines)
    return NoticePage(
        notice=notice,
        public_url=links.public_notice(notice.pk),
        labels=tuple(label for _, label in notice.columns),
        lines=tuple(_line(line) for line in lines),
        passed=max(0, min(calendar.count(notice.first_on, today), notice.working_days)),
        stage=stage,
        badge=badge,
        is_whole=queries.is_whole(notice),
        publisher=accounts.full_names([notice.by]).get(notice.by, notice.by),
        can_end=is_live and bool(queries.clearable(notice) or notice.ended_at is None),
        last_by_calendar=actions.last_by_calendar(notice),
        warning=calendar.warning(notice.first_on, notice.last_on),
        again_url=links.new_notice(notice.call.code) if waits else "",
    )


def new_notice(
    code: str, chosen: Sequence[int] | None, told: Announcement, *, today: date, bureau: str
) -> NewNotice:
    """准备一份公示；没有选的默认全选。变更后再公示的接着上一次那份。"""
    call = calls.by_code(code)
    waiting = list(queries.waiting(call))
    picked = [one for one in waiting if chosen is None or one.pk in chosen]
    plan = planning.plan(call, picked, told, today=today) if picked else None
    return NewNotice(
        call=call,
        candidates=tuple(
            Candidate(one.pk, str(one), str(one.organisation.name), links.application(one.pk),
                      one in picked)
            for one in waiting
        ),
        told=told,
        bulletin=bulletins.planned(plan, bureau=bureau) if plan else None,
        places=plan.places if plan else (),
        warning=plan.period.warning if plan else "",
        has_unreadable=planning.has_unreadable(told),
    )  # fmt: skip


def picked(code: str, chosen: Sequence[int]) -> list[Any]:
    """选中的申报件，照列表的先后。"""
    return [one for one in queries.waiting(calls.by_code(code)) if one.pk in chosen]


def _waiting(user: User, today: date) -> tuple[Waiting, ...]:
    found = visibility.visible(user, on=today).filter(state__in=sources_of(PUBLISH))
    counted = found.values("call__code", "call__name").annotate(size=Count("pk"))
    return tuple(
        Waiting(one["call__name"], links.new_notice(one["call__code"]), one["size"])
        for one in counted.order_by("call__name", "call__code")
    )


def _running(notice: PublicNotice, today: date) -> Running:
    badge, stage = _stage(notice, today)
    contested = sum(queries.is_contested(line) for line in notice.lines.all())
    return Running(
        notice.title, notice.number, links.notice(notice.pk), notice.first_on, notice.last_on,
        getattr(notice, "size", 0), contested, badge, stage,
    )  # fmt: skip


def _stage(notice: PublicNotice, today: date) -> tuple[BadgeKind, str]:
    if notice.withdrawn_at is not None:
        return "red", "已撤下"
    if notice.ended_at is not None:
        return "plain", "已办期满"
    if today > notice.last_on:
        return "amber", "期满待办"
    left = work_calendar().left(today, notice.last_on)
    return "green", f"还剩{left}个工作日" if left else "今天是最后一天"


def _line(line: NoticeLine) -> Line:
    state = applications.state(line.application)
    return Line(
        line.ordinal, tuple(str(cell) for cell in line.shown),
        links.application(line.application.pk), state.label,
        tuple(
            (one.number, links.objection(one.pk), one.concluded_at or one.refused_at)
            for one in line.objections.all()
        ),
        bulletins.mark(line),
    )  # fmt: skip
