"""Finds the registers and countables that the rooms declare, by walking the installed rooms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any

from django.apps import apps
from django.utils.module_loading import module_has_submodule

from kejitong.kernel.refusals import Missing, Refused
from kejitong.registers.countables import Countable
from kejitong.registers.register import Register


class UnknownRegister(Missing):
    """没有这本登记册。"""


class UnknownCountable(Refused):
    """没有这个计数口径。"""


def shelves(shelf: str) -> list[ModuleType]:
    """The modules of this name in the installed rooms, in order of installation."""
    rooms = [room for room in apps.get_app_configs() if room.name.startswith("kejitong.")]
    return [
        import_module(f"{room.name}.{shelf}")
        for room in rooms
        if room.module and module_has_submodule(room.module, shelf)
    ]


@cache
def registers() -> Mapping[str, Register]:
    """Slug to register, all of them."""
    found = [v for m in shelves("registers") for v in vars(m).values() if isinstance(v, Register)]
    return {register.slug: register for register in found}


@cache
def countables() -> Mapping[str, Countable]:
    """Name to countable, all of them."""
    found = [v for m in shelves("queries") for v in vars(m).values() if isinstance(v, Countable)]
    return {countable.name: countable for countable in found}


@cache
def register_of() -> Mapping[type, Register]:
    """Model to register."""
    return {register.model: register for register in registers().values()}


def register(slug: str) -> Register:
    """The register of this slug; refuses an unknown one by naming those that exist."""
    try:
        return registers()[slug]
    except KeyError:
        known = "、".join(f"{slug}（{item.label}）" for slug, item in registers().items())
        raise UnknownRegister(why=f"“{slug}”不在登记册之中", remedy=f"可用的有：{known}") from None


def countable(name: str) -> Countable:
    """The countable of this name."""
    try:
        return countables()[name]
    except KeyError:
        raise UnknownCountable(why=f"“{name}”没有声明", remedy="请核对指标的声明") from None


@cache
def found_by(slug: str) -> tuple[str, ...]:
    """The registers that decide which of one's records a search or a filter finds: its own, those
    that it refers to, those of other names, and those on the way to its region.
    """
    opened = register(slug)
    model: Any = opened.model
    named = [model._meta.get_field(column.name).related_model for column in opened.columns]
    met = [opened, *(register_of()[model] for model in named if model)]
    others = [other.slug for one in met if (other := _other_names(one))]
    return tuple(dict.fromkeys([*_on_the_way(opened), *(one.slug for one in met), *others]))


def _other_names(register: Register) -> Register | None:
    """Where the other names of its records are registered."""
    path = register.other_names.partition("__")[0]
    model: Any = register.model
    return register_of()[model._meta.get_field(path).related_model] if path else None


def decided_by(countable: Countable) -> set[str]:
    """The registers that decide which rows count: its own, those it also looks at, and those
    through which each of them is placed in a region.
    """
    return {slug for each in (countable.register, *countable.also) for slug in _on_the_way(each)}


def _on_the_way(register: Register) -> Iterator[str]:
    yield register.slug
    model: Any = register.model
    for step in register.region.split("__")[:-1]:
        model = model._meta.get_field(step).related_model
        yield register_of()[model].slug
