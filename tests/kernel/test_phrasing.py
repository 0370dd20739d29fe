"""Figures in words: a phrase never claims more than the figure."""

import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kejitong.kernel import phrasing
from kejitong.kernel.phrasing import NoPhrase

COUNTS = st.integers(1, 10**9)


@pytest.mark.parametrize(
    ("value", "money", "expected"),
    [
        (0, False, "0项"),
        (7, False, "7项"),
        (10, False, "10项"),
        (11, False, "10多项"),
        (999, False, "990多项"),
        (1000, False, "1000项"),
        (1001, False, "1000多项"),
        (1199, False, "1100多项"),
        (999, True, "900多项"),
        (86, True, "80多项"),
        (Decimal("3210.5"), True, "3200多项"),
        (Decimal("7.5"), False, "7.5项"),
    ],
)
def test_duo(value, money, expected):
    assert phrasing.more_than(value, "项", money=money) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (9, "9条"),
        (94, "90多条"),
        (95, "近100条"),
        (1899, "1800多条"),
        (1900, "近2000条"),
        (9499, "9400多条"),
        (9500, "近1万条"),
        (9999, "近1万条"),
        (10000, "1万条"),
        (196_000, "近20万条"),
        (Decimal("99.5"), "近100条"),
    ],
)
def test_jin(value, expected):
    assert phrasing.nearly(value, "条") == expected


@given(COUNTS)
def test_duo_is_below_the_figure_by_less_than_a_step(value):
    printed = phrasing.more_than(value)
    number = int(printed.removesuffix("多"))

    assert (number == value) is not printed.endswith("多")
    assert 0 <= value - number < (10 if value < 1000 else 100)


@given(COUNTS)
def test_jin_is_never_more_than_five_per_cent_away(value):
    printed = phrasing.nearly(value)
    if printed.startswith("近"):
        round_number = int(printed[1:].replace("万", "0000"))
        assert value < round_number
        assert value >= round_number * Decimal("0.95")


def test_exact_figures_keep_their_places():
    assert phrasing.exact(356, "家") == "356家"
    assert phrasing.exact(Decimal("14.025"), "亿元", places=2) == "14.03亿元"
    assert phrasing.exact(12345678, "件") == "12345678件"


@pytest.mark.parametrize(
    ("yuan", "expected"),
    [
        ("1403000000", "14.03亿元"),
        ("100000000", "1.00亿元"),
        ("99990000", "9999万元"),
        ("12345000", "1235万元"),
        ("9999.5", "9999.50元"),
        ("-20000", "-2万元"),
    ],
)
def test_amounts_choose_their_unit(yuan, expected):
    assert phrasing.amount(Decimal(yuan)) == expected


def test_amounts_keep_to_a_unit_that_is_asked_for():
    assert phrasing.amount(Decimal(140_300_000), "万元") == "14030万元"


@pytest.mark.parametrize(
    ("growth", "expected"),
    [
        ("0.122", "同比增长12.2%"),
        ("-0.0304", "同比下降3.0%"),
        ("0.00049", "同比持平"),
        ("-0.00049", "同比持平"),
        ("0.0005", "同比增长0.1%"),
        ("0", "同比持平"),
    ],
)
def test_growth_has_a_word_for_its_sign(growth, expected):
    assert phrasing.signed_growth(Decimal(growth)) == expected


def test_growth_without_a_base_says_so():
    assert phrasing.signed_growth(None) == "上年同期无可比基数"
    assert phrasing.signed_growth(Decimal("0.5"), prefix="", places=0) == "增长50%"


def test_shares_and_their_differences():
    assert phrasing.percent(Decimal("0.43249")) == "43.2%"
    assert phrasing.percent(Decimal("0.05"), places=2) == "5.00%"
    assert phrasing.percentage_points(Decimal("0.012")) == "提高1.2个百分点"
    assert phrasing.percentage_points(Decimal("-0.012")) == "下降1.2个百分点"
    assert phrasing.percentage_points(Decimal("0.0001")) == "持平"


def test_equal_values_share_a_rank_and_the_next_is_skipped():
    peers = [9, 7, 7, 5]

    assert [phrasing.competition_rank(value, peers) for value in peers] == [1, 2, 2, 4]


@pytest.mark.parametrize(
    ("rank", "size", "expected"),
    [
        (3, 9, "第3位，位居前列"),
        (4, 9, "第4位"),
        (4, 10, "第4位，位居前列"),
        (5, 10, "第5位"),
        (2, 3, "第2位"),
    ],
)
def test_only_the_first_third_is_leading(rank, size, expected):
    assert phrasing.rank_words(rank, size) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, "零"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (101, "一百零一"),
        (110, "一百一十"),
        (1010, "一千零一十"),
        (2026, "二千零二十六"),
        (10001, "一万零一"),
        (101_000, "十万一千"),
        (100_000_001, "一亿零一"),
        (200_000_010_000, "二千亿零一万"),
    ],
)
def test_numbers_in_hanzi(number, expected):
    assert phrasing.chinese_number(number) == expected


def _read_section(words: str) -> int:
    total = 0
    for digit, step in re.findall("([一二三四五六七八九])([十百千]?)", words):
        scale = {"": 1, "十": 10, "百": 100, "千": 1000}[step]
        total += ("一二三四五六七八九".index(digit) + 1) * scale
    return total


def _read(words: str) -> int:
    words = f"一{words}" if words.startswith("十") else words
    total = 0
    for mark, scale in (("万亿", 10**12), ("亿", 10**8), ("万", 10**4)):
        before, found, after = words.partition(mark)
        if found:
            total, words = total + _read_section(before) * scale, after
    return total + _read_section(words)


@given(st.integers(0, 10**16 - 1))
def test_numbers_in_hanzi_can_be_read_back(number):
    words = phrasing.chinese_number(number)

    assert _read(words) == number
    assert "零零" not in words
    assert number == 0 or not words.endswith("零")


def test_dates_months_and_batches():
    assert phrasing.chinese_date(date(2026, 2, 7)) == "2026年2月7日"
    assert phrasing.hanzi_date(date(2026, 12, 20)) == "二〇二六年十二月二十日"
    assert phrasing.month_span(1, 11) == "1—11月"
    assert phrasing.month_span(3, 3) == "3月"
    assert phrasing.first_batch(1) == "首批"
    assert phrasing.first_batch(12) == "第十二批"


@pytest.mark.parametrize(
    ("phrase", "numbers"),
    [
        (phrasing.rank_words, (0, 3)),
        (phrasing.rank_words, (4, 3)),
        (phrasing.chinese_number, (-1,)),
        (phrasing.chinese_number, (10**16,)),
        (phrasing.month_span, (5, 3)),
        (phrasing.month_span, (0, 3)),
        (phrasing.first_batch, (0,)),
    ],
)
def test_impossible_figures_are_refused(phrase, numbers):
    with pytest.raises(NoPhrase):
        phrase(*numbers)


def test_a_cutoff_is_the_end_of_a_month_or_a_day():
    days = (date(2024, 2, 29), date(2025, 2, 27), date(2026, 11, 30))
    assert [phrasing.day_or_month_end(day) for day in days] == ["2月底", "2月27日", "11月底"]
