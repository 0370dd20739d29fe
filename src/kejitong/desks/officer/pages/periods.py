"""The stretches of time that a list is most often narrowed to: this month, the next quarter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from kejitong.desks.officer import links
from kejitong.registers import filtering
from kejitong.registers.columns import Kind
from kejitong.registers.register import Register

QUARTER = 3


@dataclass(frozen=True, slots=True)
class Period:
    """一段时间和按它筛选的网址。"""

    label: str
    url: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Periods:
    """一个日期栏可选的各段时间。"""

    label: str
    periods: tuple[Period, ...]


def periods(register: Register, asked: Mapping[str, str], today: date) -> tuple[Periods, ...]:
    """For each date by which the register is filtered, the stretches around today."""
    return tuple(
        Periods(register.heading(column.name), tuple(_of(register, column.name, asked, today)))
        for column in register.columns
        if column.filtered and register.kind(column.name) is Kind.DATE
    )


def _of(register: Register, name: str, asked: Mapping[str, str], today: date) -> Iterator[Period]:
    for label, first, last in around(today):
        ends = {name + filtering.SINCE: f"{first}", name + filtering.UNTIL: f"{last}"}
        is_chosen = all(asked.get(key) == end for key, end in ends.items())
        yield Period(label, links.register(register.slug, {**asked, **ends}), is_chosen)


def around(today: date) -> Iterator[tuple[str, date, date]]:
    """上月、本月、下月、本季度、下季度、今年：各自的首日和末日。"""
    month = today.replace(day=1)
    quarter = month.replace(month=(month.month - 1) // QUARTER * QUARTER + 1)
    for label, first, months in (
        ("上月", _later(month, -1), 1),
        ("本月", month, 1),
        ("下月", _later(month, 1), 1),
        ("本季度", quarter, QUARTER),
        ("下季度", _later(quarter, QUARTER), QUARTER),
        ("今年", month.replace(month=1), 12),
    ):
        yield label, first, _later(first, months) - timedelta(days=1)


def _later(month: date, months: int) -> date:
    year, place = divmod(month.year * 12 + month.month - 1 + months, 12)
    return date(year, place + 1, 1)
