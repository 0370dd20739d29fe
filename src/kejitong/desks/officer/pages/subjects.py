"""What acts outside the registers were about, by name: a case, a call, a notice, an account.

Two questions for a page of entries, however many it has.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from django.db.models import CharField, QuerySet, Value

from kejitong.applications import queries as applications
from kejitong.audit import queries as journal
from kejitong.audit import searching
from kejitong.audit.searching import Narrowing
from kejitong.calls import queries as calls
from kejitong.desks.officer import links, links_notices
from kejitong.disclosure import queries as disclosure

if TYPE_CHECKING:
    from kejitong.audit.models import Entry

APPLICATIONS, CALLS, REVIEW, DISCLOSURE = "applications", "calls", "review", "disclosure"
ORGANISATIONS = "organisations"
OF_ORGANISATIONS = frozenset({"memberships", "cultivation"})
TOLD = ("objection", "notice", "file", "username", "name", "uscc", "call", "code")
"""By which of what was written an act is known, the most telling first."""
_TEXT: CharField[Any, Any] = CharField(max_length=300)

Mark = tuple[str, int]


def organisation(entry: Entry) -> int:
    """The organisation that an act outside the registers names; none is nought."""
    found = journal.values_of(entry.after).get("organisation")
    return int(found) if entry.room in OF_ORGANISATIONS and found else 0


class Subjects:
    """What each of the entries was about, and where more is told of it."""

    def __init__(self, entries: Iterable[Entry], people: Mapping[str, str]) -> None:
        held = list(entries)
        self._people = people
        self._assigned = _assigned({one.record for one in held if _is_unsaid(one)})
        self._names = _names({mark for one in held if (mark := self._mark(one))})

    def of(self, entry: Entry, organisation: str = "") -> str:
        """The name of it; what was written when there is none; its number when nothing was."""
        mark, told = self._mark(entry), journal.values_of(entry.after)
        if mark and self._names.get(mark):
            return self._names[mark]
        who = self._people.get(str(told.get("user", "")), str(told.get("user", "")))
        if organisation:
            return f"{organisation}（{who}）" if who else organisation
        said = str(next(filter(None, (told.get(key) for key in TOLD)), "")) or who
        return said or (f"第{entry.record}号" if entry.record else "")

    def trail(self, entry: Entry) -> str:
        """Everything that the journal holds of it; of a notice, what the public reads."""
        mark = self._mark(entry)
        if mark and mark[0] == DISCLOSURE:
            return links_notices.public_notice(mark[1])
        return links.journal({"room": mark[0], "record": mark[1]}) if mark else ""

    def _mark(self, entry: Entry) -> Mark | None:
        if entry.room in {APPLICATIONS, CALLS}:
            return entry.room, entry.record
        told = journal.values_of(entry.after)
        if entry.room == REVIEW:
            pk = told.get("application") or self._assigned.get(entry.record, 0)
            return (APPLICATIONS, int(pk)) if pk else None
        is_notice = entry.room == DISCLOSURE and "objection" not in told
        return (DISCLOSURE, entry.record) if is_notice else None


def _is_unsaid(entry: Entry) -> bool:
    """Marks say of which assignment they are, and not of which case."""
    return entry.act == "review.marked"


def _assigned(assignments: set[int]) -> dict[int, int]:
    """Assignment to case, as was written when it was assigned."""
    if not assignments:
        return {}
    found = searching.narrowed(Narrowing(room=REVIEW, records=sorted(assignments)))
    return {
        one.record: int(journal.values_of(one.after).get("application", 0))
        for one in found.filter(act="review.assigned")
    }


def _names(marks: set[Mark]) -> dict[Mark, str]:
    """The names of cases, calls and notices, with one question for all."""
    parts = [
        _part(found, room, name)
        for room, found, name in (
            (APPLICATIONS, applications.by_pks(_of(APPLICATIONS, marks)), "title"),
            (CALLS, calls.all_calls().filter(pk__in=_of(CALLS, marks)), "name"),
            (DISCLOSURE, disclosure.notices().filter(pk__in=_of(DISCLOSURE, marks)), "title"),
        )
        if _of(room, marks)
    ]
    rows = parts[0].union(*parts[1:], all=True) if parts else ()
    return {(room, pk): name for room, pk, name in rows}


def _of(room: str, marks: set[Mark]) -> list[int]:
    return sorted(pk for marked, pk in marks if marked == room)


def _part(found: QuerySet[Any], room: str, name: str) -> QuerySet[Any]:
    marked: QuerySet[Any] = (
        found.select_related(None).order_by().annotate(subject_room=Value(room, _TEXT))
    )
    return marked.values_list("subject_room", "pk", name)
