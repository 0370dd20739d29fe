"""What changed since somebody's last visit: who did what to how many records of which register."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Max, Q
from django.utils import timezone

from kejitong.accounts import queries as accounts
from kejitong.audit import queries as journal
from kejitong.audit.queries import Mark
from kejitong.audit.remembering import Remembered
from kejitong.desks.officer import links
from kejitong.desks.officer.pages.entries import VERBS
from kejitong.registers import catalogue, queries

if TYPE_CHECKING:
    from kejitong.accounts.models import Visit

MOST = 10
LOOKED_AT = 20_000
"""Entries further back than this are not counted on the first page."""
_MEMORY = Remembered()


@dataclass(frozen=True, slots=True)
class Change:
    """一组变动。"""

    who: str
    verb: str
    count: int
    register: str
    at: datetime
    url: str
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class Changes:
    """上次来之后的变动；第一次来的，给最近的。"""

    since: datetime | None
    changes: tuple[Change, ...]


def changes(visit: Visit, mark: Mark, region: str, own: str) -> Changes:
    """At most two queries, and none when they were asked before and nothing was written since."""
    after = max(visit.before_entry, mark.last - LOOKED_AT)
    found = _MEMORY.ask(mark, (after, region, own), lambda: _changes(after, mark.last, region, own))
    since = timezone.localtime(visit.before_at) if visit.before_at else None
    return Changes(since, found)


def _changes(after: int, until: int, region: str, own: str) -> tuple[Change, ...]:
    deeds = journal.deeds(after, until).filter(_within(region))
    grouped = deeds.values_list("actor", "act", "room", "batch").annotate(
        Count("record", distinct=True), Max("record"), Max("at"), last=Max("id")
    )
    rows = list(grouped.order_by("-last")[:MOST])
    people = accounts.full_names({row[0] for row in rows})
    found = (_change(row, people, own) for row in rows)
    return tuple(sorted(found, key=lambda one: one.at, reverse=True))


def _within(region: str) -> Q:
    """Acts on records of any register; where the reader is limited, on those within his region.

    A database looks into a register only when it meets an entry of that register.
    """
    known = catalogue.registers()
    if not queries.prefix(region):
        return Q(room__in=known)
    within = Q(pk__in=())
    for slug, register in known.items():
        within |= Q(room=slug, record__in=queries.scoped(register, region).values("pk"))
    return within


def _change(row: Any, people: dict[str, str], own: str) -> Change:
    actor, act, room, batch, count, record, at, _ = row
    verb = act.rpartition(".")[2]
    if batch:
        url = links.batch(batch)
    else:
        url = links.record(room, record) if count == 1 else links.register(room)
    moment = timezone.localtime(datetime.fromisoformat(at))
    label = catalogue.register(room).label
    verb = VERBS.get(verb, verb)
    return Change(people.get(actor, actor), verb, count, label, moment, url, actor == own)
