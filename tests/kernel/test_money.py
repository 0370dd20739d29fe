"""Amounts are read tolerantly, kept exactly and written in one way."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kejitong.kernel.money import NotMoney, exact, in_unit, to_fen, written, yuan

FEN = st.integers(-(10**16), 10**16).map(lambda fen: Decimal(fen) / 100)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("￥1,234.50", "1234.50"),
        ("1，234，567", "1234567"),
        ("１２３４．５", "1234.5"),
        ("1.2万元", "12000"),
        ("3亿", "300000000"),
        ("人民币12元整", "12"),
        (" 1 234 ", "1234"),
        ("(12.5)", "-12.5"),
        ("−7", "-7"),
        ("+7", "7"),
        ("5.", "5"),
    ],
)
def test_people_write_amounts_in_many_ways(text, expected):
    assert yuan(text) == Decimal(expected)


@pytest.mark.parametrize(
    "text", ["", "  ", "待定", "1,23", "12,3456", "1e5", "NaN", "1.2.3", "3千万", "--1", "1万亿"]
)
def test_nonsense_is_refused(text):
    with pytest.raises(NotMoney) as refused:
        yuan(text)
    assert refused.value.remedy


@pytest.mark.parametrize("value", [1.5, True, None, Decimal("NaN"), Decimal("Infinity")])
def test_floats_and_non_numbers_are_refused(value):
    with pytest.raises(NotMoney):
        yuan(value)


@pytest.mark.parametrize("text", ["0.123456789", "1000000000000000"])
def test_unlikely_sizes_are_refused(text):
    with pytest.raises(NotMoney):
        yuan(text)


def test_the_unit_of_the_column_counts_unless_the_text_has_its_own():
    assert yuan("1.2", "万元") == 12000
    assert yuan(3, "亿元") == 300_000_000
    assert yuan("120元", "万元") == 120
    assert f"{yuan('1.2', '万元')}" == "12000"
    assert f"{yuan(Decimal('1E+5'))}" == "100000"


def test_amounts_are_rounded_half_up_in_their_unit():
    assert in_unit(Decimal(15000), "万元") == 2
    assert in_unit(Decimal(1_403_500_000), "亿元") == Decimal("14.04")
    assert in_unit(Decimal(12345), "万元", 2) == Decimal("1.23")
    assert to_fen(Decimal("0.005")) == Decimal("0.01")


def test_amounts_are_written_with_separators():
    assert written(Decimal("1234567.5")) == "1,234,567.50元"
    assert written(Decimal(12_340_000), "万元") == "1,234万元"
    assert written(Decimal(1_403_000_000), "亿元") == "14.03亿元"
    assert written(Decimal(-1), "万元") == "0万元"


@given(FEN)
def test_what_is_written_is_read_back(amount):
    assert yuan(written(amount)) == amount
    assert yuan(exact(amount)) == amount


def test_whole_ten_thousands_are_written_short():
    assert exact(Decimal(300_000)) == "30万元"
    assert exact(Decimal("302500.5")) == "302,500.50元"
    assert exact(Decimal(0)) == "0元"


@given(st.decimals(-(10**9), 10**9, places=6), st.sampled_from(["元", "万元", "亿元"]))
def test_no_digit_is_lost_between_units(amount, unit):
    assert in_unit(yuan(amount, unit), unit, 6) == amount
