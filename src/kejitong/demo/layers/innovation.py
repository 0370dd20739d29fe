"""年度数据里只有创新企业才报的几栏：高新收入、境内研发、成果转化、技术领域。"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from random import Random
from typing import Final

from kejitong.registers.register import Values

_CODES: Final = {
    "materials": "401", "machinery": "804", "electronics": "101", "biomedicine": "201",
    "food": "206", "agriculture": "206", "social_development": "701",
}  # fmt: skip
_REPORTING: Final = 94
"""The share of enterprises, in percent, that report what the others leave blank."""


def innovating(
    rows: Iterable[Values], fields: Mapping[int, str], chance: Random
) -> Iterator[Values]:
    """Rows with figures get the further ones; a few enterprises leave them blank every year."""
    silent: dict[int, bool] = {}
    shares: dict[int, int] = {}
    for row in rows:
        pk, revenue = row["organisation"], row.get("revenue")
        if pk not in silent:
            silent[pk] = chance.randrange(100) >= _REPORTING
            shares[pk] = chance.randint(42, 88)
        if revenue is None or silent[pk]:
            yield row
            continue
        income = revenue * chance.randint(1005, 1040) / 1000
        yield {
            **row,
            "total_income": income,
            "hightech_income": income * (shares[pk] + chance.randint(-3, 3)) / 100,
            "total_cost": revenue * chance.randint(84, 97) / 100,
            "rd_expense_domestic": row["rd_expense"] * chance.randint(92, 100) / 100,
            "conversions": chance.randint(1, 9),
            "field_code": _CODES[fields[pk]],
        }
