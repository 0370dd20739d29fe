"""The page of one organisation, and the history of any record."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.http import HttpResponse
from django.template.loader import render_to_string

from kejitong.accounts import access
from kejitong.audit import queries as journal
from kejitong.audit.remembering import Remembered
from kejitong.desks.officer import scopes
from kejitong.desks.officer.pages import record as records
from kejitong.desks.officer.pages.organisation import organisation_page, registers
from kejitong.organisations.registers import ORGANISATIONS
from kejitong.registers import catalogue, queries, showing
from kejitong.ui.page import Request, page
from kejitong.ui.show import show

if TYPE_CHECKING:
    from kejitong.organisations.models import Organisation

_STORIES = Remembered(512)
"""Drawn once for each state of the registers that they are told from."""


@page(allow=access.can_read)
def organisation(request: Request, pk: int) -> HttpResponse:
    region, mark = scopes.region_of(request), journal.mark(*registers())
    found = cast("Organisation", records.opened(ORGANISATIONS, pk, region))
    may_write = not access.can_write(request.user) and _is_own(found, region)
    question = (pk, request.today, region, may_write)
    context = {
        "register": ORGANISATIONS,
        "record": found,
        "story": _STORIES.ask(mark, question, lambda: _story(request, found, may_write=may_write)),
        "may_write": may_write,
    }
    return show(request, "officer/organisation.html", context)


def _is_own(found: Organisation, region: str) -> bool:
    """Whether it lies within the reader's region; what lies in none is changed by the bureau."""
    start = queries.prefix(region)
    return not start or (found.region is not None and found.region.code.startswith(start))


def _story(request: Request, found: Organisation, *, may_write: bool) -> str:
    told = organisation_page(found, request.today, scopes.region_of(request))
    context = {"page": told, "may_write": may_write}
    return render_to_string("officer/organisation_story.html", context)


@page(allow=access.can_read)
def history(request: Request, slug: str, pk: int) -> HttpResponse:
    register = catalogue.register(slug)
    record = records.opened(register, pk, scopes.region_of(request))
    context = {
        "register": register,
        "record": record,
        "title": showing.title(register, record),
        "page": records.history(register, record, _number(request.GET.get("after", ""))),
    }
    return show(request, "officer/record_history.html", context, "history")


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 18 else 0
