"""Checking the chain as an act of its own: the outcome is an entry, so it is known when it was last whole."""

from __future__ import annotations

from dataclasses import dataclass

from kejitong.audit import actions, queries
from kejitong.audit.actions import Act, Trace
from kejitong.audit.models import Entry
from kejitong.audit.queries import ChainState

ROOM, ACT = "audit", "audit.checked"


@dataclass(frozen=True, slots=True)
class Checked:
    """最近一次核对：谁、何时、核了几条、几处对不上，此后又写了几条。"""

    by: str
    at: str
    entries: int
    breaks: int
    written_since: int

    @property
    def is_whole(self) -> bool:
        """那次没有发现问题。"""
        return not self.breaks


def check(*, act: Act) -> ChainState:
    """逐条重算整条链，并把结果记进日志。"""
    state = queries.check_chain()
    after = {"entries": state.entries, "breaks": len(state.breaks)}
    actions.record(Trace(ACT, ROOM, 0, None, after), act=act)
    return state


def last_check() -> Checked | None:
    """The latest check on record."""
    entry = Entry.objects.filter(room=ROOM, act=ACT).order_by("-id").first()
    if entry is None:
        return None
    told = queries.values_of(entry.after)
    since = queries.mark().last - entry.id
    return Checked(entry.actor, entry.at, told["entries"], told["breaks"], since)
