"""The journal for the auditor, its export, and whether its chain is whole."""

from __future__ import annotations

from django.http import HttpResponse
from django.http.response import HttpResponseBase

from kejitong.accounts import access
from kejitong.audit import checking
from kejitong.desks.officer import downloads, scopes
from kejitong.desks.officer.pages import log as pages
from kejitong.ui.page import Request, page
from kejitong.ui.show import show


@page(allow=access.can_audit)
def journal(request: Request) -> HttpResponse:
    return show(request, "officer/journal.html", {"page": pages.log(request.GET)}, "entries")


@page(allow=access.can_audit)
def export(request: Request) -> HttpResponseBase:
    name = f"办理日志 {request.today.isoformat()}"
    return downloads.workbook(name, [pages.exported(request.GET)])


@page(allow=access.can_audit, methods=("GET", "POST"))
def chain(request: Request) -> HttpResponse:
    found = checking.check(act=scopes.act(request)) if request.method == "POST" else None
    context = {"chain": found, "last": pages.chain()}
    return show(request, "officer/journal_chain.html", context)
