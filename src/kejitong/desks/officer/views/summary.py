"""The year's summary: the list of years, the paper page, the docx, what would differ now."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from kejitong.accounts import access
from kejitong.desks.officer import downloads, links, scopes
from kejitong.desks.officer.pages import draft as pages
from kejitong.desks.officer.pages import entries
from kejitong.desks.officer.pages import versions as history
from kejitong.desks.officer.pages.remarks import opinions
from kejitong.documents.docx import docx_bytes
from kejitong.reports import printing
from kejitong.reports import queries as reports
from kejitong.ui.page import Request, page
from kejitong.ui.show import show


@page(allow=access.can_read)
def summaries(request: Request) -> HttpResponse:
    region = scopes.home_region(request)
    known = reports.years(pages.ANNUAL, region)
    years = sorted({*known, request.today.year, request.today.year - 1}, reverse=True)
    shown = [(year, history.versions(region, year), links.summary(year)) for year in years]
    return show(request, "officer/summaries.html", {"years": shown})


@page(allow=access.can_read)
def summary(request: Request, year: int) -> HttpResponse:
    draft = pages.chosen(scopes.home_region(request), year, request.GET.get("draft", ""))
    scope = scopes.scope(request, year)
    context: dict[str, Any] = {
        "year": year,
        "draft": draft,
        "until": draft.until if draft else scope.until,
    }
    context["may_write"] = not access.can_write(request.user)
    context["may_freeze"] = not access.can_freeze(request.user)
    if draft is not None:
        context["paper"] = pages.paper(draft, pages.asked_of(reports.scope_of(draft)))
        newest = reports.newest(pages.ANNUAL, draft.report.region, year)
        said = opinions(draft, request.GET.get("remark", ""))
        context["opinions"] = said
        context["is_approved"] = draft.number in {one.number for one in said.signed}
        context["may_approve"] = not access.can_approve(request.user)
        context["is_newest"] = newest is not None and newest.pk == draft.pk
    return show(request, "officer/summary.html", context)


@page(allow=access.can_read)
def docx(request: Request, year: int) -> HttpResponse:
    region = scopes.home_region(request)
    draft = pages.required(region, year, request.GET.get("draft", ""))
    figures = pages.figures_of(draft)
    made = printing.as_document(draft, figures, issuer=request.installation.bureau)
    name = f"{reports.title(draft, figures)} 第{draft.number}稿"
    return downloads.document(name, docx_bytes(made))


@page(allow=access.can_read)
def verify(request: Request, year: int) -> HttpResponse:
    region = scopes.home_region(request)
    draft = pages.required(region, year, request.GET.get("draft", ""))
    differing = [(one, entries.shown(one.acts)) for one in pages.verified(draft)]
    context = {"year": year, "draft": draft, "differing": differing}
    return show(request, "officer/summary_verify.html", context)
