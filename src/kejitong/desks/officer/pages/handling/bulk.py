"""One step for many applications: which can take it, what is written for all and for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django.http import QueryDict

from kejitong.applications import access, queries, settled
from kejitong.desks.officer import links_handling as links
from kejitong.desks.officer.pages.handling import moves
from kejitong.desks.officer.pages.handling.moves import Ask
from kejitong.kernel.refusals import Missing, Refused
from kejitong.ui.page import Request
from kejitong.workflow.vocabulary import Move, Need, Role

MOST = 200
EACH = frozenset({Need.AMOUNT, Need.RECORD_NUMBER, Need.GRADE})
"""Written for each application, not once for all."""


class NothingChosen(Refused):
    """没有选中要办的申报件。"""


class TooMany(Refused):
    """一次办不了这么多。"""


class NoSuchStep(Missing):
    """没有这一步，或不由您办。"""


@dataclass(frozen=True, slots=True)
class Line:
    """一件：能不能办，各自要写明的，办完的结果。"""

    pk: int
    title: str
    organisation: str
    number: str
    state: str
    url: str
    version: int
    reason: str
    asks: tuple[Ask, ...] = ()
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """一批要办的一步。"""

    code: str
    label: str
    lines: tuple[Line, ...]
    asks: tuple[Ask, ...]
    is_grave: bool
    needs_body: bool
    back_url: str

    @property
    def ready(self) -> tuple[Line, ...]:
        """Those that can take the step."""
        return tuple(line for line in self.lines if not line.reason)


@dataclass(frozen=True, slots=True)
class Outcome:
    """办了几件；没有办成的各是为什么。"""

    done: int
    failed: Mapping[int, str]


def plan(request: Request, asked: QueryDict) -> Plan:
    """What would happen, before anything does."""
    chosen = _chosen(request, asked)
    code = asked.get("move", "")
    move = next((found for one in chosen if (found := _move_of(one, code))), None)
    if move is None:
        raise NoSuchStep(remedy="请从申报件列表重新选择")
    held = moves.roles(request, chosen[0])
    shared = [ask for ask in moves.asks(move, chosen[0], request) if not _is_each(ask)]
    return Plan(
        code=code,
        label=move.label,
        lines=tuple(_lines(request, chosen, held, asked)),
        asks=tuple(shared),
        is_grave=moves.is_grave(chosen[0], move),
        needs_body=move.role not in held,
        back_url=links.applications({"tab": asked.get("tab", "")}),
    )


def carry_out(request: Request, found: Plan) -> Outcome:
    """Each on its own: what cannot be done does not hold up the others, and is named."""
    failed: dict[int, str] = {}
    done = 0
    for line in found.ready:
        try:
            _one(request, found, line)
            done += 1
        except Refused as refused:
            failed[line.pk] = str(refused)
    return Outcome(done, failed)


def _one(request: Request, found: Plan, line: Line) -> None:
    application = access.seen(cast("Any", request.user), line.pk, on=request.today)
    application.version = line.version
    said = {ask.name: request.POST.get(ask.name, "") for ask in found.asks}
    said |= {ask.name: request.POST.get(f"{ask.name}-{line.pk}", "") for ask in line.asks}
    said[moves.STANDS_IN] = request.POST.get(moves.STANDS_IN, "")
    moves.carry_out(request, application, found.code, said)


def _chosen(request: Request, asked: QueryDict) -> list[Any]:
    pks = [int(pk) for pk in asked.getlist("pk") if pk.isdecimal() and len(pk) < 18]
    if not pks:
        raise NothingChosen(remedy="请在列表里勾选，再选要办的一步")
    if len(pks) > MOST:
        raise TooMany(why=f"选了{len(pks)}件，一次最多{MOST}件", remedy="请分几次办")
    seen = access.visible(cast("Any", request.user), on=request.today).filter(pk__in=pks)
    found = list(seen.select_related("organisation", "call").order_by("state_since", "pk"))
    if not found:
        raise NoSuchStep(remedy="请从申报件列表重新选择")
    return found


def _lines(
    request: Request, chosen: Sequence[Any], held: frozenset[Role], asked: QueryDict
) -> Iterator[Line]:
    for application in chosen:
        move = _move_of(application, asked.get("move", ""))
        state = queries.state(application)
        given = asked.get(f"version-{application.pk}", "")
        yield Line(
            pk=application.pk,
            title=str(application),
            organisation=application.organisation.name,
            number=application.number or "",
            state=state.label,
            url=links.application(application.pk),
            version=int(given) if given.isdecimal() else application.version,
            reason=_reason(request, application, move, held),
            asks=tuple(_own_asks(request, application, move, asked)) if move else (),
        )


def _own_asks(request: Request, application: Any, move: Move, asked: QueryDict) -> Iterator[Ask]:
    for ask in moves.asks(move, application, request):
        if _is_each(ask):
            typed = asked.get(f"{ask.name}-{application.pk}", ask.value)
            yield Ask(ask.name, ask.label, ask.kind, ask.is_required, typed)


def _is_each(ask: Ask) -> bool:
    return ask.name in {need.value for need in EACH}


def _move_of(application: Any, code: str) -> Move | None:
    found = queries.lifecycle(application).moves_from(application.state)
    return next((move for move in found if move.code == code and not move.door), None)


def _reason(request: Request, application: Any, move: Move | None, held: frozenset[Role]) -> str:
    """Why this one cannot take the step; empty when it can."""
    if move is None:
        return f"现在是“{queries.state(application).label}”，不能这样办"
    if not moves.may_take(move, held):
        return f"这一步由{move.role.label}办理"
    return "；".join(settled.hindrances(application, move.guards, request.now))
