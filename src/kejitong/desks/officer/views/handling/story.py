"""What happened to an application: its story, remarks, revisions compared, proposals on behalf."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from kejitong.accounts import access
from kejitong.applications.actions import proposing, remarking
from kejitong.applications.annotations import audiences
from kejitong.desks.officer import links_handling as links
from kejitong.desks.officer import scopes
from kejitong.desks.officer.pages.handling import application as cases
from kejitong.desks.officer.pages.handling import comparing, moves, proposal
from kejitong.desks.officer.pages.handling import story as pages
from kejitong.kernel.refusals import Refused
from kejitong.ui.page import Request, page
from kejitong.ui.show import show


@page(allow=access.can_read)
def story(request: Request, pk: int) -> HttpResponse:
    return _story(request, cases.opened(request, pk))


@page(allow=access.can_read, methods=("POST",))
def remark(request: Request, pk: int) -> HttpResponse:
    opened = cases.opened(request, pk)
    try:
        _write(request, opened)
    except Refused as refused:
        return _story(request, opened, refused)
    messages.success(request, "附注已写下。")
    return redirect(links.application_part(pk, "story"))


@page(allow=access.can_read)
def revisions(request: Request, pk: int) -> HttpResponse:
    opened = cases.opened(request, pk)
    head = cases.head(request, opened, "revisions")
    context = {"head": head, "page": comparing.compared(request, opened)}
    return show(request, "officer/applications/revisions.html", context)


@page(allow=access.can_write, methods=("GET", "POST"))
def propose(request: Request, pk: int, section: str) -> HttpResponse:
    cases.bureau_only(request)
    opened = cases.opened(request, pk)
    asked = proposal.section_of(opened, section)
    refused: Refused | None = None
    if request.method == "POST":
        try:
            act = scopes.act(request, reason=request.POST.get("reason", ""))
            proposing.propose(opened, section, proposal.raw(request, asked), act=act)
            messages.success(request, "已提出，申报单位确认后才生效。")
            return redirect(links.application_part(pk, "story"))
        except Refused as why:
            refused = why
    head = cases.head(request, opened, refused=refused)
    context = {"head": head, "form": proposal.form(request, opened, asked)}
    status = 422 if refused else 200
    return show(request, "officer/applications/proposal.html", context, status=status)


def _write(request: Request, opened: Any) -> None:
    """A remark for somebody that its writer may write to."""
    audience = request.POST.get("audience", "")
    heard = {one.value for one in audiences(moves.roles(request, opened))}
    chosen = audience if audience in heard else ""
    remarking.remark(opened, request.POST.get("text", ""), chosen, act=scopes.act(request))


def _story(request: Request, opened: Any, refused: Refused | None = None) -> HttpResponse:
    context = {
        "head": cases.head(request, opened, "story", refused=refused),
        "page": pages.story(request, opened),
        "typed": request.POST.get("text", ""),
    }
    status = 409 if refused else 200
    return show(request, "officer/applications/story.html", context, status=status)
