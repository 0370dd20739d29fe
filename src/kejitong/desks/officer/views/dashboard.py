"""The first page of the day, where each role begins, and the search over everything."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect

from kejitong.accounts import access
from kejitong.desks.officer import links, scopes
from kejitong.desks.officer.pages import home as pages
from kejitong.desks.officer.pages.finding import find
from kejitong.ui.page import Request, page
from kejitong.ui.show import show


@page(allow=access.anyone)
def front(request: Request) -> HttpResponse:
    """Where each role begins; who has not signed in sees what is public."""
    if not request.user.is_authenticated:
        return redirect(links.portal())
    if not access.can_audit(request.user):
        return redirect(links.journal())
    if not access.can_administer(request.user):
        return redirect(links.people())
    if not access.can_apply(request.user):
        return redirect(links.applicants())
    if not access.can_review(request.user):
        return redirect(links.reviewers())
    return redirect(links.office())


@page(allow=access.can_read)
def office(request: Request) -> HttpResponse:
    context = {"page": pages.home(request), "may_write": not access.can_write(request.user)}
    return show(request, "officer/office.html", context)


@page(allow=access.can_read)
def year(request: Request) -> HttpResponse:
    """The year's figures reckoned; the first page asks for them after it is there."""
    return show(request, "officer/year.html", {"year": pages.year(request)}, "year")


@page(allow=access.can_read)
def search(request: Request) -> HttpResponse:
    words = request.GET.get("q", "").strip()[:100]
    found = find(words, scopes.region_of(request)) if words else []
    return show(request, "officer/search.html", {"words": words, "found": found}, "hits")
