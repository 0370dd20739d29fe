"""What is asked about review: who reviews what, how the scores stand, visits and meetings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from kejitong.applications import queries as applications
from kejitong.calls import queries as calls
from kejitong.catalogue.items import ScoreSheet
from kejitong.kernel.refusals import Missing, Refused
from kejitong.review import scoring
from kejitong.review.access import can_review
from kejitong.review.models import (
    Assignment,
    Expert,
    Meeting,
    RankedLine,
    SiteVisit,
    VisitPhoto,
)
from kejitong.review.scoring import Aggregate, Standing
from kejitong.workflow.vocabulary import Kind

if TYPE_CHECKING:
    from kejitong.accounts.models import User
    from kejitong.applications.models import Application
    from kejitong.calls.models import Call

WAITING = Q(declined_at=None, submitted_at=None)
ANSWERING = Q(declined_at=None)


class NoSuchAssignment(Missing):
    """没有这件评审任务。"""


class NoSuchExpert(Missing):
    """没有这位专家。"""


class NotScored(Refused):
    """这个事项没有评分表。"""


@dataclass(frozen=True, slots=True)
class Candidate:
    """可以请的一位专家：手上还有几件没评；不能评这一件的写明为什么。"""

    expert: Expert
    load: int
    reason: str


@dataclass(frozen=True, slots=True)
class Row:
    """排序表的一行：一件申报、几位专家的打分、合成的总分和名次。"""

    application: Application
    assignments: tuple[Assignment, ...]
    scores: Aggregate | None
    finance: Decimal | None
    rank: int | None
    visit: SiteVisit | None
    line: RankedLine | None

    @property
    def given(self) -> Decimal:
        """先前的会商给了它多少；后来没有通过的不算。"""
        line, kind = self.line, applications.state(self.application).kind
        if line is None or line.meeting.decided_at is None or kind is Kind.REFUSED:
            return Decimal(0)
        return line.amount or Decimal(0)

    @property
    def waiting(self) -> int:
        """还没有提交的专家。"""
        return sum(one.submitted_at is None for one in self.assignments)


def sheet_of(application: Application) -> ScoreSheet:
    """这件申报用的评分表。"""
    sheet = applications.item(application).score_sheet
    if sheet is None:
        raise NotScored(why=f"“{applications.item(application).name}”不经专家评审")
    return sheet


def live(application: Application) -> QuerySet[Assignment]:
    """没有撤换的评审任务，谢绝的也在内。"""
    found = application.assignments.filter(removed_at=None)
    return found.select_related("expert__user").order_by("assigned_at", "pk")


def reviewing(application: Application) -> QuerySet[Assignment]:
    """在评的：没有撤换，也没有谢绝。"""
    return live(application).filter(ANSWERING)


def assignments_of(user: User) -> QuerySet[Assignment]:
    """请这个人评的每一件，没有办完的在先。"""
    found = Assignment.objects.filter(removed_at=None, expert__user=user)
    related = ("application__organisation", "application__call", "expert")
    return found.select_related(*related).order_by("submitted_at", "due_on", "pk")


def assignment_of(user: User, pk: int) -> Assignment:
    """这个人的一件；别人的等于没有。"""
    found = assignments_of(user).filter(pk=pk).first()
    if found is None:
        raise NoSuchAssignment(remedy="请从“我的评审”重新打开")
    return found


def assignment(application: Application, pk: int) -> Assignment:
    """这件申报的一件评审任务。"""
    found = live(application).filter(pk=pk).first()
    if found is None:
        raise NoSuchAssignment(remedy="请从这件申报重新打开")
    return found


def expert(pk: int) -> Expert:
    """专家库里的一位。"""
    found = Expert.objects.select_related("user").filter(pk=pk).first()
    if found is None:
        raise NoSuchExpert(remedy="请从专家名单重新选择")
    return found


def experts(pks: Iterable[int]) -> list[Expert]:
    """专家库里的这几位；有一位不在就拒绝。"""
    wanted = set(pks)
    found = list(Expert.objects.select_related("user").filter(pk__in=wanted).order_by("pk"))
    if len(found) != len(wanted):
        raise NoSuchExpert(remedy="请从专家名单重新选择")
    return found


def pool(on: date) -> QuerySet[Expert]:
    """这一天在库的专家，连同手上还没评完的件数。"""
    here = Expert.objects.filter(Q(left_on=None) | Q(left_on__gt=on), user__is_active=True)
    return _with_load(here).order_by("user__full_name", "pk")


def everyone() -> QuerySet[Expert]:
    """入过库的每一位，在库的在先。"""
    return _with_load(Expert.objects.all()).order_by("left_on", "user__full_name", "pk")


def _with_load(experts: QuerySet[Expert]) -> QuerySet[Expert]:
    waiting = Q(assignments__removed_at=None, assignments__declined_at=None)
    waiting &= Q(assignments__submitted_at=None)
    return experts.select_related("user").annotate(load=Count("assignments", filter=waiting))


def candidates(application: Application, *, on: date) -> tuple[Candidate, ...]:
    """还没有请来评这一件的每位专家；要回避的也列出来，写明为什么。"""
    asked = {one.expert_id for one in live(application)}
    return tuple(
        Candidate(one, getattr(one, "load", 0), can_review(application, one, on=on))
        for one in pool(on)
        if one.pk not in asked
    )


def standing(call: Call) -> tuple[Row, ...]:
    """这个批次送过评审的申报件，按名次；还没有打完分的排在最后。查询次数与件数无关。"""
    rows = [_row(one) for one in _reviewed(call)]
    scored = [
        Standing(row.application.pk, row.scores.score, row.scores.median, row.finance)
        for row in rows
        if row.scores is not None and not row.waiting
    ]
    places = scoring.ranks(scored)
    ranked = [_placed(row, places.get(row.application.pk)) for row in rows]
    last = len(ranked) + 1
    return tuple(sorted(ranked, key=lambda row: (row.rank or last, row.application.pk)))


def _reviewed(call: Call) -> QuerySet[Any]:
    asked = Assignment.objects.filter(application=OuterRef("pk"), removed_at=None)
    return (
        call.applications.filter(Exists(asked))
        .select_related("organisation", "call")
        .prefetch_related(
            Prefetch("assignments", _counted(), to_attr="reviewing_"),
            Prefetch("visits", SiteVisit.objects.order_by("-visited_on", "-pk"), to_attr="visits_"),
            Prefetch("ranked", _lines(), to_attr="lines_"),
        )
        .order_by("pk")
    )


def with_reviewers(applications: QuerySet[Any]) -> QuerySet[Any]:
    """这些申报件，各带着在评的专家（`reviewing_`）。"""
    asked = Prefetch("assignments", _counted(), to_attr="reviewing_")
    return applications.prefetch_related(asked).order_by("pk")


def fewest(call: Call) -> int:
    """这个批次的事项至少要几位专家。"""
    sheet = calls.item(call).score_sheet
    if sheet is None:
        raise NotScored(why=f"“{calls.item(call).name}”不经专家评审")
    return sheet.fewest_reviewers


def _counted() -> QuerySet[Assignment]:
    counted = Assignment.objects.filter(ANSWERING, removed_at=None)
    return counted.select_related("expert__user").order_by("pk")


def _lines() -> QuerySet[RankedLine]:
    return RankedLine.objects.select_related("meeting").order_by("-meeting_id")


def _row(application: Any) -> Row:
    assignments: tuple[Assignment, ...] = tuple(application.reviewing_)
    totals = _totals(assignments)
    finance = _totals([one for one in assignments if one.expert.is_finance])
    trimmed_from = sheet_of(application).trimmed_from
    return Row(
        application=application,
        assignments=assignments,
        scores=scoring.aggregate(totals, trimmed_from=trimmed_from) if totals else None,
        finance=scoring.aggregate(finance, trimmed_from=None).mean if finance else None,
        rank=None,
        visit=next(iter(application.visits_), None),
        line=next(iter(application.lines_), None),
    )


def _placed(row: Row, rank: int | None) -> Row:
    return Row(row.application, row.assignments, row.scores, row.finance, rank, row.visit, row.line)


def _totals(assignments: Sequence[Assignment]) -> list[Decimal]:
    return [one.total for one in assignments if one.total is not None and one.submitted_at]


def scores(application: Application) -> Aggregate | None:
    """这一件已经提交的打分合成的总分；还没有人提交的为空。"""
    totals = _totals(list(reviewing(application)))
    if not totals:
        return None
    return scoring.aggregate(totals, trimmed_from=sheet_of(application).trimmed_from)


def visits(application: Application) -> QuerySet[SiteVisit]:
    """考察记录，最近的在先。"""
    found = application.visits.prefetch_related("photos")
    return found.order_by("-visited_on", "-pk")


def drawn_up(call: Call) -> Meeting | None:
    """拟定中的会商。"""
    return _meetings(call).filter(decided_at=None).first()


def meetings(call: Call) -> QuerySet[Meeting]:
    """已经定下的会商，最近的在先。"""
    return _meetings(call).exclude(decided_at=None)


def _meetings(call: Call) -> QuerySet[Meeting]:
    lines = RankedLine.objects.select_related("application__organisation").order_by("rank", "pk")
    found = call.meetings.prefetch_related(Prefetch("lines", lines))
    return found.order_by("-held_on", "-pk")


def photo(application: Application, pk: int) -> VisitPhoto | None:
    """这件申报的一张考察照片。"""
    return VisitPhoto.objects.filter(visit__application=application, pk=pk).first()
