"""Calls: listed, drafted, commented upon, published, extended, closed; questions answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from kejitong.accounts import access
from kejitong.calls import actions, queries
from kejitong.catalogue import service_items
from kejitong.desks.officer import links_handling as links
from kejitong.desks.officer import scopes
from kejitong.desks.officer.pages.handling import call_form as forms
from kejitong.desks.officer.pages.handling import calls as pages
from kejitong.kernel.refusals import Invalid, Missing, Problem, Refused
from kejitong.ui.page import Request, page
from kejitong.ui.show import show

POST = ("POST",)


class NotAMoment(Invalid):
    """时间看不明白。"""


@page(allow=access.can_read)
def calls(request: Request) -> HttpResponse:
    pages.bureau_only(request)
    context = {"rows": pages.rows(request), "may_manage": not pages.may_manage(request)}
    return show(request, "officer/calls/calls.html", context)


@page(allow=access.can_read)
def call(request: Request, code: str) -> HttpResponse:
    return _call(request, _opened(request, code))


@page(allow=access.can_write, methods=("GET", "POST"))
def new(request: Request) -> HttpResponse:
    pages.bureau_only(request)
    said = request.POST if request.method == "POST" else request.GET
    if not said.get("item"):
        return show(request, "officer/calls/new.html", {"items": forms.offered(request)})
    item = service_items.item(said["item"])
    refused: Refused | None = None
    if request.method == "POST":
        try:
            region, act = request.installation.region, scopes.act(request)
            made = actions.draft(item.code, forms.terms(request), region=region, act=act)
            return redirect(links.call(made.code))
        except Refused as why:
            refused = why
    context = {"form": forms.fresh(request, item), "refused": refused}
    return show(request, "officer/calls/form.html", context, status=422 if refused else 200)


@page(allow=access.can_write, methods=("GET", "POST"))
def edit(request: Request, code: str) -> HttpResponse:
    opened = _opened(request, code)
    refused: Refused | None = None
    if request.method == "POST":
        try:
            version, act = _number(request.POST.get("version", "")), scopes.act(request)
            saved = actions.revise(opened, forms.terms(request), version=version, act=act)
            messages.success(request, "批次已存下。")
            return redirect(links.call(saved.code))
        except Refused as why:
            refused = why
    context = {"form": forms.filled(request, opened), "call": opened, "refused": refused}
    return show(request, "officer/calls/form.html", context, status=422 if refused else 200)


@page(allow=access.can_write, methods=POST)
def ask_comments(request: Request, code: str) -> HttpResponse:
    return _do(request, code, lambda one: actions.ask_comments(one, act=scopes.act(request)))


@page(allow=access.can_write, methods=POST)
def publish(request: Request, code: str) -> HttpResponse:
    return _do(request, code, lambda one: actions.publish(one, act=scopes.act(request)))


@page(allow=access.can_write, methods=POST)
def extend(request: Request, code: str) -> HttpResponse:
    def verb(opened: Any) -> None:
        text = request.POST.get("closes_at", "")
        try:
            closes_at = forms.moment(text)
        except ValueError:
            problem = Problem(None, "新截止时间", text[:30], "请写成 2026-12-10 17:00 这样")
            raise NotAMoment(problems=(problem,)) from None
        actions.extend(opened, closes_at, act=_act(request))

    return _do(request, code, verb)


@page(allow=access.can_write, methods=POST)
def close(request: Request, code: str) -> HttpResponse:
    return _do(request, code, lambda one: actions.close_early(one, act=_act(request)))


@page(allow=access.can_write, methods=POST)
def answer(request: Request, code: str, pk: int) -> HttpResponse:
    def verb(opened: Any) -> None:
        asked = _of(opened, queries.question(pk), queries.NoSuchQuestion)
        actions.answer_question(asked, request.POST.get("answer", ""), act=scopes.act(request))

    return _do(request, code, verb)


@page(allow=access.can_write, methods=POST)
def reply(request: Request, code: str, pk: int) -> HttpResponse:
    def verb(opened: Any) -> None:
        made = queries.comments(opened).filter(pk=pk).first()
        if made is None:
            raise queries.NoSuchCall
        actions.reply(made, request.POST.get("reply", ""), act=scopes.act(request))

    return _do(request, code, verb)


def _of(call: Any, thing: Any, missing: type[Refused]) -> Any:
    if thing.call_id != call.pk:
        raise missing
    return thing


def _act(request: Request) -> Any:
    return scopes.act(request, reason=request.POST.get("reason", ""))


def _opened(request: Request, code: str) -> Any:
    pages.bureau_only(request)
    return queries.by_code(code)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 18 else 0


def _do(request: Request, code: str, verb: Callable[[Any], object]) -> HttpResponse:
    opened = _opened(request, code)
    try:
        verb(opened)
    except Missing:
        raise
    except Refused as refused:
        return _call(request, queries.by_code(code), refused)
    messages.success(request, "已办。")
    return redirect(links.call(code))


def _call(request: Request, opened: Any, refused: Refused | None = None) -> HttpResponse:
    context = {"page": pages.page(request, opened), "refused": refused}
    return show(request, "officer/calls/call.html", context, status=409 if refused else 200)
