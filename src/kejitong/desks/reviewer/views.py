"""The pages of a reviewer: asked, accepted or declined, read, marked as one types, submitted."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from kejitong.accounts import access
from kejitong.audit.actions import Act
from kejitong.desks.reviewer import links, pages
from kejitong.kernel.refusals import Refused
from kejitong.registers import files
from kejitong.review import actions, queries
from kejitong.review.actions.marking import StaleMarks
from kejitong.ui.page import Request, found, page
from kejitong.ui.show import show

POST = ("POST",)
TEMPLATE = "reviewer/assignment.html"


class Unpledged(Refused):
    """要先作出承诺。"""


@page(allow=access.can_review)
def home(request: Request) -> HttpResponse:
    return show(request, "reviewer/review.html", {"page": pages.home(request)})


@page(allow=access.can_review)
def assignment(request: Request, pk: int) -> HttpResponse:
    return _page(request, _own(request, pk))


@page(allow=access.can_review, methods=POST)
def accept(request: Request, pk: int) -> HttpResponse:
    own = _own(request, pk)
    try:
        if request.POST.get("pledge") != "1":
            raise Unpledged(remedy="请勾选与申报单位没有利害关系、为评审内容保密的承诺")
        actions.accept(own, act=_act(request))
    except Refused as refused:
        return _page(request, own, refused=refused)
    return redirect(links.assignment(pk))


@page(allow=access.can_review, methods=POST)
def decline(request: Request, pk: int) -> HttpResponse:
    own = _own(request, pk)
    try:
        actions.decline(own, act=_act(request, request.POST.get("reason", "")))
    except Refused as refused:
        return _page(request, own, refused=refused)
    messages.success(request, "已谢绝，谢谢告知。")
    return redirect(links.home())


@page(allow=access.can_review, methods=POST)
def marks(request: Request, pk: int) -> HttpResponse:
    """Kept as one types; htmx gets the sums and what is still to mend, nothing that was typed."""
    own = _own(request, pk)
    said = pages.written(request, own)
    try:
        kept = actions.save_marks(own, said, version=_version(request), act=_act(request))
    except StaleMarks as stale:
        return _page(request, own, refused=stale, said=said, stale=stale.theirs)
    if request.htmx:
        context = {"page": pages.page(request, kept.assignment), "saved_at": request.now}
        return show(request, TEMPLATE, context, "tally")
    messages.success(request, "已存下。")
    return redirect(f"{links.assignment(pk)}#sheet")


@page(allow=access.can_review, methods=POST)
def submit(request: Request, pk: int) -> HttpResponse:
    own = _own(request, pk)
    said = pages.written(request, own)
    try:
        kept = actions.save_marks(
            own, said, version=_version(request), act=_act(request)
        ).assignment
        actions.submit_marks(kept, version=kept.version, act=_act(request))
    except StaleMarks as stale:
        return _page(request, own, refused=stale, said=said, stale=stale.theirs)
    except Refused as refused:
        return _page(request, _own(request, pk), refused=refused)
    messages.success(request, "打分已提交，谢谢。")
    return redirect(links.home())


@page(allow=access.can_review)
def paper(request: Request, pk: int, paper: int) -> HttpResponseBase:
    own = _own(request, pk)
    is_open = own.accepted_at is not None and own.declined_at is None
    readable = pages.readable(own) if is_open else []
    one = found(next((one for one in readable if one.pk == paper), None))
    answer = FileResponse(files.located(one.path).open("rb"), as_attachment=True, filename=one.name)
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


def _own(request: Request, pk: int) -> Any:
    """His own assignment; somebody else's is as if there were none."""
    return queries.assignment_of(cast("Any", request.user), pk)


def _act(request: Request, reason: str = "") -> Act:
    return Act(by=request.user.get_username(), at=request.now, reason=reason.strip())


def _version(request: Request) -> int:
    text = request.POST.get("version", "")
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def _page(
    request: Request,
    own: Any,
    *,
    refused: Refused | None = None,
    said: Any | None = None,
    stale: Any | None = None,
) -> HttpResponse:
    shown = pages.page(request, own, written=said, stale=stale)
    status = 409 if refused else 200
    return show(request, TEMPLATE, {"page": shown, "refused": refused}, "tally", status=status)
