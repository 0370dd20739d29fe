"""The queue: applications by whose hands they are in, narrowed, a page at a time, with clocks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from kejitong.applications import access, queries
from kejitong.desks.officer import links_handling as links
from kejitong.desks.officer.pages.handling import narrowing, standing
from kejitong.desks.officer.pages.handling.narrowing import Asked, Desk, Filters
from kejitong.desks.officer.pages.handling.standing import Clock
from kejitong.ui.page import Request
from kejitong.ui.pieces import BadgeKind, Pager, Tab
from kejitong.workflow.vocabulary import Move, Role

PAGE = 50


@dataclass(frozen=True, slots=True)
class Row:
    """一件申报在队列里的样子。"""

    pk: int
    title: str
    number: str
    organisation: str
    item: str
    call: str
    category: str
    township: str
    amount: Any
    state: str
    kind: BadgeKind
    clock: Clock
    since: Any
    is_late: bool
    url: str


@dataclass(frozen=True, slots=True)
class Queue:
    """一页申报件。"""

    tabs: tuple[Tab, ...]
    filters: Filters
    rows: tuple[Row, ...]
    moves: tuple[Move, ...]
    pager: Pager
    asked: Asked
    export_url: str
    clear_url: str


def queue(request: Request) -> Queue:
    """A page of the queue; as many queries for three applications as for a million."""
    desk, asked = narrowing.desk_of(request), narrowing.asked_of(request)
    groups = narrowing.groups_of(desk)
    asked.setdefault("tab", narrowing.first_tab(desk, groups))
    found, pager = _page(request, asked, desk, narrowing.total(desk, groups, asked))
    late = _late(desk, [one.pk for one in found])
    names = narrowing.townships(groups)
    clear = links.applications({"tab": asked["tab"]}) if set(asked) - {"tab", "order"} else ""
    return Queue(
        tabs=tuple(narrowing.tabs(desk, groups, asked)),
        filters=narrowing.filters(desk, groups, asked, names),
        rows=tuple(row(one, desk, names, is_late=one.pk in late) for one in found),
        moves=tuple(_moves(found, desk.roles)),
        pager=pager,
        asked=asked,
        export_url=links.applications_export(asked),
        clear_url=clear,
    )


def row(application: Any, desk: Desk, names: Mapping[str, str], *, is_late: bool) -> Row:
    """One application as the list shows it."""
    state = queries.state(application)
    return Row(
        pk=application.pk,
        title=str(application),
        number=application.number or "",
        organisation=application.organisation.name,
        item=queries.item(application).short,
        call=application.call.name,
        category=application.category,
        township=names.get(application.township, application.township),
        amount=application.amount,
        state=state.label,
        kind=standing.BADGES[state.kind],
        clock=standing.clock(state, application.state_since, desk.today, desk.calendar),
        since=application.state_since,
        is_late=is_late,
        url=links.application(application.pk),
    )


def _late(desk: Desk, pks: Sequence[int]) -> frozenset[int]:
    found = access.visible(desk.user, on=desk.today).filter(
        narrowing.is_late(desk.today), pk__in=pks
    )
    return frozenset(found.values_list("pk", flat=True))


def _moves(found: Iterable[Any], roles: frozenset[Role]) -> Iterable[Move]:
    """The moves that some application on the page allows and that may be done to many."""
    seen: dict[str, Move] = {}
    for application in found:
        for move in queries.lifecycle(application).moves_from(application.state, *roles):
            if not move.door:
                seen.setdefault(move.code, move)
    return seen.values()


def _page(request: Request, asked: Asked, desk: Desk, total: int) -> tuple[list[Any], Pager]:
    """Fifty after the last one shown, or before the first one; no row is counted to get there."""
    found = narrowing.narrowed(desk, asked)
    after, before = _number(request.GET.get("after", "")), _number(request.GET.get("before", ""))
    anchor = _anchor(found, asked, after or before)
    rows = narrowing.ordered(found, asked).select_related("organisation", "call")
    if anchor is None:
        page, has_previous = list(rows[: PAGE + 1]), False
        has_next = len(page) > PAGE
    elif before:
        page = list(rows.filter(_beyond(anchor, asked, is_after=False)).reverse()[: PAGE + 1])
        has_previous, has_next = len(page) > PAGE, True
        page = page[:PAGE][::-1]
    else:
        page = list(rows.filter(_beyond(anchor, asked, is_after=True))[: PAGE + 1])
        has_previous, has_next = True, len(page) > PAGE
    page = page[:PAGE]
    previous = links.applications({**asked, "before": page[0].pk}) if page and has_previous else ""
    following = links.applications({**asked, "after": page[-1].pk}) if page and has_next else ""
    return page, Pager(f"共{total:,}件", previous, following)


def _anchor(found: QuerySet[Any], asked: Asked, pk: int) -> tuple[int, Any] | None:
    column = narrowing.order_of(asked)[1]
    return found.filter(pk=pk).values_list("pk", column).first() if pk else None


def _beyond(anchor: tuple[int, Any], asked: Asked, *, is_after: bool) -> Q:
    """What stands after the anchor in this order, or before it; empty values stand last."""
    pk, value = anchor
    _, column, way = narrowing.order_of(asked)
    is_up = is_after == (way > 0)
    level = Q(**{column: value, "pk__gt" if is_up else "pk__lt": pk})
    if value is None:
        return level if is_after else level | Q(**{f"{column}__isnull": False})
    beyond = level | Q(**{f"{column}__gt" if is_up else f"{column}__lt": value})
    return beyond | Q(**{column: None}) if is_after else beyond


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 18 else 0
