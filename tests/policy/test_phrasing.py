"""Figures never stand on the other side of the boundary that they are compared with."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kejitong.policy.phrasing import bare, chinese_day, figure, rounded

NUMBERS = st.fractions(-(10**9), 10**9, max_denominator=10**7)


@given(value=NUMBERS, beside=NUMBERS, places=st.integers(0, 6))
def test_rounding_keeps_the_side(value: Fraction, beside: Fraction, places: int) -> None:
    shown = Fraction(rounded(value, places=places, beside=beside))
    assert (shown < beside, shown > beside) == (value < beside, value > beside)


@given(value=NUMBERS)
def test_rounding_is_near(value: Fraction) -> None:
    assert abs(Fraction(rounded(value, places=3)) - value) <= Fraction(1, 2000)


@pytest.mark.parametrize(
    ("value", "unit", "beside", "shown"),
    [
        ("0.0399999997", "%", "0.04", "3.99%"),
        ("0.0400000003", "%", "0.04", "4.01%"),
        ("0.04", "%", "0.04", "4%"),
        ("0.12345", "%", "0.05", "12.35%"),
        ("50000001", "元", None, "5000.0001万元"),
        ("9999.99", "元", None, "9999.99元"),
        ("70", "分", "70", "70分"),
        ("12.5", "人", None, "12.5人"),
        ("-20000", "元", None, "-2万元"),
        ("0.01", "元", None, "0.01元"),
        ("-0.00001", "人", None, "0人"),
    ],
)
def test_figures(value: str, unit: str, beside: str | None, shown: str) -> None:
    limit = None if beside is None else Fraction(beside)
    assert figure(Fraction(value), unit, beside=limit) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [(Fraction(1, 3), "0.333333"), (Fraction(1, 20), "0.05"), (Fraction(7), "7")],
)
def test_bare(value: Fraction, shown: str) -> None:
    assert bare(value) == shown


def test_a_third_equal_to_its_boundary_is_a_fraction() -> None:
    assert rounded(Fraction(1, 3), places=2, beside=Fraction(1, 3)) == "1/3"


def test_days() -> None:
    assert chinese_day(date(2026, 6, 1)) == "2026年6月1日"
