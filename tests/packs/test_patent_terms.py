"""Patent terms, validity, annuities, reductions and surcharges."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from kejitong.packs.national.rules.patent_terms import (
    Patent,
    annuity,
    due_on,
    expires_on,
    is_valid,
    patent_year,
    surcharge,
)
from kejitong.policy.loading import load_rulesets

NUMBERS = load_rulesets(["kejitong.packs.national"]).parameters
INVENTION = Patent("invention", date(2018, 3, 15), granted_on=date(2020, 6, 1))


@pytest.mark.parametrize(
    ("kind", "filed", "end"),
    [
        ("invention", date(2018, 3, 15), date(2038, 3, 15)),
        ("utility_model", date(2018, 3, 15), date(2028, 3, 15)),
        ("design", date(2021, 5, 31), date(2031, 5, 31)),
        ("design", date(2021, 6, 1), date(2036, 6, 1)),
        ("invention", date(2020, 2, 29), date(2040, 2, 29)),
    ],
)
def test_term_from_filing(kind: str, filed: date, end: date) -> None:
    assert expires_on(Patent(kind, filed), NUMBERS) == end
    assert expires_on(Patent(kind, filed, extension_days=10), NUMBERS) == date.fromordinal(
        end.toordinal() + 10
    )


def test_an_unknown_kind_is_an_error() -> None:
    with pytest.raises(ValueError, match="plant"):
        expires_on(Patent("plant", date(2020, 1, 1)), NUMBERS)


def test_validity_at_each_edge() -> None:
    assert not is_valid(INVENTION, NUMBERS, on=date(2020, 5, 31))
    assert is_valid(INVENTION, NUMBERS, on=date(2020, 6, 1))
    assert is_valid(INVENTION, NUMBERS, on=date(2038, 3, 14))
    assert not is_valid(INVENTION, NUMBERS, on=date(2038, 3, 15))
    ended = Patent("invention", date(2018, 3, 15), date(2020, 6, 1), terminated_on=date(2024, 1, 1))
    assert is_valid(ended, NUMBERS, on=date(2023, 12, 31))
    assert not is_valid(ended, NUMBERS, on=date(2024, 1, 1))
    assert not is_valid(Patent("invention", date(2018, 3, 15)), NUMBERS, on=date(2024, 1, 1))


@pytest.mark.parametrize(
    ("kind", "fees"),
    [
        ("invention", {1: 900, 3: 900, 4: 1200, 7: 2000, 10: 4000, 13: 6000, 16: 8000, 20: 8000}),
        ("utility_model", {3: 600, 4: 900, 6: 1200, 8: 1200, 9: 2000, 10: 2000}),
        ("design", {3: 600, 5: 900, 8: 1200, 10: 2000, 11: 3000, 15: 3000}),
    ],
)
def test_annuities(kind: str, fees: dict[int, int]) -> None:
    patent = Patent(kind, date(2018, 3, 15), date(2020, 6, 1))
    for year, fee in fees.items():
        assert annuity(patent, NUMBERS, year=year, applicants=1, is_reduced=False) == fee


def test_reduction_for_ten_years_from_the_grant() -> None:
    assert patent_year(INVENTION, on=date(2020, 6, 1)) == 3
    fees = [
        annuity(INVENTION, NUMBERS, year=year, applicants=1, is_reduced=True)
        for year in (2, 3, 12, 13)
    ]
    assert fees == [Decimal(900), Decimal(135), Decimal(600), Decimal(6000)]
    assert annuity(INVENTION, NUMBERS, year=3, applicants=2, is_reduced=True) == Decimal(270)


def test_patent_years_turn_on_the_anniversary() -> None:
    assert patent_year(INVENTION, on=date(2019, 3, 14)) == 1
    assert patent_year(INVENTION, on=date(2019, 3, 15)) == 2


@pytest.mark.parametrize(
    ("paid", "extra"),
    [
        (date(2021, 3, 15), 0),
        (date(2021, 4, 15), 0),
        (date(2021, 4, 16), 60),
        (date(2021, 9, 15), 300),
        (date(2021, 9, 16), None),
    ],
)
def test_surcharge_of_five_percent_a_month(paid: date, extra: int | None) -> None:
    assert due_on(INVENTION, year=4) == date(2021, 3, 15)
    assert surcharge(INVENTION, NUMBERS, year=4, paid_on=paid) == extra
