"""The story of an application: the timeline, remarks, proposals and what the registers hold of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from kejitong.accounts import queries as accounts
from kejitong.applications import queries, timeline
from kejitong.applications.annotations import audiences
from kejitong.applications.presenting import is_personal
from kejitong.calendars.queries import work_calendar
from kejitong.catalogue import answering
from kejitong.desks.officer import links
from kejitong.desks.officer.pages.handling import moves
from kejitong.desks.officer.scopes import Choice
from kejitong.kernel.phrasing import chinese_date
from kejitong.registers import catalogue
from kejitong.registers.queries import one as record
from kejitong.ui.page import Request
from kejitong.ui.pieces import Step
from kejitong.workflow.vocabulary import Role


@dataclass(frozen=True, slots=True)
class Linked:
    """登记册里的一条。"""

    register: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Proposed:
    """一处代拟改动。"""

    section: str
    changes: tuple[tuple[str, str], ...]
    reason: str
    by: str
    at: Any
    state: str


@dataclass(frozen=True, slots=True)
class Story:
    """经过页。"""

    steps: tuple[Step, ...]
    spent: int
    audiences: tuple[Choice, ...]
    linked: tuple[Linked, ...]
    proposals: tuple[Proposed, ...]


_NEAREST = ("bureau", "body", "applicant")
"""The smallest circle first, so that nothing is told by mistake."""


def story(request: Request, application: Any) -> Story:
    """Told to the bureau in full; to a recommending body what is its business."""
    held = moves.roles(request, application)
    is_bureau = Role.RECOMMENDER not in held
    heard = sorted(audiences(held), key=lambda one: _NEAREST.index(one.value))
    found = timeline.whereabouts(application, request.today, work_calendar())
    audience = None if is_bureau else next(one for one in heard if one.value == "body")
    return Story(
        steps=tuple(_steps(application, audience)),
        spent=found.spent,
        audiences=tuple(Choice(one.value, one.label) for one in heard),
        linked=tuple(_linked(application)) if is_bureau else (),
        proposals=tuple(_proposals(application)) if is_bureau else (),
    )


def _steps(application: Any, audience: Any) -> Iterator[Step]:
    marks = timeline.timeline(application, audience=audience)
    last = max((at for at, mark in enumerate(marks) if mark.kind), default=-1)
    is_ended = queries.state(application).is_end
    for at, mark in enumerate(marks):
        local = timezone.localtime(mark.at)
        stage = "now" if at == last and not is_ended else "done"
        yield Step(
            mark.label, f"{chinese_date(local.date())} {local:%H:%M}", mark.by,
            "now" if stage == "now" else "done", mark.detail,
        )  # fmt: skip


def _linked(application: Any) -> Iterator[Linked]:
    for link in application.linked.order_by("register"):
        register = catalogue.register(link.register)
        held = record(register, link.record)
        yield Linked(
            register.label, register.title_of(held), links.record(register.slug, link.record)
        )


def _proposals(application: Any) -> Iterator[Proposed]:
    edition = queries.edition(application)
    states = {None: "等申报单位确认", True: "已确认", False: "没有同意"}
    proposals = list(application.proposals.order_by("-at", "-pk"))
    names = accounts.full_names([one.by for one in proposals])
    for one in proposals:
        section = edition.section(one.section)
        fields = {field.code: field for field in section.fields}
        changes = tuple(
            (
                fields[code].label,
                answering.shown(fields[code], value, is_masked=is_personal(fields[code])),
            )
            for code, value in one.values.items()
            if code in fields
        )
        by, now = names.get(one.by, one.by), states[one.is_accepted]
        yield Proposed(section.label, changes, one.reason, by, one.at, now)
