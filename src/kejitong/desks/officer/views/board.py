"""The dashboard, the same on the wall of the office, and the numbers of one of its charts."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, HttpResponse

from kejitong.accounts import access
from kejitong.audit import queries as journal
from kejitong.desks.officer import downloads, links, scopes
from kejitong.desks.officer.pages import dashboard as pages
from kejitong.desks.officer.pages import panels
from kejitong.kernel.refusals import Refused
from kejitong.ui.page import Request, page
from kejitong.ui.show import show


class UnknownChart(Refused):
    """没有这张图。"""


def unknown_chart(name: str) -> UnknownChart:
    """The refusal of a chart that has no numbers in this scope."""
    return UnknownChart(why=f"“{name}”在这个地区、这个截止日没有数", remedy="请回到看板重新打开")


@page(allow=access.can_read)
def board(request: Request) -> HttpResponse:
    return show(request, "officer/board.html", _context(request), "shares")


@page(allow=access.can_read)
def wall(request: Request) -> HttpResponse:
    context = {**_context(request), "navigation": ()}
    return show(request, "officer/board_wall.html", context, "wall")


@page(allow=access.can_read)
def chart(request: Request, name: str) -> FileResponse:
    context = _context(request)
    found = context["page"].panel(name)
    if found is None:
        raise unknown_chart(name)
    title = f"{found.title} 截至{context['scope'].until}"
    return downloads.workbook(title, [panels.sheet(found.title, found.chart)])


def _context(request: Request) -> dict[str, Any]:
    scope = scopes.scope(request)
    asked = scopes.asked(scope, request)
    code = pages.chosen(request.GET.get("of", ""))
    return {
        "scope": scope,
        "years": scopes.years(scope, request.today),
        "choices": pages.choices(code),
        "page": pages.dashboard(scope, asked, code, journal.mark(*pages.registers())),
        "wall_url": links.wall(asked),
        "board_url": links.board(asked),
    }
