"""Writing to the journal: one entry an act, or many entries of one batch at once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connections, router, transaction

from kejitong.audit.chain import digest
from kejitong.audit.models import Entry, Head, RoomHead

CHUNK = 1000


@dataclass(frozen=True, slots=True)
class Act:
    """谁、何时、为什么、依据什么办的：每个动作都要带着它。"""

    by: str
    at: datetime
    reason: str = ""
    source: str = ""
    batch: int = 0


@dataclass(frozen=True, slots=True)
class Trace:
    """One line to be written: what was done to which record, before and after."""

    act: str
    room: str
    record: int = 0
    before: Mapping[str, Any] | None = None
    after: Mapping[str, Any] | None = None


_ENCODE = json.JSONEncoder(ensure_ascii=False, sort_keys=True, default=str).encode


def as_text(values: Mapping[str, Any] | None) -> str:
    """The canonical JSON of a record's values; empty for none."""
    return "" if values is None else _ENCODE(values)


@transaction.atomic(savepoint=False)
def record_all(traces: Iterable[Trace], *, act: Act) -> int:
    """Write the traces in order, linked to what was written before; returns how many.

    Whoever is here keeps all others waiting, so it asks the database as little as it can: no
    savepoint of its own, for an act without its entry must not stand anyway.
    """
    head = _head()
    at = act.at.isoformat()
    last, link = head.last, head.digest
    entries: list[tuple[str | int, ...]] = []
    heads: dict[str, RoomHead] = {}
    count = 0
    for trace in traces:
        last += 1
        count += 1
        columns = (
            last, at, act.by, trace.act, trace.room, trace.record, act.batch, act.reason,
            as_text(trace.before), as_text(trace.after),
        )  # fmt: skip
        link = digest(link, columns)
        heads[trace.room] = RoomHead(room=trace.room, last=last, digest=link)
        entries.append((*columns, link))
        if len(entries) >= CHUNK:
            _store(entries)
            entries = []
    _store(entries)
    Head.objects.filter(pk=1).update(last=last, digest=link)
    _move(heads.values())
    return count


def _head() -> Head:
    """The end of the chain, held until the transaction is over; the first writer makes it."""
    held = list(Head.objects.select_for_update().filter(pk=1))
    if not held:
        Head.objects.get_or_create(pk=1)
        held = list(Head.objects.select_for_update().filter(pk=1))
    return held[0]


def _move(heads: Iterable[RoomHead]) -> None:
    """Each room's own last entry."""
    RoomHead.objects.bulk_create(
        heads, update_conflicts=True, unique_fields=["room"], update_fields=["last", "digest"]
    )


def _store(entries: list[tuple[str | int, ...]]) -> None:
    """Entries are text and whole numbers only, so they need no object each."""
    fields = Entry._meta.concrete_fields
    database = connections[router.db_for_write(Entry)]
    quote = database.ops.quote_name
    names = ", ".join(quote(str(field.column)) for field in fields)
    holders = ", ".join(["%s"] * len(fields))
    table = quote(Entry._meta.db_table)
    statement = f"INSERT INTO {table} ({names}) VALUES ({holders})"  # noqa: S608  names are quoted
    with database.cursor() as cursor:
        cursor.executemany(statement, entries)


def record(trace: Trace, *, act: Act) -> None:
    """Write one entry."""
    record_all((trace,), act=act)
