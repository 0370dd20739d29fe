"""The steps that a person may take with an application, as forms, and taking them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, cast

from django.core.exceptions import PermissionDenied

from kejitong.applications import access, queries, settled
from kejitong.applications.actions import checking
from kejitong.applications.actions.advancing import advance
from kejitong.desks.officer import links_handling as links
from kejitong.desks.officer import scopes
from kejitong.kernel import money
from kejitong.kernel.refusals import Invalid, Problem
from kejitong.organisations import queries as organisations
from kejitong.ui.page import Request
from kejitong.workflow.vocabulary import Kind, Move, Need, Role

STANDS_IN = "stands_in_for"
LONG = frozenset({Need.REASON, Need.OPINION})
OWN_VERB: dict[str, Callable[..., Any]] = {
    "admit": checking.admit,
    "send_back": checking.send_back,
}
"""Steps that the formal check takes itself: it tells what is missing and settles what is not."""


class Unwritten(Invalid):
    """这一步要写明的还没有写对。"""


@dataclass(frozen=True, slots=True)
class Ask:
    """办一步要写明的一项。"""

    name: str
    label: str
    kind: str
    """long、text、day、money。"""
    is_required: bool
    value: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """能办的一步：要写明什么；现在还不能办的写明为什么。"""

    code: str
    label: str
    url: str
    asks: tuple[Ask, ...]
    reasons: tuple[str, ...] = ()
    is_grave: bool = False
    is_stand_in: bool = False
    body: str = ""
    is_open: bool = False


def roles(request: Request, application: Any) -> frozenset[Role]:
    """In which roles this person may act."""
    return access.roles_of(cast("Any", request.user), application, on=request.today)


def steps(
    request: Request, application: Any, held: frozenset[Role], *, asked: str = ""
) -> tuple[Step, ...]:
    """Everything that this person may do now without another room's door."""
    lifecycle = queries.lifecycle(application)
    found = [
        (move, move.role not in held)
        for move in lifecycle.moves_from(application.state)
        if not move.door and may_take(move, held)
    ]
    body = _body(application) if any(is_stand_in for _, is_stand_in in found) else ""
    return tuple(
        Step(
            code=move.code,
            label=move.label,
            url=links.move(application.pk, move.code),
            asks=(*asks(move, application, request), *_again(move, application, request)),
            reasons=tuple(settled.hindrances(application, move.guards, request.now)),
            is_grave=is_grave(application, move),
            is_stand_in=is_stand_in,
            body=body if is_stand_in else "",
            is_open=asked == move.code,
        )
        for move, is_stand_in in found
    )


def asks(move: Move, application: Any, request: Request) -> tuple[Ask, ...]:
    """What must and may be written, with what was just typed or what is known."""
    known = {
        Need.DAY: request.today.isoformat(),
        Need.AMOUNT: _in_ten_thousands(application.approved_amount or application.amount),
    }
    return tuple(
        Ask(
            name=need.value,
            label=f"{need.label}（万元）" if need is Need.AMOUNT else need.label,
            kind=_kind(need),
            is_required=need in move.needs,
            value=request.POST.get(need.value, known.get(need, "")),
        )
        for need in (*move.needs, *move.options)
    )


def _again(move: Move, application: Any, request: Request) -> Iterator[Ask]:
    """Who sends back a second time says why the gap was not told at once."""
    if move.code == "send_back" and application.steps.filter(move=move.code).exists():
        why = request.POST.get(Need.REASON.value, "")
        yield Ask(Need.REASON.value, "先前没有一并告知的理由", "long", is_required=False, value=why)


def is_grave(application: Any, move: Move) -> bool:
    """The step refuses or returns; its button is not the blue one."""
    kind = queries.lifecycle(application).state(move.target).kind
    return kind in {Kind.REFUSED, Kind.RETURNED, Kind.WITHDRAWN}


def carry_out(request: Request, application: Any, code: str, said: Mapping[str, str]) -> Any:
    """Take the step as this person; what he may not do is forbidden, not explained."""
    held = roles(request, application)
    move = queries.lifecycle(application).move(code, state=application.state)
    if not may_take(move, held):
        raise PermissionDenied("这一步不由您办")
    given = written(move, said)
    act = scopes.act(request, reason=given.get(Need.REASON.value, ""))
    hand = access.hand(
        cast("Any", request.user), application, move.role, on=request.today,
        stands_in_for=said.get(STANDS_IN, ""),
    )  # fmt: skip
    if code in OWN_VERB:
        said_why = said.get(Need.REASON.value, "")
        return OWN_VERB[code](application, act=scopes.act(request, reason=said_why), hand=hand)
    return advance(application, code, hand=hand, act=act, given=given)


def written(move: Move, said: Mapping[str, str]) -> dict[str, str]:
    """What was written for a step: the day is a day, the amount is exact yuan."""
    given, problems = {}, []
    for need in (*move.needs, *move.options):
        text = said.get(need.value, "").strip()
        if not text:
            continue
        try:
            given[need.value] = _READERS.get(need, str)(text)
        except (ValueError, money.NotMoney) as wrong:
            problems.append(Problem(None, need.label, text[:40], _why(wrong)))
    if problems:
        raise Unwritten(problems=tuple(problems))
    return given


def _why(wrong: Exception) -> str:
    return "请写成 2026-11-30 这样" if isinstance(wrong, ValueError) else "请填写数字，单位是万元"


def _day(text: str) -> str:
    return date.fromisoformat(text).isoformat()


def _money(text: str) -> str:
    return f"{money.to_fen(money.yuan(text, '万元')):f}元"


_READERS: dict[Need, Callable[[str], str]] = {Need.DAY: _day, Need.AMOUNT: _money}


def _kind(need: Need) -> str:
    if need in LONG:
        return "long"
    return {Need.DAY: "day", Need.AMOUNT: "money"}.get(need, "text")


def _in_ten_thousands(amount: Decimal | None) -> str:
    if amount is None:
        return ""
    exact = amount.scaleb(-4).normalize()
    return f"{exact:f}"


def may_take(move: Move, held: frozenset[Role]) -> bool:
    """His own step; or the recommending body's, which the bureau's officer takes in its name."""
    return move.role in held or (move.role is Role.RECOMMENDER and Role.OFFICER in held)


def _body(application: Any) -> str:
    return organisations.region_name(application.township) if application.township else ""
