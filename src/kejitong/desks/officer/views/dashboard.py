"""The first page of the day, where each role begins, and the search over everything."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect

from kejitong.accounts import access
from kejitong.desks.officer import links, scopes
from kejitong.desks.officer.pages.finding import find
from kejitong.desks.officer.pages.home import Home, home
from kejitong.ui.page import Request, page
from kejitong.ui.show import show


@page(allow=access.can_sign_in)
def front(request: Request) -> HttpResponse:
    if not access.can_audit(request.user):
        return redirect(links.journal())
    if not access.can_administer(request.user):
        return redirect(links.people())
    return redirect(links.office())


@page(allow=access.can_read)
def office(request: Request) -> HttpResponse:
    return _home(request, home(request))


@page(allow=access.can_read)
def year(request: Request) -> HttpResponse:
    """The same page with the year's figures reckoned; htmx asks for them after the page is there."""
    return _home(request, home(request, must_reckon=True))


def _home(request: Request, found: Home) -> HttpResponse:
    context = {"page": found, "scope": found.scope, "board": found.board}
    context["may_write"] = not access.can_write(request.user)
    return show(request, "officer/office.html", context, "year")


@page(allow=access.can_read)
def search(request: Request) -> HttpResponse:
    words = request.GET.get("q", "").strip()[:100]
    found = find(words, scopes.region_of(request)) if words else []
    return show(request, "officer/search.html", {"words": words, "found": found})
