"""Objecting to a line of a notice, the receipt, and how far the matter has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import redirect, render

from kejitong.accounts import access
from kejitong.audit.actions import Act
from kejitong.desks.portal import links
from kejitong.desks.portal.forms import ObjectionForm, ProgressForm
from kejitong.desks.portal.pages import objection as pages
from kejitong.disclosure import actions, queries
from kejitong.kernel.refusals import Invalid, Refused
from kejitong.ui.page import Request, found, page

if TYPE_CHECKING:
    from kejitong.disclosure.models import PublicNotice

RECEIVED = "objection"
PUBLIC = "公众"


@page(allow=access.anyone, methods=("GET", "POST"))
def objecting(request: Request, pk: int) -> HttpResponse:
    notice, lines = pages.contestable(pk, request.today)
    if request.method == "GET":
        form = ObjectionForm(lines, initial={"line": request.GET.get("line", "")})
        return _form(request, notice, form)
    form = ObjectionForm(lines, request.POST, request.FILES)
    if not form.is_valid():
        return _form(request, notice, form, status=422)
    return _receive(request, notice, form)


def _receive(request: Request, notice: PublicNotice, form: ObjectionForm) -> HttpResponse:
    line, text = queries.line(notice, int(form.cleaned_data["line"])), form.cleaned_data["text"]
    act = Act(by=PUBLIC, at=request.now, source="网上提出")
    try:
        made = actions.receive(line, form.objector, text, form.paper(), act=act)
    except Invalid as refused:
        form.tell(refused)
        return _form(request, notice, form, status=422)
    except Refused as refused:
        return _form(request, notice, form, refused=refused, status=422)
    request.session[RECEIVED] = made.pk
    return redirect(links.objection_received())


@page(allow=access.anyone)
def received(request: Request) -> HttpResponse:
    """回执只给刚才提交的这个浏览器看。"""
    objection = queries.objections().filter(pk=request.session.get(RECEIVED, 0)).first()
    context = {"page": pages.receipt(found(objection), request.today)}
    return render(request, "portal/received.html", context)


@page(allow=access.anyone, methods=("GET", "POST"))
def progress(request: Request) -> HttpResponse:
    form = ProgressForm(request.POST or None)
    if request.method == "GET" or not form.is_valid():
        status = 200 if request.method == "GET" else 422
        return render(request, "portal/progress.html", {"form": form}, status=status)
    try:
        objection = queries.by_receipt(form.cleaned_data["number"], form.cleaned_data["code"])
    except Refused as refused:
        context = {"form": form, "refused": refused}
        return render(request, "portal/progress.html", context, status=422)
    context = {"form": form, "page": pages.receipt(objection, request.today)}
    return render(request, "portal/progress.html", context)


def _form(
    request: Request, notice: PublicNotice, form: ObjectionForm, *,
    refused: Refused | None = None, status: int = 200,
) -> HttpResponse:  # fmt: skip
    context = {"notice": notice, "form": form, "refused": refused, "url": links.notice(notice.pk)}
    context["limits"] = pages.limits(request.today)
    return render(request, "portal/objection.html", context, status=status)
