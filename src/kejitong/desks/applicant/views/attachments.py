"""Attachments: uploading, looking at one, withdrawing it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from kejitong.accounts import access
from kejitong.applications import access as rights
from kejitong.applications import queries
from kejitong.applications.actions import attaching
from kejitong.catalogue.answering import ATTACHMENTS
from kejitong.desks.applicant import downloads, links, scopes
from kejitong.desks.applicant.pages import form, papers
from kejitong.kernel.refusals import Refused
from kejitong.registers import files
from kejitong.ui.page import Request, found, page
from kejitong.ui.show import show


class NothingChosen(Refused):
    """没有选文件。"""


@page(allow=access.can_apply, methods=("GET", "POST"))
def attachments(request: Request, pk: int) -> HttpResponse:
    application = scopes.application(request, pk)
    if request.method != "POST":
        return _show(request, application)
    slot = request.POST.get("slot", "")
    try:
        upload = scopes.uploaded(request, "file")
        if upload is None:
            raise NothingChosen(remedy="请先选一个文件，再点上传")
        attaching.attach(application, slot, upload, act=scopes.act(request))
    except Refused as refused:
        return _show(request, application, refused=refused, slot=slot)
    if request.htmx:
        return _show(request, application, slot=slot)
    return redirect(f"{links.application_verb(pk, 'attachments')}#slot-{slot}")


@page(allow=access.can_apply)
def attachment(request: Request, pk: int, number: int) -> HttpResponseBase:
    """The file itself: kept, or with `view` looked at; nothing in it runs in this site's name."""
    one = _attachment(request, pk, number)
    return downloads.file(
        files.located(one.path), name=one.name, media_type=one.media_type,
        is_shown="view" in request.GET,
    )  # fmt: skip


@page(allow=access.can_apply, methods=("POST",))
def withdraw(request: Request, pk: int, number: int) -> HttpResponse:
    one = _attachment(request, pk, number)
    try:
        attaching.withdraw(one, act=scopes.act(request))
    except Refused as refused:
        return _show(request, one.application, refused=refused, slot=one.slot)
    if request.htmx:
        return _show(request, one.application, slot=one.slot)
    return redirect(f"{links.application_verb(pk, 'attachments')}#slot-{one.slot}")


def _attachment(request: Request, pk: int, number: int) -> Any:
    application = scopes.application(request, pk)
    return found(queries.live_attachments(application).filter(pk=number).first())


def _show(
    request: Request, application: Any, *, refused: Refused | None = None, slot: str = ""
) -> HttpResponse:
    reason = rights.may_edit(scopes.user_of(request), application, on=request.today)
    held = form.content(application)
    context = {
        "application": application,
        "places": papers.places(application, reason=reason),
        "steps": form.steps(held, ATTACHMENTS),
        "reason": reason,
        "refused": refused,
        "refused_slot": slot,
    }
    return show(
        request, "applicant/attachments.html", context, "papers", status=422 if refused else 200
    )
