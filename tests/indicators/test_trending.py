"""Figures over time are the same read together as read one by one."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kejitong.indicators.figures import Scope
from kejitong.indicators.reckoning import Reckoner
from kejitong.indicators.trending import by_month, by_year, month_ends, places, years_back
from kejitong.kernel.identifiers.patent import patent_number
from tests import makers

SCOPE = Scope(makers.DISTRICT, "试验区", date(2026, 11, 20))
PEERS = "九县（市、区）"


@pytest.fixture
def region(db: None) -> Any:
    ours = makers.a_region()
    makers.a_record("peer_members", set_name=PEERS, region=ours, since=date(2020, 1, 1))
    days = [date(2025, 3, 1), date(2026, 2, 1), date(2026, 2, 28), date(2026, 11, 20)]
    for number, day in enumerate(days):
        makers.a_record(
            "patents", application_number=patent_number(day.year, "实用新型", number + 1),
            title=f"专利{number}", kind="utility", region=ours, filed_on=day,
        )  # fmt: skip
        makers.a_record(
            "grants", document_number=f"试财〔2026〕{number}号", title="经费", region=ours,
            level="city", granted_on=day, amount=Decimal(15000),
        )  # fmt: skip
    return ours


def test_by_month_is_what_each_cutoff_gives(region: Any) -> None:
    filed, funds = by_month(Reckoner(SCOPE), ["patents_filed", "funds_from_above"])
    assert [point.value for point in filed.this_year] == [
        None, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, None,
    ]  # fmt: skip
    assert [point.value for point in filed.last_year] == [None, None, *[1] * 10]
    assert [point.value for point in funds.this_year][1:3] == [3, 3]
    for found in (filed, funds):
        for point in (*found.this_year[:11], *found.last_year):
            assert point.value == Reckoner(point.scope).figure(found.code).value


def test_what_comes_by_month_is_not_carried_on(region: Any) -> None:
    for year, last in ((2026, 10), (2025, 12), (2024, 9)):
        for month in range(9, last + 1):
            makers.a_record(
                "statistics", series="hightech_output", region=region, year=year, month=month,
                value=Decimal(month + year), unit="亿元", document="月报", status="audited",
            )  # fmt: skip
    (found,) = by_month(Reckoner(SCOPE), ["hightech_output"])
    assert [point.value for point in found.this_year][8:] == [2035, 2036, None, None]
    assert [point.value for point in found.last_year][8:] == [2034, 2035, 2036, 2037]
    years = by_year(Reckoner(SCOPE), "hightech_output")
    assert [point.value for point in years] == [None, None, None, 2035, 2036]


def test_places_over_the_years(region: Any) -> None:
    other = makers.a_region("320613", "邻区")
    makers.a_record("peer_members", set_name=PEERS, region=other, since=date(2020, 1, 1))
    for year, value in ((2025, 9), (2026, 1)):
        makers.a_record(
            "peers", indicator="patents_filed", region=other, year=year, month=6,
            value=Decimal(value), document="简报",
        )  # fmt: skip
    found = places(Reckoner(SCOPE), ["patents_filed"])["patents_filed"]
    assert [(one.scope.year, one.rank, one.among) for one in found] == [
        (2022, None, 0), (2023, None, 0), (2024, None, 0), (2025, 2, 2), (2026, 1, 2),
    ]  # fmt: skip


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_month_ends_lie_in_their_months(day: date) -> None:
    ends = month_ends(Scope("1", "甲", day))
    assert [one.until.month for one in ends] == list(range(1, 13))
    assert ends[day.month - 1].until == day


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(1, 6))
def test_years_back_end_with_this_one(day: date, years: int) -> None:
    scopes = years_back(Scope("1", "甲", day), years)
    assert [one.year for one in scopes] == list(range(day.year - years + 1, day.year + 1))
