"""Reading the journal: what happened to a record, and whether the chain is whole."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, IntegerField, Q, QuerySet, Value

from kejitong.audit.chain import digest
from kejitong.audit.models import Entry as Entry  # noqa: PLC0414  readers elsewhere name it in types
from kejitong.audit.models import Head, RoomHead

COLUMNS = (
    "id", "at", "actor", "act", "room", "record", "batch", "reason", "before", "after", "digest",
)  # fmt: skip
CHUNK = 900


@dataclass(frozen=True, slots=True)
class Break:
    """Where the chain does not hold, and what is wrong there."""

    entry: int
    problem: str


@dataclass(frozen=True, slots=True)
class ChainState:
    """The outcome of checking the chain: how many entries were read, and each break."""

    entries: int
    breaks: tuple[Break, ...]

    @property
    def is_whole(self) -> bool:
        """Whether nothing was found."""
        return not self.breaks


@dataclass(frozen=True, slots=True)
class Mark:
    """How far the journal has come: number and digest of its last entry; nothing written is 0.

    Of some rooms, the last entry of any of them: for as long as this is their last, they hold
    the same.
    """

    last: int
    digest: str


NOTHING = Mark(0, "")


@dataclass(frozen=True, slots=True)
class Heads:
    """How far the journal has come in each room."""

    rooms: Mapping[str, Mark]

    def mark(self, *rooms: str) -> Mark:
        """The mark of these rooms together; of all of them when none is named."""
        marks = (self.rooms.get(room, NOTHING) for room in rooms or self.rooms)
        return max(marks, key=lambda mark: mark.last, default=NOTHING)


def about(room: str, record: int) -> QuerySet[Entry]:
    """The entries about one record, newest first."""
    return Entry.objects.filter(room=room, record=record).order_by("-id")


def of_batch(batch: int) -> QuerySet[Entry]:
    """The entries of one import, in the order in which they were written."""
    return Entry.objects.filter(batch=batch).order_by("id")


def latest_batches(room: str, act: str, records: Sequence[int]) -> dict[int, int]:
    """For each record that was so acted on, the import (0 for none) of the latest such act."""
    found: dict[int, int] = {}
    for first in range(0, len(records), CHUNK):
        about_these = Entry.objects.filter(
            room=room, act=act, record__in=records[first : first + CHUNK]
        )
        found.update(about_these.order_by("id").values_list("record", "batch"))
    return found


def acted_after(room: str, last: int, records: Sequence[int]) -> set[int]:
    """Those of the records about which something was written after this entry."""
    found: set[int] = set()
    for first in range(0, len(records), CHUNK):
        part = records[first : first + CHUNK]
        entries = Entry.objects.filter(room=room, id__gt=last, record__in=part)
        found.update(entries.values_list("record", flat=True))
    return found


def since(entry: int, room: str, records: Sequence[int]) -> QuerySet[Entry]:
    """The entries after a given one about some records, in the order in which they were written."""
    return Entry.objects.filter(id__gt=entry, room=room, record__in=records).order_by("id")


def of_act(act: str) -> QuerySet[Entry]:
    """The entries of one kind of act, in the order in which they were written."""
    return Entry.objects.filter(act=act).order_by("id")


def latest() -> QuerySet[Entry]:
    """All entries, newest first."""
    return Entry.objects.order_by("-id")


def mark(*rooms: str) -> Mark:
    """How far the journal has come; of some rooms, the last entry of any of them."""
    heads: QuerySet[Any] = RoomHead.objects.filter(room__in=rooms).order_by("-last")
    head = (heads if rooms else Head.objects.filter(pk=1)).values_list("last", "digest").first()
    return Mark(*head) if head else NOTHING


def heads() -> Heads:
    """How far the journal has come in every room, in one question."""
    found = RoomHead.objects.values_list("room", "last", "digest")
    return Heads({room: Mark(last, digest) for room, last, digest in found})


def stands(mark: Mark) -> bool:
    """Whether the journal passed through this point: another database's did not."""
    return Entry.objects.filter(id=mark.last, digest=mark.digest).exists() or not mark.last


def deeds(after: int, until: int) -> QuerySet[Entry]:
    """The acts on records between two entries, without an order."""
    return Entry.objects.filter(id__gt=after, id__lte=until).exclude(record=0)


def acts_since(day: date, selections: Sequence[tuple[str, QuerySet[Any]]]) -> list[dict[str, int]]:
    """Of each selection (a room, and the numbers of records in it): how many were so acted on
    after the day.
    """
    found: list[dict[str, int]] = [{} for _ in selections]
    parts = [
        _after(day).filter(room=room, record__in=numbers)
        .values(place=Value(place, IntegerField()))
        .annotate(records=Count("record", distinct=True)).values_list("place", "act", "records")
        for place, (room, numbers) in enumerate(selections)
    ]  # fmt: skip
    if parts:
        for place, act, records in sorted(parts[0].union(*parts[1:], all=True)):
            found[place][act] = records
    return found


def last_since(day: date, records: Mapping[str, Sequence[int]]) -> dict[tuple[str, int], Entry]:
    """The last entry after the day about each of these records, by their room and number."""
    any_of = Q(pk__in=())
    for room, numbers in records.items():
        any_of |= Q(room=room, record__in=numbers)
    entries = _after(day).filter(any_of).order_by("id")
    return {(entry.room, entry.record): entry for entry in entries}


def _after(day: date) -> QuerySet[Entry]:
    return Entry.objects.filter(at__gte=(day + timedelta(days=1)).isoformat())


def values_of(text: str) -> dict[str, Any]:
    """A stored before or after as values; empty for none."""
    return dict(json.loads(text)) if text else {}


def check_chain() -> ChainState:
    """Recompute every digest from the table; report each entry that does not fit."""
    head = Head.objects.filter(pk=1).first()
    breaks: list[Break] = []
    previous, expected = "", 1
    for row in _rows():
        if row[0] != expected:
            breaks.append(Break(expected, f"第{expected}条缺失或序号被改动"))
            expected = row[0]
        if digest(previous, row[:-1]) != row[-1]:
            breaks.append(Break(row[0], f"第{row[0]}条的内容与摘要不符"))
        previous, expected = row[-1], expected + 1
    written = head.last if head else 0
    if expected - 1 != written or (head and head.digest != previous):
        breaks.append(Break(written, f"链头记着{written}条，表里到第{expected - 1}条，末尾被改动"))
    return ChainState(expected - 1, tuple(breaks))


def _rows() -> Iterator[tuple[Any, ...]]:
    yield from Entry.objects.order_by("id").values_list(*COLUMNS).iterator(chunk_size=5000)
