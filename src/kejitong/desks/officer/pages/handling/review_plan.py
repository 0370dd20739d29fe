"""The review of a whole call: which applications wait for experts or marks, and who may be asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from kejitong.applications import access, queries
from kejitong.desks.officer import links_handling as links
from kejitong.desks.officer.pages.handling import standing
from kejitong.review import queries as review
from kejitong.ui.page import Request
from kejitong.ui.pieces import BadgeKind

WAITING = frozenset({"assigned", "scored"})


@dataclass(frozen=True, slots=True)
class Line:
    """一件待评或在评的申报。"""

    pk: int
    version: int
    title: str
    organisation: str
    state: str
    kind: BadgeKind
    experts: tuple[tuple[str, str, BadgeKind], ...]
    submitted: int
    asked: int
    code: str
    url: str


@dataclass(frozen=True, slots=True)
class Plan:
    """评审安排页。"""

    lines: tuple[Line, ...]
    experts: tuple[Any, ...]
    fewest: int
    ready: int


def plan(request: Request, call: Any) -> Plan:
    """As many queries for three applications as for three hundred."""
    seen = access.visible(cast("Any", request.user), on=request.today).filter(call=call)
    lines = tuple(
        line
        for application in review.with_reviewers(seen.select_related("organisation"))
        if (line := _line(application)) is not None
    )
    fewest = review.fewest(call)
    ready = sum(line.asked >= fewest and line.submitted == line.asked for line in lines)
    return Plan(lines, tuple(review.pool(request.today)), fewest, ready)


def _line(application: Any) -> Line | None:
    moves = queries.lifecycle(application).moves_from(application.state)
    move = next((move for move in moves if WAITING.intersection(move.guards)), None)
    if move is None:
        return None
    state, asked = queries.state(application), application.reviewing_
    return Line(
        pk=application.pk, version=application.version, title=str(application),
        organisation=application.organisation.name, state=state.label,
        kind=standing.BADGES[state.kind],
        experts=tuple((str(one.expert.user), *_status(one)) for one in asked),
        submitted=sum(one.submitted_at is not None for one in asked), asked=len(asked),
        code=move.code, url=links.application_part(application.pk, "review"),
    )  # fmt: skip


def _status(assignment: Any) -> tuple[str, BadgeKind]:
    if assignment.submitted_at:
        return "已提交", "green"
    return ("评审中", "blue") if assignment.accepted_at else ("待回复", "plain")
