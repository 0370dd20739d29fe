"""Writing to the journal: one entry an act, or many entries of one batch at once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias, cast

from django.db import connections, router, transaction

from kejitong.audit.chain import digest
from kejitong.audit.models import Entry, Head

CHUNK = 1000
_Rows: TypeAlias = Sequence[Sequence[str | int]]


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
    at = act.at.isoformat()
    last, link = _head()
    entries: list[tuple[str | int, ...]] = []
    rooms: dict[str, tuple[int, str]] = {}
    count = 0
    for trace in traces:
        last += 1
        count += 1
        columns = (
            last, at, act.by, trace.act, trace.room, trace.record, act.batch, act.reason,
            as_text(trace.before), as_text(trace.after),
        )  # fmt: skip
        link = digest(link, columns)
        rooms[trace.room] = last, link
        entries.append((*columns, link))
        if len(entries) >= CHUNK:
            _write(_WRITTEN, entries)
            entries = []
    _write(_WRITTEN, entries)
    _move(last, link, rooms)
    return count


def _head() -> tuple[int, str]:
    """The end of the chain, held until the transaction is over; the first writer makes it."""
    held = _held()
    if held is None:
        Head.objects.get_or_create(pk=1)
        held = _held()
    assert held is not None  # noqa: S101  it was made, and is never deleted
    return held


# The statements are written out, because the ORM thinks longer about them than the database does,
# and all others wait meanwhile. They hold text and whole numbers only, and run on every database.
_HELD = "SELECT last, digest FROM audit_head WHERE id = 1"
_MOVED = "UPDATE audit_head SET last = %s, digest = %s WHERE id = 1"
_ROOM_MOVED = (
    "INSERT INTO audit_roomhead (room, last, digest) VALUES (%s, %s, %s)"
    " ON CONFLICT (room) DO UPDATE SET last = excluded.last, digest = excluded.digest"
)
_WRITTEN = (
    'INSERT INTO audit_entry ("id", "at", "actor", "act", "room", "record", "batch", "reason",'
    ' "before", "after", "digest") VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)'
)


def _held() -> tuple[int, str] | None:
    database = connections[router.db_for_write(Head)]
    is_locking = database.features.has_select_for_update
    with database.cursor() as cursor:
        cursor.execute(f"{_HELD} FOR UPDATE" if is_locking else _HELD)
        return cast("tuple[int, str] | None", cursor.fetchone())


def _move(last: int, link: str, rooms: Mapping[str, tuple[int, str]]) -> None:
    """The new end of the chain, and each room's own last entry."""
    _write(_MOVED, [(last, link)])
    _write(_ROOM_MOVED, [(room, *end) for room, end in sorted(rooms.items())])


def _write(statement: str, rows: _Rows) -> None:
    """One row by itself is quicker than a batch of one."""
    with connections[router.db_for_write(Entry)].cursor() as cursor:
        if len(rows) == 1:
            cursor.execute(statement, rows[0])
        elif rows:
            cursor.executemany(statement, rows)


def record(trace: Trace, *, act: Act) -> None:
    """Write one entry."""
    record_all((trace,), act=act)
