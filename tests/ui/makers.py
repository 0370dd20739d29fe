"""Requests as the middleware leaves them."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any, cast

from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from kejitong.accounts.models import Role, User
from kejitong.ui.installation import Installation
from kejitong.ui.page import Request


def a_request(
    path: str = "/x/", *, method: str = "GET", target: str = "", **cookies: str
) -> Request:
    """A request; with a target it comes from htmx."""
    request: Any = RequestFactory().generic(method, path)
    request.COOKIES.update(cookies)
    request.user = AnonymousUser()
    request.installation = Installation(bureau="示例区科技局", day="2026-11-30", is_demo=True)
    request.today = date(2026, 11, 30)
    request.htmx = SimpleNamespace(target=target, history_restore_request=False) if target else None
    return cast("Request", request)


def somebody() -> User:
    """A person who has signed in, never saved."""
    return User(username="auditor", role=Role.AUDITOR)
