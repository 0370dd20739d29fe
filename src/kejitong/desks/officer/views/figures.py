"""The dictionary of figures, one figure with its records, and the export of those records."""

from __future__ import annotations

from django.http import FileResponse, HttpResponse

from kejitong.accounts import access
from kejitong.desks.officer import downloads, links, scopes
from kejitong.desks.officer.pages import figure as pages
from kejitong.desks.officer.pages import movement as movements
from kejitong.indicators.figures import Scope
from kejitong.indicators.reckoning import indicator
from kejitong.registers import listing
from kejitong.ui.page import Request, page
from kejitong.ui.show import show


@page(allow=access.can_read)
def figures(request: Request) -> HttpResponse:
    scope = scopes.scope(request)
    context = {
        "scope": scope,
        "years": scopes.years(scope, request.today),
        "groups": pages.dictionary(scope, scopes.asked(scope, request)),
    }
    return show(request, "officer/figures.html", context, "dictionary")


@page(allow=access.can_read)
def figure(request: Request, code: str) -> HttpResponse:
    scope, asked = _asked(request, code)
    reckoner = pages.reckoner_of(scope)
    source, number = (_number(request.GET.get(name, "")) for name in ("source", "page"))
    context = {
        "scope": scope,
        "years": scopes.years(scope, request.today),
        "page": pages.figure_page(reckoner, code),
        "records": pages.records(
            list(reckoner.sources(code)), code, asked, source=source, number=number
        ),
        "url": links.figure(code, asked),
        "export_url": links.figure_export(code, asked),
    }
    return show(request, "officer/figure.html", context, "figure-panel", "records")


@page(allow=access.can_read)
def movement(request: Request, code: str) -> HttpResponse:
    scope, asked = _asked(request, code)
    then = scopes.then(request, scope)
    context = {
        "scope": scope,
        "page": movements.movement_page(pages.reckoner_of(scope), code, then, asked),
    }
    return show(request, "officer/figure_movement.html", context)


@page(allow=access.can_read)
def export(request: Request, code: str) -> FileResponse:
    scope, _ = _asked(request, code)
    sheets = [
        downloads.sheet(
            source.register, source.rows, listing.listed(source.register),
            name=f"{place}{source.label}",
        )
        for place, source in enumerate(pages.reckoner_of(scope).sources(code), start=1)
    ]  # fmt: skip
    name = f"{indicator(code).label} 截至{scope.until}"
    return downloads.workbook(name, sheets)


def _asked(request: Request, code: str) -> tuple[Scope, dict[str, str]]:
    indicator(code)
    scope = scopes.scope(request)
    return scope, scopes.asked(scope, request)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 9 else 0
