"""How the columns of a sheet go to those of a register, and what is the same in the whole sheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kejitong.desks.officer.forms import choices
from kejitong.intake import constants, queries
from kejitong.intake.recognising import unit_of
from kejitong.registers.filtering import Option
from kejitong.registers.register import Register

if TYPE_CHECKING:
    from kejitong.intake.models import Batch


@dataclass(frozen=True, slots=True)
class Mapped:
    """表里的一列对应哪一栏。"""

    heading: str
    unit: str
    options: tuple[Option, ...]
    is_mapped: bool
    is_guess: bool


@dataclass(frozen=True, slots=True)
class Shared:
    """表里没有的一栏，整份都写同一个值。"""

    name: str
    label: str
    value: str
    options: tuple[Option, ...] = ()


def mapped(batch: Batch) -> tuple[Mapped, ...]:
    """The columns of the sheet, each with the places that it may take."""
    return tuple(_mapped(batch, queries.register_of(batch)))


def shared(batch: Batch) -> tuple[Shared, ...]:
    """The columns that one value may fill for the whole sheet."""
    return tuple(_shared(batch, queries.register_of(batch)))


def unfilled(batch: Batch) -> tuple[str, ...]:
    """The required columns that nothing fills yet."""
    return tuple(_unfilled(batch, queries.register_of(batch)))


def _mapped(batch: Batch, register: Register) -> Iterator[Mapped]:
    guesses = queries.suggestions(batch)
    paths = batch.paths or [text for text, _ in batch.headings]
    for (text, own), path in zip(batch.headings, paths, strict=True):
        chosen = batch.mapping.get(text, "")
        unit = unit_of(register, chosen, own, batch.unit) if chosen else own
        guess = "" if chosen else guesses.get(text, "")
        options = tuple(
            Option(column.name, _option(register, column.name), column.name == chosen)
            for column in register.columns
        )
        if guess:
            options = tuple(
                Option(o.value, f"{o.label}（像是）" if o.value == guess else o.label)
                for o in options
            )
        yield Mapped(path, unit, options, is_mapped=bool(chosen), is_guess=bool(guess))


def _shared(batch: Batch, register: Register) -> Iterator[Shared]:
    for name in dict.fromkeys([*constants.offered(register, batch.mapping), *batch.fixed]):
        value = batch.fixed.get(name, "")
        label = _option(register, name)
        yield Shared(name, label, value, tuple(choices(register, name, value)))


def _option(register: Register, name: str) -> str:
    must = "（必填）" if register.by_name[name].required else ""
    return f"{register.heading(name)}{must}"


def _unfilled(batch: Batch, register: Register) -> Iterator[str]:
    """Required columns that no heading fills."""
    filled = {*batch.mapping.values(), *batch.fixed}
    for column in register.columns:
        if column.required and column.name not in filled:
            yield register.heading(column.name)
