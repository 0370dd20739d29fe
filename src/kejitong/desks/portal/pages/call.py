"""A call's page: its text and dates, extensions, answers, notices and results; and the list of calls."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils import timezone

from kejitong.calls import queries as calls
from kejitong.calls.queries import Answered, CallStage
from kejitong.catalogue.items import ServiceItem
from kejitong.desks.portal import links
from kejitong.desks.portal.pages.cards import CallCard, NoticeCard, call_card, notice_card
from kejitong.disclosure import queries as disclosure
from kejitong.disclosure.results import Result, results
from kejitong.kernel import phrasing
from kejitong.ui.pieces import Fact, Step, Tab

if TYPE_CHECKING:
    from kejitong.calls.models import Call, Extension

_TABS = (("", "全部"), ("open", "正在申报"), ("published", "即将开始"), ("closed", "已截止"))


@dataclass(frozen=True, slots=True, kw_only=True)
class CallPage:
    """一个批次，公众看到的。"""

    call: Call
    item: ServiceItem
    item_url: str
    card: CallCard
    facts: tuple[Fact, ...]
    steps: tuple[Step, ...]
    extensions: tuple[Extension, ...]
    answers: tuple[Answered, ...]
    notices: tuple[NoticeCard, ...]
    results: tuple[Result, ...]
    applying_url: str


@dataclass(frozen=True, slots=True)
class CallList:
    """批次列表。"""

    tabs: tuple[Tab, ...]
    cards: tuple[CallCard, ...]


def listed(wanted: str, now: datetime) -> CallList:
    """发布过的批次，按阶段分。"""
    cards = [(calls.stage(call, now).value, call_card(call, now)) for call in calls.published(now)]
    tabs = tuple(
        Tab(label, links.calls({"stage": code}), _count(code, cards), is_current=code == wanted)
        for code, label in _TABS
    )
    return CallList(tabs, tuple(card for stage, card in cards if wanted in {"", stage}))


def call_page(code: str, now: datetime, today: date) -> CallPage:
    """这个编号的批次；还没有发布的等于没有。"""
    call = calls.by_code(code)
    if not calls.stage(call, now).is_public:
        raise calls.NoSuchCall(why=f"编号是“{code}”", remedy="请从批次列表重新打开")
    item, stage = calls.item(call), calls.stage(call, now)
    notices = [
        notice_card(one, today)
        for one in disclosure.sized(disclosure.of_call(call).filter(withdrawn_at=None))
    ]
    awarded = results(call=call.pk)
    return CallPage(
        call=call, item=item, item_url=links.item(item.code), card=call_card(call, now),
        facts=tuple(_facts(call)), steps=tuple(_steps(call, now, notices, awarded)),
        extensions=tuple(calls.extensions(call)), answers=calls.answered(call),
        notices=tuple(notices), results=awarded,
        applying_url=links.applying(call.code) if stage is CallStage.OPEN else "",
    )  # fmt: skip


def _count(code: str, cards: list[tuple[str, CallCard]]) -> str:
    return str(sum(code in {"", stage} for stage, _ in cards))


def _facts(call: Call) -> Iterator[Fact]:
    yield Fact("批次编号", call.code)
    if call.categories:
        yield Fact("类别", "、".join(call.categories))
    if call.budget is not None:
        yield Fact("预算", phrasing.amount(call.budget))
    if call.quota is not None:
        yield Fact("名额", f"{call.quota}项")
    yield Fact("咨询", call.contact)


def _steps(
    call: Call, now: datetime, notices: list[NoticeCard], awarded: tuple[Result, ...]
) -> Iterator[Step]:
    """The story of the call, from publication to the result."""
    yield Step("发布", _moment(call.published_at))
    yield _dated("开始申报", call.opens_at, now)
    if call.closes_at is not None:
        yield _dated("截止申报", call.closes_at, now)
    for notice in reversed(notices):
        yield Step(
            notice.title, f"{notice.first_on}至{notice.last_on}", notice.number,
            "now" if notice.is_running else "done",
        )  # fmt: skip
    if awarded:
        yield Step("公布结果", awarded[0].day, awarded[0].document_number)


def _dated(title: str, at: datetime | None, now: datetime) -> Step:
    return Step(title, _moment(at), stage="done" if at is not None and at <= now else "next")


def _moment(at: datetime | None) -> str:
    return f"{timezone.localtime(at):%Y-%m-%d %H:%M}" if at is not None else "另行通知"
