"""The navigation of people of applying organisations, on whatever page they are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django.http import HttpRequest

from kejitong.accounts import access
from kejitong.desks.applicant import links
from kejitong.ui.page import Request
from kejitong.ui.pieces import NavigationGroup, NavigationItem

PLACES: tuple[tuple[str, Callable[[], str], str], ...] = (
    ("首页", links.home, "h"),
    ("适合我们的", links.suited, "s"),
    ("我的申报", links.applications, "a"),
    ("单位与人员", links.organisations, "o"),
    ("帮助", links.about, "b"),
)


def navigation(request: HttpRequest) -> dict[str, Any]:
    """`navigation` for those who apply; nothing for others."""
    user = getattr(cast("Request", request), "user", None)
    if user is None or access.can_apply(user):
        return {}
    items = tuple(
        NavigationItem(label, url(), is_current=_is_here(request.path, url()), key=key)
        for label, url, key in PLACES
    )
    return {"navigation": (NavigationGroup("", items),)}


def _is_here(path: str, url: str) -> bool:
    return path == url if url == links.home() else path.startswith(url)
