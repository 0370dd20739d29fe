"""The formal check: automatic findings, conclusions, what is missing, and the letter that tells it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import HttpResponse

from kejitong.accounts import access
from kejitong.applications.actions import checking
from kejitong.desks.officer import scopes
from kejitong.desks.officer.pages.handling import application as cases
from kejitong.desks.officer.pages.handling import check as pages
from kejitong.desks.officer.pages.handling import letter as letters
from kejitong.desks.officer.views.handling import acting
from kejitong.kernel.refusals import Invalid, Problem, Refused
from kejitong.ui.page import Request, page
from kejitong.ui.show import show

POST = ("POST",)


class NotADay(Invalid):
    """日期看不明白。"""


@page(allow=access.can_read)
def check(request: Request, pk: int) -> HttpResponse:
    return _check(request, acting.opened(request, pk))


@page(allow=access.can_write, methods=POST)
def run(request: Request, pk: int) -> HttpResponse:
    return _do(request, pk, lambda opened: checking.run(opened, act=scopes.act(request)))


@page(allow=access.can_write, methods=POST)
def clear(request: Request, pk: int) -> HttpResponse:
    return _do(request, pk, lambda opened: checking.pass_clear(opened, act=scopes.act(request)))


@page(allow=access.can_write, methods=POST)
def conclude(request: Request, pk: int, finding: int) -> HttpResponse:
    def verb(opened: Any) -> None:
        found = pages.finding(opened, finding)
        outcome, note = request.POST.get("outcome", ""), request.POST.get("note", "")
        places = [place for place in request.POST.getlist("places") if place]
        checking.conclude(found, outcome, note=note, places=places, act=scopes.act(request))

    return _do(request, pk, verb, f"finding-{finding}")


@page(allow=access.can_write, methods=POST)
def deficiency(request: Request, pk: int) -> HttpResponse:
    def verb(opened: Any) -> None:
        place, text = request.POST.get("place", ""), request.POST.get("text", "")
        due_on = _day(request.POST.get("due_on", ""))
        act = scopes.act(request)
        checking.list_deficiency(opened, place, text, act=act, due_on=due_on)

    return _do(request, pk, verb, "deficiencies")


@page(allow=access.can_write, methods=POST)
def settle(request: Request, pk: int, deficiency: int) -> HttpResponse:
    """Drop what was listed by mistake, or note that it has come."""

    def verb(opened: Any) -> None:
        found = pages.deficiency(opened, deficiency)
        drops = request.POST.get("verb") == "drop"
        settle = checking.drop_deficiency if drops else checking.resolve_deficiency
        settle(found, act=scopes.act(request))

    return _do(request, pk, verb, "deficiencies")


@page(allow=access.can_read)
def letter(request: Request, pk: int) -> HttpResponse:
    opened = acting.opened(request, pk)
    context = {"letter": letters.letter(request, opened), "application": opened}
    return show(request, "officer/applications/letter.html", context)


def _do(request: Request, pk: int, verb: Callable[[Any], object], anchor: str = "") -> HttpResponse:
    return acting.do(request, pk, verb, again=_check, place=f"check#{anchor}")


def _check(request: Request, opened: Any, refused: Refused | None = None) -> HttpResponse:
    context = {
        "head": cases.head(request, opened, "check", refused=refused),
        "page": pages.check(request, opened),
        "may_write": not access.can_write(request.user),
    }
    status = 409 if refused else 200
    return show(request, "officer/applications/check.html", context, status=status)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise NotADay(
            problems=(Problem(None, "补交期限", text[:20], "请写成 2026-12-10 这样"),)
        ) from None
