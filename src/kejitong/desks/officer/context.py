"""The left navigation, by task; each reader sees what his role may open."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, cast

from django.http import HttpRequest

from kejitong.accounts import access
from kejitong.applications import access as visibility
from kejitong.desks.officer import links
from kejitong.desks.officer import links_handling as handling
from kejitong.desks.officer import links_notices as notices
from kejitong.ui.page import Request
from kejitong.ui.pieces import NavigationGroup, NavigationItem


def can_open_calls(user: Any) -> str:
    """批次只有科技局自己看。"""
    return access.can_read(user) or _outside_the_bureau(user)


def can_check_claims(user: Any) -> str:
    """认领和专家只有科技局的经办人管。"""
    return access.can_write(user) or _outside_the_bureau(user)


def _outside_the_bureau(user: Any) -> str:
    return "" if visibility.is_bureau(user) else "这里由科技局办理。"


Place = tuple[str, Callable[[], str], str, Callable[[Any], str]]
PLACES: tuple[tuple[str, tuple[Place, ...]], ...] = (
    ("", (("今日", links.office, "h", access.can_read),)),
    ("办理", (
        ("导入表格", links.batches, "i", access.can_write),
        ("登记册", links.registers, "r", access.can_read),
    )),
    ("申报办理", (
        ("申报件", handling.applications, "a", access.can_read),
        ("申报批次", handling.calls, "k", can_open_calls),
        ("公示异议", notices.notices, "n", can_open_calls),
        ("单位认领", handling.claims, "l", can_check_claims),
        ("评审专家", handling.experts, "e", can_check_claims),
    )),
    ("规则", (
        ("预检与培育", links.precheck, "c", access.can_read),
        ("规则", links.rules, "u", access.can_read),
    )),
    ("统计", (
        ("看板", links.board, "b", access.can_read),
        ("指标", links.figures, "f", access.can_read),
        ("年度总结", links.summaries, "s", access.can_read),
    )),
    ("管理", (
        ("办理日志", links.journal, "j", access.can_audit),
        ("用户", links.people, "p", access.can_administer),
    )),
)  # fmt: skip


def navigation(request: HttpRequest) -> dict[str, Any]:
    """`navigation`: groups of places; `may_search`. Nothing for those who have not signed in."""
    user = getattr(cast("Request", request), "user", None)
    if user is None or not user.is_authenticated:
        return {}
    groups = []
    for label, places in PLACES:
        items = tuple(_item(place, request.path) for place in places if not place[3](user))
        if items:
            groups.append(NavigationGroup(label, items))
    return {"navigation": groups, "may_search": not access.can_read(user)}


def _item(place: Place, path: str) -> NavigationItem:
    label, address, key, _ = place
    url = _written(address)
    begins = (url, *_within(address))
    is_current = path == url if address is links.office else path.startswith(begins)
    return NavigationItem(label, url, is_current=is_current, key=key)


@cache
def _within(address: Callable[[], str]) -> tuple[str, ...]:
    """Where a place leads on under another address."""
    return (links.scans(),) if address is links.precheck else ()


@cache
def _written(address: Callable[[], str]) -> str:
    """The addresses of the places never change; every page writes all of them."""
    return address()
