"""What a reviewer sees: the applications he was asked to review, their papers, his score sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, cast

from kejitong.applications import presenting
from kejitong.applications import queries as applications
from kejitong.applications.presenting import Part
from kejitong.calendars.queries import work_calendar
from kejitong.desks.reviewer import links
from kejitong.kernel import money
from kejitong.kernel.stats import rounded
from kejitong.kernel.workdays import WorkCalendar
from kejitong.review import queries, scoring
from kejitong.review.actions import Written
from kejitong.ui.page import Request
from kejitong.ui.pieces import BadgeKind, Fact


@dataclass(frozen=True, slots=True)
class Row:
    """请我评的一件。"""

    title: str
    organisation: str
    call: str
    status: str
    kind: BadgeKind
    left: str
    left_kind: BadgeKind
    total: Decimal | None
    url: str


@dataclass(frozen=True, slots=True)
class Home:
    """我的评审：没办完的和办完的。"""

    waiting: tuple[Row, ...]
    done: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """评分表的一项。"""

    code: str
    label: str
    weight: int
    help: str
    mark: str
    comment: str
    problem: str
    wants_comment: bool

    @property
    def remark(self) -> str:
        """评语，开头不再写一遍这一项叫什么。"""
        return self.comment.strip().removeprefix(self.label).lstrip("：: ")


@dataclass(frozen=True, slots=True)
class Sheet:
    """评分表，填着现在的内容；`theirs` 是别处存的较新的一份。"""

    asked: tuple[Asked, ...]
    opinion: str
    version: int
    subtotal: Decimal
    total: Decimal | None
    left: int
    rule: str
    theirs: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """一份附件。"""

    label: str
    name: str
    size: int
    pages: int | None
    url: str


@dataclass(frozen=True, slots=True)
class Page:
    """一件评审。"""

    assignment: Any
    title: str
    facts: tuple[Fact, ...]
    parts: tuple[Part, ...]
    papers: tuple[Paper, ...]
    withheld: int
    sheet: Sheet
    left: str
    left_kind: BadgeKind


def home(request: Request) -> Home:
    """As many queries for one as for a hundred."""
    calendar = work_calendar()
    rows = [
        (one, _row(one, request.today, calendar))
        for one in queries.assignments_of(cast("Any", request.user))
    ]
    is_done = [bool(one.submitted_at or one.declined_at) for one, _ in rows]
    return Home(
        tuple(row for (_, row), done in zip(rows, is_done, strict=True) if not done),
        tuple(row for (_, row), done in zip(rows, is_done, strict=True) if done),
    )


def page(
    request: Request, assignment: Any, *, written: Written | None = None, stale: Any | None = None
) -> Page:
    """What is read and what is marked; before one has accepted, only what it is about."""
    application = assignment.application
    is_accepted = assignment.accepted_at is not None and assignment.declined_at is None
    answers = applications.submitted_answers(application) if is_accepted else {}
    papers, withheld = _papers(assignment) if is_accepted else ((), 0)
    left, left_kind = _left(assignment, request.today, work_calendar())
    return Page(
        assignment=assignment,
        title=str(application),
        facts=tuple(_facts(application)),
        parts=presenting.parts(application, answers) if is_accepted else (),
        papers=papers,
        withheld=withheld,
        sheet=sheet(assignment, written, stale),
        left=left,
        left_kind=left_kind,
    )


def sheet(assignment: Any, written: Written | None = None, stale: Any | None = None) -> Sheet:
    """The score sheet as typed, else as stored."""
    declared = queries.sheet_of(assignment.application)
    said = written or Written(assignment.marks, assignment.comments, assignment.opinion)
    asked = tuple(_asked(declared, said))
    return Sheet(
        asked=asked,
        opinion=said.opinion,
        version=(stale or assignment).version,
        subtotal=scoring.subtotal(declared, said.marks),
        total=scoring.total(declared, said.marks),
        left=len(scoring.flaws(declared, said.marks, said.comments)),
        rule=_rule(declared),
        theirs=tuple(_theirs(declared, stale, said)) if stale else (),
    )


def written(request: Request, assignment: Any) -> Written:
    """What was posted."""
    codes = [one.code for one in queries.sheet_of(assignment.application).criteria]
    return Written(
        {code: request.POST.get(f"mark-{code}", "") for code in codes},
        {code: request.POST.get(f"comment-{code}", "") for code in codes},
        request.POST.get("opinion", ""),
    )


def readable(assignment: Any) -> list[Any]:
    """The papers that a reviewer may read: none that says who somebody is."""
    hidden = _identity(assignment.application)
    given = presenting.submitted_attachments(assignment.application)
    return [one for one in given if one.slot not in hidden]


def _identity(application: Any) -> set[str]:
    return {slot.code for slot in applications.edition(application).slots if slot.is_personal}


def _papers(assignment: Any) -> tuple[tuple[Paper, ...], int]:
    application = assignment.application
    labels = {slot.code: slot.label for slot in applications.edition(application).slots}
    given = readable(assignment)
    shown = tuple(
        Paper(
            labels.get(one.slot, one.slot),
            one.name,
            one.size,
            one.pages,
            links.paper(assignment.pk, one.pk),
        )
        for one in given
    )
    return shown, len(_identity(application))


def _row(assignment: Any, today: date, calendar: WorkCalendar) -> Row:
    status, kind = _status(assignment)
    left, left_kind = _left(assignment, today, calendar)
    return Row(
        title=str(assignment.application),
        organisation=assignment.application.organisation.name,
        call=assignment.application.call.name,
        status=status,
        kind=kind,
        left=left,
        left_kind=left_kind,
        total=assignment.total if assignment.submitted_at else None,
        url=links.assignment(assignment.pk),
    )


def _status(assignment: Any) -> tuple[str, BadgeKind]:
    if assignment.submitted_at:
        return "已提交", "green"
    if assignment.declined_at:
        return "已谢绝", "plain"
    return ("评审中", "blue") if assignment.accepted_at else ("待回复", "amber")


def _left(assignment: Any, today: date, calendar: WorkCalendar) -> tuple[str, BadgeKind]:
    due = assignment.due_on
    if due is None or assignment.submitted_at or assignment.declined_at:
        return "", "plain"
    if due < today:
        return f"{due.month}月{due.day}日已到期", "red"
    days = calendar.left(today, due)
    kind: BadgeKind = "red" if days <= 1 else "amber" if days <= 3 else "plain"
    return ("今天到期" if due == today else f"还有{days}个工作日"), kind


def _facts(application: Any) -> Iterator[Fact]:
    yield Fact("申报单位", application.organisation.name)
    yield Fact("批次", application.call.name)
    if application.category:
        yield Fact("类别", application.category)
    if application.amount is not None:
        yield Fact("申请金额", money.exact(application.amount))


def _asked(declared: Any, said: Written) -> Iterator[Asked]:
    for one in declared.criteria:
        mark, comment = said.marks.get(one.code, ""), said.comments.get(one.code, "")
        read = scoring.read_mark(mark, one)
        wants = read.value is not None and scoring.needs_comment(declared, one, read.value)
        yield Asked(
            one.code, one.label, one.weight, one.help, mark, comment, read.problem,
            wants and not comment.strip(),
        )  # fmt: skip


def _rule(declared: Any) -> str:
    low, high = (rounded(one * 100) for one in (declared.comment_below, declared.comment_above))
    return f"打整分或半分；低于满分的{low}%或高于{high}%要写评语"


def _theirs(declared: Any, stale: Any, said: Written) -> Iterator[Fact]:
    """Only where what is stored differs from what is on the screen."""
    for one in declared.criteria:
        for kind, stored, typed in (
            ("得分", stale.marks, said.marks), ("评语", stale.comments, said.comments),
        ):  # fmt: skip
            if _text(stored, one.code) != _text(typed, one.code):
                yield Fact(f"{one.label}的{kind}", _text(stored, one.code))
    if stale.opinion.strip() != said.opinion.strip():
        yield Fact("总体意见", stale.opinion)


def _text(said: Mapping[str, str], code: str) -> str:
    return said.get(code, "").strip()
