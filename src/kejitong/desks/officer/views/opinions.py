"""Saying something about the summary: a remark, its end, the leader's approval of a draft."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from kejitong.accounts import access
from kejitong.desks.officer import links, scopes
from kejitong.desks.officer.pages import draft as pages
from kejitong.reports import actions
from kejitong.reports import queries as reports
from kejitong.ui.page import Request, page

POST = ("POST",)


@page(allow=access.can_read, methods=POST)
def remark(request: Request, year: int) -> HttpResponse:
    draft = pages.required(scopes.home_region(request), year, request.POST.get("draft", ""))
    code, text = request.POST.get("paragraph", ""), request.POST.get("text", "")
    made = actions.remark(draft, code, text, act=scopes.act(request))
    messages.success(request, "批注已写上，换了稿也还在，直到有人办结。")
    return redirect(f"{links.draft(year, draft.number)}#remark-{made.pk}")


@page(allow=access.can_read, methods=POST)
def resolve(request: Request, pk: int) -> HttpResponse:
    found = reports.remark(pk, scopes.home_region(request))
    actions.resolve(found, act=scopes.act(request))
    messages.success(request, "这条批注已办结。")
    return redirect(f"{links.summary(found.report.year)}#remarks")


@page(allow=access.can_approve, methods=POST)
def approve(request: Request, year: int) -> HttpResponse:
    draft = pages.required(scopes.home_region(request), year, request.POST.get("draft", ""))
    actions.approve(draft, act=scopes.act(request, reason=request.POST.get("reason", "")))
    messages.success(request, f"已记下您同意第{draft.number}稿；再改就是新的一稿。")
    return redirect(links.draft(year, draft.number))
