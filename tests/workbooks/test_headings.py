"""Finding tables in the sheets that offices make."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kejitong.workbooks.errors import HeadingsNotFound
from kejitong.workbooks.grids import Cell, Grid
from kejitong.workbooks.headings import Table, find_table
from kejitong.workbooks.opening import open_book
from tests.workbooks.makers import an_xlsx

HEAD: list[list[Cell]] = [
    ["2026年高新技术企业研发情况统计表", None, None, None, None, None, None],
    ["填报单位：示例街道", None, None, "日期：2026年11月", None, None, "单位：万元"],
    ["序号", "企业\n名称", "专利申请（件）", None, "营业 收入", "研发费用（元）", None],
    [None, None, "总数", "其中：发明", None, "总额", "其中：委外"],
]
MERGED = ["A1:G1", "A3:A4", "B3:B4", "C3:D3", "E3:E4", "F3:G3"]
BODY: list[list[Cell]] = [
    [1, "甲公司", 5, 2, 1000.5, 300000, 0],
    [2, "乙公司", 3, 1, 800, 200000, 100],
]
FOOT: list[list[Cell]] = [
    ["合 计", None, 8, 3, 1800.5, 500000, 100],
    [None] * 7,
    ["注：1.本表按季填报。", None, None, None, None, None, None],
    ["2.金额保留两位小数。", None, None, None, None, None, None],
    ["填表人：张三", None, None, "审核：李四", None, None, None],
]


def read(path: Path, rows: Sequence[Sequence[object]], merged: Sequence[str] = ()) -> Grid:
    return open_book(an_xlsx(path, rows, merged=merged)).grid()


def found(*rows: list[Cell]) -> Table:
    return find_table(Grid("表一", list(rows)))


@pytest.mark.parametrize("merged", [MERGED, []], ids=["合并的", "没有合并的"])
def test_a_typical_form_is_understood(tmp_path: Path, merged: list[str]) -> None:
    grid = read(tmp_path / "a.xlsx", [*HEAD, *BODY, *FOOT], merged)
    table = find_table(grid)
    assert table.heading_rows == (3, 4)
    assert [(c.letter, c.path, c.text, c.unit) for c in table.columns] == [
        ("A", ("序号",), "序号", ""),
        ("B", ("企业名称",), "企业名称", ""),
        ("C", ("专利申请", "总数"), "总数", "件"),
        ("D", ("专利申请", "其中：发明"), "其中：发明", "件"),
        ("E", ("营业收入",), "营业收入", ""),
        ("F", ("研发费用", "总额"), "总额", "元"),
        ("G", ("研发费用", "其中：委外"), "其中：委外", "元"),
    ]
    assert (table.serial, table.first_row, table.last_row) == (0, 5, 7)
    assert table.unit == "万元"
    assert [remark.row for remark in table.titles] == [1, 2]
    assert [(remark.row, remark.text[:2]) for remark in table.totals] == [(7, "合计")]
    assert [remark.row for remark in table.notes] == [9, 10, 11]
    assert [number for number, _ in table.rows(grid)] == [5, 6]


def test_three_levels_repeat_children_under_different_parents(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [
        ["单位", "科技创新", None, None, None],
        [None, "专利申请", None, "专利授权", None],
        [None, "总数", "其中：发明", "总数", "其中：发明"],
        ["甲", 1, 2, 3, 4],
    ]
    merged = ["A1:A3", "B1:E1", "B2:C2", "D2:E2"]
    table = find_table(read(tmp_path / "a.xlsx", rows, merged))
    assert table.heading_rows == (1, 2, 3)
    assert [c.text for c in table.columns] == [
        "单位", "专利申请·总数", "专利申请·其中：发明", "专利授权·总数", "专利授权·其中：发明",
    ]  # fmt: skip
    assert table.columns[4].path == ("科技创新", "专利授权", "其中：发明")


def test_among_belongs_to_the_column_before_it() -> None:
    table = found(
        ["企业", "进出口总额", "其中：出口总额", "其中：高新产品", "管理费用", "其中：开发费"],
        ["甲", 1, 2, 3, 4, 5],
    )
    assert [c.path for c in table.columns[1:]] == [
        ("进出口总额",),
        ("进出口总额", "其中：出口总额"),
        ("进出口总额", "其中：高新产品"),
        ("管理费用",),
        ("管理费用", "其中：开发费"),
    ]


def test_among_inside_a_group_belongs_to_its_neighbour() -> None:
    table = found(
        ["企业", "经济概况", None, None],
        [None, "进出口", "其中：出口", "税金"],
        ["甲", 1, 2, 3],
    )
    assert table.columns[2].path == ("经济概况", "进出口", "其中：出口")
    assert table.columns[3].path == ("经济概况", "税金")


def test_headings_printed_again_on_each_page_are_skipped() -> None:
    head: list[Cell] = ["名称", "金额（万元）"]
    rows: list[list[Cell]] = [
        ["清单", None], head, ["甲", 1], ["小计", 1], ["清单", None], list(head), ["乙", 2],
    ]  # fmt: skip
    grid = Grid("表一", rows)
    table = find_table(grid)
    assert (table.heading_rows, table.repeats) == ((2,), (5, 6))
    assert [remark.row for remark in table.totals] == [4]
    assert [row for _, row in table.rows(grid)] == [["甲", 1], ["乙", 2]]


@pytest.mark.parametrize(
    ("line", "first"),
    [
        (["甲", "乙", 1.0, 2.0], 3),
        (["(1)", "(2)", "(3)", "(4)"], 3),
        ([1.0, "某公司", 3.0, 4.0], 2),
    ],
    ids=["甲乙", "括号", "数据"],
)
def test_a_line_of_column_numbers_is_not_data(line: list[Cell], first: int) -> None:
    table = found(["序号", "名称", "人数", "件数"], line, [1.0, "某公司", 5.0, 6.0])
    assert table.first_row == first


def test_counting_rows_are_not_column_numbers() -> None:
    table = found(["序号", "人数", "件数"], [1.0, 2.0, 3.0], [2.0, 9.0, 9.0])
    assert table.first_row == 2


def test_names_given_twice_are_numbered_and_units_are_kept() -> None:
    table = found(["名称", "金额（万元）", "金额[元]", "营业收入，亿元"], ["甲", 1, 2, 3])
    assert [(c.text, c.unit) for c in table.columns] == [
        ("名称", ""), ("金额（1）", "万元"), ("金额（2）", "元"), ("营业收入", "亿元"),
    ]  # fmt: skip


def test_known_names_outweigh_a_fuller_line() -> None:
    rows: list[list[Cell]] = [
        ["请各镇", "认真", "核对", "后", "上报"],
        ["企业名称", "信用代码", None, None, None],
        ["甲", "91", None, None, None],
    ]
    assert find_table(Grid("一", rows)).heading_rows == (1,)
    known = {"企业名称": "name", "信用代码": "code"}
    assert find_table(Grid("一", rows), known=known).heading_rows == (2,)


STATISTICS: list[list[Cell]] = [
    ["试验区2026年10月产值情况表", None, None, None, None, None],
    [None, None, None, None, None, "单位：万元"],
    ["序号", "企业基本情况", None, "工业总产值", None, "备注"],
    [None, "企业详细名称", "社会信用代码", "10月", "1-10月累计", None],
    [1, "甲公司", "91", 1.5, 15.5, None],
]
STATISTICS_MERGED = ["A1:F1", "A3:A4", "B3:C3", "D3:E3", "F3:F4"]


@pytest.mark.parametrize("merged", [STATISTICS_MERGED, []], ids=["合并的", "没有合并的"])
def test_the_upper_headings_count_even_where_only_the_lower_are_known(
    tmp_path: Path, merged: list[str]
) -> None:
    grid = read(tmp_path / "a.xlsx", STATISTICS, merged)
    table = find_table(grid, known={"企业详细名称": "name", "社会信用代码": "code"})
    assert (table.heading_rows, table.first_row, table.unit) == ((3, 4), 5, "万元")
    assert [column.path for column in table.columns] == [
        ("序号",), ("企业基本情况", "企业详细名称"), ("企业基本情况", "社会信用代码"),
        ("工业总产值", "10月"), ("工业总产值", "1-10月累计"), ("备注",),
    ]  # fmt: skip
    assert [title.row for title in table.titles] == [1, 2]


def test_a_line_of_groups_is_a_heading_and_a_line_of_remarks_is_none(tmp_path: Path) -> None:
    known = {"名称": "name", "代码": "code", "当月": "now"}
    lower: list[Cell] = ["名称", "代码", "当月", "累计"]
    merged = ["A1:B1", "C1:D1"]
    groups = read(tmp_path / "a.xlsx", [["基本情况", None, "产值", None], lower], merged)
    assert find_table(groups, known=known).heading_rows == (1, 2)
    remarks = read(tmp_path / "b.xlsx", [["试验区统计局", None, "2026年10月", None], lower], merged)
    assert find_table(remarks, known=known).heading_rows == (2,)


def test_two_units_above_the_table_are_both_told() -> None:
    table = found(["单位：万元", None], ["（单位：元）", None], ["名称", "产值"], ["甲", 1])
    assert table.unit == "万元/元"


def test_a_table_of_words_only_keeps_its_first_row() -> None:
    table = found(["姓名", "单位", "职称"], ["张三", "甲", "教授"], ["李四", None, "研究员"])
    assert (table.heading_rows, table.first_row, table.last_row) == ((1,), 2, 3)


@pytest.mark.parametrize("rows", [[], [[None]], [[1.0, 2.0], [3.0, 4.0]]])
def test_without_headings_it_says_what_to_do(rows: list[list[Cell]]) -> None:
    with pytest.raises(HeadingsNotFound, match="请让表头单独占一行"):
        find_table(Grid("表一", rows))


NAMES = st.lists(
    st.text("甲乙丙丁金木水火土", min_size=2, max_size=6), min_size=3, max_size=8, unique=True
)


@given(NAMES, st.integers(0, 3), st.integers(1, 8))
def test_a_plain_table_is_found_wherever_it_stands(
    names: list[str], above: int, count: int
) -> None:
    title: list[Cell] = ["某某情况表", *[None] * (len(names) - 1)]
    body: list[list[Cell]] = [[float(r * 100 + c) for c in range(len(names))] for r in range(count)]
    grid = Grid("表一", [*([title] * above), list(names), *body])
    table = find_table(grid)
    assert table.heading_rows == (above + 1,)
    assert [c.path for c in table.columns] == [(name,) for name in names]
    assert [row for _, row in table.rows(grid)] == body
