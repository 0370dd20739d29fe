"""The ranking sheet of a call: scores in order, the line that the budget draws, and the meeting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.http import QueryDict

from kejitong.accounts import queries as accounts
from kejitong.applications import queries
from kejitong.desks.officer import links_handling as links
from kejitong.desks.officer.pages.handling import ranking_typed as typed
from kejitong.desks.officer.pages.handling import standing
from kejitong.review import queries as review
from kejitong.review.scoring import Aggregate
from kejitong.ui.page import Request
from kejitong.ui.pieces import BadgeKind

CHOOSE, REFUSE = "propose", "turn_down"


@dataclass(frozen=True, slots=True)
class Line:
    """排序表的一行：名次、得分、取舍、金额；到这一行为止用了多少。"""

    pk: int
    rank: int | None
    title: str
    organisation: str
    category: str
    state: str
    kind: BadgeKind
    scores: Aggregate | None
    finance: Decimal | None
    waiting: int
    visit: str
    visit_kind: BadgeKind
    asked: Decimal | None
    amount: str
    choice: str
    reason: str
    may_choose: bool
    may_refuse: bool
    url: str
    used: Decimal = Decimal(0)
    is_over: bool = False
    is_last_within: bool = False

    @property
    def is_open(self) -> bool:
        """The meeting may still decide about it."""
        return self.may_choose or self.may_refuse


@dataclass(frozen=True, slots=True)
class Counter:
    """预算用了多少、还剩多少，选了几件。"""

    budget: Decimal | None
    used: Decimal
    left: Decimal | None
    chosen: int
    refused: int
    quota: int | None
    share: Decimal
    is_over: bool
    is_over_quota: bool


@dataclass(frozen=True, slots=True)
class Ranking:
    """排序与会商页。"""

    call: Any
    lines: tuple[Line, ...]
    settled: tuple[Line, ...]
    counter: Counter
    said: Mapping[str, str]
    version: int
    drawn_by: str
    meetings: tuple[Any, ...]
    has_money: bool
    given: Decimal
    """此前的会商已经给出的。"""


def ranking(request: Request, call: Any, posted: QueryDict | None = None) -> Ranking:
    """As typed, else as drawn up, else as the budget and the order suggest."""
    rows = review.standing(call)
    held = review.drawn_up(call)
    lines = [_line(row) for row in rows]
    settled = tuple(line for line in lines if not line.is_open)
    lines = [line for line in lines if line.is_open]
    given = sum((row.given for row in rows), Decimal(0))
    said = _said(request, held, posted, _left(call, given))
    budget = typed.money_of(said["budget"])
    if posted is not None:
        lines = [_as_typed(line, posted) for line in lines]
    elif held is not None:
        lines = list(_as_drawn(lines, held))
    else:
        lines = list(_suggested(lines, budget, call.quota))
    lines = list(_counted(lines, budget))
    return Ranking(
        call=call, lines=tuple(lines), settled=settled, counter=_counter(lines, budget, call.quota),
        said=said, version=_version(held, posted),
        drawn_by=_name(held.by) if held else "", meetings=tuple(review.meetings(call)),
        has_money=any(line.asked is not None for line in lines), given=given,
    )  # fmt: skip


def with_rest(found: Ranking) -> Ranking:
    """Everything that was neither chosen nor refused, refused; reasons are still to be written."""
    lines = tuple(
        replace(line, choice="no") if not line.choice and line.may_refuse else line
        for line in found.lines
    )
    budget = typed.money_of(found.said["budget"])
    lines = tuple(_counted(lines, budget))
    return replace(found, lines=lines, counter=_counter(lines, budget, found.call.quota))


def _name(username: str) -> str:
    return accounts.full_names([username]).get(username, username)


def _version(held: Any | None, posted: QueryDict | None) -> int:
    if posted is not None:
        text = posted.get("version", "")
        return int(text) if text.isdecimal() and len(text) < 10 else 0
    return held.version if held else 0


def _line(row: review.Row) -> Line:
    application = row.application
    state = queries.state(application)
    moves = queries.lifecycle(application).moves_from(application.state)
    codes = {move.code for move in moves if move.door == "review"}
    visit, visit_kind = _visit(row.visit)
    return Line(
        pk=application.pk, rank=row.rank, title=str(application),
        organisation=application.organisation.name, category=application.category,
        state=state.label, kind=standing.BADGES[state.kind], scores=row.scores,
        finance=row.finance, waiting=row.waiting, visit=visit, visit_kind=visit_kind,
        asked=application.amount, amount=typed.in_ten_thousands(application.amount), choice="",
        reason="", may_choose=CHOOSE in codes, may_refuse=REFUSE in codes and row.rank is not None,
        url=links.application_part(application.pk, "review"),
    )  # fmt: skip


def _visit(visit: Any | None) -> tuple[str, BadgeKind]:
    if visit is None:
        return "未考察", "plain"
    if not visit.signed_at:
        return "未签完", "amber"
    return ("通过", "green") if visit.is_passed else ("不通过", "red")


def _as_typed(line: Line, posted: QueryDict) -> Line:
    choice = posted.get(f"choice-{line.pk}", "")
    return replace(
        line,
        choice=choice if choice in typed.CHOICES else "",
        amount=posted.get(f"amount-{line.pk}", line.amount),
        reason=posted.get(f"reason-{line.pk}", ""),
    )


def _as_drawn(lines: Iterable[Line], held: Any) -> Iterator[Line]:
    drawn = {one.application_id: one for one in held.lines.all()}
    for line in lines:
        one = drawn.get(line.pk)
        if one is None:
            yield line
            continue
        choice = {True: "yes", False: "no", None: ""}[one.is_chosen]
        amount = typed.in_ten_thousands(one.amount) if one.amount is not None else line.amount
        yield replace(line, choice=choice, amount=amount, reason=one.reason)


def _suggested(lines: Sequence[Line], budget: Decimal | None, quota: int | None) -> Iterator[Line]:
    """From the top until the money or the places are gone; below the line nothing is suggested."""
    used, chosen, is_full = Decimal(0), 0, False
    for line in lines:
        amount = line.asked or Decimal(0)
        if not line.may_choose or line.visit_kind == "red" or is_full:
            yield line
            continue
        is_full = _is_beyond(used + amount, budget) or (quota is not None and chosen >= quota)
        if is_full:
            yield line
            continue
        used, chosen = used + amount, chosen + 1
        yield replace(line, choice="yes")


def _counted(lines: Sequence[Line], budget: Decimal | None) -> Iterator[Line]:
    """What is used up to each line; where the budget's line runs."""
    used, marked = Decimal(0), []
    for line in lines:
        if line.choice == "yes":
            used += typed.money_of(line.amount) or Decimal(0)
        is_over = line.choice == "yes" and _is_beyond(used, budget)
        marked.append(replace(line, used=used, is_over=is_over))
    within = [at for at, line in enumerate(marked) if line.choice == "yes" and not line.is_over]
    last = within[-1] if within and within[-1] < len(marked) - 1 else -1
    for at, line in enumerate(marked):
        yield replace(line, is_last_within=at == last)


def _is_beyond(used: Decimal, budget: Decimal | None) -> bool:
    return budget is not None and used > budget


def _counter(lines: Sequence[Line], budget: Decimal | None, quota: int | None) -> Counter:
    used = lines[-1].used if lines else Decimal(0)
    chosen = sum(line.choice == "yes" for line in lines)
    return Counter(
        budget=budget, used=used, left=None if budget is None else budget - used, chosen=chosen,
        refused=sum(line.choice == "no" for line in lines), quota=quota,
        share=used / budget * 100 if budget else Decimal(0), is_over=_is_beyond(used, budget),
        is_over_quota=quota is not None and chosen > quota,
    )  # fmt: skip


def _left(call: Any, given: Decimal) -> Decimal | None:
    """What earlier meetings have left of the call's budget."""
    return None if call.budget is None else max(call.budget - given, Decimal(0))


def _said(
    request: Request, held: Any | None, posted: QueryDict | None, left: Decimal | None
) -> dict[str, str]:
    """What is written about the meeting itself."""
    if posted is not None:
        return {name: posted.get(name, "") for name in typed.NAMES}
    budget = held.budget if held and held.budget is not None else left
    day: date = held.held_on if held else request.today
    return {
        "held_on": day.isoformat(), "attendees": "、".join(held.attendees) if held else "",
        "minutes": held.minutes if held else "", "budget": typed.in_ten_thousands(budget),
        "shared_reason": "",
    }  # fmt: skip
