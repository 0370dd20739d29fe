"""Finding entries among a million: by person, register, record, import and day, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max, Min, QuerySet
from django.db.models.functions import Substr

from kejitong.audit.models import Entry

DAY = len("2026-11-30")


@dataclass(frozen=True, slots=True)
class Narrowing:
    """要看哪些日志；空的不限。`until` 当天也算；`records` 为 None 时不限记录。"""

    actor: str = ""
    room: str = ""
    records: Sequence[int] | None = None
    batch: int = 0
    since: date | None = None
    until: date | None = None


def narrowed(by: Narrowing) -> QuerySet[Entry]:
    """The entries that are meant, newest first; days are turned into numbers of entries."""
    equal = {"actor": by.actor, "room": by.room, "batch": by.batch}
    found = Entry.objects.filter(**{name: value for name, value in equal.items() if value})
    if by.records is not None:
        found = found.filter(record__in=by.records)
    return _between(found, by.since, by.until).order_by("-id")


def _between(found: QuerySet[Entry], since: date | None, until: date | None) -> QuerySet[Entry]:
    """Entries come in the order of their hours, so the days bound the numbers; the days decide."""
    if since is None and until is None:
        return found
    found = found.annotate(day=Substr("at", 1, DAY))
    if since is not None:
        first = Entry.objects.filter(at__gte=since.isoformat()).aggregate(first=Min("id"))["first"]
        found = found.filter(id__gte=first, day__gte=since.isoformat()) if first else found.none()
    if until is not None:
        beyond = (until + timedelta(days=1)).isoformat()
        last = Entry.objects.filter(at__lt=beyond).aggregate(last=Max("id"))["last"]
        found = found.filter(id__lte=last, day__lt=beyond) if last else found.none()
    return found
