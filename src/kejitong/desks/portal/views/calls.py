"""Calls: the list, and one with its text, dates, answers, notices and results."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from kejitong.accounts import access
from kejitong.desks.portal.caching import kept
from kejitong.desks.portal.pages import call as pages
from kejitong.ui.page import Request, page


@page(allow=access.anyone)
@kept
def calls(request: Request) -> HttpResponse:
    found = pages.listed(request.GET.get("stage", ""), request.now)
    return render(request, "portal/calls.html", {"page": found})


@page(allow=access.anyone)
@kept
def call(request: Request, code: str) -> HttpResponse:
    found = pages.call_page(code, request.now, request.today)
    return render(request, "portal/call.html", {"page": found})
