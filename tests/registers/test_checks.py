"""Checks across columns."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kejitong.programmes.models import Filing, Programme
from kejitong.registers.checks import between, in_order

DAYS = st.dates(date(2000, 1, 1), date(2040, 1, 1))


@given(DAYS, st.integers(-400, 400))
def test_in_order_complains_exactly_of_earlier_days(first, later):
    check = in_order(Filing, ("filed_on", "approved_on"))
    values = {"filed_on": first, "approved_on": first + timedelta(days=later)}
    assert [name for name, _ in check(values)] == ["approved_on"] * (later < 0)


def test_in_order_names_the_other_date():
    check = in_order(Filing, ("filed_on", "approved_on"))
    values = {"filed_on": date(2025, 3, 2), "approved_on": date(2025, 3, 1)}
    assert [*check(values)] == [("approved_on", "早于申报日期2025-03-02，请核对两处日期")]


def test_in_order_strictly_refuses_the_same_day():
    day = date(2025, 3, 2)
    check = in_order(Programme, ("since", "until"), strictly=True)
    assert [*check({"since": day, "until": day})] == [
        ("until", "与设立日期同为2025-03-02，须晚于它")
    ]
    assert not [*check({"since": day, "until": day + timedelta(days=1)})]
    assert not [*check({"since": day, "until": None})]
    assert not [*check({"until": day})]


@given(st.integers(-5, 15))
def test_between_complains_exactly_outside_its_bounds(value):
    assert [*between("month", 1, 12)({"month": value})] == (
        [] if 1 <= value <= 12 else [("month", "须在1至12之间")]
    )
    assert [*between("amount", 0)({"amount": value})] == (
        [] if value >= 0 else [("amount", "不能小于0")]
    )


def test_between_leaves_empty_cells_alone():
    assert not [*between("month", 1, 12)({"month": None})]
    assert not [*between("month", 1, 12)({})]
