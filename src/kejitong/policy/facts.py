"""What may be known about one enterprise: the dictionary of facts, and a sheet of values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

Value: TypeAlias = Fraction | date | bool | str
Key: TypeAlias = tuple[str, int | None]


class Shape(StrEnum):
    """一项事实怎样填。"""

    SINGLE = "single"
    YEARLY = "yearly"
    HEADCOUNT = "headcount"
    DATE = "date"
    FLAG = "flag"
    TALLY = "tally"
    TEXT = "text"

    @property
    def meaning(self) -> str:
        """填法。"""
        return _MEANINGS[self]

    @property
    def by_year(self) -> bool:
        """是否按会计年度填写。"""
        return self in {Shape.YEARLY, Shape.HEADCOUNT}


_MEANINGS = {
    Shape.SINGLE: "一个数",
    Shape.YEARLY: "{年度: 数}；只填一个数时视为最近一个会计年度",
    Shape.HEADCOUNT: "{年度: 全年月平均数}，或 {年度: [十三个月初月末人数]}",
    Shape.DATE: "日期，如 2020-05-01",
    Shape.FLAG: "true 或 false",
    Shape.TALLY: "项数，或 true、false",
    Shape.TEXT: "文字或代码",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """一项事实：名称、含义、单位、填法；`assumed` 是未填时按什么计。"""

    name: str
    label: str
    meaning: str
    unit: str
    shape: Shape
    assumed: str = ""
    may_be_negative: bool = False
    at_most: str = ""

    @property
    def is_whole(self) -> bool:
        """是否只能是整数。"""
        counted = self.unit in {"人", "项", "件", "位"}
        return counted and self.shape in {Shape.SINGLE, Shape.TALLY}

    @property
    def is_number(self) -> bool:
        """是否是数。"""
        return self.shape in {Shape.SINGLE, Shape.YEARLY, Shape.HEADCOUNT, Shape.TALLY}

    @property
    def default(self) -> Value | None:
        """未填时的值。"""
        if not self.assumed:
            return None
        return self.assumed == "true" if self.shape is Shape.FLAG else Fraction(self.assumed)


@dataclass(frozen=True, slots=True)
class Sheet:
    """一家企业已知的事实；`sources` 记每项事实从哪里来。"""

    name: str
    values: Mapping[Key, Value]
    sources: Mapping[Key, str] = field(default_factory=dict)

    def changed(self, changes: Mapping[Key, Value]) -> Sheet:
        """改动若干事实后的样子。"""
        sources = {**self.sources, **dict.fromkeys(changes, "假设")}
        return replace(self, values={**self.values, **changes}, sources=sources)


def spelled(key: Key) -> str:
    """事实及年度的写法，与扫描表的列名一致。"""
    name, year = key
    return name if year is None else f"{name}_{year}"
