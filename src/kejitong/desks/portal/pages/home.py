"""The first page: what is open, what begins soon, what is on notice, what was decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import TYPE_CHECKING

from django.db.models import F

from kejitong.calls import queries as calls
from kejitong.catalogue import service_items
from kejitong.catalogue.items import ServiceItem
from kejitong.desks.portal import links
from kejitong.desks.portal.pages.cards import (
    CallCard,
    NoticeCard,
    applicants_of,
    call_card,
    notice_card,
)
from kejitong.disclosure import queries as disclosure
from kejitong.disclosure.results import Result, results

if TYPE_CHECKING:
    from kejitong.calls.models import Call

_SHOWN, _FOUND = 6, 20


@dataclass(frozen=True, slots=True)
class ItemCard:
    """列表里的一个事项。"""

    name: str
    url: str
    kind: str
    applicants: str
    days: int
    is_offered: bool
    ended_because: str
    open_calls: int = 0


@dataclass(frozen=True, slots=True)
class ItemGroup:
    """一类事项。"""

    label: str
    items: tuple[ItemCard, ...]


@dataclass(frozen=True, slots=True)
class Home:
    """首页。"""

    open: tuple[CallCard, ...]
    upcoming: tuple[CallCard, ...]
    notices: tuple[NoticeCard, ...]
    results: tuple[Result, ...]
    groups: tuple[ItemGroup, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """搜到的：事项、批次、公示。"""

    words: str
    items: tuple[ItemCard, ...]
    calls: tuple[CallCard, ...]
    notices: tuple[NoticeCard, ...]

    @property
    def count(self) -> int:
        """一共几条。"""
        return len(self.items) + len(self.calls) + len(self.notices)


def home(now: datetime, today: date) -> Home:
    """首页上的各栏。"""
    known = [call_card(call, now) for call in _unclosed(now)]
    running = disclosure.sized(disclosure.current(today))
    return Home(
        open=tuple(card for card in known if card.is_open),
        upcoming=tuple(card for card in known if not card.is_open),
        notices=tuple(notice_card(notice, today) for notice in running),
        results=results(most=_SHOWN),
        groups=item_groups(today, {card.item for card in known if card.is_open}),
    )


def item_groups(
    today: date, opened: frozenset[str] | set[str] = frozenset()
) -> tuple[ItemGroup, ...]:
    """全部事项，按种类；现在办理的在前，停办的写明为什么。"""
    order = sorted(
        service_items.items().values(),
        key=lambda item: (item.kind.value, not item.is_offered(today), item.name),
    )
    return tuple(
        ItemGroup(kind.label, tuple(_item(item, today, opened) for item in items))
        for kind, items in groupby(order, key=lambda item: item.kind)
    )


def find(words: str, now: datetime, today: date) -> Found:
    """名称里有这些字的事项、批次和公示。"""
    items = [item for group in item_groups(today) for item in group.items]
    called = calls.published(now).filter(name__icontains=words)[:_FOUND]
    noticed = disclosure.notices().filter(withdrawn_at=None, title__icontains=words)[:_FOUND]
    return Found(
        words,
        tuple(item for item in items if words in item.name),
        tuple(call_card(call, now) for call in called),
        tuple(notice_card(notice, today) for notice in noticed),
    )


def _unclosed(now: datetime) -> list[Call]:
    sooner = F("closes_at").asc(nulls_last=True)
    found = calls.published(now).exclude(closes_at__lte=now).order_by(sooner, "opens_at", "pk")
    return list(found)


def _item(item: ServiceItem, today: date, opened: frozenset[str] | set[str]) -> ItemCard:
    return ItemCard(
        item.name, links.item(item.code), item.kind.label, applicants_of(item),
        item.commitment_days, item.is_offered(today), item.ended_because,
        int(item.name in opened),
    )  # fmt: skip
