"""The search over every register and every indicator: one question for all registers together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Model, QuerySet, Value

from kejitong.desks.officer import links
from kejitong.indicators.reckoning import indicators
from kejitong.registers import catalogue, filtering, queries, showing
from kejitong.registers.columns import Kind
from kejitong.registers.register import Register

MOST = 6
FULL = 6
"""So many registers are read in full, one question each; of the rest only their number is said."""


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


def find(words: str, region: str) -> list[Found]:
    """The first hits of each register, and the indicators so called."""
    pks = _numbers(words, region)
    full = [*pks.items()][:FULL]
    found = [_in_register(catalogue.register(slug), words, numbers) for slug, numbers in full]
    rest = tuple(_elsewhere(slug, words) for slug in [*pks][FULL:])
    found += [Found("其他登记册", rest), Found("指标", tuple(_indicators(words))[:MOST])]
    return [one for one in found if one.hits]


def _numbers(words: str, region: str) -> dict[str, list[int]]:
    """Which records of which registers have the words: one question."""
    selects = [_select(register, words, region) for register in catalogue.registers().values()]
    numbers: dict[str, list[int]] = {}
    for slug, pk in selects[0].union(*selects[1:], all=True):
        numbers.setdefault(slug, []).append(pk)
    return {slug: numbers[slug] for slug in catalogue.registers() if slug in numbers}


def _select(register: Register, words: str, region: str) -> QuerySet[Any]:
    """The first records of one register, in a form that a union takes."""
    own = filtering.searched(register, words, own_words_only=True)
    first = queries.live(register, region=region).filter(own).order_by(*register.order)
    chosen = register.model._default_manager.filter(pk__in=first.values("pk")[: MOST + 1])
    marked = chosen.order_by().annotate(slug_=Value(register.slug, CharField()))
    return marked.values_list("slug_", "pk")


def _in_register(register: Register, words: str, pks: list[int]) -> Found:
    chosen = register.model._default_manager.filter(pk__in=pks).order_by(*register.order)
    records = chosen.select_related(*showing.related(register, ()))[:MOST]
    hits = tuple(
        Hit(showing.title(register, record), _note(register, record),
            links.record(register.slug, record.pk))
        for record in records
    )  # fmt: skip
    more = links.register(register.slug, {"q": words}) if len(pks) > MOST else ""
    return Found(register.label, hits, more)


def _elsewhere(slug: str, words: str) -> Hit:
    label = catalogue.register(slug).label
    return Hit(f"{label}里也有", "", links.register(slug, {"q": words}))


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
