"""The review of one application: who reviews it, how the scores stand, who may be asked, visits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from kejitong.applications import guards, queries
from kejitong.catalogue.items import Criterion, ScoreSheet
from kejitong.desks.officer import links_handling as links
from kejitong.review import queries as review
from kejitong.review.queries import Candidate
from kejitong.review.scoring import Aggregate
from kejitong.ui.page import Request
from kejitong.ui.pieces import BadgeKind

STEPS = {
    "start_review": "送专家评审", "finish_review": "评审完成", "finish_visit": "考察完成",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sheet:
    """一位专家的评分。"""

    pk: int
    expert: str
    employer: str
    is_finance: bool
    status: str
    kind: BadgeKind
    due_on: date | None
    total: Any
    opinion: str
    reason: str
    marks: tuple[str, ...]
    comments: tuple[tuple[str, str], ...]
    may_remove: bool
    url: str


@dataclass(frozen=True, slots=True)
class Visit:
    """一次考察。"""

    pk: int
    visited_on: date
    team: str
    conclusion: str
    kind: BadgeKind
    waiting: tuple[str, ...]
    minutes: str
    points: tuple[tuple[str, str, str], ...]
    photos: tuple[tuple[str, str, str], ...]
    is_signed: bool
    url: str


@dataclass(frozen=True, slots=True)
class Door:
    """走评审这扇门的一步；还不能办的写明为什么。"""

    code: str
    label: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """评审考察页。"""

    sheet: ScoreSheet | None
    sheets: tuple[Sheet, ...]
    scores: Aggregate | None
    candidates: tuple[Candidate, ...]
    may_assign: bool
    visits: tuple[Visit, ...]
    may_visit: bool
    doors: tuple[Door, ...]

    @property
    def marked(self) -> tuple[Sheet, ...]:
        """Those who have submitted."""
        return tuple(one for one in self.sheets if one.total is not None)

    @property
    def matrix(self) -> tuple[tuple[Criterion, tuple[str, ...]], ...]:
        """Criterion by criterion, what each of them gave."""
        criteria = self.sheet.criteria if self.sheet else ()
        return tuple(
            (asked, tuple(one.marks[at] for one in self.marked))
            for at, asked in enumerate(criteria)
        )


def panel(request: Request, application: Any) -> Panel:
    """Everything of review that concerns this application."""
    item = queries.item(application)
    moves = queries.lifecycle(application).moves_from(application.state)
    wanted = {guard for move in moves for guard in move.guards}
    may_assign = bool(wanted & {"assigned", "scored"})
    return Panel(
        sheet=item.score_sheet,
        sheets=tuple(_sheets(application, item.score_sheet)) if item.score_sheet else (),
        scores=review.scores(application) if item.score_sheet else None,
        candidates=review.candidates(application, on=request.today) if may_assign else (),
        may_assign=may_assign,
        visits=tuple(_visits(application)),
        may_visit="visited" in wanted,
        doors=tuple(
            Door(
                move.code,
                move.label,
                tuple(guards.reasons(move.guards, application, request.now)),
            )
            for move in moves
            if move.door == "review" and move.code in STEPS
        ),
    )


def _sheets(application: Any, sheet: ScoreSheet) -> Iterator[Sheet]:
    for one in review.live(application):
        status, kind = _status(one)
        yield Sheet(
            pk=one.pk, expert=str(one.expert.user), employer=one.expert.employer,
            is_finance=one.expert.is_finance, status=status, kind=kind, due_on=one.due_on,
            total=one.total if one.submitted_at else None, opinion=one.opinion,
            reason=one.decline_reason,
            marks=tuple(one.marks.get(asked.code, "") for asked in sheet.criteria),
            comments=tuple(
                (asked.label, one.comments[asked.code])
                for asked in sheet.criteria
                if one.comments.get(asked.code)
            ),
            may_remove=one.submitted_at is None,
            url=links.assignment(application.pk, one.pk),
        )  # fmt: skip


def _status(assignment: Any) -> tuple[str, BadgeKind]:
    if assignment.submitted_at:
        return "已提交", "green"
    if assignment.declined_at:
        return "谢绝或回避", "red"
    return ("评审中", "blue") if assignment.accepted_at else ("待回复", "plain")


def _visits(application: Any) -> Iterator[Visit]:
    for one in review.visits(application):
        signed = {mark["name"] for mark in one.signed}
        yield Visit(
            pk=one.pk, visited_on=one.visited_on, team="、".join(one.team),
            conclusion=_CONCLUSIONS[one.is_passed][0], kind=_CONCLUSIONS[one.is_passed][1],
            waiting=tuple(name for name in one.team if name not in signed),
            minutes=one.minutes, points=tuple(_points(one.points)),
            photos=tuple(
                (photo.caption or photo.name, links.photo(application.pk, photo.pk), photo.name)
                for photo in one.photos.all()
            ),
            is_signed=one.signed_at is not None, url=links.visit(application.pk, one.pk),
        )  # fmt: skip


_CONCLUSIONS: dict[bool | None, tuple[str, BadgeKind]] = {
    True: ("通过", "green"), False: ("不通过", "red"), None: ("没有结论", "plain"),
}  # fmt: skip


def _points(points: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    for point, said in points.items():
        yield point, "属实" if said["is_met"] else "不符", said["note"]
