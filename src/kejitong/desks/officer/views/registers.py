"""All registers, one register's list, its export, and the names that a form may refer to."""

from __future__ import annotations

from django.http import FileResponse, HttpResponse

from kejitong.accounts import access
from kejitong.desks.officer import downloads, scopes, tables
from kejitong.desks.officer.pages import registers as pages
from kejitong.registers import catalogue, listing
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
    wish = tables.wish_of(opened, request.GET)
    found = listing.listing(opened, wish, scopes.region_of(request))
    context = {"register": opened, "page": tables.register_table(opened, wish, found)}
    context["may_write"] = not access.can_write(request.user)
    return show(request, "officer/register.html", context, "records")


@page(allow=access.can_read)
def export(request: Request, slug: str) -> FileResponse:
    opened = catalogue.register(slug)
    wish = tables.wish_of(opened, request.GET)
    records = listing.ordered(opened, wish, scopes.region_of(request))
    sheet = downloads.sheet(opened, records, listing.listed(opened), name=opened.label)
    return downloads.workbook(f"{opened.label} {request.today}", [sheet])


@page(allow=access.can_read)
def names(request: Request, slug: str) -> HttpResponse:
    opened = catalogue.register(slug)
    typed = next((text for text in request.GET.dict().values()), "")
    found = pages.names(opened, str(typed), scopes.region_of(request))
    return show(request, "officer/register_names.html", {"names": found})
