"""A page says who may open it: the declaration that a contract test walks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from typing import Any, cast

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django_htmx.middleware import HtmxDetails

from kejitong.kernel.refusals import Missing, Refused
from kejitong.ui.installation import Installation

Allow = Callable[[Any], str]
View = Callable[..., HttpResponseBase]


class Request(HttpRequest):
    """A request as pages see it: with the hour, the day and what htmx says."""

    now: datetime
    today: date
    installation: Installation
    htmx: HtmxDetails


class Unreadable(Refused):
    """送来的文字里有空字符，不能检索，也不能保存。"""


def page(*, allow: Allow, methods: tuple[str, ...] = ("GET",)) -> Callable[[View], View]:
    """Guard a view: wrong method 405, not signed in → sign-in, not allowed 403 with the reason.

    A piece that htmx asks for after the sign-in has expired is answered with 401, and the page is
    loaded anew; a sign-in page is never put in the place of a piece.

    A `Refused` that nobody caught becomes a page with its sentence: 404 when something is missing,
    otherwise 409.
    """

    def declare(view: View) -> View:
        @wraps(view)
        def guarded(request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.method not in (*methods, "HEAD"):
                return HttpResponseNotAllowed(methods)
            if reason := allow(request.user):
                return _turn_away(request, reason)
            try:
                _refuse_unreadable(request)
                return view(request, *args, **kwargs)
            except Refused as refused:
                status = 404 if isinstance(refused, Missing) else 409
                return render(request, "ui/refused.html", {"refused": refused}, status=status)

        cast("Any", guarded).allow = allow
        return cast("View", guarded)

    return declare


def _refuse_unreadable(request: Request) -> None:
    """No database takes a character of nothing; files are read by those who ask for them."""
    sent = [request.GET]
    if request.content_type == "application/x-www-form-urlencoded":
        sent.append(request.POST)
    if any("\0" in text for one in sent for texts in one.lists() for text in texts[1]):
        raise Unreadable(remedy="请删去看不见的字符再试；从别处粘贴来的，可以先贴进记事本再复制")


def _turn_away(request: Request, reason: str) -> HttpResponse:
    if not request.user.is_authenticated:
        if getattr(request, "htmx", None):
            return HttpResponse(status=401, headers={"HX-Refresh": "true"})
        return redirect_to_login(request.get_full_path())
    return render(request, "ui/forbidden.html", {"reason": reason}, status=403)


def found(thing: Any) -> Any:
    """The thing, or a 404 page when there is none."""
    if thing is None:
        raise Http404("没有这一页")
    return thing
