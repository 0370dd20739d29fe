"""How a value of a register is written for people: labels for choices, titles for references."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from django.db import models

from kejitong.registers.catalogue import register_of
from kejitong.registers.columns import Column, Kind
from kejitong.registers.register import Register

NUMERIC = frozenset({Kind.INTEGER, Kind.DECIMAL, Kind.MONEY})
DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Shown:
    """一格：文字、种类；引用另一条记录的，附上是哪一条。"""

    text: str
    kind: Kind
    slug: str = ""
    pk: int = 0

    @property
    def is_numeric(self) -> bool:
        """是否按数字靠右排。"""
        return self.kind in NUMERIC


def target_of(register: Register, name: str) -> Register:
    """The register that a reference column points into."""
    return register_of()[register.field(name).related_model]  # type: ignore[index]


def related(register: Register, columns: Iterable[Column]) -> list[str]:
    """What to join so that these columns, and the records' titles, need no further query."""
    names = dict.fromkeys([*(column.name for column in columns), register.title])
    return [path for name in names for path in _joined(register, name, "", DEEPEST)]


def _joined(register: Register, name: str, before: str, deepest: int) -> Iterator[str]:
    if register.kind(name) is not Kind.REFERENCE or not deepest:
        return
    path = f"{before}{name}"
    yield path
    target = target_of(register, name)
    yield from _joined(target, target.title, f"{path}__", deepest - 1)


def cell(register: Register, record: models.Model, name: str) -> Shown:
    """One column of a record."""
    kind, value = register.kind(name), getattr(record, name)
    if kind is not Kind.REFERENCE or value is None:
        return Shown(written(register, name, value), kind)
    target = target_of(register, name)
    return Shown(title(target, value), kind, target.slug, value.pk)


def title(register: Register, record: models.Model) -> str:
    """What a record is called; one that is called after another record takes that one's title."""
    value = getattr(record, register.title)
    if value is not None and register.kind(register.title) is Kind.REFERENCE:
        return title(target_of(register, register.title), value)
    return written(register, register.title, value) or register.title_of(record)


def written(register: Register, name: str, value: Any) -> str:
    """A value as people write it; a reference, known by its number only, keeps the number."""
    if value is None or value == "":
        return ""
    if shows := register.by_name[name].shows:
        return shows(value)
    kind = register.kind(name)
    if kind is Kind.CHOICE:
        return _labels(register.field(name)).get(value, str(value))
    if kind is Kind.BOOLEAN:
        return "是" if value else "否"
    if kind in NUMERIC and name not in PLAIN_NUMBERS:
        return number(value)
    return str(value)[:10] if kind is Kind.DATE else str(value)


PLAIN_NUMBERS = frozenset({"year", "month", "term"})
"""Numbers that are names rather than amounts take no thousands separators."""


def number(value: Any) -> str:
    """With thousands separators, without idle zeros."""
    amount = Decimal(str(value))
    if amount == amount.to_integral_value():
        amount = amount.quantize(Decimal(1))
    else:
        amount = amount.normalize()
    return f"{amount:,f}"


def exported(register: Register, record: models.Model, name: str) -> Any:
    """One column of a record as a workbook keeps it: numbers and dates stay what they are."""
    kind, value = register.kind(name), getattr(record, name)
    if value is None or kind in NUMERIC or kind is Kind.DATE:
        return value
    return cell(register, record, name).text


@cache
def _labels(field: models.Field[Any, Any]) -> Mapping[Any, str]:
    return {value: str(label) for value, label in field.flatchoices}
