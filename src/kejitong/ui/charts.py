"""A chart as a value: one declaration feeds the drawing, the table under it, and its export."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypedDict

ChartKind = Literal["bar", "line", "ranking", "places"]
Value = Decimal | int | None


class SeriesPlan(TypedDict):
    """One series as the browser reads it."""

    name: str
    values: list[float | None]
    urls: list[str]


class ChartPlan(TypedDict):
    """A chart as the browser reads it."""

    kind: str
    unit: str
    categories: list[str]
    series: list[SeriesPlan]
    target: float | None
    highlight: str


@dataclass(frozen=True, slots=True)
class Series:
    """一组数；缺的是 `None`，不是零。`urls` 与各数一一对应，空则点不开。"""

    name: str
    values: tuple[Value, ...]
    urls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """图上的一点，也是表里的一格：数，和点开后的去处。"""

    value: Value
    url: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """一张图；`ranking` 横排，`places` 画名次（第1在最上）；`highlight` 是要突出的一类。

    `most` 是图上只画的前几类，表里各类都有；`is_summed` 的，表末有合计。
    """

    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    target: Decimal | None = None
    highlight: str = ""
    most: int | None = None
    is_summed: bool = False

    def __post_init__(self) -> None:
        for one in self.series:
            if len(one.values) != len(self.categories):
                raise ValueError(f"{one.name}: {len(one.values)} != {len(self.categories)}")
            if one.urls and len(one.urls) != len(self.categories):
                raise ValueError(f"{one.name}: {len(one.urls)} != {len(self.categories)}")

    @property
    def is_cut(self) -> bool:
        """图上没有画全。"""
        return self.most is not None and len(self.categories) > self.most

    @property
    def totals(self) -> tuple[Value, ...]:
        """各组的合计，缺的不算；不合计的图没有。"""
        if not self.is_summed:
            return ()
        return tuple(sum(value for value in one.values if value is not None) for one in self.series)

    @property
    def rows(self) -> list[tuple[str, tuple[Value, ...]]]:
        """各行：类别和各组的数。"""
        return list(
            zip(
                self.categories, zip(*(one.values for one in self.series), strict=True), strict=True
            )
        )

    @property
    def marks(self) -> list[tuple[str, tuple[Mark, ...]]]:
        """图下表格的各行：类别和各组的数，连同去处。"""
        return [
            (
                category,
                tuple(
                    Mark(one.values[place], one.urls[place] if one.urls else "")
                    for one in self.series
                ),
            )
            for place, category in enumerate(self.categories)
        ]

    @property
    def plan(self) -> ChartPlan:
        """What the browser draws; floats are for pixels only."""
        return {
            "kind": self.kind,
            "unit": self.unit,
            "categories": list(self.categories[: self.most]),
            "series": [
                {
                    "name": one.name,
                    "values": [_pixels(value) for value in one.values[: self.most]],
                    "urls": list(one.urls[: self.most]),
                }
                for one in self.series
            ],
            "target": _pixels(self.target),
            "highlight": self.highlight,
        }


def _pixels(value: Value) -> float | None:
    return None if value is None else float(value)
