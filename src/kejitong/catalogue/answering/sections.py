"""One section as it was posted: what is stored, what is wrong with it, what may not be stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kejitong.catalogue.answering import reading, tables
from kejitong.catalogue.answering.gaps import Gap, doubts_about, faults
from kejitong.catalogue.answering.values import Stored, is_blank
from kejitong.catalogue.fields import Edition, Field, Section, Shape


@dataclass(frozen=True, slots=True)
class Parsed:
    """一节读出的回答。

    `problems` 已照原样存下，等人来改；`warnings` 只是提醒；`unfit` 不能存，`values` 里没有它们。
    表单上没有出现的栏目不在 `values` 里，原来的回答不动。
    """

    values: Stored
    problems: tuple[Gap, ...] = ()
    warnings: tuple[Gap, ...] = ()
    unfit: tuple[Gap, ...] = ()


def parse_section(section: Section, raw: Mapping[str, Any], *, edition: Edition) -> Parsed:
    """Read what was posted for a section; nothing that can be posted makes it fail."""
    stored: Stored = {}
    problems: list[Gap] = []
    warnings: list[Gap] = []
    unfit: list[Gap] = []
    for field in edition.section(section.code).fields:
        if not _is_posted(field, raw):
            continue
        value, refused = _read(field, raw)
        if refused:
            unfit += [Gap(section.code, place, f"“{field.label}”{why}") for place, why in refused]
            continue
        stored[field.code] = value
        if not is_blank(value):
            problems += faults(section.code, field, value)
            warnings += doubts_about(section.code, field, value)
    return Parsed(stored, tuple(problems), tuple(warnings), tuple(unfit))


def _is_posted(field: Field, raw: Mapping[str, Any]) -> bool:
    return tables.is_posted(field, raw) if field.shape is Shape.TABLE else field.code in raw


def _read(field: Field, raw: Mapping[str, Any]) -> tuple[Any, list[tables.Unfit]]:
    if field.shape is Shape.TABLE:
        return tables.read_table(field, raw)
    found = reading.read(field, raw[field.code])
    return found.value, [(field.code, found.unfit)] if found.unfit else []
