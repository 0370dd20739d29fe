"""Annuities: fees by year, reduction, due days, grace, surcharge and lapse."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kejitong.patents import annuity
from kejitong.patents.annuity import NoSuchYear, Reduction
from kejitong.patents.terms import anniversary

FILED = date(2018, 6, 3)
filings = st.dates(date(1990, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("kind", "fees"),
    [
        ("invention", [900] * 3 + [1200] * 3 + [2000] * 3 + [4000] * 3 + [6000] * 3 + [8000] * 5),
        ("utility", [600] * 3 + [900] * 2 + [1200] * 3 + [2000] * 2),
        ("design", [600] * 3 + [900] * 2 + [1200] * 3 + [2000] * 2 + [3000] * 5),
    ],
)
def test_fees_of_every_year(kind: str, fees: list[int]) -> None:
    assert [annuity.full_fee(kind, year) for year in range(1, len(fees) + 1)] == fees
    for beyond in (0, len(fees) + 1):
        with pytest.raises(NoSuchYear) as refused:
            annuity.full_fee(kind, beyond)
        assert refused.value.remedy == f"请填写1至{len(fees)}之间的年度"


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2018, 6, 3), 1),
        (date(2019, 6, 2), 1),
        (date(2019, 6, 3), 2),
        (date(2025, 12, 31), 8),
    ],
)
def test_patent_years_turn_on_the_anniversary(day: date, year: int) -> None:
    assert annuity.patent_year(FILED, day) == year


@given(filings, st.integers(1, 20))
def test_a_year_begins_where_its_fee_is_due(filed_on: date, year: int) -> None:
    due = annuity.due_on(filed_on, year)
    assert annuity.patent_year(filed_on, due) == year
    if year > 1:
        assert annuity.patent_year(filed_on, due - timedelta(days=1)) == year - 1


def test_schedule_begins_after_the_year_of_grant_and_ends_with_the_term() -> None:
    dues = annuity.schedule("utility", FILED, date(2019, 3, 1))
    assert [due.year for due in dues] == list(range(2, 11))
    assert dues[0] == annuity.Due(2, date(2019, 6, 3), Decimal(600), date(2019, 12, 3))
    assert dues[-1] == annuity.Due(10, date(2027, 6, 3), Decimal(2000), date(2027, 12, 3))


def test_an_old_design_has_ten_years_of_fees() -> None:
    assert annuity.schedule("design", date(2021, 5, 31), date(2021, 12, 1))[-1].year == 10
    assert annuity.schedule("design", date(2021, 6, 1), date(2021, 12, 1))[-1].year == 15


@pytest.mark.parametrize(
    ("reduction", "first", "ninth_after_grant", "tenth_after_grant"),
    [
        (Reduction.NONE, "1200", "4000", "6000"),
        (Reduction.SINGLE, "180", "600", "6000"),
        (Reduction.JOINT, "360", "1200", "6000"),
    ],
)
def test_reduction_lasts_ten_years_from_the_year_of_grant(
    reduction: Reduction, first: str, ninth_after_grant: str, tenth_after_grant: str
) -> None:
    dues = annuity.schedule("invention", FILED, date(2020, 6, 3), reduction=reduction)
    fees = {due.year: due.fee for due in dues}
    assert fees[4] == Decimal(first)
    assert fees[12] == Decimal(ninth_after_grant)
    assert fees[13] == Decimal(tenth_after_grant)


@pytest.mark.parametrize(
    ("paid_on", "amount"),
    [
        (date(2023, 6, 3), "0"),
        (date(2023, 6, 1), "0"),
        (date(2023, 7, 2), "0"),
        (date(2023, 7, 3), "60"),
        (date(2023, 8, 2), "60"),
        (date(2023, 8, 3), "120"),
        (date(2023, 11, 3), "300"),
        (date(2023, 12, 3), "300"),
    ],
)
def test_surcharge_grows_by_the_whole_month(paid_on: date, amount: str) -> None:
    assert annuity.surcharge("invention", 6, due=date(2023, 6, 3), paid_on=paid_on) == Decimal(
        amount
    )


@given(filings, st.integers(0, 183), st.integers(0, 30))
def test_paying_later_never_costs_less(filed_on: date, late: int, later: int) -> None:
    due = annuity.due_on(filed_on, 6)
    first = annuity.surcharge("invention", 6, due=due, paid_on=due + timedelta(days=late))
    second = annuity.surcharge("invention", 6, due=due, paid_on=due + timedelta(days=late + later))
    assert 0 <= first <= second <= Decimal(300)


def test_grace_ends_on_the_last_day_of_a_short_month() -> None:
    due = annuity.schedule("utility", date(2019, 8, 31), date(2019, 12, 1))[0]
    assert (due.due_on, due.grace_until) == (date(2020, 8, 31), date(2021, 2, 28))


def test_unpaid_lapses_after_grace_and_from_the_due_day() -> None:
    def lapsed(day: date) -> date | None:
        return annuity.lapsed_on(FILED, paid_until_year=5, day=day)

    assert lapsed(date(2023, 6, 3)) is None
    assert lapsed(date(2023, 12, 3)) is None
    assert lapsed(date(2023, 12, 4)) == date(2023, 6, 3) == anniversary(FILED, 5)
