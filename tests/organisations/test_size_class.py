"""Size classes: every bound of the four sectors, one below it, and what cannot be judged."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kejitong.organisations.choices import SizeClass
from kejitong.organisations.size_class import Scale, sectors, size_class

ORDER = [SizeClass.MICRO, SizeClass.SMALL, SizeClass.MEDIUM, SizeClass.LARGE]
WAN = Decimal(10_000)
staffs = st.integers(0, 5000)
amounts = st.decimals(0, 2_000_000_000, places=2)


def wan(amount: int) -> Decimal:
    return amount * WAN


@pytest.mark.parametrize(
    ("staff", "revenue", "expected"),
    [
        (1000, 40_000, "large"),
        (999, 40_000, "medium"),
        (1000, 39_999, "medium"),
        (300, 2_000, "medium"),
        (5000, 1_999, "small"),
        (299, 90_000, "small"),
        (20, 300, "small"),
        (19, 90_000, "micro"),
        (5000, 299, "micro"),
        (0, 0, "micro"),
    ],
)
def test_industry_needs_both_bounds(staff: int, revenue: int, expected: str) -> None:
    for code in ("B06", "C3731", "D44"):
        assert size_class(code, Scale(staff, wan(revenue))) == expected


@pytest.mark.parametrize(
    ("code", "scale", "expected"),
    [
        ("A01", Scale(revenue=wan(20_000)), "large"),
        ("A01", Scale(revenue=wan(500)), "medium"),
        ("A01", Scale(revenue=wan(50)), "small"),
        ("A01", Scale(revenue=wan(50) - 1), "micro"),
        ("E47", Scale(revenue=wan(80_000), assets=wan(80_000)), "large"),
        ("E47", Scale(revenue=wan(80_000), assets=wan(79_999)), "medium"),
        ("E47", Scale(revenue=wan(6_000), assets=wan(5_000)), "medium"),
        ("E47", Scale(revenue=wan(300), assets=wan(300)), "small"),
        ("E47", Scale(revenue=wan(80_000), assets=wan(299)), "micro"),
        ("I65", Scale(300, wan(10_000)), "large"),
        ("I6513", Scale(100, wan(1_000)), "medium"),
        ("I65", Scale(10, wan(50)), "small"),
        ("I65", Scale(9, wan(50_000)), "micro"),
    ],
)
def test_other_sectors(code: str, scale: Scale, expected: str) -> None:
    assert size_class(code, scale) == expected


@pytest.mark.parametrize(
    ("code", "scale"),
    [
        ("", Scale(1000, wan(40_000))),
        ("F51", Scale(1000, wan(40_000))),
        ("I63", Scale(1000, wan(40_000))),
        ("C37", Scale(None, wan(40_000))),
        ("C37", Scale(1000, None)),
        ("E47", Scale(1000, wan(40_000))),
    ],
)
def test_no_answer_without_sector_or_figures(code: str, scale: Scale) -> None:
    assert size_class(code, scale) is None


@given(staffs, amounts, staffs, amounts, st.sampled_from(["A", "C", "E", "I65"]))
def test_growing_never_lowers_the_class(
    staff: int, amount: Decimal, more_staff: int, more: Decimal, code: str
) -> None:
    before = size_class(code, Scale(staff, amount, amount))
    after = size_class(code, Scale(staff + more_staff, amount + more, amount + more))
    assert before is not None
    assert after is not None
    assert ORDER.index(before) <= ORDER.index(after)


def test_bands_fall_from_large_to_small() -> None:
    for sector in sectors():
        assert [band.size for band in sector.bands] == ["large", "medium", "small"]
        for bound in ("staff", "revenue", "assets"):
            floors = [getattr(band, bound) for band in sector.bands]
            assert floors == [None] * 3 or floors == sorted(set(floors), reverse=True)
