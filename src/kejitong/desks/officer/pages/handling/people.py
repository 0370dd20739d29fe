"""Claims of organisations that wait for the bureau, and the pool of experts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kejitong.accounts import queries as accounts
from kejitong.memberships import queries
from kejitong.review import queries as review


@dataclass(frozen=True, slots=True)
class Claim:
    """一次认领：认领人、单位、登记册里的同一个单位。"""

    claim: Any
    known: Any | None
    heads: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Experts:
    """专家名单和可以入库的账户。"""

    everyone: tuple[Any, ...]
    accounts: tuple[Any, ...]


def waiting() -> tuple[Any, ...]:
    """Claims that wait, first come first."""
    return tuple(queries.waiting_claims())


def claim(found: Any, on: Any) -> Claim:
    """One claim beside what the register knows."""
    known = queries.claimed(found)
    return Claim(found, known, tuple(_heads(known, on)) if known else ())


def experts() -> Experts:
    """Who is or was in the pool, and the accounts that may enter it."""
    everyone = tuple(review.everyone())
    inside = {one.user_id for one in everyone if one.left_on is None}
    free = accounts.people().filter(role="expert", is_active=True).exclude(pk__in=inside)
    return Experts(everyone, tuple(free))


def _heads(organisation: Any, on: Any) -> Iterator[str]:
    for one in queries.members_of(organisation, on):
        if one.duty == "administrator":
            yield str(one.user)
