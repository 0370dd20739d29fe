"""The first page of an applicant: what waits for him, what was sent back before all else, and where
each of his applications is now.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from kejitong.applications import access, deficiencies, queries
from kejitong.calendars.queries import work_calendar
from kejitong.calls import queries as calls
from kejitong.catalogue import service_items
from kejitong.desks.applicant import links
from kejitong.desks.applicant.pages.suited import Suit
from kejitong.kernel.workdays import WorkCalendar
from kejitong.memberships import queries as memberships
from kejitong.ui.pieces import BadgeKind
from kejitong.workflow import clock
from kejitong.workflow.vocabulary import Kind, Role

KINDS: dict[Kind, BadgeKind] = {
    Kind.DRAFT: "plain", Kind.RETURNED: "amber", Kind.WAITING: "blue", Kind.ON_NOTICE: "blue",
    Kind.GRANTED: "green", Kind.REFUSED: "red", Kind.WITHDRAWN: "plain",
}  # fmt: skip
SIGNATORY = "signatory"
OPEN = "open"
"""The guard of a move that the call's closing bars."""
MOST_LISTED, MOST_RECENT = 200, 8


@dataclass(frozen=True, slots=True)
class Due:
    """到哪天，还剩几个工作日。"""

    on: date | None
    left: int | None
    at: datetime | None = None

    @property
    def words(self) -> str:
        """给人看的说法。"""
        if self.left is None:
            return "不限期"
        if self.left < 0:
            return f"已逾期{-self.left}个工作日"
        return f"还剩{self.left}个工作日" if self.left else "今天截止"

    @property
    def kind(self) -> BadgeKind:
        """越近越醒目。"""
        if self.left is None:
            return "plain"
        return "red" if self.left <= 1 else "amber" if self.left <= 5 else "plain"


class Turn(IntEnum):
    """先办哪一类：要补的，退回修改的，其余的。"""

    CORRECT = 1
    REVISE = 2
    OTHER = 3


@dataclass(frozen=True, slots=True)
class Task:
    """一件等着办的事；`since` 是从哪天起等着，没有期限的写这一天。"""

    what: str
    title: str
    organisation: str
    url: str
    due: Due
    turn: Turn = Turn.OTHER
    since: date | None = None

    @property
    def is_pressing(self) -> bool:
        """别人停下来等着的。"""
        return self.turn is not Turn.OTHER

    @property
    def waits(self) -> str:
        """没有期限的，从哪天起等着。"""
        return f"{self.since.month}月{self.since.day}日退回" if self.since else ""

    @property
    def kind(self) -> BadgeKind:
        """被退回的至少是提醒的颜色。"""
        return "amber" if self.is_pressing and self.due.kind == "plain" else self.due.kind

    @property
    def place(self) -> tuple[int, bool, int]:
        """在清单里的先后。"""
        return self.turn, self.due.left is None, self.due.left or 0


@dataclass(frozen=True, slots=True)
class Line:
    """一件申报：走到哪里，谁拿着，到哪天。"""

    title: str
    item: str
    organisation: str
    url: str
    label: str
    kind: BadgeKind
    holder: str
    since: datetime
    due: Due
    number: str


@dataclass(frozen=True, slots=True)
class Fit:
    """适合不适合，一句话。"""

    label: str
    kind: BadgeKind


@dataclass(frozen=True, slots=True)
class Opening:
    """一个开放中的批次。"""

    name: str
    item: str
    kind: str
    url: str
    due: Due
    fits: Fit | None = None


@dataclass(frozen=True, slots=True)
class Home:
    """首页。"""

    tasks: tuple[Task, ...]
    lines: tuple[Line, ...]
    calls: tuple[Opening, ...]
    places: tuple[Any, ...]
    waiting_claims: int

    @property
    def recent(self) -> tuple[Line, ...]:
        """最近有变化的几件。"""
        return self.lines[:MOST_RECENT]


@dataclass(frozen=True, slots=True)
class Reader:
    """谁在哪一刻看。"""

    user: Any
    now: datetime
    today: date


def mine(reader: Reader) -> QuerySet[Any]:
    """The applications that the reader may see, those that moved last first."""
    found = access.visible(reader.user, on=reader.today)
    return found.select_related("call", "organisation").order_by("-state_since", "-pk")


def lines(applications: Iterable[Any], today: date, calendar: WorkCalendar) -> Iterator[Line]:
    """Each application with its holder and the day by which it must be dealt with."""
    for one in applications:
        state = queries.state(one)
        since = timezone.localdate(one.state_since)
        due = clock.deadline(state, since, today, calendar)
        holder = "" if state.is_end else state.holder.label
        left = Due(due.due, due.left) if due and not state.holder.is_applicant else Due(None, None)
        yield Line(
            str(one), service_items.item(one.item).short, one.organisation.name,
            links.application(one.pk), state.applicant_label, KINDS[state.kind], holder,
            one.state_since, left, one.number or "",
        )  # fmt: skip


def tasks(applications: Iterable[Any], reader: Reader, calendar: WorkCalendar) -> tuple[Task, ...]:
    """What the reader, or his organisation, is to do; what was sent back first, then by its day."""
    held = memberships.memberships_of(reader.user, reader.today)
    signs = {each.organisation_id for each in held if each.duty == SIGNATORY}
    found: list[Task] = []
    for one in applications:
        if not queries.state(one).is_end:
            found += _own_moves(one, reader, calendar, signs=one.organisation_id in signs)
            found += _asked_for(one, reader, calendar)
    return tuple(sorted(found, key=lambda task: task.place))


def _own_moves(one: Any, reader: Reader, calendar: WorkCalendar, *, signs: bool) -> Iterator[Task]:
    """What the lifecycle waits for on the applicant's side."""
    state, closing = queries.state(one), _closing(one.call.closes_at, reader, calendar)
    if state.kind is Kind.DRAFT and (one.call.closes_at or reader.now) >= reader.now:
        yield _task("继续填写，签发提交", one, links.application_verb(one.pk, "form"), closing)
    if state.holder is Role.SIGNATORY:
        what = "签发提交" if signs else "请签发人签发"
        yield _task(what, one, links.application_verb(one.pk, "gaps"), closing)
    if state.kind is Kind.RETURNED:
        yield _returned(one, closing)


def _returned(one: Any, closing: Due) -> Task:
    """What was sent back, since when; the call's closing counts where it bars handing in again."""
    state = queries.state(one)
    lacks = sum(
        each.told_at is not None and each.resolved_at is None for each in one.deficiencies.all()
    )
    what = f"{state.applicant_label}（{lacks}处）" if lacks else state.applicant_label
    bars = any(OPEN in move.guards for move in queries.lifecycle(one).moves_from(state.code))
    return Task(
        what, str(one), one.organisation.name, links.application(one.pk),
        closing if bars else Due(None, None), Turn.CORRECT if lacks else Turn.REVISE,
        timezone.localdate(one.state_since),
    )  # fmt: skip


def _asked_for(one: Any, reader: Reader, calendar: WorkCalendar) -> Iterator[Task]:
    """Papers that were tolerated to come later, and changes that the bureau proposes."""
    for missing in one.deficiencies.all():
        if missing.is_tolerated and missing.resolved_at is None:
            what = f"补交{deficiencies.place_label(one, missing.place)}"
            url = links.application_verb(one.pk, "attachments")
            due = _until(missing.due_on, reader.today, calendar)
            yield Task(what, str(one), one.organisation.name, url, due, Turn.CORRECT)
    for proposal in one.proposals.all():
        if proposal.is_accepted is None:
            url = links.proposal(one.pk, proposal.pk)
            yield _task("确认经办人代拟的改动", one, url, Due(None, None))


def _task(what: str, one: Any, url: str, due: Due) -> Task:
    return Task(what, str(one), one.organisation.name, url, due)


def _closing(at: datetime | None, reader: Reader, calendar: WorkCalendar) -> Due:
    if at is None:
        return Due(None, None)
    on = timezone.localdate(at)
    return Due(on, calendar.left(reader.today, on), at)


def _until(on: date | None, today: date, calendar: WorkCalendar) -> Due:
    return Due(on, calendar.left(today, on)) if on else Due(None, None)


def openings(
    reader: Reader, calendar: WorkCalendar, fits: Mapping[str, Fit] | None = None
) -> tuple[Opening, ...]:
    """The calls that are open now, those that close first first; how they suit when that is known."""
    return tuple(
        Opening(
            call.name, service_items.item(call.item).short, service_items.item(call.item).kind.label,
            links.call(call.code), _closing(call.closes_at, reader, calendar),
            (fits or {}).get(call.item),
        )
        for call in calls.open_calls(reader.now)
    )  # fmt: skip


def fits(suits: Iterable[Suit]) -> dict[str, Fit]:
    """Item to how it suits; nothing for items without conditions that can be judged."""
    found = {}
    for suit in suits:
        if not suit.is_for_us:
            found[suit.item] = Fit("不面向本单位", "plain")
        elif suit.verdicts:
            best = min(suit.verdicts, key=lambda one: one.rank)
            found[suit.item] = Fit(best.overall, best.kind)
    return found


def home(reader: Reader, places: tuple[Any, ...]) -> Home:
    """Everything of the first page."""
    calendar = work_calendar()
    every = [*mine(reader).prefetch_related("deficiencies", "proposals")[:MOST_LISTED]]
    return Home(
        tasks(every, reader, calendar),
        tuple(lines(every, reader.today, calendar)),
        openings(reader, calendar),
        places,
        memberships.claims_of(reader.user).filter(is_approved=None).count(),
    )
