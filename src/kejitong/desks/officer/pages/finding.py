"""The search over every register and every indicator."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kejitong.desks.officer import links
from kejitong.indicators.reckoning import indicators
from kejitong.registers import catalogue, filtering, queries, showing
from kejitong.registers.register import Register

MOST = 6


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
    """The first hits of each register, one query a register; and the indicators so called."""
    found = [_in_register(register, words, region) for register in catalogue.registers().values()]
    found.append(Found("指标", tuple(_indicators(words))[:MOST]))
    return [one for one in found if one.hits]


def _in_register(register: Register, words: str, region: str) -> Found:
    own = filtering.searched(register, words, own_words_only=True)
    records = queries.live(register, region=region).filter(own)
    first = records.select_related(*showing.related(register, ())).order_by(*register.order)
    hits = [
        Hit(showing.title(register, record), _note(register, record),
            links.record(register.slug, record.pk))
        for record in first[: MOST + 1]
    ]  # fmt: skip
    more = links.register(register.slug, {"q": words}) if len(hits) > MOST else ""
    return Found(register.label, tuple(hits[:MOST]), more)


def _note(register: Register, record: object) -> str:
    """The part of the record's identity that its title does not say."""
    plain = [name for name in register.key if name != register.title]
    values = (getattr(record, register.attributes[name]) for name in plain)
    kinds = (register.kind(name) for name in plain)
    return " · ".join(
        showing.written(register, name, value)
        for name, kind, value in zip(plain, kinds, values, strict=True)
        if kind != "reference"
    )


def _indicators(words: str) -> Iterator[Hit]:
    for code, indicator in indicators().items():
        if words in indicator.label or words == code:
            yield Hit(indicator.label, indicator.group, links.figure(code, {}))
