"""The ranking sheet of a call and its meeting; the review of a whole call."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from kejitong.accounts import access
from kejitong.applications import access as visibility
from kejitong.calls import queries as calls
from kejitong.desks.officer import downloads, scopes
from kejitong.desks.officer import links_handling as links
from kejitong.desks.officer.pages.handling import calls as call_pages
from kejitong.desks.officer.pages.handling import ranking as pages
from kejitong.desks.officer.pages.handling import ranking_typed as typed
from kejitong.desks.officer.pages.handling import review_plan as plans
from kejitong.desks.officer.views.handling.panel import day_of, numbers
from kejitong.kernel.refusals import Refused
from kejitong.review import actions, queries
from kejitong.ui.page import Request, page
from kejitong.ui.show import show


@page(allow=access.can_read, methods=("GET", "POST"))
def ranking(request: Request, code: str) -> HttpResponse:
    call = _opened(request, code)
    if request.method != "POST":
        return _ranking(request, pages.ranking(request, call))
    found = pages.ranking(request, call, request.POST)
    verb = request.POST.get("verb", "")
    if verb in {"reckon", "rest"}:
        return _ranking(request, pages.with_rest(found) if verb == "rest" else found)
    try:
        _decide(request, call, found, verb)
    except Refused as refused:
        return _ranking(request, found, refused)
    return redirect(links.call_part(code, "ranking"))


@page(allow=access.can_read)
def export(request: Request, code: str) -> HttpResponseBase:
    call = _opened(request, code)
    found = pages.ranking(request, call)
    sheet = typed.sheet("排序表", (*found.lines, *found.settled))
    return downloads.workbook(f"{call.name} 排序表", [sheet])


@page(allow=access.can_read, methods=("GET", "POST"))
def panel(request: Request, code: str) -> HttpResponse:
    call = _opened(request, code)
    outcome: tuple[int, dict[str, str]] | None = None
    if request.method == "POST":
        if access.can_write(request.user):
            raise PermissionDenied("只有经办人可以安排评审")
        outcome = _arrange(request)
        if not outcome[1]:
            messages.success(request, f"已办{outcome[0]}件。")
            return redirect(links.call_part(code, "panel"))
    context = {"call": call, "page": plans.plan(request, call), "outcome": outcome}
    context["may_write"] = not access.can_write(request.user)
    return show(request, "officer/calls/panel.html", context, status=409 if outcome else 200)


def _opened(request: Request, code: str) -> Any:
    call_pages.bureau_only(request)
    return calls.by_code(code)


def _decide(request: Request, call: Any, found: pages.Ranking, verb: str) -> None:
    """Officers draw up; whoever decides for the bureau decides."""
    gathering = typed.gathering(request.POST)
    choices = typed.choices(found.lines, request.POST)
    act = scopes.act(request)
    if verb != "decide":
        actions.draw_up(call, gathering, choices, version=found.version, act=act)
        messages.success(request, "已存下，局领导可以据此定会商。")
        return
    if reason := access.can_approve(request.user):
        raise PermissionDenied(reason)
    meeting = actions.decide(call, gathering, choices, version=found.version, act=act)
    chosen = sum(bool(line.is_chosen) for line in meeting.lines.all())
    messages.success(request, f"会商已定：选中{chosen}件，可以公示了。")


def _arrange(request: Request) -> tuple[int, dict[str, str]]:
    """Each application on its own; what is refused is named and does not hold up the others."""
    done, failed = 0, dict[str, str]()
    verb = request.POST.get("verb", "")
    for pk in numbers(request.POST.getlist("pk")):
        opened = visibility.seen(_user(request), pk, on=request.today)
        opened.version = next(iter(numbers([request.POST.get(f"version-{pk}", "")])), 0)
        try:
            _arrange_one(request, opened, verb)
            done += 1
        except Refused as refused:
            failed[str(opened)] = str(refused)
    return done, failed


def _arrange_one(request: Request, opened: Any, verb: str) -> None:
    act = scopes.act(request)
    if verb == "start_review":
        actions.start_review(opened, act=act)
    elif verb == "finish_review":
        actions.finish_review(opened, act=act)
    else:
        chosen = numbers(request.POST.getlist("expert"))
        due_on = day_of(request.POST.get("due_on", ""), "评审期限")
        actions.assign(opened, queries.experts(chosen), due_on=due_on, act=act)


def _user(request: Request) -> Any:
    return request.user


def _ranking(
    request: Request, found: pages.Ranking, refused: Refused | None = None
) -> HttpResponse:
    context = {
        "page": found, "refused": refused, "may_decide": not access.can_approve(request.user),
    }  # fmt: skip
    status = 409 if refused else 200
    return show(request, "officer/calls/ranking.html", context, "ranking", status=status)
