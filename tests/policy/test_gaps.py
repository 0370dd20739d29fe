"""The smallest step that turns a condition."""

from fractions import Fraction

import pytest

from kejitong.policy.gaps import Change, _smallest, change_text


@pytest.mark.parametrize(
    ("now", "grain", "bound", "edge", "found"),
    [
        (0, 1, 1000, 1, 1),
        (0, 1, 1000, 37, 37),
        (0, 1, 36, 37, None),
        (0, 1, 37, 37, 37),
        (5, 1, 5, 6, None),
    ],
)
def test_doubling_and_halving_find_the_first_grain(
    now: int, grain: int, bound: int, edge: int, found: int | None
) -> None:
    step = _smallest(lambda value: value >= edge, Fraction(now), Fraction(grain), Fraction(bound))
    assert step == found


def test_downwards_too() -> None:
    found = _smallest(lambda value: value <= 12, Fraction(100), Fraction(-1, 100), Fraction(0))
    assert found == 12


def test_a_change_is_spelt_as_the_command_reads_it() -> None:
    assert change_text(Change("sales", 2025, "1", "2", "")) == "sales:2025=2"
