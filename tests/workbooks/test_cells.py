"""Cells become values, or a sentence that says what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kejitong.workbooks import cells
from kejitong.workbooks.grids import Cell

DAY = date(2026, 11, 30)
GOOD: list[tuple[Callable[[Cell], Any], Cell, object]] = [
    (cells.parse_text, "  某（集团）公司\n", "某（集团）公司"),
    (cells.parse_text, 12.0, "12"),
    (cells.parse_text, datetime(2026, 11, 30), "2026-11-30"),
    (cells.parse_text, True, "是"),
    (cells.parse_text, time(8, 30), "08:30:00"),
    (cells.parse_text, "   ", None),
    (cells.parse_text, "甲\x00公\x07司\u200b", "甲公司"),
    (cells.parse_text, "\x00", None),
    (cells.parse_text, "第一行\n第二行\t末", "第一行\n第二行\t末"),
    (cells.parse_code, "91\x0032\ufeff", "9132"),
    (cells.parse_code, "９１３２０６ ma", "913206MA"),
    (cells.parse_code, 226300.0, "226300"),
    (cells.parse_integer, "1,234", 1234),
    (cells.parse_integer, 7.0, 7),
    (cells.parse_decimal, "1,234.50", Decimal("1234.50")),
    (cells.parse_decimal, "１２．５", Decimal("12.5")),
    (cells.parse_decimal, "12.5%", Decimal("0.125")),
    (cells.parse_decimal, "3.2万", Decimal(32000)),
    (cells.parse_decimal, "(1,200)", Decimal(-1200)),
    (cells.parse_decimal, 0.1 + 0.2, Decimal("0.3")),
    (cells.parse_decimal, "—", None),
    (cells.parse_money, "50(万元人民币)", Decimal(500000)),
    (cells.parse_money, "2万人民币", Decimal(20000)),
    (cells.parse_money, "￥1,000.5元", Decimal("1000.5")),
    (cells.parse_money, "1.5亿元", Decimal(150000000)),
    (cells.parse_money, "N/A", None),
    (cells.parse_date, datetime(2026, 11, 30, 8), DAY),
    (cells.parse_date, DAY, DAY),
    *((cells.parse_date, text, DAY) for text in (
        "2026-11-30", "2026/11/30", "2026.11.30", "2026年11月30日", "20261130",
        " 2026 年 11 月 30 日", "2026-11-30 00:00:00", "２０２６．１１．３０",
    )),
    (cells.parse_date, 46356.0, DAY),
    (cells.parse_date, 20261130.0, DAY),
    (cells.parse_date, "2026年11月", date(2026, 11, 1)),
    (cells.parse_date, "1896-04-08", date(1896, 4, 8)),
    *((cells.parse_month, cell, date(2026, 11, 1)) for cell in (
        "2026年11月", "2026-11", "202611", 202611.0, DAY, "2026.11",
    )),
    *((cells.parse_year, cell, 2026) for cell in (2026.0, "2026年度", "2026", DAY, "2026-11-30")),
    *((cells.parse_boolean, cell, True) for cell in ("是", "√", "有", 1.0, True, "Ｙ")),
    *((cells.parse_boolean, cell, False) for cell in ("否", "×", "无", 0.0, False)),
]  # fmt: skip
BAD: list[tuple[Callable[[Cell], Any], Cell, str]] = [
    (cells.parse_integer, "3.5", "“3.5”不是整数，应像 12 这样填写。"),
    (cells.parse_decimal, "约12", "“约12”不是数字，应像 1234.56 这样填写。"),
    (cells.parse_decimal, "1_000", "“1_000”不是数字，应像 1234.56 这样填写。"),
    (cells.parse_decimal, "NaN", "“NaN”不是数字，应像 1234.56 这样填写。"),
    (cells.parse_decimal, "12,34", "“12,34”不是数字，应像 1234.56 这样填写。"),
    (cells.parse_decimal, True, "“TRUE”不是数字，应像 1234.56 这样填写。"),
    (
        cells.parse_money,
        "100(万美元)",
        "“100(万美元)”不是人民币金额，应像 1234.56 这样填写，单位是元。",
    ),
    (cells.parse_money, "12%", "“12%”不是人民币金额，应像 1234.56 这样填写，单位是元。"),
    (cells.parse_date, "2026-02-30", "“2026-02-30”不是历法上有的日期，应像 2026-11-30 这样填写。"),
    (cells.parse_date, "1799-01-01", "“1799-01-01”的年份不合情理，应像 2026-11-30 这样填写。"),
    (cells.parse_date, "0001-01-01", "“0001-01-01”的年份不合情理，应像 2026-11-30 这样填写。"),
    (cells.parse_date, 12.0, "“12”不是日期，应像 2026-11-30 这样填写。"),
    (cells.parse_date, "长" * 40, f"“{'长' * 30}…”不是日期，应像 2026-11-30 这样填写。"),
    (cells.parse_month, "十一月", "“十一月”不是月份，应像 2026-11 这样填写。"),
    (cells.parse_year, "去年", "“去年”不是年份，应像 2026 这样填写。"),
    (cells.parse_boolean, "大概", "“大概”不能判断是或否，应填“是”或“否”。"),
    (
        cells.parse_code,
        123456789012345678.0,
        (
            "“123456789012345680”按数字存放，第15位以后可能已经丢失；"
            "请把这一列设为文本，重新填写完整的号码。"
        ),
    ),
]
EVERY = (
    cells.parse_text, cells.parse_code, cells.parse_integer, cells.parse_decimal,
    cells.parse_money, cells.parse_date, cells.parse_month, cells.parse_year, cells.parse_boolean,
)  # fmt: skip


@pytest.mark.parametrize(("parse", "cell", "value"), GOOD)
def test_understood(parse: Callable[[Cell], Any], cell: Cell, value: object) -> None:
    assert parse(cell) == (value, "")


@pytest.mark.parametrize(("parse", "cell", "problem"), BAD)
def test_not_understood(parse: Callable[[Cell], Any], cell: Cell, problem: str) -> None:
    assert parse(cell) == (None, problem)


@pytest.mark.parametrize("parse", EVERY)
def test_an_empty_cell_is_no_problem(parse: Callable[[Cell], Any]) -> None:
    assert parse(None) == parse("") == parse("  ") == (None, "")


def test_half_a_character_which_no_database_could_store_is_dropped() -> None:
    assert cells.parse_text(f"半{chr(0xD800)}个") == ("半个", "")


def test_the_unit_of_the_column_gives_way_to_that_of_the_cell() -> None:
    assert cells.parse_money("1.5", unit="万元") == (Decimal(15000), "")
    assert cells.parse_money(1.5, unit="亿元") == (Decimal(150000000), "")
    assert cells.parse_money("50万", unit="亿元") == (Decimal(500000), "")
    assert cells.parse_money("1,000元", unit="万元") == (Decimal(1000), "")


ANY_CELL = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=12), st.dates(),
    st.datetimes(), st.times(), st.text("0123456789.,-/年月日万亿元%() ", max_size=14),
)  # fmt: skip


@pytest.mark.parametrize("parse", EVERY)
@given(cell=ANY_CELL)
def test_whatever_is_in_the_cell_gets_an_answer(parse: Callable[[Cell], Any], cell: Cell) -> None:
    value, problem = parse(cell)
    assert value is None or problem == ""
    assert problem == "" or problem.endswith("。")


@given(st.decimals(-(10**14), 10**14, places=2), st.sampled_from(["元", "万元", "亿元"]))
def test_money_is_exact_in_every_unit(amount: Decimal, unit: str) -> None:
    factor = {"元": 1, "万元": 10**4, "亿元": 10**8}[unit]
    assert cells.parse_money(f"{amount:,}", unit=unit) == (amount * factor, "")


@given(st.dates(date(1901, 1, 1), date(2199, 12, 31)))
def test_every_way_to_write_a_day_means_that_day(day: date) -> None:
    serial = float((day - date(1899, 12, 30)).days)
    written = f"{day:%Y-%m-%d} {day.year}/{day.month}/{day.day} {day:%Y%m%d}".split()
    ways: list[Cell] = [*written, f"{day.year}年{day.month}月{day.day}日", serial, day]
    for cell in ways:
        assert cells.parse_date(cell) == (day, "")
