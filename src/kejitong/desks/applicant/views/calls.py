"""A call: its guide, asking about it, and beginning an application."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from kejitong.accounts import access
from kejitong.applications.actions import drafting
from kejitong.calls import actions
from kejitong.desks.applicant import links, scopes
from kejitong.desks.applicant.pages import calls
from kejitong.desks.applicant.pages.home import Reader
from kejitong.kernel.refusals import Refused
from kejitong.ui.page import Request, page
from kejitong.ui.show import show


@page(allow=access.can_apply)
def call(request: Request, code: str) -> HttpResponse:
    return _call(request, code)


@page(allow=access.can_apply, methods=("POST",))
def start(request: Request, code: str) -> HttpResponse:
    """A new application, or one that begins as an earlier one stood."""
    shown, told = calls.call(code, _reader(request)), request.POST
    user, act = scopes.user_of(request), scopes.act(request)
    try:
        if previous := _number(told.get("previous", "")):
            earlier = scopes.application(request, previous)
            made = drafting.copy_from(earlier, shown.call, user=user, act=act)
        else:
            organisation = scopes.organisation(request, _number(told.get("organisation", "")))
            made = drafting.start(shown.call, organisation, user=user, act=act)
    except Refused as refused:
        return _call(request, code, refused=refused)
    return redirect(links.application_verb(made.pk, "form"))


@page(allow=access.can_apply, methods=("POST",))
def ask(request: Request, code: str) -> HttpResponse:
    shown, text = calls.call(code, _reader(request)), request.POST.get("text", "")
    asker = next(iter(shown.organisations), None)
    try:
        actions.ask_question(shown.call, text, act=scopes.act(request), organisation=asker)
    except Refused as refused:
        return _call(request, code, refused=refused, text=text)
    messages.success(request, "问题已送出；答复以后连同问题公开，不写您的单位。")
    return redirect(links.call(code))


def _call(
    request: Request, code: str, *, refused: Refused | None = None, text: str = ""
) -> HttpResponse:
    context = {"page": calls.call(code, _reader(request)), "refused": refused, "text": text}
    return show(request, "applicant/call.html", context, status=422 if refused else 200)


def _reader(request: Request) -> Reader:
    return Reader(scopes.user_of(request), request.now, request.today)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 12 else 0
