"""What one pass over a column tells of it."""

from __future__ import annotations

import pytest

from kejitong.policy.facts import Fact, Shape
from kejitong.policy.pieces import Exactness
from kejitong.policy.traits import Traits, in_cents

MONEY = Fact("sales", "收入", "", "元", Shape.YEARLY)
COUNT = Fact("ip", "件数", "", "件", Shape.SINGLE)
FINE = {"least": 0.5, "most": 9.0, "total": 12.0}


@pytest.mark.parametrize(
    ("fact", "told", "suspicious"),
    [
        (MONEY, FINE, False),
        (MONEY, {**FINE, "least": -1.0}, True),
        (MONEY, {**FINE, "total": float("nan")}, True),
        (MONEY, {**FINE, "most": 1e15}, True),
        (COUNT, FINE, True),
        (COUNT, {**FINE, "is_whole": True}, False),
        (COUNT, {}, False),
    ],
)
def test_when_to_look_closer(fact: Fact, told: dict[str, float], suspicious: bool) -> None:
    assert Traits(empty=1, unread=0, **told).is_suspicious(fact) is suspicious  # type: ignore[arg-type]
    assert Traits(empty=1, unread=1, **told).is_suspicious(fact)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("told", "exactness"),
    [
        ({"is_whole": True}, Exactness.WHOLE),
        ({}, Exactness.PLAIN),
        ({"digits": 16}, Exactness.ROUGH),
        ({"digits": 15}, Exactness.PLAIN),
        ({"places": 15}, Exactness.ROUGH),
        ({"places": 14}, Exactness.PLAIN),
        ({"most": 1e12}, Exactness.ROUGH),
    ],
)
def test_how_exact_floats_are(told: dict[str, float], exactness: Exactness) -> None:
    column = Traits(empty=0, unread=0, **{**FINE, **told}).column(MONEY)  # type: ignore[arg-type]
    assert (column.exactness, column.is_full) == (exactness, True)


@pytest.mark.parametrize(("least", "side"), [(-3.5, -1), (0.0, 0), (0.01, 1), (7.0, 1)])
def test_only_the_side_of_zero_is_kept(least: float, side: int) -> None:
    column = Traits(empty=0, unread=0, **{**FINE, "least": least}).column(MONEY)  # type: ignore[arg-type]
    assert (column.least > 0) - (column.least < 0) == side
    assert column.least <= least


def test_cents() -> None:
    column = in_cents(Traits(empty=1, unread=0, **FINE).column(MONEY))  # type: ignore[arg-type]
    assert (column.exactness, column.scale) == (Exactness.WHOLE, 100)
    assert 0 < column.least <= 50
