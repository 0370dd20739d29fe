"""Lines of a sheet that are not data."""

from __future__ import annotations

import pytest

from kejitong.workbooks.grids import Area, Cell, Grid, Row
from kejitong.workbooks.layout import (
    is_caption,
    is_numbering,
    is_total,
    is_wording,
    note_start,
    spread,
)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (["合 计", None, 3], True),
        ([None, "小计：", 3], True),
        (["3", "总计", 3], True),
        (["合计科技有限公司", "总计", 3], False),
        (["甲", "合计", 3], False),
        ([1.0, "甲", 3], False),
    ],
)
def test_totals(row: Row, expected: bool) -> None:
    assert is_total(row) is expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (["甲", "乙", 1.0, 2.0], True),
        (["(1)", "(2)", "(3)"], True),
        (["A", "B", "C"], True),
        ([1.0, 3.0, 4.0], False),
        ([1.0, 2.0, None], False),
        (["甲", "甲", 1.0], False),
        (["a.0", "b", "c"], False),
    ],
)
def test_numbering(row: Row, expected: bool) -> None:
    assert is_numbering(row) is expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (["统计表", None, None], True),
        (["填报单位：甲", None, "日期：2026年"], True),
        (["甲街道", None, "单位：万元"], True),
        (["名称", "其中：发明", "数"], False),
    ],
)
def test_captions(row: Row, expected: bool) -> None:
    assert is_caption(row, width=3) is expected


@pytest.mark.parametrize("cell", ["2026-11-30", "12.5%", "1,234", "√", "是", 3.0, None, "长" * 81])
def test_values_are_no_wording(cell: Cell) -> None:
    assert not is_wording(cell)


def test_notes_begin_at_the_first_line_that_reads_like_one() -> None:
    rows: list[Row] = [
        ["名称", "数", "备注"],
        ["甲", 1.0, None],
        ["乙", None, None],
        ["注：略"],
        ["续"],
    ]
    assert note_start(Grid("一", rows), 1) == 3
    assert note_start(Grid("一", rows[:3]), 1) == 3
    wide = Grid("一", [*rows[:2], ["以上数据真实", None, None]], (Area(2, 0, 2, 2),))
    assert note_start(wide, 1) == 2


def test_merged_cells_are_filled_within_the_lines_asked_for() -> None:
    grid = Grid("一", [["甲", None, "乙"], [None, None, "丙"]], (Area(0, 0, 1, 1),))
    assert spread(grid, 1, 1) == [["甲", "甲", "丙"]]
