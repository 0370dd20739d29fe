"""Claims of organisations, checked by the bureau; experts, entered and released."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from kejitong.accounts import access
from kejitong.accounts import queries as accounts
from kejitong.desks.officer import links_handling as links
from kejitong.desks.officer import scopes
from kejitong.desks.officer.pages.handling import calls as call_pages
from kejitong.desks.officer.pages.handling import people as pages
from kejitong.kernel.refusals import Refused
from kejitong.memberships import actions, queries
from kejitong.registers import files
from kejitong.review import actions as reviewing
from kejitong.review import queries as review
from kejitong.ui.page import Request, page
from kejitong.ui.show import show


class NotRegistered(Refused):
    """登记册里没有这个单位。"""


@page(allow=access.can_write)
def claims(request: Request) -> HttpResponse:
    call_pages.bureau_only(request)
    context = {"waiting": pages.waiting(), "decided": queries.decided_claims()[:20]}
    return show(request, "officer/claims/claims.html", context)


@page(allow=access.can_write, methods=("GET", "POST"))
def claim(request: Request, pk: int) -> HttpResponse:
    call_pages.bureau_only(request)
    found = queries.claim(pk)
    refused: Refused | None = None
    if request.method == "POST":
        try:
            _decide(request, found)
            messages.success(request, f"“{found.name}”的认领已核对。")
            return redirect(links.claims())
        except Refused as why:
            refused = why
    context = {"page": pages.claim(found, request.today), "refused": refused}
    return show(request, "officer/claims/claim.html", context, status=409 if refused else 200)


@page(allow=access.can_write)
def proof(request: Request, pk: int) -> HttpResponseBase:
    call_pages.bureau_only(request)
    found = queries.claim(pk)
    content = files.located(found.proof_path).open("rb")
    answer = FileResponse(content, as_attachment=True, filename=found.proof_name)
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


@page(allow=access.can_write, methods=("GET", "POST"))
def experts(request: Request) -> HttpResponse:
    call_pages.bureau_only(request)
    refused: Refused | None = None
    if request.method == "POST":
        try:
            made = _enrol(request)
            messages.success(request, f"{made.user}已入库。")
            return redirect(links.experts())
        except Refused as why:
            refused = why
    context = {"page": pages.experts(), "refused": refused, "typed": request.POST}
    return show(request, "officer/experts/experts.html", context, status=422 if refused else 200)


@page(allow=access.can_write, methods=("POST",))
def release(request: Request, pk: int) -> HttpResponse:
    call_pages.bureau_only(request)
    released = reviewing.release(review.expert(pk), on=request.today, act=scopes.act(request))
    messages.success(request, f"{released.user}已出库；手上没评完的照旧评完。")
    return redirect(links.experts())


def _decide(request: Request, found: Any) -> None:
    act = scopes.act(request, reason=request.POST.get("reason", ""))
    if request.POST.get("verb") == "refuse":
        actions.refuse_claim(found, act=act)
        return
    organisation = queries.claimed(found)
    if organisation is None:
        raise NotRegistered(why=found.uscc, remedy="请先在单位登记册登记，再来通过")
    actions.approve_claim(found, organisation=organisation, act=act)


def _enrol(request: Request) -> Any:
    said = request.POST
    expertise = reviewing.Expertise(
        employer=said.get("employer", "")[:120], title=said.get("title", "")[:60],
        fields=said.get("fields", "")[:300], is_finance=said.get("is_finance") == "1",
        phone=said.get("phone", "")[:30],
    )  # fmt: skip
    user = accounts.named(said.get("username", ""))
    return reviewing.enrol(user, expertise, act=scopes.act(request))
