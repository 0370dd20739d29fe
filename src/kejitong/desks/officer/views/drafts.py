"""Changing the summary: regenerate, edit a paragraph, compare drafts, freeze."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from kejitong.accounts import access
from kejitong.desks.officer import links, scopes
from kejitong.desks.officer.pages import draft as pages
from kejitong.desks.officer.pages import versions as history
from kejitong.desks.officer.pages.editing import Editing, editing
from kejitong.kernel.refusals import Refused
from kejitong.reports import actions
from kejitong.reports import queries as reports
from kejitong.ui.page import Request, page
from kejitong.ui.show import show

POST = ("POST",)


@page(allow=access.can_write, methods=POST)
def regenerate(request: Request, year: int) -> HttpResponse:
    scope = scopes.scope(request, year).up_to(scopes.posted_until(request, year))
    outline = reports.outline(pages.ANNUAL)
    draft = actions.regenerate(outline, scope, act=scopes.act(request))
    messages.success(request, f"已生成第{draft.number}稿；人改过的段落保留着人的文字。")
    return redirect(links.summary(year))


@page(allow=access.can_write, methods=("GET", "POST"))
def edit(request: Request, year: int, code: str) -> HttpResponse:
    draft = pages.required(scopes.home_region(request), year)
    if request.method != "POST":
        return _editing(request, year, editing(draft, code), draft.number)
    typed = request.POST.get("text", "")
    number = request.POST.get("draft", "")
    base = pages.required(scopes.home_region(request), year, number)
    act = scopes.act(request, reason=request.POST.get("reason", ""))
    try:
        actions.edit(base, code, typed, act=act)
    except Refused as refused:
        shown = editing(draft, code, typed)
        return _editing(request, year, shown, draft.number, refused=refused)
    messages.success(request, "这一段已保存为新的一稿。")
    return redirect(f"{links.summary(year)}#{code}")


def _editing(
    request: Request,
    year: int,
    shown: Editing,
    number: int,
    *,
    refused: Refused | None = None,
) -> HttpResponse:
    context = {"year": year, "page": shown, "number": number, "refused": refused}
    status = 409 if refused else 200
    return show(request, "officer/summary_edit.html", context, status=status)


@page(allow=access.can_freeze, methods=POST)
def freeze(request: Request, year: int) -> HttpResponse:
    draft = pages.required(scopes.home_region(request), year, request.POST.get("draft", ""))
    done = actions.freeze(draft, act=scopes.act(request, reason=request.POST.get("reason", "")))
    messages.success(request, f"第{done.number}稿已定稿，全部数字连同记录清单都冻结了。")
    return redirect(links.summary(year))


@page(allow=access.can_read)
def versions(request: Request, year: int) -> HttpResponse:
    region = scopes.home_region(request)
    context = {"year": year, "versions": history.versions(region, year)}
    old, new = request.GET.get("from", ""), request.GET.get("to", "")
    if old and new:
        pair = [pages.required(region, year, number) for number in (old, new)]
        context.update(old=old, new=new, compared=history.compared(*pair))
    return show(request, "officer/summary_versions.html", context)
