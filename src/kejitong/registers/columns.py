"""A column of a register: which field it fills, how a workbook may call it, how a cell is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db import models

from kejitong.workbooks import cells

Reading = tuple[Any, str]
Reader = Callable[[Any], Reading]


class Kind(StrEnum):
    """怎样读、怎样写一格。"""

    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    MONEY = "money"
    DATE = "date"
    BOOLEAN = "boolean"
    CHOICE = "choice"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class Column:
    """一个栏目。名称即模型字段名，标题取自字段的 verbose_name，不在别处再写。

    `reads` 把原值读成（值，问题）；`warns` 对读成的值给出不阻止入册的提醒；`shows` 把值写成给人看的字；
    `spoken` 是选项的另外叫法（叫法，选项的值）；`settled` 是一个选项，记录到了它就算定了，再改要提醒。
    """

    name: str
    synonyms: tuple[str, ...] = ()
    unit: str = ""
    required: bool = False
    meaning: str = ""
    listed: bool = False
    searched: bool = False
    filtered: bool = False
    summed: bool = False
    reads: Reader | None = None
    warns: Callable[[Any], str] | None = None
    shows: Callable[[Any], str] | None = None
    spoken: tuple[tuple[str, str], ...] = ()
    settled: str = ""


_KINDS: tuple[tuple[type[models.Field[Any, Any]], Kind], ...] = (
    (models.ForeignKey, Kind.REFERENCE),
    (models.BooleanField, Kind.BOOLEAN),
    (models.DateField, Kind.DATE),
    (models.DecimalField, Kind.DECIMAL),
    (models.IntegerField, Kind.INTEGER),
)


def kind_of(field: models.Field[Any, Any], column: Column) -> Kind:
    """The kind that follows from the model field; a decimal in yuan is money."""
    if field.choices:
        return Kind.CHOICE
    kind = next((kind for cls, kind in _KINDS if isinstance(field, cls)), Kind.TEXT)
    return Kind.MONEY if kind is Kind.DECIMAL and column.unit == "元" else kind


def choice_reader(
    field: models.Field[Any, Any], spoken: tuple[tuple[str, str], ...] = ()
) -> Reader:
    """Reads a label or a stored value of the field's choices, or what else they are called."""
    known: dict[str, Any] = dict(spoken)
    for value, label in field.flatchoices:
        known[str(label)] = value
        known.setdefault(str(value), value)
    labels = "、".join(str(label) for _, label in field.flatchoices)

    def read(raw: Any) -> Reading:
        text, _ = cells.parse_text(raw)
        if not text:
            return None, ""
        found = known.get(text)
        return (found, "") if found is not None else (None, f"没有这个选项；可填：{labels}")

    return read


def money_reader(unit: str) -> Reader:
    """Reads an amount given in `unit` (元, 万元, 亿元) to yuan."""

    def read(raw: Any) -> Reading:
        return cells.parse_money(raw, unit=unit)

    return read


def text_reader(longest: int | None) -> Reader:
    """Reads text, refusing what the field cannot hold instead of cutting it."""

    def read(raw: Any) -> Reading:
        text, problem = cells.parse_text(raw)
        if text is not None and longest is not None and len(text) > longest:
            return None, f"超过{longest}个字，请缩短"
        return text, problem

    return read


_PLAIN: dict[Kind, Reader] = {
    Kind.INTEGER: cells.parse_integer,
    Kind.DECIMAL: cells.parse_decimal,
    Kind.DATE: cells.parse_date,
    Kind.BOOLEAN: cells.parse_boolean,
}


def reader_for(field: models.Field[Any, Any], column: Column, *, unit: str = "") -> Reader:
    """How a cell of this column is read; references are resolved afterwards, in bulk."""
    if column.reads:
        return column.reads
    kind = kind_of(field, column)
    if kind is Kind.CHOICE:
        return choice_reader(field, column.spoken)
    if kind is Kind.MONEY:
        return money_reader(unit or "元")
    return _PLAIN.get(kind) or text_reader(getattr(field, "max_length", None))
