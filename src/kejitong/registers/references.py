"""Finding the records that a workbook names: by code, by name, by former name; in bulk."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from kejitong.registers import queries
from kejitong.registers.lookups import looked_up
from kejitong.registers.register import Register


def resolve(register: Register, names: Collection[str]) -> dict[str, int]:
    """Text to primary key of the live record so named; names that fit two records are left out.

    Of a record that has ended and one that is in use under the same name, the latter is meant.
    """
    wanted = frozenset(name for name in names if name)
    return looked_up((register.slug, wanted), lambda: _resolved(register, wanted))


def _resolved(register: Register, wanted: frozenset[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    doubtful: set[str] = set()
    for field in register.names:
        for name, pk in _matches(register, field, wanted - found.keys()):
            if found.setdefault(name, pk) != pk:
                doubtful.add(name)
    rest = wanted - found.keys()
    if rest and register.also_named:
        found.update(register.also_named(rest))
    return {name: pk for name, pk in found.items() if name not in doubtful}


def _matches(register: Register, field: str, names: Collection[str]) -> list[tuple[str, int]]:
    rows: list[tuple[Any, int, Any]] = []
    for part in queries.chunks([*names]):
        live = queries.live(register).filter(**{f"{field}__in": part})
        rows.extend(live.values_list(field, "pk", register.ended or "retired_at"))
    current = {name for name, _, ended in rows if ended is None}
    return [(str(name), pk) for name, pk, ended in rows if ended is None or name not in current]
