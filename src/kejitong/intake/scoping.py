"""An import stays within the region of the person who brings it, and stands in it unless it says
where else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kejitong.registers import queries
from kejitong.registers.queries import Held
from kejitong.registers.register import Register, Values


@dataclass(frozen=True, slots=True)
class Filling:
    """表里没有写地区时，新增的行填哪一栏、填哪个地区；`in_blanks` 时，个别行空着的也填。"""

    column: str
    code: str
    in_blanks: bool = False


def filling(register: Register, region: str, home: str) -> Filling | None:
    """A person with a region means his own; for others the installation's is meant, where the
    register cannot do without one. Only registers that themselves name a region are filled.
    """
    column, _, path = register.region.partition("__")
    if not path or "__" in path:
        return None
    if queries.prefix(region):
        return Filling(column, region, in_blanks=True)
    return Filling(column, home) if home and register.by_name[column].required else None


def within(
    register: Register, region: str, rows: Sequence[Values], held: Sequence[Held | None]
) -> list[bool]:
    """Whether each row, and the record that it meets, lies within the region."""
    if not queries.prefix(region) or not register.region:
        return [True] * len(rows)
    place = register.region.partition("__")[0]
    mine = _records(register, region, [one.pk for one in held if one])
    there = _places(register, region, [row[place] for row in rows if row.get(place)])
    return [
        (one is None or one.pk in mine)
        and (row.get(place) in there or (one is not None and place not in row))
        for row, one in zip(rows, held, strict=True)
    ]


def _records(register: Register, region: str, numbers: Sequence[int]) -> set[int]:
    """Those of the records that lie within the region."""
    found: set[int] = set()
    for part in queries.chunks(numbers):
        records = queries.scoped(register, region).filter(pk__in=part)
        found.update(records.values_list("pk", flat=True))
    return found


def _places(register: Register, region: str, named: Sequence[Any]) -> set[Any]:
    """Those of the codes, or of the records that give a row its region, that lie within it."""
    place, _, path = register.region.partition("__")
    start = queries.prefix(region)
    if not path:
        return {code for code in named if str(code).startswith(start)}
    model: Any = register.field(place).related_model
    found: set[Any] = set()
    for part in queries.chunks([*{*named}]):
        targets = model._default_manager.filter(**{"pk__in": part, f"{path}__startswith": start})
        found.update(targets.values_list("pk", flat=True))
    return found
