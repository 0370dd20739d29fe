"""Calls and notices as they stand in lists: a name, a stage, and how many days are left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils import timezone

from kejitong.calls import queries as calls
from kejitong.calls.queries import CallStage
from kejitong.catalogue.items import ServiceItem
from kejitong.desks.portal import links
from kejitong.organisations.choices import OrganisationKind
from kejitong.ui.pieces import BadgeKind

if TYPE_CHECKING:
    from kejitong.calls.models import Call
    from kejitong.disclosure.models import PublicNotice

HURRY, SOON = 3, 7
_KINDS: dict[CallStage, BadgeKind] = {CallStage.OPEN: "green", CallStage.PUBLISHED: "blue"}


@dataclass(frozen=True, slots=True)
class CallCard:
    """列表里的一个批次。"""

    name: str
    code: str
    url: str
    item: str
    kind: str
    stage: str
    badge: BadgeKind
    opens_at: datetime | None
    closes_at: datetime | None
    left: str
    left_kind: BadgeKind
    is_open: bool
    is_upcoming: bool


@dataclass(frozen=True, slots=True)
class NoticeCard:
    """列表里的一份公示。"""

    title: str
    number: str
    url: str
    first_on: date
    last_on: date
    count: int
    is_running: bool
    left: str
    objecting_url: str = ""


def applicants_of(item: ServiceItem) -> str:
    """谁能办：企业、高校。"""
    labels = dict(OrganisationKind.choices)
    return "、".join(str(labels.get(code, code)) for code in item.applicants)


def call_card(call: Call, now: datetime) -> CallCard:
    """一个批次，连同还剩多久。"""
    item, stage = calls.item(call), calls.stage(call, now)
    left, kind = left_words(call, now)
    return CallCard(
        call.name, call.code, links.call(call.code), item.name, item.kind.label, stage.label,
        _KINDS.get(stage, "plain"), call.opens_at, call.closes_at, left, kind,
        stage is CallStage.OPEN, stage is CallStage.PUBLISHED,
    )  # fmt: skip


def left_words(call: Call, now: datetime) -> tuple[str, BadgeKind]:
    """还剩12天、明天17:00截止、今天17:00截止、常年受理；截止了的为空。"""
    stage = calls.stage(call, now)
    if stage is CallStage.PUBLISHED and call.opens_at is not None:
        return f"{_days(now, call.opens_at)}天后开始", "blue"
    if stage is not CallStage.OPEN:
        return "", "plain"
    if call.closes_at is None:
        return "常年受理", "green"
    days, at = _days(now, call.closes_at), f"{timezone.localtime(call.closes_at):%H:%M}"
    if days <= 1:
        return f"{'明天' if days else '今天'}{at}截止", "red"
    return f"还剩{days}天", "red" if days <= HURRY else "amber" if days <= SOON else "green"


def notice_card(notice: PublicNotice, today: date) -> NoticeCard:
    """一份公示，连同还剩多久；`count` 是名单有几项。"""
    is_running = notice.ended_at is None and today <= notice.last_on
    days = (notice.last_on - today).days
    left = "" if not is_running else f"还剩{days}天" if days else "今天截止"
    return NoticeCard(
        notice.title, notice.number, links.notice(notice.pk), notice.first_on, notice.last_on,
        getattr(notice, "size", 0), is_running, left,
        links.objecting(notice.pk) if is_running else "",
    )  # fmt: skip


def _days(now: datetime, then: datetime) -> int:
    return (timezone.localdate(then) - timezone.localdate(now)).days
