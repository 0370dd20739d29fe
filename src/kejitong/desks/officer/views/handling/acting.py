"""Doing something with an application and coming back to where it was asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from kejitong.desks.officer import links_handling as links
from kejitong.desks.officer.pages.handling import application as cases
from kejitong.kernel.refusals import Missing, Refused
from kejitong.ui.page import Request

Again = Callable[[Request, Any, Refused], HttpResponse]


def opened(request: Request, pk: int) -> Any:
    """The application, on pages that are the bureau's alone."""
    cases.bureau_only(request)
    return cases.opened(request, pk)


def do(
    request: Request, pk: int, verb: Callable[[Any], object], *, again: Again, place: str
) -> HttpResponse:
    """Do it and come back to its place (a part, perhaps with an anchor); what is refused is shown
    again with what was typed, what is missing is missing.
    """
    try:
        verb(opened(request, pk))
    except Missing:
        raise
    except Refused as refused:
        return again(request, opened(request, pk), refused)
    messages.success(request, "已办。")
    part, _, anchor = place.partition("#")
    return redirect(f"{links.application_part(pk, part)}#{anchor}")
