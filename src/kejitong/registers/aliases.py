"""Finding records by the other names that stand in their own `aliases` column."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import QuerySet

from kejitong.registers.lookups import looked_up
from kejitong.registers.models import Record

_BETWEEN = re.compile("[；;、]")


def aliased(model: type[Record], names: Collection[str]) -> dict[str, int]:
    """别名指的是哪条在册记录；两条记录共用的别名不算数。"""
    records: QuerySet[Any] = model._default_manager.all()
    live = records.filter(retired_at=None).exclude(aliases="")
    found: dict[str, int] = {}
    shared: set[str] = set()
    for pk, aliases in live.values_list("pk", "aliases"):
        for alias in _apart(aliases):
            if alias in names and found.setdefault(alias, pk) != pk:
                shared.add(alias)
    return {alias: pk for alias, pk in found.items() if alias not in shared}


def known_as(model: type[Record], names: Collection[str]) -> list[int]:
    """名称或别名是其中之一的在册记录；一次读取中，每张表只看一遍。"""
    live: QuerySet[Any] = model._default_manager.filter(retired_at=None).order_by("pk")
    every = looked_up(
        (model.__name__, "names"), lambda: list(live.values_list("pk", "name", "aliases"))
    )
    return [pk for pk, name, other in every if not {name, *_apart(other)}.isdisjoint(names)]


def _apart(aliases: str) -> Iterator[str]:
    return map(str.strip, _BETWEEN.split(aliases))
