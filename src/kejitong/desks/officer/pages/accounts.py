"""The accounts as the administrator lists them: whose each is, and of which area."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kejitong.accounts import queries as accounts
from kejitong.organisations import queries as organisations


@dataclass(frozen=True, slots=True)
class Held:
    """一个账户和它的地区；不分地区的没有地区。"""

    user: Any
    area: str
    code: str


def held() -> tuple[Held, ...]:
    """Every account; the names of all areas are read at once."""
    people = [*accounts.people()]
    names = organisations.region_names({one.region for one in people if one.region})
    return tuple(Held(one, names.get(one.region, ""), one.region) for one in people)
