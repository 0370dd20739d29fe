"""Where an applicant begins: what waits for him; and all his applications."""

from __future__ import annotations

from django.http import HttpResponse

from kejitong.accounts import access
from kejitong.calendars.queries import work_calendar
from kejitong.desks.applicant import scopes
from kejitong.desks.applicant.pages import home, people, suited
from kejitong.desks.applicant.pages.home import Reader
from kejitong.desks.applicant.pages.suited import Asker
from kejitong.ui.page import Request, page
from kejitong.ui.show import show


@page(allow=access.can_apply)
def apply(request: Request) -> HttpResponse:
    places = people.places(scopes.user_of(request), request.today)
    context = {"page": home.home(_reader(request), places)}
    return show(request, "applicant/apply.html", context)


@page(allow=access.can_apply)
def openings(request: Request) -> HttpResponse:
    """The open calls with how they suit; asked for when the first page is there already."""
    user, calendar = scopes.user_of(request), work_calendar()
    places = people.places(user, request.today)
    found = home.openings(_reader(request), calendar)
    if places:
        one = scopes.organisation(request, places[0].pk)
        suits = suited.suited(Asker(one, request.now, request.today))
        found = home.openings(_reader(request), calendar, home.fits(suits))
    return show(request, "applicant/openings.html", {"openings": found}, "openings")


@page(allow=access.can_apply)
def applications(request: Request) -> HttpResponse:
    """Everything that the reader may see, by state and words."""
    words = request.GET.get("q", "").strip()[:60]
    found = home.mine(_reader(request))
    if words:
        found = found.filter(title__icontains=words) | found.filter(number__icontains=words)
    rows = home.lines(found[: home.MOST_LISTED], request.today, work_calendar())
    context = {"lines": tuple(rows), "words": words}
    return show(request, "applicant/applications.html", context, "found")


@page(allow=access.can_sign_in)
def about(request: Request) -> HttpResponse:
    return show(request, "applicant/help.html", {})


def _reader(request: Request) -> Reader:
    return Reader(scopes.user_of(request), request.now, request.today)
