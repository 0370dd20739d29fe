"""Calls as the bureau keeps them: where each stands, how many applied, what was asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, cast

from django.db.models import Count, Q, Sum
from django.utils import timezone

from kejitong.applications import access
from kejitong.calls import queries, terms
from kejitong.calls.access import can_manage
from kejitong.calls.queries import CallStage
from kejitong.catalogue import lifecycles
from kejitong.desks.officer import links_handling as links
from kejitong.desks.officer.pages.handling import standing
from kejitong.kernel import money
from kejitong.ui.page import Request
from kejitong.ui.pieces import BadgeKind, Fact

KINDS: Mapping[CallStage, BadgeKind] = {
    CallStage.DRAFT: "plain", CallStage.COMMENTING: "amber", CallStage.PUBLISHED: "blue",
    CallStage.OPEN: "green", CallStage.CLOSED: "plain",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """批次列表的一行。"""

    code: str
    name: str
    item: str
    year: int
    stage: str
    kind: BadgeKind
    opens_at: datetime | None
    closes_at: datetime | None
    submitted: int
    waiting: int
    unanswered: int
    url: str


@dataclass(frozen=True, slots=True)
class Tally:
    """一个状态有几件、申请多少。"""

    state: str
    kind: BadgeKind
    count: int
    amount: Decimal | None
    url: str


@dataclass(frozen=True, slots=True)
class Page:
    """一个批次。"""

    call: Any
    item: Any
    stage: CallStage
    kind: BadgeKind
    facts: tuple[Fact, ...]
    tallies: tuple[Tally, ...]
    total: int
    questions: tuple[Any, ...]
    answered: tuple[Any, ...]
    comments: tuple[Any, ...]
    extensions: tuple[Any, ...]
    gaps: tuple[str, ...]
    is_reviewed: bool
    may_manage: bool


def bureau_only(request: Request) -> None:
    """Calls are kept by the bureau; to a recommending body these pages do not exist."""
    if not access.is_bureau(cast("Any", request.user)):
        raise queries.NoSuchCall


def may_manage(request: Request) -> str:
    """Why this reader may not change calls; empty when he may."""
    return can_manage(cast("Any", request.user), request.installation.region)


def rows(request: Request) -> tuple[Row, ...]:
    """All calls, newest first; as many queries for three as for three hundred."""
    unanswered = Count("questions", filter=Q(questions__answered_at=None), distinct=True)
    counts = _counts(request)
    return tuple(
        Row(
            code=call.code, name=call.name, item=queries.item(call).short, year=call.year,
            stage=stage.label, kind=KINDS[stage], opens_at=call.opens_at, closes_at=call.closes_at,
            submitted=sum(n for (_, _), n in counts.get(call.pk, Counter()).items()),
            waiting=sum(
                n for (version, state), n in counts.get(call.pk, Counter()).items()
                if not lifecycles.lifecycle(version).state(state).is_end
            ),
            unanswered=call.unanswered_, url=links.call(call.code),
        )
        for call in queries.all_calls().annotate(unanswered_=unanswered)
        for stage in (queries.stage(call, request.now),)
    )  # fmt: skip


def _counts(request: Request) -> dict[int, Counter[tuple[str, str]]]:
    seen = access.visible(cast("Any", request.user), on=request.today).order_by()
    found: dict[int, Counter[tuple[str, str]]] = {}
    for call, version, state, n in seen.values_list("call", "lifecycle", "state").annotate(
        count_=Count("pk")
    ):
        found.setdefault(call, Counter())[version, state] += n
    return found


def page(request: Request, call: Any) -> Page:
    """One call with everything that was said about it."""
    stage, item = queries.stage(call, request.now), queries.item(call)
    tallies = tuple(_tallies(request, call))
    is_draft = stage in {CallStage.DRAFT, CallStage.COMMENTING}
    gaps = terms.gaps(item, terms.terms_of(call), request.now) if is_draft else ()
    return Page(
        call=call, item=item, stage=stage, kind=KINDS[stage], facts=tuple(_facts(call)),
        tallies=tallies, total=sum(one.count for one in tallies),
        questions=tuple(one for one in queries.unanswered() if one.call_id == call.pk),
        answered=queries.answered(call), comments=tuple(queries.comments(call)),
        extensions=tuple(queries.extensions(call)),
        gaps=tuple(f"{one.column}：{one.problem}" for one in gaps),
        is_reviewed=item.score_sheet is not None, may_manage=not may_manage(request),
    )  # fmt: skip


def _facts(call: Any) -> Iterator[Fact]:
    yield Fact("编号", call.code)
    yield Fact("开始申报", _moment(call.opens_at))
    yield Fact("截止申报", _moment(call.closes_at) if call.closes_at else "常年办理")
    if call.categories:
        yield Fact("类别", "、".join(call.categories))
    yield Fact("名额", str(call.quota) if call.quota else "不限")
    yield Fact("预算", money.exact(call.budget) if call.budget is not None else "未定")
    yield Fact("联系人和电话", call.contact)


def _moment(at: datetime | None) -> str:
    return f"{timezone.localtime(at):%Y-%m-%d %H:%M}" if at else ""


def _tallies(request: Request, call: Any) -> Iterator[Tally]:
    seen = access.visible(cast("Any", request.user), on=request.today).filter(call=call)
    counted = seen.order_by().values_list("lifecycle", "state")
    found = {
        (version, state): (n, amount)
        for version, state, n, amount in counted.annotate(n_=Count("pk"), sum_=Sum("amount"))
    }
    lifecycle = lifecycles.lifecycle(call.lifecycle)
    for state in lifecycle.states:
        if (lifecycle.version, state.code) in found:
            count, amount = found[lifecycle.version, state.code]
            url = links.applications({"tab": "all", "call": call.code, "state": state.code})
            yield Tally(state.label, standing.BADGES[state.kind], count, amount, url)
