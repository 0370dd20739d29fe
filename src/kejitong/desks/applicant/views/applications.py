"""One application: where it is, what is missing, and each step that its own people may take."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from kejitong.accounts import access
from kejitong.applications import access as rights
from kejitong.applications import queries
from kejitong.applications.actions import submitting
from kejitong.desks.applicant import links, scopes
from kejitong.desks.applicant.pages import gaps as checking
from kejitong.desks.applicant.pages import status as pages
from kejitong.kernel.refusals import Refused
from kejitong.ui.page import Request, page
from kejitong.ui.show import show
from kejitong.workflow.vocabulary import Role

ACTIONS = {
    "sign_off": (submitting.sign_off, Role.APPLICANT, "", "已送签发人。"),
    "take_back": (submitting.take_back, Role.SIGNATORY, "", "已退回填报人修改。"),
    "submit": (submitting.submit, Role.SIGNATORY, "submission", "已提交。"),
    "resubmit": (submitting.resubmit, Role.SIGNATORY, "submission", "补正已提交。"),
    "withdraw": (submitting.withdraw, Role.APPLICANT, "", "已撤回。"),
}


class NoUndertaking(Refused):
    """还没有作出承诺。"""


@page(allow=access.can_apply)
def application(request: Request, pk: int) -> HttpResponse:
    return _status(request, scopes.application(request, pk))


@page(allow=access.can_apply)
def form(request: Request, pk: int) -> HttpResponse:
    """To the first section in which something is missing."""
    one = scopes.application(request, pk)
    sections = [section.code for section in queries.edition(one).sections]
    missing = {gap.section for gap in queries.gaps_of(one)}
    return redirect(links.section(pk, next((c for c in sections if c in missing), sections[0])))


@page(allow=access.can_apply)
def gaps(request: Request, pk: int) -> HttpResponse:
    return _gaps(request, scopes.application(request, pk))


@page(allow=access.can_apply, methods=("POST",))
def sign_off(request: Request, pk: int) -> HttpResponse:
    return _advance(request, pk, "sign_off")


@page(allow=access.can_apply, methods=("POST",))
def take_back(request: Request, pk: int) -> HttpResponse:
    return _advance(request, pk, "take_back")


@page(allow=access.can_apply, methods=("POST",))
def submit(request: Request, pk: int) -> HttpResponse:
    return _hand_in(request, pk, "submit")


@page(allow=access.can_apply, methods=("POST",))
def resubmit(request: Request, pk: int) -> HttpResponse:
    return _hand_in(request, pk, "resubmit")


@page(allow=access.can_apply, methods=("POST",))
def withdraw(request: Request, pk: int) -> HttpResponse:
    return _advance(request, pk, "withdraw")


def _hand_in(request: Request, pk: int, code: str) -> HttpResponse:
    if request.POST.get("undertaking") != "yes":
        one = scopes.application(request, pk)
        remedy = "请读过承诺，勾选以后再提交；您填的内容都在"
        return _gaps(request, one, refused=NoUndertaking(remedy=remedy))
    return _advance(request, pk, code)


def _advance(request: Request, pk: int, code: str) -> HttpResponse:
    one, user = scopes.application(request, pk), scopes.user_of(request)
    verb, role, door, done = ACTIONS[code]
    reason = request.POST.get("reason", "").strip()
    try:
        hand = replace(rights.hand(user, one, role, on=request.today), door=door)
        act = scopes.act(request, reason=reason)
        verb(one, hand=hand, act=act, given={"reason": reason} if reason else None)
    except Refused as refused:
        return _gaps(request, scopes.application(request, pk), refused=refused)
    messages.success(request, done)
    is_handed_in = code in pages.HANDED_IN
    return redirect(
        links.application_verb(pk, "receipt") if is_handed_in else links.application(pk)
    )


def _status(request: Request, one: Any) -> HttpResponse:
    shown = pages.status(one, scopes.user_of(request), on=request.today)
    return show(request, "applicant/application.html", {"page": shown})


def _gaps(request: Request, one: Any, *, refused: Refused | None = None) -> HttpResponse:
    roles = rights.roles_of(scopes.user_of(request), one, on=request.today)
    context = {"page": checking.gaps(one, roles), "refused": refused}
    return show(request, "applicant/gaps.html", context, status=409 if refused else 200)
