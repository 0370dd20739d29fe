"""Notices, their frozen lists and files, and the results."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header

from kejitong.accounts import access
from kejitong.desks.portal.caching import kept
from kejitong.desks.portal.pages import notice as pages
from kejitong.desks.portal.pages import results as outcomes
from kejitong.disclosure import queries
from kejitong.ui.page import Request, page


@page(allow=access.anyone)
@kept
def notices(request: Request) -> HttpResponse:
    found = pages.listed(request.GET.get("stage", ""), request.today)
    return render(request, "portal/notices.html", {"page": found})


@page(allow=access.anyone)
@kept
def notice(request: Request, pk: int) -> HttpResponse:
    found = pages.notice_page(pk, request.today, request.installation.bureau)
    return render(request, "portal/notice.html", {"page": found})


@page(allow=access.anyone)
@kept
def frozen(request: Request, pk: int) -> HttpResponse:
    """The frozen list, letter by letter as its digest was reckoned."""
    text = queries.canonical(queries.shown(pk))
    return HttpResponse(text, content_type="application/json; charset=utf-8")


@page(allow=access.anyone)
@kept
def file(request: Request, pk: int, file: int) -> HttpResponse:
    name, content = queries.file_content(queries.shown(pk), file)
    answer = HttpResponse(content, content_type="application/octet-stream")
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@page(allow=access.anyone)
@kept
def results(request: Request) -> HttpResponse:
    found = outcomes.listed(request.GET.get("year", ""), request.today)
    return render(request, "portal/results.html", {"page": found})
