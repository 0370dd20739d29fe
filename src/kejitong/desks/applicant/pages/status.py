"""One application as its own people see it: where it is, who holds it until when, what happened, what
is to be put right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from kejitong.accounts.queries import full_names
from kejitong.applications import (
    access,
    comparing,
    deficiencies,
    queries,
    receipts,
    timeline,
)
from kejitong.applications.annotations import audiences
from kejitong.applications.comparing import Difference
from kejitong.applications.timeline import Mark, Whereabouts
from kejitong.calendars.queries import work_calendar
from kejitong.catalogue import answering
from kejitong.desks.applicant import links
from kejitong.desks.applicant.pages import questions
from kejitong.desks.applicant.pages.home import KINDS
from kejitong.ui.pieces import BadgeKind, Stage
from kejitong.workflow import walking
from kejitong.workflow.vocabulary import Kind, Lifecycle, Move, Need, Role

(OWN,) = audiences((Role.APPLICANT,))
VERBS = ("sign_off", "take_back", "submit", "resubmit", "withdraw")
"""The moves of an applicant, each with a page of its own."""
HANDED_IN = ("submit", "resubmit")


@dataclass(frozen=True, slots=True)
class Lack:
    """一处要补的：在哪里、缺什么、到哪天、补了没有。"""

    label: str
    text: str
    url: str
    due_on: date | None
    is_resolved: bool


@dataclass(frozen=True, slots=True)
class Draft:
    """提交过的一稿。"""

    ordinal: int
    made_at: datetime
    made_by: str
    code: str
    digest: str
    pdf_url: str
    compare_url: str


@dataclass(frozen=True, slots=True)
class Suggested:
    """经办人代拟、等着确认的一处改动。"""

    section: str
    reason: str
    at: datetime
    url: str


@dataclass(frozen=True, slots=True)
class Act:
    """能办的一步：要不要写理由，是不是正式提交。"""

    code: str
    label: str
    url: str
    needs_reason: bool
    is_final: bool


@dataclass(frozen=True, slots=True)
class Stop:
    """一路上的一站；`stage` 是走过了、现在、还没有到。"""

    label: str
    stage: Stage


@dataclass(frozen=True, slots=True)
class Status:
    """一件申报的状态页。"""

    application: Any
    item: Any
    where: Whereabouts
    kind: BadgeKind
    stops: tuple[Stop, ...]
    marks: tuple[Mark, ...]
    lacks: tuple[Lack, ...]
    drafts: tuple[Draft, ...]
    suggested: tuple[Suggested, ...]
    acts: tuple[Act, ...]
    is_editable: bool
    gaps: int

    @property
    def deadline(self) -> str:
        """对方应在哪天前办完。"""
        due = self.where.deadline
        if due is None or self.where.state.holder.is_applicant:
            return ""
        if due.is_overdue:
            return f"应于{due.due}前办完，已超{-due.left}个工作日"
        return f"应于{due.due}前办完，还有{due.left}个工作日"

    @property
    def open_lacks(self) -> list[Lack]:
        """还没有补的。"""
        return [one for one in self.lacks if not one.is_resolved]


def status(application: Any, reader: Any, *, on: date) -> Status:
    """Everything that its own people may know of an application."""
    where = timeline.whereabouts(application, on, work_calendar())
    is_editable = not access.may_edit(reader, application, on=on)
    return Status(
        application, queries.item(application), where, KINDS[where.state.kind],
        stops(queries.lifecycle(application), application.state),
        timeline.timeline(application, audience=OWN), tuple(_lacks(application)),
        drafts(application), tuple(_suggested(application)),
        acts(application, access.roles_of(reader, application, on=on)), is_editable,
        len(queries.gaps_of(application)) if is_editable else 0,
    )  # fmt: skip


def stops(lifecycle: Lifecycle, now: str) -> tuple[Stop, ...]:
    """The straight way to the award, and how far along it the application is.

    Where it stands beside that way (corrections, an objection) stands before the station that it
    will come to next; what has ended otherwise ends the way.
    """
    granted = next(state for state in lifecycle.ends if state.kind is Kind.GRANTED)
    way = [lifecycle.first, *(move.target for move in walking.way_to(lifecycle, granted.code))]
    if now not in way:
        reached = _before(lifecycle, way, now)
        rest = [] if lifecycle.state(now).is_end else way[reached:]
        way = [*way[:reached], now, *rest]
    place = way.index(now)
    return tuple(
        Stop(lifecycle.state(code).applicant_label, _stage(at, place, is_end=now == granted.code))
        for at, code in enumerate(way)
    )


def _before(lifecycle: Lifecycle, way: list[str], now: str) -> int:
    """How many stations of the way lie behind a state beside it: up to the last one that leads there."""
    leads = [at for at, code in enumerate(way) if _leads(lifecycle, code, now)]
    return (leads[-1] if lifecycle.state(now).is_end else leads[0]) + 1 if leads else 1


def _leads(lifecycle: Lifecycle, code: str, now: str) -> bool:
    return any(move.target == now for move in lifecycle.moves_from(code))


def _stage(at: int, place: int, *, is_end: bool) -> Stage:
    if at < place or is_end:
        return "done"
    return "now" if at == place else "next"


def acts(application: Any, roles: Iterable[Role]) -> tuple[Act, ...]:
    """The moves that the reader may make now."""
    lifecycle = queries.lifecycle(application)
    found = lifecycle.moves_from(application.state, *roles) if roles else ()
    return tuple(_act(application.pk, move) for move in found if move.code in VERBS)


def _act(pk: int, move: Move) -> Act:
    url = links.application_verb(pk, move.code.replace("_", "-"))
    return Act(move.code, move.label, url, Need.REASON in move.needs, move.code in HANDED_IN)


def _lacks(application: Any) -> Iterator[Lack]:
    for one in deficiencies.listed(application).exclude(told_at=None):
        yield Lack(
            deficiencies.place_label(application, one.place), one.text,
            place_url(application.pk, one.place), one.due_on, one.resolved_at is not None,
        )  # fmt: skip


def place_url(pk: int, place: str) -> str:
    """Where something that is written `section.field` or `attachments.slot` can be mended."""
    section, _, field = place.partition(".")
    if section == answering.ATTACHMENTS:
        address = links.application_verb(pk, "attachments")
        return f"{address}#slot-{field}" if field else address
    return links.section(pk, section, questions.place_of(field) if field else "")


def drafts(application: Any) -> tuple[Draft, ...]:
    """What was handed in, the latest first."""
    held = [*queries.revisions_of(application)]
    names, pk = full_names([one.made_by for one in held]), application.pk
    return tuple(
        Draft(
            one.ordinal, one.made_at, names.get(one.made_by, one.made_by),
            receipts.grouped(one.check_code), one.digest, links.receipt_file(pk, one.ordinal),
            links.compared(pk, one.ordinal - 1, one.ordinal) if one.ordinal > 1 else "",
        )
        for one in reversed(held)
    )  # fmt: skip


def _suggested(application: Any) -> Iterator[Suggested]:
    labels = {one.code: one.label for one in queries.edition(application).sections}
    for one in application.proposals.filter(is_accepted=None).order_by("pk"):
        url = links.proposal(application.pk, one.pk)
        yield Suggested(labels.get(one.section, one.section), one.reason, one.at, url)


def changed(application: Any) -> tuple[Difference, ...]:
    """What differs now from what was handed in last; nothing when nothing was."""
    last = queries.latest_revision(application)
    if last is None:
        return ()
    edition = queries.edition(application)
    asked = answering.asked_answers(edition, queries.answers_of(application))
    now = {
        section.code: {
            field.code: asked[field.code] for field in section.fields if field.code in asked
        }
        for section in edition.sections
    }
    return tuple(comparing.between(last.content["sections"], now, edition))


def proposed(application: Any, proposal: Any) -> tuple[Difference, ...]:
    """What a proposal would change in its section."""
    edition = queries.edition(application)
    held = queries.sections_of(application)[proposal.section].values
    code = proposal.section
    return tuple(comparing.between({code: held}, {code: {**held, **proposal.values}}, edition))
