"""One application as its reader sees it: where it stands, what may be done, what was submitted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from kejitong.applications import access, presenting, queries
from kejitong.calendars.queries import work_calendar
from kejitong.desks.officer import links, links_handling, links_notices
from kejitong.desks.officer.pages.handling import moves, standing
from kejitong.desks.officer.pages.handling.moves import Step
from kejitong.desks.officer.pages.handling.standing import Clock
from kejitong.kernel import money
from kejitong.kernel.refusals import Refused
from kejitong.ui.page import Request
from kejitong.ui.pieces import BadgeKind, Fact, Tab
from kejitong.workflow.vocabulary import Move, Role

PARTS = (
    ("", "内容"), ("check", "形式审查"), ("review", "评审考察"), ("story", "经过"),
    ("revisions", "前后对照"),
)  # fmt: skip
BUREAU_ONLY = frozenset({"check", "review"})


@dataclass(frozen=True, slots=True)
class Door:
    """一步要在别的页面办的事。"""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Head:
    """每个页签上面和旁边都有的。"""

    application: Any
    title: str
    item: str
    state: str
    kind: BadgeKind
    holder: str
    clock: Clock
    tabs: tuple[Tab, ...]
    facts: tuple[Fact, ...]
    steps: tuple[Step, ...]
    doors: tuple[Door, ...]
    is_bureau: bool
    may_propose: bool
    refused: Refused | None = None


@dataclass(frozen=True, slots=True)
class File:
    """一份附件。"""

    label: str
    name: str
    size: int
    pages: int | None
    digest: str
    warning: str
    url: str


def opened(request: Request, pk: int) -> Any:
    """The application, if this reader may see it; otherwise it is as if there were none."""
    return access.seen(cast("Any", request.user), pk, on=request.today)


def bureau_only(request: Request) -> None:
    """Pages that are only the bureau's own are not there for anybody else."""
    if not access.is_bureau(cast("Any", request.user)):
        raise access.NoSuchApplication


def head(
    request: Request,
    application: Any,
    part: str = "",
    *,
    refused: Refused | None = None,
    asked: str = "",
) -> Head:
    """What stands around every part of an application."""
    state, held = queries.state(application), moves.roles(request, application)
    is_bureau = Role.RECOMMENDER not in held
    return Head(
        application=application,
        title=str(application),
        item=queries.item(application).name,
        state=state.label,
        kind=standing.BADGES[state.kind],
        holder="" if state.is_end else state.holder.label,
        clock=standing.clock(state, application.state_since, request.today, work_calendar()),
        tabs=tuple(_tabs(application, part, is_bureau=is_bureau)),
        facts=tuple(_facts(application)),
        steps=moves.steps(request, application, held, asked=asked),
        doors=tuple(_doors(application, held)),
        is_bureau=is_bureau,
        may_propose=is_bureau and not state.is_end and Role.OFFICER in held,
        refused=refused,
    )


def files(application: Any) -> tuple[File, ...]:
    """The papers of the latest submitted revision, in the order in which they are asked for."""
    slots = {slot.code: slot.label for slot in queries.edition(application).slots}
    order = list(slots)
    found = [one for one in presenting.submitted_attachments(application) if one.slot in slots]
    return tuple(
        File(
            slots[one.slot], one.name, one.size, one.pages, one.digest, one.warning,
            links_handling.attachment(application.pk, one.pk),
        )
        for one in sorted(found, key=lambda one: (order.index(one.slot), one.pk))
    )  # fmt: skip


def _tabs(application: Any, part: str, *, is_bureau: bool) -> Iterator[Tab]:
    item = queries.item(application)
    wanted = {"review": item.score_sheet or item.visit_sheet, "revisions": application.number}
    for code, label in PARTS:
        if (code in BUREAU_ONLY and not is_bureau) or not wanted.get(code, True):
            continue
        pk = application.pk
        url = links_handling.application_part(pk, code) if code else links_handling.application(pk)
        yield Tab(label, url, is_current=code == part)


def _facts(application: Any) -> Iterator[Fact]:
    organisation = application.organisation
    yield Fact("申报单位", organisation.name, links.organisation(organisation.pk))
    yield Fact("统一社会信用代码", organisation.uscc)
    yield Fact("批次", application.call.name, links_handling.call(application.call.code))
    yield Fact("受理编号", application.number or "")
    if application.category:
        yield Fact("类别", application.category)
    if application.amount is not None:
        yield Fact("申请金额", money.exact(application.amount))
    if application.approved_amount is not None:
        yield Fact("核定金额", money.exact(application.approved_amount))
    if application.lead:
        yield Fact("负责人", presenting.lead(application))


DECIDING = frozenset({"propose", "turn_down"})


def _place(move: Move, application: Any) -> tuple[str, str]:
    """The page on which a step through a door is taken; none for doors without one."""
    if move.door == "review" and move.code in DECIDING:
        return "排序与会商", links_handling.call_part(application.call.code, "ranking")
    if move.door == "review":
        return "评审考察", links_handling.application_part(application.pk, "review")
    if move.code == "publish":
        return "公示异议", links_notices.new_notice(application.call.code)
    if move.door == "disclosure":
        return "公示异议", links_notices.notices()
    return "", ""


def _doors(application: Any, held: frozenset[Role]) -> Iterator[Door]:
    """Where the steps are taken that only another room's verb can take."""
    lifecycle = queries.lifecycle(application)
    found: dict[tuple[str, str], list[str]] = {}
    for move in lifecycle.moves_from(application.state, *held):
        if move.door:
            found.setdefault(_place(move, application), []).append(move.label)
    for (name, url), labels in found.items():
        if url:
            yield Door(f"{'、'.join(labels)}（在“{name}”办）", url)
