"""The journal for the auditor, and whether its chain is whole."""

from __future__ import annotations

from django.http import HttpResponse

from kejitong.accounts import access
from kejitong.audit import queries as audit
from kejitong.desks.officer.pages.log import log
from kejitong.ui.page import Request, page
from kejitong.ui.show import show


@page(allow=access.can_audit)
def journal(request: Request) -> HttpResponse:
    return show(request, "officer/journal.html", {"page": log(request.GET)}, "entries")


@page(allow=access.can_audit)
def chain(request: Request) -> HttpResponse:
    return show(request, "officer/journal_chain.html", {"chain": audit.check_chain()})
