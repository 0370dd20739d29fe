"""A ground that keeps what is laid on it and touches no database."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from kejitong.demo import district
from kejitong.demo.ground import Ground
from kejitong.registers.register import Register, Values
from tests.makers import an_act


@dataclass(frozen=True, slots=True)
class Sketch(Ground):
    """Register's slug to its rows, numbered from one in the order in which they were laid."""

    laid: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    def lay(self, register: Register, rows: Iterable[Values]) -> list[int]:
        held = self.laid.setdefault(register.slug, [])
        before = len(held)
        for row in rows:
            held.append({**row, **(register.derive(row) if register.derive else {})})
        return [*range(before + 1, len(held) + 1)]


def sketched(scale: int = 1) -> dict[str, list[dict[str, Any]]]:
    """Everything that the district lays at this scale."""
    ground = Sketch(scale, an_act())
    district.lay_all(ground, lambda _: None)
    return ground.laid
