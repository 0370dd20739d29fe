"""Only headings that leave no doubt are mapped; the rest are suggestions."""

from __future__ import annotations

import pytest

from kejitong.intake.recognising import certain, sayings, suggested, unit_problem
from kejitong.registers.catalogue import register

ORGANISATIONS = register("organisations")
FACTS = register("facts")


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("统一社会信用代码", "uscc"),
        ("统 一 社 会 信 用 代 码", "uscc"),
        ("企业统一社会信用代码或组织机构代码", "uscc"),
        ("企业注册地址", "address"),
        ("ＮＡＭＥ", None),
    ],
)
def test_what_is_certain(heading: str, column: str | None) -> None:
    assert certain(ORGANISATIONS, [heading]).get(heading) == column


def test_a_likeness_is_never_taken_for_the_thing() -> None:
    headings = ["新产品销售收入", "其中：研发费用", "机构研究开发费用", "上年营业收入"]
    assert certain(FACTS, headings) == {}


def test_a_column_is_given_once_and_the_exact_heading_first() -> None:
    headings = ["企业注册地址", "注册地址"]
    assert certain(ORGANISATIONS, headings) == {"注册地址": "address"}


def test_suggestions_leave_out_what_is_mapped() -> None:
    found = suggested(FACTS, ["营业收入", "全年营业收入"], {})
    assert found["营业收入"] == "revenue"
    assert "revenue" not in suggested(FACTS, ["全年营业收入"], {"营业收入": "revenue"}).values()


def test_the_columns_of_returned_rows_are_not_read() -> None:
    assert certain(ORGANISATIONS, ["原表行号", "问题", "单位名称"]) == {"单位名称": "name"}


def test_own_titles_go_before_synonyms() -> None:
    for column in ORGANISATIONS.columns:
        assert sayings(ORGANISATIONS)[ORGANISATIONS.heading(column.name)] == column.name


@pytest.mark.parametrize(
    ("column", "unit", "fits"),
    [
        ("revenue", "万元", True),
        ("revenue", "", True),
        ("revenue", "万美元", False),
        ("staff", "人", True),
        ("staff", "", True),
        ("staff", "千人", False),
        ("industry", "万元", True),
    ],
)
def test_units_that_would_falsify_a_figure(column: str, unit: str, fits: bool) -> None:
    assert (unit_problem(FACTS, column, unit) == "") == fits
