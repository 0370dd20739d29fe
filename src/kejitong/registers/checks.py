"""Checks across the columns of a row: dates in their order, numbers within bounds."""

from __future__ import annotations

from collections.abc import Iterator

from kejitong.registers.models import Record
from kejitong.registers.register import Check, Values


def in_order(model: type[Record], *pairs: tuple[str, str], strictly: bool = False) -> Check:
    """后一个日期不早于前一个；`strictly` 时同一天也不行。缺一个日期就不核对。"""
    named = [(one, two, str(model._meta.get_field(one).verbose_name)) for one, two in pairs]  # type: ignore[union-attr]

    def check(values: Values) -> Iterator[tuple[str, str]]:
        for one, two, label in named:
            first, second = values.get(one), values.get(two)
            if first is None or second is None or second > first:
                continue
            if second < first:
                yield two, f"早于{label}{first:%Y-%m-%d}，请核对两处日期"
            elif strictly:
                yield two, f"与{label}同为{first:%Y-%m-%d}，须晚于它"

    return check


def between(name: str, low: int, high: int | None = None) -> Check:
    """数在上下限之内；没有填就不核对。"""
    bounds = f"须在{low}至{high}之间" if high is not None else f"不能小于{low}"

    def check(values: Values) -> Iterator[tuple[str, str]]:
        value = values.get(name)
        if value is not None and (value < low or (high is not None and value > high)):
            yield name, bounds

    return check
