"""Amounts, numbers and days as people here write them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kejitong.ui.templatetags import kejitong as house

DAY = date(2026, 11, 30)
MOMENT = datetime(2026, 11, 30, 16, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("yuan", "unit", "written"),
    [
        (None, "", "—"),
        ("", "", "—"),
        (0, "", "0元"),
        (Decimal("9999.5"), "", "9,999.50元"),
        (86500, "", "8.65万元"),
        (68430000, "", "6,843万元"),
        (68430500, "", "6,843.05万元"),
        (200000, "", "20万元"),
        (1403000000, "", "14.03亿元"),
        (-86500, "", "-8.65万元"),
        (1403000000, "万元", "140,300万元"),
    ],
)
def test_money_takes_the_fitting_unit(yuan: Decimal | int | None, unit: str, written: str) -> None:
    assert house.money(yuan, unit) == written


@pytest.mark.parametrize(
    ("value", "places", "written"),
    [(12240, None, "12,240"), (Decimal("38.62"), None, "38.62"), (Decimal("38.625"), 2, "38.63"),
     (0, None, "0"), (None, 2, "—"), (1000, 1, "1,000.0")],
)  # fmt: skip
def test_number_groups_thousands(
    value: Decimal | int | None, places: int | None, written: str
) -> None:
    assert house.number(value, places) == written


def test_percent_and_signed_difference() -> None:
    assert house.percent(Decimal("0.1234")) == "12.3%"
    assert house.percent(Decimal("0.1234"), 2) == "12.34%"
    assert house.percent(None) == "—"
    assert [house.signed(Decimal(value)) for value in ("4.12", "-1.2", "0.01")] == [
        "＋4.1",
        "－1.2",
        "0.0",
    ]
    assert house.signed(None) == "—"


def test_days_are_written_for_their_place() -> None:
    assert house.day(DAY) == "2026年11月30日"
    assert house.short_day(DAY) == "11-30"
    assert house.plain_day(DAY) == "2026-11-30"
    assert house.weekday(DAY) == "星期一"
    assert [write(None) for write in (house.day, house.short_day, house.plain_day)] == ["—"] * 3


def test_moments_are_local() -> None:
    assert house.moment(MOMENT) == "2026年12月1日 00:30"
    assert house.day(MOMENT) == "2026年12月1日"
    assert house.moment(datetime(2026, 11, 30, 17, 0)) == "2026年11月30日 17:00"
    assert house.moment(None) == "—"


def test_nought_is_not_blank() -> None:
    assert [house.or_dash(value) for value in (None, "", 0, "甲")] == ["—", "—", 0, "甲"]


@given(st.decimals(-1000, 1000, allow_nan=False, allow_infinity=False, places=3))
def test_bars_stay_within_their_box(value: Decimal) -> None:
    drawn = Decimal(house.clamped(value))
    assert 0 <= drawn <= 100
    if 0 <= value <= 100:
        assert abs(drawn - value) <= Decimal("0.005")


def test_bar_of_nothing_is_empty() -> None:
    assert [house.clamped(value) for value in (None, "", "95.8")] == ["0", "0", "95.80"]


@pytest.mark.parametrize(
    ("tags", "kind"),
    [("success", "green"), ("extra error", "refusal"), ("warning", "amber"), ("", "blue")],
)
def test_messages_have_a_kind(tags: str, kind: str) -> None:
    assert house.message_kind(tags) == kind
