"""Blanks, numbers that stand for codes, numbers too large: what a cell means for its row."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from kejitong.registers.catalogue import register
from kejitong.registers.parsing import Parsed, parse
from tests import makers

pytestmark = pytest.mark.django_db


def read(
    slug: str = "organisations", *, options: dict[str, Any] | None = None, **cells: Any
) -> Parsed:
    return parse(register(slug), cells, **(options or {}))


def said(parsed: Parsed) -> list[str]:
    return [f"{one.row} {one.column} {one.value} {one.problem}"
            for problems in parsed.problems.values() for one in problems]  # fmt: skip


def test_cells_become_values() -> None:
    parsed = read(
        uscc=[makers.a_uscc(1)], name=["试验(一)公司"], established_on=["2020.1.5"],
        registered_capital=["1,234.5"], options={"units": {"registered_capital": "万元"}},
    )  # fmt: skip
    assert parsed.problems == {}
    assert parsed.rows == [{
        "uscc": makers.a_uscc(1), "name": "试验（一）公司", "established_on": date(2020, 1, 5),
        "registered_capital": Decimal(12_345_000),
    }]  # fmt: skip


def test_a_blank_clears_its_field_or_is_not_mentioned() -> None:
    cells = {"uscc": [makers.a_uscc(1)], "name": ["甲"], "address": [""], "ended_on": [None],
             "region": [" "]}  # fmt: skip
    kept = read(**cells)
    assert kept.rows[0] == {
        "uscc": makers.a_uscc(1), "name": "甲", "address": "", "ended_on": None, "region": None,
    }  # fmt: skip
    assert kept.problems == {}
    omitted = read(**cells, options={"keep_blanks": False})
    assert omitted.rows[0] == {"uscc": makers.a_uscc(1), "name": "甲"}


def test_required_columns_are_required_only_when_they_are_given() -> None:
    assert said(read(name=["甲"])) == []
    assert said(read(name=["甲", " "])) == ["1 单位名称  必须填写"]


def test_references_are_found_by_code_and_name_also_when_a_code_is_a_number() -> None:
    region = makers.a_region()
    parsed = read(
        region=[makers.DISTRICT, float(makers.DISTRICT), int(makers.DISTRICT), "试验区", "别处"],
    )
    assert [row.get("region") for row in parsed.rows] == [region.pk] * 4 + [None]
    assert said(parsed) == ["4 属地 别处 地区登记册里没有（或有不止一个）；请先登记，或改用其代码"]


def test_a_number_too_large_for_its_field_is_refused() -> None:
    assert said(read(registered_capital=["1e30", "9" * 17])) == [
        "0 注册资本 1e30 “1e30”不是人民币金额，应像 1234.56 这样填写，单位是元。",
        f"1 注册资本 {'9' * 17} 数字过大，小数点前最多16位",
    ]


def test_warnings_do_not_make_problems() -> None:
    parsed = read(uscc=["320600000012345"], name=["甲"])
    assert parsed.problems == {}
    assert "15位旧注册号" in parsed.warnings[0][0].problem


def test_without_columns_the_rows_are_still_there() -> None:
    assert read(options={"length": 3}).rows == [{}, {}, {}]
