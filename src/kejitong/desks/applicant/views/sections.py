"""One section of the form: shown, kept while one types, settled when a colleague was faster."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.template.loader import render_to_string

from kejitong.accounts import access
from kejitong.applications import queries
from kejitong.applications.actions import saving
from kejitong.catalogue.fields import Section
from kejitong.desks.applicant import links, scopes
from kejitong.desks.applicant.pages import conflict, form, questions
from kejitong.desks.applicant.pages.conflict import Conflict
from kejitong.desks.applicant.pages.form import Content, Form
from kejitong.kernel.refusals import Missing, Refused
from kejitong.ui.page import Request, found, page

TEMPLATE, KEPT = "applicant/section.html", "applicant/section_kept.html"
ADD, REMOVE, NEXT = "add", "remove", "next"
MOST_BLANK = 20


@page(allow=access.can_apply, methods=("GET", "POST"))
def section(request: Request, pk: int, code: str) -> HttpResponse:
    if request.method == "POST":
        return _save(request, pk, code)
    application = scopes.application(request, pk)
    asked = _section(application, code)
    return _show(request, _form(request, application, asked, _blank_rows(request)))


def _section(application: Any, code: str) -> Section:
    sections = {one.code: one for one in queries.edition(application).sections}
    return found(sections.get(code))  # type: ignore[no-any-return]


def _save(request: Request, pk: int, code: str) -> HttpResponse:
    told = request.POST
    verb, table, at = _asked_for(told.get("do", ""))
    sections: Mapping[str, Any] | None = None
    try:
        with transaction.atomic():
            application = scopes.held_application(request, pk)
            asked = _section(application, code)
            raw = _raw(asked, told)
            if verb == REMOVE:
                raw = questions.without_row(raw, table, at)
            sections = saving.save_held_section(
                application, asked.code, raw, version=_version(request), act=scopes.act(request)
            ).sections
    except Missing:
        raise
    except saving.StaleSection as stale:
        edition = queries.edition(application)
        dispute = conflict.conflict(edition, asked, raw, theirs=stale.theirs, told=told)
        if dispute.disputes:
            return _dispute(request, application, asked, dispute)
    except Refused as refused:
        return _refuse(request, application, asked, refused)
    blanks = questions.blank_rows(raw, table) + (verb == ADD)
    if request.htmx:
        held = form.content(application, sections)
        return _tell(request, held, asked, {table: blanks} if table else {})
    return _go_on(request, application, asked, {table: blanks} if table else {})


def _raw(asked: Section, told: QueryDict) -> dict[str, Any]:
    if conflict.is_settled(told):
        return conflict.settled(asked, told)
    return questions.posted(asked, told)


def _tell(request: Request, held: Content, asked: Section, rows: Mapping[str, int]) -> HttpResponse:
    """What changed on the page.

    The pieces need nothing of what surrounds a page, and in the last minutes before a call closes
    they are asked for many times a second.
    """
    context = {"page": form.kept(held, asked, rows), "now": request.now}
    return HttpResponse(render_to_string(KEPT, context))


def _go_on(
    request: Request, application: Any, asked: Section, rows: Mapping[str, int]
) -> HttpResponse:
    """The page that one wants next."""
    table = next(iter(rows), "")
    kept = f"{application.pk}:{asked.code}"
    if request.POST.get("do") == NEXT:
        return redirect(f"{form.after(application, asked)}?kept={kept}")
    address = links.section(application.pk, asked.code)
    if table:
        rest = f"&rows={table}:{rows[table]}#{questions.place_of(table)}"
        return redirect(f"{address}?kept={kept}{rest}")
    return redirect(f"{address}?kept={kept}")


def _dispute(request: Request, application: Any, asked: Section, dispute: Conflict) -> HttpResponse:
    """Two texts side by side; neither is lost."""
    context = {"application": application, "section": asked, "conflict": dispute}
    context["url"] = links.section(application.pk, asked.code)
    piece = "#dispute" if request.htmx else ""
    answer = render(request, f"applicant/section_conflict.html{piece}", context, status=409)
    if request.htmx:
        answer["HX-Retarget"], answer["HX-Reswap"] = "#filling", "innerHTML"
    return answer


def _refuse(request: Request, application: Any, asked: Section, refused: Refused) -> HttpResponse:
    if request.htmx:
        return render(request, "applicant/section_refused.html", {"refused": refused}, status=409)
    page = _form(request, application, asked, {})
    return _show(request, page, refused=refused, status=409)


def _form(
    request: Request, application: Any, asked: Section, blank_rows: Mapping[str, int]
) -> Form:
    held = form.content(application)
    reader = scopes.user_of(request)
    return form.form(held, asked, reader=reader, blank_rows=blank_rows, on=request.today)


def _show(
    request: Request, page: Form, *, refused: Refused | None = None, status: int = 200
) -> HttpResponse:
    context = {"page": page, "refused": refused, "is_kept": "kept" in request.GET}
    return render(request, TEMPLATE, context, status=status)


def _version(request: Request) -> int:
    text = request.POST.get("version", "")
    return int(text) if text.isdecimal() and len(text) < 10 else form.NOT_STORED


def _asked_for(text: str) -> tuple[str, str, int]:
    """`add:budget`, `remove:budget:2`, `next`; anything else is a plain save."""
    verb, _, rest = text.partition(":")
    table, _, at = rest.partition(":")
    return verb, table, int(at) if at.isdecimal() and len(at) < 5 else -1


def _blank_rows(request: Request) -> dict[str, int]:
    """`rows=budget:2`: the table under which empty rows are wanted."""
    table, _, many = request.GET.get("rows", "").partition(":")
    return {table: min(int(many), MOST_BLANK)} if many.isdecimal() and len(many) < 4 else {}
