"""A chart as a value: one declaration feeds the drawing and the table under it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypedDict

ChartKind = Literal["bar", "line", "ranking"]
Value = Decimal | int | None


class SeriesPlan(TypedDict):
    """One series as the browser reads it."""

    name: str
    values: list[float | None]


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
    """一组数；缺的是 `None`，不是零。"""

    name: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """一张图；`highlight` 是要突出的一类（排名里的本区）。"""

    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    target: Decimal | None = None
    highlight: str = ""

    def __post_init__(self) -> None:
        for one in self.series:
            if len(one.values) != len(self.categories):
                raise ValueError(f"{one.name}: {len(one.values)} != {len(self.categories)}")

    @property
    def rows(self) -> list[tuple[str, tuple[Value, ...]]]:
        """图下表格的各行。"""
        return list(
            zip(
                self.categories, zip(*(one.values for one in self.series), strict=True), strict=True
            )
        )

    @property
    def plan(self) -> ChartPlan:
        """What the browser draws; floats are for pixels only."""
        return {
            "kind": self.kind,
            "unit": self.unit,
            "categories": list(self.categories),
            "series": [
                {"name": one.name, "values": [_pixels(value) for value in one.values]}
                for one in self.series
            ],
            "target": _pixels(self.target),
            "highlight": self.highlight,
        }


def _pixels(value: Value) -> float | None:
    return None if value is None else float(value)
