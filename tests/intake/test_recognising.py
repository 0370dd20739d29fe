"""Only headings that leave no doubt are mapped; the rest are suggestions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kejitong.intake.recognising import certain, sayings, suggested, twins, unit_problem
from kejitong.registers.catalogue import register
from kejitong.workbooks.grids import Cell, Grid
from kejitong.workbooks.headings import find_table

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
    headings = ["新产品销售收入", "其中：高新产品", "机构研究开发费用", "上年营业收入"]
    assert certain(FACTS, headings) == {}


def table(*rows: list[Cell]) -> dict[str, str]:
    """What is certain of the headings of a sheet of facts."""
    body: list[Cell] = ["甲", *[1] * (len(rows[0]) - 1)]
    columns = find_table(Grid("表", [*map(list, rows), body])).columns
    paths = {column.text: column.path for column in columns}
    return certain(FACTS, list(paths), paths=paths)


def test_of_which_is_read_without_the_words() -> None:
    heads: list[Cell] = ["企业名称", "年份", "营业收入", "其中：研发费用", "从业人员（人）"]
    assert table(heads) == {
        "企业名称": "organisation", "年份": "year", "营业收入": "revenue",
        "其中：研发费用": "rd_expense", "从业人员": "staff",
    }  # fmt: skip


def test_a_total_under_a_parent_is_the_parent() -> None:
    upper: list[Cell] = ["企业名称", "年份", "营业收入", None, "从业人员", None, "资产总额", None]
    lower: list[Cell] = [None, None, "总额（万元）", "其中：研发费用（万元）", "期末人数（人）",
                         "平均人数（人）", "本年", "上年"]  # fmt: skip
    assert table(upper, lower) == {
        "企业名称": "organisation", "年份": "year", "总额": "revenue",
        "其中：研发费用": "rd_expense", "期末人数": "staff", "本年": "total_assets",
    }  # fmt: skip


def test_under_a_parent_that_means_another_year_or_place_nothing_is_certain() -> None:
    upper: list[Cell] = ["企业名称", "上年", None, "境外", None]
    lower: list[Cell] = [None, "营业收入", "研发费用", "其中：从业人员", "合计"]
    assert table(upper, lower) == {"企业名称": "organisation"}


def test_headings_that_read_alike_are_left_to_people_and_the_reason_given() -> None:
    upper: list[Cell] = ["企业名称", "企业名称", "2024年", None, "2025年", None]
    lower: list[Cell] = [None, None, "营业收入", "从业人员", "营业收入", "从业人员"]
    assert table(upper, lower) == {}
    paths: dict[str, tuple[str, ...]] = {
        "企业名称（1）": ("企业名称",), "企业名称（2）": ("企业名称",), "年份": ("年份",),
    }  # fmt: skip
    mapping = certain(FACTS, list(paths), paths=paths)
    assert mapping == {"年份": "year"}
    said = {"organisation": "两列都叫“企业名称”，请改名或选定一列"}
    assert twins(FACTS, paths, mapping) == said
    assert twins(FACTS, paths, {"企业名称（2）": "organisation"}) == {}


def test_the_closest_of_two_names_takes_the_column_wherever_it_stands() -> None:
    assert certain(FACTS, ["主营业务收入", "营业收入"]) == {"营业收入": "revenue"}


WORDS = st.sampled_from(
    ["营业收入", "其中：研发费用", "总额", "期末人数", "从业人员", "研发费用", "上年", "企业名称"]
)


@given(st.lists(st.lists(WORDS, min_size=1, max_size=3), max_size=8))
def test_whatever_the_headings_no_column_is_filled_twice(found: list[list[str]]) -> None:
    paths = {f"{'·'.join(path)}（{at}）": tuple(path) for at, path in enumerate(found)}
    taken = list(certain(FACTS, list(paths), paths=paths).values())
    assert len(set(taken)) == len(taken)


def test_among_very_many_headings_only_the_exact_ones_are_recognised() -> None:
    many = [f"栏目{number}" for number in range(16_000)]
    headings = ["营业收入", "其中：研发费用", *many]
    assert certain(FACTS, headings) == {"营业收入": "revenue"}
    assert suggested(FACTS, headings, {}) == {}


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


@pytest.mark.parametrize(
    ("path", "column"),
    [
        (("工业总产值", "10月"), "output"),
        (("工业总产值", "10月份"), "output"),
        (("工业总产值", "2026年10月"), "output"),
        (("工业总产值", "本月"), "output"),
        (("产值", "当月"), "output"),
        (("10月产值",), "output"),
        (("9月份工业总产值",), "output"),
        (("工业总产值", "1-10月累计"), None),
        (("工业总产值", "10月累计"), None),
        (("工业总产值", "累计同比"), None),
        (("上年同期", "工业总产值", "10月"), None),
        (("工业用电量", "10月"), None),
        (("10月企业名称",), None),
        (("10月",), None),
    ],
)
def test_a_month_under_the_name_of_the_figure_is_its_month(
    path: tuple[str, ...], column: str | None
) -> None:
    found = certain(register("monthly_facts"), [path[-1]], paths={path[-1]: path})
    assert found.get(path[-1]) == column
    yearly = certain(register("facts"), [path[-1]], paths={path[-1]: path})
    assert yearly == {}


def test_two_months_are_left_to_people() -> None:
    paths = {text: ("工业总产值", text) for text in ("9月", "10月")}
    assert certain(register("monthly_facts"), [*paths], paths=paths) == {}
