"""All registers, one register's list, its export, and the names that a form may refer to."""

from __future__ import annotations

from typing import Any, cast
from urllib.parse import urlencode

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from kejitong.accounts import access
from kejitong.accounts import queries as accounts
from kejitong.desks.officer import downloads, exporting, links, scopes, tables
from kejitong.desks.officer.pages import registers as pages
from kejitong.desks.officer.pages.home import views
from kejitong.desks.officer.pages.periods import periods
from kejitong.desks.officer.tables import Manner
from kejitong.registers import catalogue, listing
from kejitong.registers.listing import Wish
from kejitong.registers.register import Register
from kejitong.ui.page import Request, page
from kejitong.ui.show import show


@page(allow=access.can_read)
def registers(request: Request) -> HttpResponse:
    rooms = pages.rooms(scopes.region_of(request))
    context = {"rooms": rooms, "may_write": not access.can_write(request.user)}
    return show(request, "officer/registers.html", context)


@page(allow=access.can_read)
def register(request: Request, slug: str) -> HttpResponse:
    opened = catalogue.register(slug)
    wish = _wish(request, opened)
    found = listing.listing(opened, wish, scopes.region_of(request))
    context = {
        "register": opened,
        "page": tables.register_table(opened, wish, found, _manner(request)),
        "periods": periods(opened, tables.asked_of(wish), request.today),
        "may_write": not access.can_write(request.user),
        "views": views(request.user, slug),
    }
    return show(request, "officer/register.html", context, "records")


def _manner(request: Request) -> Manner:
    if access.can_write(request.user):
        return Manner.READ
    return Manner.MEND if request.GET.get(tables.MENDING) else Manner.WRITE


def _wish(request: Request, opened: Register) -> Wish:
    """What the address asks for, in the columns that the reader chose."""
    return tables.wish_of(
        opened, request.GET, accounts.columns(cast("Any", request.user), opened.slug)
    )


@page(allow=access.can_read)
def export(request: Request, slug: str) -> HttpResponseBase:
    """The file at once; of a long list, a page that shows how far it has come."""
    opened = catalogue.register(slug)
    wish, region = _wish(request, opened), scopes.region_of(request)
    name = f"{opened.label} {request.today}"
    records = listing.ordered(opened, wish, region)
    total = records.count()
    if total > exporting.AT_ONCE:
        asked = urlencode(tables.asked_of(wish))
        owner = request.user.get_username()
        order = exporting.Order(owner, opened.slug, asked, region, total, name)
        return redirect(links.running_export(exporting.begin(order)))
    columns = listing.chosen(opened, wish.columns)
    return downloads.workbook(name, [downloads.sheet(opened, records, columns, name=opened.label)])


@page(allow=access.can_read)
def names(request: Request, slug: str) -> HttpResponse:
    opened = catalogue.register(slug)
    typed = next((text for text in request.GET.dict().values()), "")
    found = pages.names(opened, str(typed), scopes.region_of(request))
    return show(request, "officer/register_names.html", {"names": found})
