"""The review of one application: experts assigned and replaced, visits recorded, signed, finished."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from kejitong.accounts import access
from kejitong.desks.officer import links_handling as links
from kejitong.desks.officer import scopes
from kejitong.desks.officer.pages.handling import application as cases
from kejitong.desks.officer.pages.handling import panel as pages
from kejitong.desks.officer.pages.handling import visit as visits
from kejitong.desks.officer.views.handling import acting
from kejitong.kernel.refusals import Invalid, Problem, Refused
from kejitong.registers import files
from kejitong.review import actions, queries
from kejitong.ui.page import Request, found, page
from kejitong.ui.show import show

POST = ("POST",)
VERBS: dict[str, Callable[..., Any]] = {
    "start_review": actions.start_review,
    "finish_review": actions.finish_review,
    "finish_visit": actions.finish_visit,
}


class NotADay(Invalid):
    """日期看不明白。"""


@page(allow=access.can_read)
def review(request: Request, pk: int) -> HttpResponse:
    return _review(request, acting.opened(request, pk))


@page(allow=access.can_write, methods=POST)
def assign(request: Request, pk: int) -> HttpResponse:
    def verb(opened: Any) -> None:
        experts = queries.experts(numbers(request.POST.getlist("expert")))
        due_on = day_of(request.POST.get("due_on", ""), "评审期限")
        actions.assign(opened, experts, due_on=due_on, act=scopes.act(request))

    return _do(request, pk, verb)


@page(allow=access.can_write, methods=POST)
def assignment(request: Request, pk: int, assignment: int) -> HttpResponse:
    """Replace a reviewer who has not submitted."""

    def verb(opened: Any) -> None:
        act = scopes.act(request, reason=request.POST.get("reason", ""))
        actions.remove(queries.assignment(opened, assignment), act=act)

    return _do(request, pk, verb)


@page(allow=access.can_write, methods=POST)
def advance(request: Request, pk: int, code: str) -> HttpResponse:
    """A step through review's door."""
    verb = found(VERBS.get(code))
    return _do(request, pk, lambda opened: verb(_as_read(request, opened), act=scopes.act(request)))


@page(allow=access.can_write, methods=("GET", "POST"))
def visit(request: Request, pk: int, visit: int = 0) -> HttpResponse:
    opened = acting.opened(request, pk)
    held = visits.visit_of(opened, visit) if visit else None
    refused: Refused | None = None
    if request.method == "POST":
        try:
            read = visits.visited(request, opened)
            actions.record_visit(opened, read, act=scopes.act(request), visit=held)
            messages.success(request, "考察记录已存下，请考察组逐位签字。")
            return redirect(f"{links.application_part(pk, 'review')}#visits")
        except Refused as why:
            refused = why
    head = cases.head(request, opened, "review", refused=refused)
    context = {"head": head, "form": visits.form(request, opened, held)}
    status = 422 if refused else 200
    return show(request, "officer/applications/visit.html", context, status=status)


@page(allow=access.can_write, methods=POST)
def sign(request: Request, pk: int, visit: int) -> HttpResponse:
    def verb(opened: Any) -> None:
        name = request.POST.get("name", "")
        actions.sign_visit(visits.visit_of(opened, visit), name, act=scopes.act(request))

    return _do(request, pk, verb, "visits")


@page(allow=access.can_write, methods=POST)
def add_photo(request: Request, pk: int, visit: int) -> HttpResponse:
    def verb(opened: Any) -> None:
        held = visits.visit_of(opened, visit)
        for upload in request.FILES.getlist("photo"):
            picture = actions.Photo(
                str(upload.name), upload.read(), request.POST.get("caption", "")
            )
            actions.add_photo(held, picture, act=scopes.act(request))

    return _do(request, pk, verb, "visits")


@page(allow=access.can_read)
def photo(request: Request, pk: int, photo: int) -> HttpResponse:
    opened = acting.opened(request, pk)
    shown = found(queries.photo(opened, photo))
    content = files.read(shown.path)
    answer = HttpResponse(content, content_type=actions.media_type(content))
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


def numbers(texts: Iterable[str]) -> list[int]:
    """The numbers that a form posted; what is none is left out."""
    return [int(text) for text in texts if text.isdecimal() and len(text) < 18]


def day_of(text: str, label: str) -> date | None:
    """A day as a form posts it; none when it is left empty."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        problem = Problem(None, label, text[:20], "请写成 2026-12-10 这样")
        raise NotADay(problems=(problem,)) from None


def _as_read(request: Request, opened: Any) -> Any:
    """The application in the version that the reader saw."""
    version = request.POST.get("version", "")
    opened.version = int(version) if version.isdecimal() else 0
    return opened


def _do(request: Request, pk: int, verb: Callable[[Any], object], anchor: str = "") -> HttpResponse:
    return acting.do(request, pk, verb, again=_review, place=f"review#{anchor}")


def _review(request: Request, opened: Any, refused: Refused | None = None) -> HttpResponse:
    context = {
        "head": cases.head(request, opened, "review", refused=refused),
        "page": pages.panel(request, opened),
        "may_write": not access.can_write(request.user),
    }
    status = 409 if refused else 200
    return show(request, "officer/applications/review.html", context, status=status)
