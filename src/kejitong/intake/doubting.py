"""What a person should look at before a known record is changed: leaps, and settled records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from kejitong.kernel.refusals import Problem
from kejitong.registers import showing
from kejitong.registers.register import Register, Values

LEAP = 10
Changes = Mapping[str, tuple[Any, Any]]


def doubts(
    register: Register, row: Values, *, held: Values, changes: Changes, number: int
) -> Iterator[Problem]:
    """The reminders about one row that would change what is held."""
    for name, (before, after) in changes.items():
        if register.kind(name) in showing.NUMERIC and (times := _leap(before, after)):
            was = f"{showing.written(register, name, before)}{register.by_name[name].unit}"
            now = f"{showing.written(register, name, after)}{register.by_name[name].unit}"
            sentence = f"册里是{was}，这次是{now}，相差{times}倍，请核对单位和数"
            yield Problem(number, register.heading(name), "", sentence)
    for column in register.columns:
        settled = column.settled
        said = row.get(column.name)
        if not settled or held.get(column.name) != settled or said == settled:
            continue
        label = showing.written(register, column.name, settled)
        what = f"写的是{showing.written(register, column.name, said)}" if said else "没有写明"
        sentence = f"册里的已是{label}，这份表{what}；导入就改动了{label}，请核对"
        yield Problem(number, register.heading(column.name), "", sentence)


def _leap(before: Any, after: Any) -> str:
    """How many times the one is the other, from ten on; empty for less, and beside nothing."""
    if not before or not after:
        return ""
    larger, smaller = sorted((abs(Decimal(before)), abs(Decimal(after))), reverse=True)
    times = larger / smaller
    return f"{times:,.0f}" if times >= LEAP else ""
