"""The page of one organisation, and the history of any record."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.http import HttpResponse

from kejitong.accounts import access
from kejitong.desks.officer import scopes
from kejitong.desks.officer.pages import record as records
from kejitong.desks.officer.pages.organisation import organisation_page
from kejitong.organisations.registers import ORGANISATIONS
from kejitong.registers import catalogue, showing
from kejitong.ui.page import Request, page
from kejitong.ui.show import show

if TYPE_CHECKING:
    from kejitong.organisations.models import Organisation


@page(allow=access.can_read)
def organisation(request: Request, pk: int) -> HttpResponse:
    region = scopes.region_of(request)
    found = cast("Organisation", records.one(ORGANISATIONS, pk, region))
    context = {
        "register": ORGANISATIONS,
        "record": found,
        "page": organisation_page(found, request.today, region),
        "may_write": not access.can_write(request.user),
    }
    return show(request, "officer/organisation.html", context)


@page(allow=access.can_read)
def history(request: Request, slug: str, pk: int) -> HttpResponse:
    register = catalogue.register(slug)
    record = records.one(register, pk, scopes.region_of(request))
    context = {
        "register": register,
        "record": record,
        "title": showing.title(register, record),
        "page": records.history(register, record, _number(request.GET.get("after", ""))),
    }
    return show(request, "officer/record_history.html", context, "history")


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 18 else 0
