"""What suits us: items judged for one's own organisation, and the pre-check behind each."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect

from kejitong.accounts import access
from kejitong.cultivation import stating
from kejitong.desks.applicant import links, scopes
from kejitong.desks.applicant.pages import people
from kejitong.desks.applicant.pages import suited as pages
from kejitong.desks.applicant.pages.suited import Asker
from kejitong.ui.page import Request, page
from kejitong.ui.show import show


@page(allow=access.can_apply)
def suited(request: Request) -> HttpResponse:
    """One organisation is gone to at once; of several one chooses."""
    places = people.places(scopes.user_of(request), request.today)
    if len(places) == 1:
        return redirect(links.suited(places[0].pk))
    return show(request, "applicant/suited.html", {"places": places})


@page(allow=access.can_apply)
def organisation(request: Request, pk: int) -> HttpResponse:
    asker = _asker(request, pk)
    suits = pages.suited(asker)
    context = {
        "organisation": asker.organisation,
        "judged": [one for one in suits if one.verdicts and one.is_for_us],
        "others": [one for one in suits if not (one.verdicts and one.is_for_us)],
    }
    return show(request, "applicant/suited_organisation.html", context)


@page(allow=access.can_apply)
def precheck(request: Request, pk: int, code: str) -> HttpResponse:
    shown = pages.precheck(_asker(request, pk), code, request.GET, day=request.today)
    if stating.is_whole_form(request.GET, shown.facts):
        return redirect(links.suited_precheck(pk, code, shown.pairs))
    status = 422 if shown.facts.problems else 200
    return show(
        request, "applicant/suited_precheck.html", {"page": shown}, "precheck", status=status
    )


def _asker(request: Request, pk: int) -> Asker:
    return Asker(scopes.organisation(request, pk), request.now, request.today)
