"""Ratios and growth."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kejitong.kernel.stats import growth, ratio, rounded, technology_contribution


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [
        (112, 100, Decimal("0.12")),
        (Decimal(75), Decimal(100), Decimal("-0.25")),
        (0, 4, Decimal(-1)),
        (0, 0, Decimal(0)),
        (5, 0, None),
        (5, -1, None),
        (None, 5, None),
        (5, None, None),
    ],
)
def test_growth_needs_a_base(now, before, expected):
    assert growth(now, before) == expected


def test_a_share_needs_a_whole():
    assert ratio(1, 4) == Decimal("0.25")
    assert ratio(0, 4) == 0
    assert ratio(1, 0) is None


@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [("0.25", 1, "0.3"), ("-0.25", 1, "-0.3"), ("-0.04", 1, "0.0"), ("2.5", 0, "3")],
)
def test_rounding_is_half_up_and_knows_no_negative_zero(value, places, expected):
    assert f"{rounded(Decimal(value), places)}" == expected


def test_the_contribution_of_technology():
    found = technology_contribution(
        output=Decimal("0.10"),
        capital=Decimal("0.07"),
        labour=Decimal("0.04"),
        capital_share=Decimal("0.56"),
    )

    assert found == Decimal("0.432")


def test_without_growth_of_output_there_is_no_contribution():
    nothing = Decimal(0)

    assert (
        technology_contribution(
            output=nothing, capital=nothing, labour=nothing, capital_share=nothing
        )
        is None
    )


@given(st.integers(0, 10**12), st.integers(1, 10**12))
def test_growth_leads_from_before_to_now(now, before):
    found = growth(now, before)

    assert found is not None
    assert rounded((1 + found) * before) == now
