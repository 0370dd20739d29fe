"""The search over every register and every indicator, out of the words that are kept in memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Model, Q, QuerySet, Value

from kejitong.audit import queries as journal
from kejitong.desks.officer import links
from kejitong.indicators.reckoning import indicators
from kejitong.registers import catalogue, filtering, queries, searching, showing
from kejitong.registers.backends.planning import in_order
from kejitong.registers.columns import Kind
from kejitong.registers.register import Register
from kejitong.registers.searching import Best, OtherNames

MOST = 6
FULL = 6
"""So many registers show what was found; of the rest only that there is something."""
READ = 8
"""So many are read in full; where a part of the district is seen, some of them turn out empty."""
CANDIDATES = 24


@dataclass(frozen=True, slots=True)
class Hit:
    """找到的一条。"""

    title: str
    note: str
    url: str


@dataclass(frozen=True, slots=True)
class Found:
    """一本登记册（或指标）里找到的头几条；还有更多的，给出全部的去处。"""

    label: str
    hits: tuple[Hit, ...]
    more_url: str = ""


@dataclass(frozen=True, slots=True)
class Having:
    """哪一册里有这些字，先看哪几条；没有给出哪几条的，到处都有，照次序读下去就遇得到。"""

    register: Register
    words: tuple[str, ...]
    best: Best | None

    def few(self, region: str) -> list[Any]:
        """The records to look at first, of those that may be seen."""
        if self.best is None:
            return list(self._joined(self.every(region)).order_by(*self.register.order)[: MOST + 1])
        live = queries.live(self.register).filter(queries.readable(self.register, region))
        live = live.filter(pk__in=self.best.pks)
        place = {pk: place for place, pk in enumerate(self.best.pks)}
        return sorted(self._joined(live), key=lambda record: place[record.pk])

    def every(self, region: str) -> QuerySet[Any]:
        """All that may be seen, as the table tells."""
        held = filtering.containing(self.register, self.words)
        live = Q(retired_at=None) & queries.readable(self.register, region) & held
        return in_order(self.register.model._default_manager.all(), live)

    def _joined(self, records: QuerySet[Any]) -> QuerySet[Any]:
        return records.select_related(*showing.related(self.register, ()))

    @property
    def is_all(self) -> bool:
        """Whether there is nothing beyond the records to look at first."""
        return self.best is not None and self.best.is_all


def find(words: str, region: str) -> list[Found]:
    """The first hits of each register, and the indicators so called."""
    found: list[Found] = []
    rest: list[Having] = []
    for place, one in enumerate(_having(words)):
        shown = _in_register(one, words, region) if place < READ and len(found) < FULL else None
        if shown and shown.hits:
            found.append(shown)
        elif shown is None or not one.is_all:
            rest.append(one)
    elsewhere = tuple(_elsewhere(rest, words, region))
    found += [Found("其他登记册", elsewhere), Found("指标", tuple(_indicators(words))[:MOST])]
    return [one for one in found if one.hits]


def _having(words: str) -> Iterator[Having]:
    """The registers in which every word occurs; other names are found under whose they are."""
    heads, typed = journal.heads(), filtering.words(words)
    others = {other.slug for one in catalogue.registers().values() if (other := OtherNames.of(one))}
    for register in catalogue.registers().values():
        if register.slug in others or not searching.own_columns(register):
            continue
        best = searching.best(register, typed, heads, CANDIDATES)
        if best is None or best.pks:
            yield Having(register, tuple(typed), best)


def _in_register(having: Having, words: str, region: str) -> Found:
    register, records = having.register, having.few(region)
    called = _called(having, records[:MOST])
    hits = tuple(
        Hit(showing.title(register, record),
            " · ".join(filter(None, (_note(register, record), called.get(record.pk, "")))),
            links.record(register.slug, record.pk))
        for record in records[:MOST]
    )  # fmt: skip
    is_more = len(records) > MOST or (hits and not having.is_all)
    return Found(
        register.label, hits, links.register(register.slug, {"q": words}) if is_more else ""
    )


def _called(having: Having, records: Sequence[Any]) -> dict[int, str]:
    """By which other name those were found whose title does not hold what was typed."""
    if (other := OtherNames.of(having.register)) is None:
        return {}
    typed = having.words
    titles = {record.pk: str(showing.title(having.register, record)) for record in records}
    unlike = [pk for pk, title in titles.items() if not all(word in title for word in typed)]
    if not unlike:
        return {}
    held = Q()
    for word in typed:
        held |= Q(**{f"{other.name}__icontains": word})
    named = other.live().filter(held, **{f"{other.owner}__in": unlike})
    names = catalogue.register(other.slug)
    return {getattr(one, other.owner): f"{_note(names, one)}：{one}" for one in named}


def _elsewhere(having: list[Having], words: str, region: str) -> Iterator[Hit]:
    """The registers that have something too, in one question."""
    if not having:
        return
    first, *others = (_first(one, region) for one in having)
    slugs = set(first.union(*others, all=True).values_list("slug_", flat=True))
    for one in having:
        if (slug := one.register.slug) in slugs:
            yield Hit(f"{one.register.label}里也有", "", links.register(slug, {"q": words}))


def _first(having: Having, region: str) -> QuerySet[Any]:
    """One record, in a form that a union takes."""
    register = having.register
    found = having.every(region).order_by().values("pk")[:1]
    one = register.model._default_manager.filter(pk__in=found).order_by()
    return one.annotate(slug_=Value(register.slug, CharField())).values("slug_")


def _note(register: Register, record: Model) -> str:
    """The part of the record's identity that its title does not say."""
    plain = [
        name
        for name in register.key
        if name != register.title and register.kind(name) is not Kind.REFERENCE
    ]
    values = (getattr(record, register.attributes[name]) for name in plain)
    return " · ".join(
        showing.written(register, name, value) for name, value in zip(plain, values, strict=True)
    )


def _indicators(words: str) -> Iterator[Hit]:
    for code, indicator in indicators().items():
        if words in indicator.label or words == code:
            yield Hit(indicator.label, indicator.group, links.figure(code, {}))
