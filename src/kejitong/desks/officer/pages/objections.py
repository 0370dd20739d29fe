"""Objections as the bureau handles them; who objected is shown to investigators only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils import timezone

from kejitong.accounts import queries as accounts
from kejitong.applications.access import is_bureau
from kejitong.calendars.queries import work_calendar
from kejitong.desks.officer import links_notices as links
from kejitong.disclosure import access, letters, queries, states
from kejitong.disclosure.actions import Effect
from kejitong.disclosure.scanning import hidden
from kejitong.disclosure.states import Stage
from kejitong.ui.pieces import BadgeKind, Step, Tab
from kejitong.workflow.clock import Deadline

if TYPE_CHECKING:
    from kejitong.accounts.models import User
    from kejitong.disclosure.models import Objection

_TABS = (("", "没有结论的"), ("all", "全部"))


@dataclass(frozen=True, slots=True)
class Row:
    """列表里的一件异议；没有异议人的姓名。"""

    number: str
    url: str
    notice: str
    ordinal: int
    what: str
    stage: str
    received_at: datetime
    clock: Deadline | None
    clock_kind: BadgeKind
    clock_words: str


@dataclass(frozen=True, slots=True)
class Objections:
    """异议列表。"""

    tabs: tuple[Tab, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Inspector:
    """可以指定的调查人；不能独自调查的、要回避的写明。"""

    username: str
    name: str
    note: str
    is_chosen: bool
    must_recuse: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionPage:
    """一件异议，办理用。"""

    objection: Objection
    row: Row
    text: str
    line_cells: tuple[tuple[str, str], ...]
    notice_url: str
    application_url: str
    steps: tuple[Step, ...]
    stage: Stage
    knows: bool
    may_conclude: bool
    inspectors: tuple[Inspector, ...]
    named: tuple[str, ...]
    effects: tuple[tuple[str, str], ...]
    reply_draft: str

    @property
    def is_waiting(self) -> bool:
        """等着决定是否受理。"""
        return self.stage is Stage.RECEIVED

    @property
    def is_investigable(self) -> bool:
        """可以指定或改派调查人。"""
        return self.stage in {Stage.ADMITTED, Stage.INVESTIGATING}

    @property
    def is_investigated(self) -> bool:
        """在调查，可以写情况、下结论。"""
        return self.stage is Stage.INVESTIGATING

    @property
    def is_answerable(self) -> bool:
        """可以答复。"""
        is_refused = self.stage is Stage.REFUSED
        return is_refused or (self.stage is Stage.CONCLUDED and self.knows)

    @property
    def is_archivable(self) -> bool:
        """可以归档。"""
        return self.stage is Stage.REPLIED


def listed(wanted: str, today: date) -> Objections:
    """没有结论的，先到期的在前；或全部。"""
    found = queries.objections() if wanted == "all" else queries.open_objections()
    rows = sorted((_row(one, today) for one in found), key=_urgency)
    tabs = tuple(
        Tab(label, links.objections({"which": code}), is_current=code == wanted)
        for code, label in _TABS
    )
    return Objections(tabs, tuple(rows))


def objection_page(objection: Objection, user: User, today: date) -> ObjectionPage:
    """一件异议；不是调查人的看到遮住号码的内容。"""
    line, knows = objection.line, not access.can_know(user.username, objection)
    labels = [label for _, label in line.notice.columns]
    return ObjectionPage(
        objection=objection,
        row=_row(objection, today),
        text=objection.text if knows else hidden(objection.text),
        line_cells=tuple(zip(labels, line.shown, strict=True)),
        notice_url=links.notice(line.notice_id),
        application_url=links.application(line.application_id),
        steps=tuple(_steps(objection)),
        stage=states.stage(objection),
        knows=knows,
        may_conclude=not access.can_conclude(user.username, objection),
        inspectors=tuple(_inspectors(objection, today)),
        named=tuple(accounts.full_names(objection.investigators).values()),
        effects=tuple((one.value, str(one.label)) for one in Effect),
        reply_draft=objection.reply or letters.draft(objection),
    )


def stage_of(objection: Objection) -> str:
    """办到哪里，给人看的说法。"""
    return states.stage(objection).label


def _row(objection: Objection, today: date) -> Row:
    line = objection.line
    clock = states.clock(objection, today, calendar=work_calendar())
    kind, words = _clock(clock)
    return Row(
        objection.number, links.objection(objection.pk), line.notice.number, line.ordinal,
        str(line.application), states.stage(objection).label, objection.received_at, clock, kind,
        words,
    )  # fmt: skip


def _clock(clock: Deadline | None) -> tuple[BadgeKind, str]:
    if clock is None:
        return "plain", ""
    if clock.is_overdue:
        return "red", f"逾期{-clock.left}个工作日"
    kind: BadgeKind = "red" if clock.left == 0 else "amber" if clock.left <= 1 else "green"
    return kind, f"还剩{clock.left}个工作日" if clock.left else "今天到期"


def _urgency(row: Row) -> tuple[bool, date, str]:
    return (row.clock is None, row.clock.due if row.clock else date.max, row.number)


def _inspectors(objection: Objection, today: date) -> Iterator[Inspector]:
    handlers = access.handlers(objection.line.application)
    for user in accounts.people().filter(is_active=True):
        if not is_bureau(user):
            continue
        kin = access.kin(user, objection, today)
        note = "应当回避" if kin else "经办过，不能独自调查" if user.username in handlers else ""
        is_chosen = user.username in objection.investigators
        yield Inspector(user.username, str(user), note, is_chosen, bool(kin))


def _steps(objection: Objection) -> Iterator[Step]:
    yield _step("收到", objection.received_at)
    if objection.refused_at is not None:
        yield _step("不予受理", objection.refused_at)
    else:
        yield _step("受理", objection.admitted_at)
        yield _step("指定调查人", objection.appointed_at)
        yield _step("结论", objection.concluded_at)
    yield _step("答复", objection.replied_at)
    yield _step("归档", objection.archived_at)


def _step(title: str, at: datetime | None) -> Step:
    if at is None:
        return Step(title, stage="next")
    return Step(title, f"{timezone.localtime(at):%Y-%m-%d %H:%M}")
