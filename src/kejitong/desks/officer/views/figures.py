"""The dictionary of figures, one figure with its records, and the export of those records."""

from __future__ import annotations

from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect

from kejitong.accounts import access
from kejitong.audit import queries as journal
from kejitong.audit.queries import Mark
from kejitong.desks.officer import downloads, links, scopes
from kejitong.desks.officer.pages import compositions, panels
from kejitong.desks.officer.pages import figure as pages
from kejitong.desks.officer.pages import movement as movements
from kejitong.desks.officer.pages.growing import growing
from kejitong.desks.officer.views.board import unknown_chart
from kejitong.indicators.figures import Scope
from kejitong.indicators.reckoning import Reckoner, indicator, indicators
from kejitong.indicators.sources import Source
from kejitong.registers import catalogue, listing
from kejitong.registers.lookups import one_reading
from kejitong.ui.page import Request, page
from kejitong.ui.show import show


@page(allow=access.can_read)
def figures(request: Request) -> HttpResponse:
    scope = scopes.scope(request)
    context = {
        "scope": scope,
        "years": scopes.years(scope, request.today),
        "groups": pages.dictionary(scope, scopes.asked(scope, request), _all_registers()),
    }
    return show(request, "officer/figures.html", context, "dictionary")


@page(allow=access.can_read)
def figure(request: Request, code: str) -> HttpResponse:
    scope, asked = _asked(request, code)
    reckoner, mark = pages.reckoner_of(scope), journal.mark(*pages.registers(code))
    then = scopes.then(request, scope)
    with one_reading():
        is_whole = not request.htmx
        context = {
            "scope": scope,
            "years": scopes.years(scope, request.today),
            "growing": growing(reckoner, code, then, asked, mark) if is_whole else None,
            "page": pages.figure_page(reckoner, code, mark),
            "records": _records(request, reckoner, code, asked, mark),
            "url": links.figure(code, asked),
            "export_url": links.figure_export(code, _narrowed(request, asked)),
        }
    return show(request, "officer/figure.html", context, "figure-panel", "records")


def _all_registers() -> Mark:
    return journal.mark(*catalogue.registers())


def _records(
    request: Request, reckoner: Reckoner, code: str, asked: dict[str, str], mark: Mark
) -> pages.Records | None:
    source, number = (_number(request.GET.get(name, "")) for name in ("source", "page"))
    sources = _sources(request, reckoner, code)
    about = pages.About(reckoner.scope, code, _narrowed(request, asked))
    return pages.records(sources, about, mark, source=source, number=number)


def _sources(request: Request, reckoner: Reckoner, code: str) -> list[Source]:
    """Every selection behind the figure, or the part of each that belongs to one industry."""
    sources = reckoner.sources(code)
    industry = request.GET.get("industry", "")[:5]
    return list(compositions.in_industry(sources, industry) if industry else sources)


def _narrowed(request: Request, asked: dict[str, str]) -> dict[str, str]:
    industry = request.GET.get("industry", "")[:5]
    return {**asked, "industry": industry} if industry else asked


@page(allow=access.can_read)
def movement(request: Request, code: str) -> HttpResponse:
    """A rank, or how much of a target is done, moves with the amount that it is told of."""
    scope, asked = _asked(request, code)
    then, reckoner = scopes.then(request, scope), pages.reckoner_of(scope)
    if not panels.does_grow(reckoner, code):
        amount = getattr(reckoner.indicator(code).measure, "of", "")
        asked |= {"then": then.isoformat()}
        is_known = amount in indicators() and panels.does_grow(reckoner, amount)
        return redirect(links.movement(amount, asked) if is_known else links.figure(code, asked))
    with one_reading():
        told = movements.movement_page(reckoner, code, then, asked)
    context = {"scope": scope, "page": told}
    return show(request, "officer/figure_movement.html", context)


@page(allow=access.can_read)
def chart(request: Request, code: str, name: str) -> FileResponse:
    scope, asked = _asked(request, code)
    mark = journal.mark(*pages.registers(code))
    shown = panels.figure_panels(pages.reckoner_of(scope), code, asked, mark)
    found = next((one for one in shown if one.name == name), None)
    if found is None:
        raise unknown_chart(name)
    return downloads.workbook(
        f"{found.title} 截至{scope.until}", [panels.sheet(found.title, found.chart)]
    )


@page(allow=access.can_read)
def export(request: Request, code: str) -> FileResponse:
    scope, _ = _asked(request, code)
    if request.GET.get("then"):
        return _moved(request, scope, code)
    sheets = [
        downloads.sheet(
            source.register, source.rows, listing.listed(source.register),
            name=f"{place}{source.label}",
        )
        for place, source in enumerate(_sources(request, pages.reckoner_of(scope), code), start=1)
    ]  # fmt: skip
    name = f"{indicator(code).label} 截至{scope.until}"
    return downloads.workbook(name, sheets)


def _moved(request: Request, scope: Scope, code: str) -> FileResponse:
    """Every record that came, went or was retired between the two days."""
    then = scopes.then(request, scope)
    sheets = [
        downloads.sheet(
            register, side.every, listing.listed(register), name=f"{place}{note}{register.label}"
        )
        for place, (note, register, side) in enumerate(
            movements.sides(pages.reckoner_of(scope), code, then), start=1
        )
    ]
    return downloads.workbook(f"{indicator(code).label}变动 {then}至{scope.until}", sheets)


def _asked(request: Request, code: str) -> tuple[Scope, dict[str, str]]:
    indicator(code)
    scope = scopes.scope(request)
    return scope, scopes.asked(scope, request)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 9 else 0
