"""The form of a site visit: its points, its team, its photographs, its signatures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from kejitong.applications import queries
from kejitong.kernel.refusals import Invalid, Missing, Problem
from kejitong.review import queries as review
from kejitong.review.actions import Point, Visited
from kejitong.ui.page import Request

_APART = re.compile(r"[、，,；;\s]+")
_ANSWERS = {"yes": True, "no": False}


class NoSuchVisit(Missing):
    """没有这次考察。"""


class Misread(Invalid):
    """考察记录有看不明白的地方。"""


@dataclass(frozen=True, slots=True)
class Line:
    """要核对的一项，和现在写的。"""

    name: str
    label: str
    answer: str
    note: str


@dataclass(frozen=True, slots=True)
class Form:
    """考察表，填着现在的内容。"""

    lines: tuple[Line, ...]
    visited_on: str
    team: str
    minutes: str
    conclusion: str
    visit: Any


def visit_of(application: Any, pk: int) -> Any:
    """This visit of the application."""
    found = review.visits(application).filter(pk=pk).first()
    if found is None:
        raise NoSuchVisit(remedy="请从这件申报重新打开")
    return found


def form(request: Request, application: Any, visit: Any | None) -> Form:
    """What was typed, else what is stored, else a fresh one."""
    posted = request.POST if request.method == "POST" else None
    stored = visit.points if visit else {}
    conclusion = {True: "yes", False: "no"}.get(visit.is_passed, "") if visit else ""
    return Form(
        lines=tuple(_lines(application, stored, posted)),
        visited_on=_said(posted, "visited_on", visit.visited_on if visit else request.today),
        team=_said(posted, "team", "、".join(visit.team) if visit else ""),
        minutes=_said(posted, "minutes", visit.minutes if visit else ""),
        conclusion=_said(posted, "conclusion", conclusion),
        visit=visit,
    )


def visited(request: Request, application: Any) -> Visited:
    """What was typed, as the verb wants it."""
    text = request.POST.get("visited_on", "")
    try:
        day = date.fromisoformat(text)
    except ValueError:
        problem = Problem(None, "考察日期", text[:20], "请写成 2026-11-30 这样")
        raise Misread(problems=(problem,)) from None
    points = {
        point: Point(
            _ANSWERS.get(request.POST.get(f"point-{at}", "")), request.POST.get(f"note-{at}", "")
        )
        for at, point in enumerate(_points(application))
    }
    return Visited(
        visited_on=day,
        team=names(request.POST.get("team", "")),
        points=points,
        minutes=request.POST.get("minutes", ""),
        is_passed=_ANSWERS.get(request.POST.get("conclusion", "")),
    )


def names(text: str) -> tuple[str, ...]:
    """People's names, however they were set apart."""
    parts = _APART.split(text)
    return tuple(name for part in parts if (name := part.strip()))


def _points(application: Any) -> tuple[str, ...]:
    sheet = queries.item(application).visit_sheet
    return sheet.points if sheet else ()


def _lines(application: Any, stored: dict[str, Any], posted: Any) -> Iterator[Line]:
    for at, point in enumerate(_points(application)):
        held = stored.get(point, {})
        answer = {True: "yes", False: "no"}.get(held.get("is_met"), "")
        yield Line(
            str(at), point, _said(posted, f"point-{at}", answer),
            _said(posted, f"note-{at}", held.get("note", "")),
        )  # fmt: skip


def _said(posted: Any, name: str, stored: object) -> str:
    return str(posted.get(name, "")) if posted is not None else str(stored)
