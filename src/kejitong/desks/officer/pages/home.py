"""The first page of each person: what waits, what changed, what he kept, and the year's figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from kejitong.accounts import actions, queries
from kejitong.audit import queries as journal
from kejitong.audit.remembering import Remembered
from kejitong.desks.officer import links, scopes
from kejitong.desks.officer.pages import board as boards
from kejitong.desks.officer.pages import changes as deeds
from kejitong.desks.officer.pages.board import Board
from kejitong.desks.officer.pages.changes import Changes
from kejitong.desks.officer.pages.waiting import Waiting, waiting
from kejitong.desks.officer.scopes import Choice
from kejitong.indicators.figures import Scope
from kejitong.registers import catalogue
from kejitong.ui.page import Request

MOST = 8
"""So many things that wait are shown at once; the rest unfold."""
_WAITING = Remembered(256)
"""What waits for each person changes with the day, and with whatever is written to the journal."""


@dataclass(frozen=True, slots=True)
class View:
    """一个存下的列表。"""

    label: str
    register: str
    url: str
    pk: int
    query: str
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Year:
    """一年的数字；还没有算好的没有 `board`。"""

    scope: Scope
    years: tuple[Choice, ...]
    url: str
    board: Board | None


@dataclass(frozen=True, slots=True)
class Home:
    """今日页；年度数字还没有算好的，先不等它。"""

    waiting: tuple[Waiting, ...]
    changes: Changes
    views: tuple[View, ...]
    year: Year

    @property
    def title(self) -> str:
        """有几项等着办。"""
        return f"今天有{len(self.waiting)}项等您办" if self.waiting else "今天没有等着办的事"

    @property
    def overdue(self) -> int:
        """其中已经过期的。"""
        return sum(one.kind == "red" for one in self.waiting)

    @property
    def first(self) -> tuple[Waiting, ...]:
        """最急的几项。"""
        return self.waiting[:MOST]

    @property
    def rest(self) -> tuple[Waiting, ...]:
        """其余各项。"""
        return self.waiting[MOST:]


def home(request: Request) -> Home:
    """As many queries for one record as for a million; the year's figures if they are known."""
    scope, region = scopes.scope(request), scopes.region_of(request)
    heads = journal.heads()
    user: Any = cast("Any", request.user)
    visit = actions.visit(user, at=request.now, entry=heads.mark().last)
    known = boards.kept(scope, scopes.asked(scope, request), heads.mark(*boards.registers()))
    question = (user.pk, user.role, region, request.today)
    waits = _WAITING.ask(
        heads.mark(), question, lambda: tuple(waiting(region, request.today, user))
    )
    return Home(
        waits,
        deeds.changes(visit, heads.mark(), region, user.username),
        tuple(views(user)),
        _year(request, scope, known),
    )


def year(request: Request) -> Year:
    """The year's figures, reckoned."""
    scope = scopes.scope(request)
    mark = journal.mark(*boards.registers())
    return _year(request, scope, boards.board(scope, scopes.asked(scope, request), mark))


def _year(request: Request, scope: Scope, board: Board | None) -> Year:
    years = tuple(scopes.years(scope, request.today))
    return Year(scope, years, links.year(scopes.asked(scope, request)), board)


def views(user: Any, register: str = "") -> list[View]:
    """The lists that he kept and those that colleagues share; one query."""
    known = catalogue.registers()
    return [
        View(
            view.label, known[view.register].label,
            links.register_as_kept(view.register, view.asked), view.pk, view.asked,
            "" if view.owner_id == user.pk else str(view.owner),
        )
        for view in queries.views(user, register)
        if view.register in known
    ]  # fmt: skip
