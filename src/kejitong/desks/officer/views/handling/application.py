"""One application: what was submitted, its papers, steps, remarks and archive."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from kejitong.accounts import access
from kejitong.applications import archiving, presenting, queries
from kejitong.applications.actions import unmasking
from kejitong.desks.officer import links_handling as links
from kejitong.desks.officer import scopes
from kejitong.desks.officer.pages.handling import application as pages
from kejitong.desks.officer.pages.handling import moves
from kejitong.kernel.refusals import Refused
from kejitong.registers import files
from kejitong.ui.page import Request, found, page
from kejitong.ui.show import show

POST = ("POST",)
TEMPLATE = "officer/applications/application.html"


@page(allow=access.can_read)
def application(request: Request, pk: int) -> HttpResponse:
    opened = pages.opened(request, pk)
    return _content(request, opened)


@page(allow=access.can_read, methods=POST)
def unmask(request: Request, pk: int) -> HttpResponse:
    opened = pages.opened(request, pk)
    act = scopes.act(request, reason=request.POST.get("reason", ""))
    return _content(request, opened, unmasked=unmasking.unmask(opened, act=act))


@page(allow=access.can_read, methods=POST)
def move(request: Request, pk: int, code: str) -> HttpResponse:
    opened = pages.opened(request, pk)
    version = request.POST.get("version", "")
    opened.version = int(version) if version.isdecimal() else 0
    try:
        moved = moves.carry_out(request, opened, code, request.POST.dict())
    except Refused as refused:
        return _content(request, pages.opened(request, pk), refused=refused, asked=code)
    messages.success(request, f"已办，现在是“{queries.state(moved).label}”。")
    return redirect(links.application(pk))


@page(allow=access.can_read)
def attachment(request: Request, pk: int, attachment: int) -> HttpResponseBase:
    opened = pages.opened(request, pk)
    shown = [one for one in presenting.submitted_attachments(opened) if one.pk == attachment]
    one = found(next(iter(shown), None))
    return _file(files.located(one.path).open("rb"), one.name)


@page(allow=access.can_read)
def revision(request: Request, pk: int, ordinal: int) -> HttpResponseBase:
    opened = pages.opened(request, pk)
    one = found(queries.revisions_of(opened).filter(ordinal=ordinal).first())
    name = f"{opened.number} 第{ordinal}稿.pdf"
    return _file(files.located(one.path).open("rb"), name)


@page(allow=access.can_read)
def archive(request: Request, pk: int) -> HttpResponseBase:
    pages.bureau_only(request)
    opened = pages.opened(request, pk)
    return _file(BytesIO(archiving.archive_zip(opened)), f"{opened.number or pk} 申报档案.zip")


def _file(content: Any, name: str) -> FileResponse:
    """Always to be kept, never to be opened in the page: it is somebody else's file."""
    answer = FileResponse(content, as_attachment=True, filename=name)
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


def _content(
    request: Request,
    opened: Any,
    *,
    unmasked: Mapping[str, Any] | None = None,
    refused: Refused | None = None,
    asked: str = "",
) -> HttpResponse:
    answers = queries.submitted_answers(opened) if unmasked is None else unmasked
    is_masked = unmasked is None
    context = {
        "head": pages.head(request, opened, refused=refused, asked=asked),
        "parts": presenting.parts(opened, answers, is_masked=is_masked),
        "files": pages.files(opened),
        "revision": queries.latest_revision(opened),
        "is_masked": is_masked and presenting.has_personal(opened),
    }
    return show(request, TEMPLATE, context, status=409 if refused else 200)
