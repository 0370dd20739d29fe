"""The page of all registers, and the names that a form offers while somebody types."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from kejitong.desks.officer import links
from kejitong.registers import catalogue, queries
from kejitong.registers.columns import Kind
from kejitong.registers.register import Register

MOST_NAMES = 12


@dataclass(frozen=True, slots=True)
class Entrance:
    """一本登记册的入口。"""

    label: str
    url: str
    import_url: str
    lead: str
    count: int


@dataclass(frozen=True, slots=True)
class Room:
    """一组登记册。"""

    label: str
    registers: tuple[Entrance, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """可以填写的一个名称。"""

    text: str
    note: str


def rooms(region: str) -> list[Room]:
    """All registers with how many live records they hold, one query a register."""
    grouped: dict[str, list[Entrance]] = {}
    for register in catalogue.registers().values():
        label = str(register.model._meta.app_config.verbose_name)
        grouped.setdefault(label, []).append(_entrance(register, region))
    return [Room(label, tuple(entrances)) for label, entrances in grouped.items()]


def _entrance(register: Register, region: str) -> Entrance:
    return Entrance(
        register.label,
        links.register(register.slug),
        links.new_batch(register.slug),
        register.lead,
        queries.live(register, region=region).count(),
    )


def names(register: Register, typed: str, region: str) -> list[Name]:
    """The live records whose names hold what was typed."""
    fields = [name for name in register.names if register.kind(name) is not Kind.REFERENCE]
    if not typed.strip() or not fields:
        return []
    any_of = Q()
    for name in fields:
        any_of |= Q(**{f"{name}__icontains": typed.strip()})
    readable = queries.live(register).filter(queries.readable(register, region))
    matching = readable.filter(any_of).order_by(*register.order)
    shown = register.title if register.title in fields else fields[0]
    note = next((name for name in fields if name != shown), shown)
    found = matching.values_list(shown, note)[:MOST_NAMES]
    return [Name(str(text), str(said) if note != shown else "") for text, said in found]
