"""Objections: admission, investigation, conclusion, reply; who objected is for investigators only."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header

from kejitong.accounts import access
from kejitong.desks.officer import links_notices as links
from kejitong.desks.officer import scopes
from kejitong.desks.officer.pages import objections as pages
from kejitong.desks.officer.views.notices import POST, in_the_bureau
from kejitong.disclosure import access as knowing
from kejitong.disclosure import actions, queries
from kejitong.disclosure.actions import Effect, Identity, Verdict
from kejitong.kernel import money
from kejitong.kernel.refusals import Refused
from kejitong.ui.page import Request, page
from kejitong.ui.show import show


@page(allow=access.can_read)
def objections(request: Request) -> HttpResponse:
    in_the_bureau(request)
    found = pages.listed(request.GET.get("which", ""), request.today)
    return show(request, "officer/notices/objections.html", {"page": found})


@page(allow=access.can_read)
def objection(request: Request, pk: int) -> HttpResponse:
    return _objection(request, pk)


@page(allow=access.can_write, methods=POST)
def admit(request: Request, pk: int) -> HttpResponse:
    return _do(request, pk, actions.admit_objection)


@page(allow=access.can_write, methods=POST)
def refuse(request: Request, pk: int) -> HttpResponse:
    return _do(request, pk, actions.refuse_objection)


@page(allow=access.can_write, methods=POST)
def investigate(request: Request, pk: int) -> HttpResponse:
    names = request.POST.getlist("investigator")
    return _do(request, pk, lambda one, act: actions.investigate(one, names, act=act))


@page(allow=access.can_freeze, methods=POST)
def write_up(request: Request, pk: int) -> HttpResponse:
    text = request.POST.get("investigation", "")
    return _do(request, pk, lambda one, act: actions.write_up(one, text, act=act))


@page(allow=access.can_freeze, methods=POST)
def conclude(request: Request, pk: int) -> HttpResponse:
    return _do(request, pk, lambda one, act: actions.conclude(one, _verdict(request), act=act))


@page(allow=access.can_freeze, methods=POST)
def reply(request: Request, pk: int) -> HttpResponse:
    text = request.POST.get("reply", "")
    return _do(request, pk, lambda one, act: actions.reply(one, text, act=act))


@page(allow=access.can_write, methods=POST)
def archive(request: Request, pk: int) -> HttpResponse:
    return _do(request, pk, actions.archive)


@page(allow=access.can_freeze, methods=POST)
def reveal(request: Request, pk: int) -> HttpResponse:
    """Shown once, on this answer only; the journal keeps who looked and why."""
    in_the_bureau(request)
    try:
        identity = actions.reveal(queries.objection(pk), act=_act(request))
    except Refused as refused:
        return _objection(request, pk, refused=refused)
    return _objection(request, pk, identity=identity)


@page(allow=access.can_read)
def evidence(request: Request, pk: int) -> HttpResponse:
    """Evidence may tell who objected, so it is for investigators."""
    in_the_bureau(request)
    found = queries.objection(pk)
    if knowing.can_know(request.user.get_username(), found):
        raise queries.NoSuchObjection
    answer = HttpResponse(queries.evidence(found), content_type="application/octet-stream")
    name = content_disposition_header(as_attachment=True, filename=found.evidence_name)
    answer["Content-Disposition"], answer["X-Content-Type-Options"] = name, "nosniff"
    return answer


@page(allow=access.can_read)
def letter(request: Request, pk: int) -> HttpResponse:
    """The reply on paper."""
    in_the_bureau(request)
    found = queries.objection(pk)
    if found.replied_at is None:
        raise queries.NoSuchObjection(why="还没有答复", remedy="答复以后才有答复书")
    return show(request, "officer/notices/letter.html", {"objection": found})


def _verdict(request: Request) -> Verdict:
    told = request.POST
    effect = told.get("effect", "")
    amount = told.get("amount", "").strip()
    return Verdict(
        is_upheld=told.get("is_upheld") == "yes",
        text=told.get("conclusion", ""),
        effect=Effect(effect) if effect in Effect.values else Effect.NONE,
        amount=money.to_fen(money.yuan(amount, "万元")) if amount else None,
    )


def _act(request: Request) -> Any:
    return scopes.act(request, reason=request.POST.get("reason", ""))


def _do(request: Request, pk: int, verb: Callable[..., Any]) -> HttpResponse:
    in_the_bureau(request)
    try:
        done = verb(queries.objection(pk), act=_act(request))
    except Refused as refused:
        return _objection(request, pk, refused=refused)
    messages.success(request, f"{done.number}：{pages.stage_of(done)}。")
    return redirect(links.objection(pk))


def _objection(
    request: Request, pk: int, *, refused: Refused | None = None, identity: Identity | None = None
) -> HttpResponse:
    in_the_bureau(request)
    user = cast("Any", request.user)
    context = {
        "page": pages.objection_page(queries.objection(pk), user, request.today),
        "may_write": not access.can_write(user), "refused": refused, "identity": identity,
        "typed": request.POST,
    }  # fmt: skip
    status = 422 if refused else 200
    return show(request, "officer/notices/objection.html", context, status=status)
