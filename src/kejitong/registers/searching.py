"""Finding records while somebody types: the searched words of a register, kept in memory.

The words of every record stand in one long text, which is looked through many times faster than a
table. The text belongs to the register's last entry in the journal; what was written since is read
anew before each search, so that every web process finds what any of them has stored.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from threading import Lock
from typing import Any

from django.db.models import QuerySet

from kejitong.audit import queries as journal
from kejitong.audit.queries import Heads, Mark
from kejitong.registers.catalogue import register_of
from kejitong.registers.columns import Column, Kind
from kejitong.registers.register import Register

MOST = 2000
"""More hits than these are no help: the table is then read in its order until a page is full."""
STALE = 5000
REMEMBERED = 500
_CHUNK = 5000


@dataclass(slots=True)
class _Words:
    """The words of a register's records as they were at a mark, and of those changed since."""

    mark: Mark
    text: str
    pks: array[int]
    starts: array[int]
    changed: dict[int, str] = field(default_factory=dict)
    known: dict[str, list[int] | None] = field(default_factory=dict)

    def few(self, word: str) -> list[int] | None:
        """The records in which the word occurs; of a word typed further, among those known."""
        if word not in self.known:
            begun = next((pks for part, pks in self.known.items() if pks and part in word), None)
            if begun is None:
                found = list(islice(self.hits(word), MOST + 1))
            else:
                found = [pk for pk in begun if word in self.line(pk)]
            if len(self.known) >= REMEMBERED:
                self.known.clear()
            self.known[word] = self.in_front(found, (word,)) if len(found) <= MOST else None
        return self.known[word]

    def having(self, words: Sequence[str]) -> list[int] | None:
        """The records in which every word occurs; None when each word alone occurs too often.

        Those that begin with one of the words are in front.
        """
        rare = {word: pks for word in words if (pks := self.few(word)) is not None}
        if not rare:
            return None
        rarest = min(rare, key=lambda word: len(rare[word]))
        others = [word for word in words if word != rarest]
        if not others:
            return rare[rarest]
        found = [pk for pk in rare[rarest] if all(word in self.line(pk) for word in others)]
        return self.in_front(found, tuple(words))

    def in_front(self, found: list[int], words: tuple[str, ...]) -> list[int]:
        """In order of their numbers, those that begin with one of the words before the others."""
        return sorted(found, key=lambda pk: (not self.line(pk).startswith(words), pk))

    def line(self, pk: int) -> str:
        """The words of one record."""
        if pk in self.changed:
            return self.changed[pk]
        place = bisect_left(self.pks, pk)
        until = self.starts[place + 1] if place + 1 < len(self.starts) else None
        return self.text[self.starts[place] : until]

    def hits(self, word: str) -> Iterator[int]:
        """The records in which the word occurs, each once."""
        for pk, line in self.changed.items():
            if word in line:
                yield pk
        at = self.text.find(word)
        while at >= 0:
            place = bisect_right(self.starts, at) - 1
            if (pk := self.pks[place]) not in self.changed:
                yield pk
            following = self.starts[place + 1] if place + 1 < len(self.starts) else len(self.text)
            at = self.text.find(word, following)


_KEPT: dict[str, _Words] = {}
_LOCK = Lock()


def hits(register: Register, word: str) -> list[int] | None:
    """The records in which the word occurs; None when there are too many to be of help."""
    return _words(register, journal.mark(*_rooms(register))).few(word.casefold())


@dataclass(frozen=True, slots=True)
class Best:
    """The numbers of the records to look at first, and whether there are more."""

    pks: tuple[int, ...]
    is_all: bool


def best(register: Register, words: Sequence[str], heads: Heads, most: int) -> Best | None:
    """Records in which every word occurs; None when there are too many to be of help."""
    typed = [word.casefold() for word in words]
    kept = _words(register, heads.mark(*_rooms(register)))
    if (found := kept.having(typed)) is None:
        return None
    return Best(tuple(found[:most]), len(found) <= most)


def forget() -> None:
    """Keep nothing in memory."""
    with _LOCK:
        _KEPT.clear()


def _rooms(register: Register) -> tuple[str, ...]:
    """Where changes of the words are written in the journal."""
    other = OtherNames.of(register)
    return (register.slug, other.slug) if other else (register.slug,)


def _words(register: Register, mark: Mark) -> _Words:
    with _LOCK:
        kept = _KEPT.get(register.slug)
        if kept is None or not _is_ahead_of(kept.mark, mark):
            kept = _KEPT[register.slug] = _whole(register, mark)
        elif kept.mark != mark:
            kept = _KEPT[register.slug] = _caught_up(register, kept, mark)
        return kept


def _is_ahead_of(kept: Mark, mark: Mark) -> bool:
    """Whether the journal still holds what the text was read at; another database does not."""
    return mark == kept or (kept.last < mark.last and journal.stands(kept))


def _whole(register: Register, mark: Mark) -> _Words:
    lines, starts, pks, at = [], array("q"), array("q"), 0
    for pk, line in _lines(register, None):
        pks.append(pk)
        starts.append(at)
        lines.append(line)
        at += len(line) + 1
    return _Words(mark, "\n".join(lines), pks, starts)


def _caught_up(register: Register, kept: _Words, mark: Mark) -> _Words:
    """With the words of what was written since; after a large import everything is read anew."""
    written = journal.deeds(kept.mark.last, mark.last)
    own = _written(written, register.slug)
    if other := OtherNames.of(register):
        named = _written(written, other.slug)
        if len(named) > STALE:
            return _whole(register, mark)
        own |= set(other.names.filter(pk__in=named).values_list(other.owner, flat=True))
    if len(own) + len(kept.changed) > STALE:
        return _whole(register, mark)
    changed = {**kept.changed, **dict(_lines(register, own))} if own else kept.changed
    return _Words(mark, kept.text, kept.pks, kept.starts, changed)


def _written(deeds: QuerySet[Any], slug: str) -> set[int]:
    return set(deeds.filter(room=slug).values_list("record", flat=True)[: STALE + 1])


@dataclass(frozen=True, slots=True)
class OtherNames:
    """Where the other names of a register's records stand: which register, whose, under what."""

    slug: str
    names: QuerySet[Any]
    owner: str
    name: str

    @classmethod
    def of(cls, register: Register) -> OtherNames | None:
        """None for a register whose records have one name only."""
        if not register.other_names:
            return None
        path, _, name = register.other_names.partition("__")
        relation: Any = register.model._meta.get_field(path)
        model = relation.related_model
        slug = register_of()[model].slug
        return cls(slug, model._default_manager.all(), relation.field.attname, name)

    def live(self) -> QuerySet[Any]:
        """The names that count."""
        return self.names.filter(retired_at=None)


def _lines(register: Register, pks: Iterable[int] | None) -> Iterator[tuple[int, str]]:
    """Number and words of the records, of all or of some."""
    every = register.model._default_manager.order_by("pk")
    chosen = every if pks is None else every.filter(pk__in=[*pks])
    names = [column.name for column in own_columns(register)]
    others = _other_names(register, pks)
    for pk, *values in chosen.values_list("pk", *names).iterator(chunk_size=_CHUNK):
        words = [str(value) for value in (*values, *others.get(pk, ())) if value]
        yield pk, " ".join(words).casefold().replace("\n", " ")


def _other_names(register: Register, pks: Iterable[int] | None) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    if other := OtherNames.of(register):
        named = other.live()
        if pks is not None:
            named = named.filter(**{f"{other.owner}__in": [*pks]})
        for owner, name in named.values_list(other.owner, other.name):
            short = [register.shortened(name)] if register.shortened else []
            found.setdefault(owner, []).extend((name, *short))
    return found


def own_columns(register: Register) -> list[Column]:
    """The searched columns that hold words of their own."""
    return [
        column
        for column in register.columns
        if column.searched and register.kind(column.name) is not Kind.REFERENCE
    ]
