"""Finding records by the other names that stand in their own `aliases` column."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from django.db.models import QuerySet

from kejitong.registers.models import Record

_BETWEEN = re.compile("[；;、]")


def aliased(model: type[Record], names: Collection[str]) -> dict[str, int]:
    """别名指的是哪条在册记录；两条记录共用的别名不算数。"""
    records: QuerySet[Any] = model._default_manager.all()
    live = records.filter(retired_at=None).exclude(aliases="")
    found: dict[str, int] = {}
    shared: set[str] = set()
    for pk, aliases in live.values_list("pk", "aliases"):
        for alias in map(str.strip, _BETWEEN.split(aliases)):
            if alias in names and found.setdefault(alias, pk) != pk:
                shared.add(alias)
    return {alias: pk for alias, pk in found.items() if alias not in shared}
