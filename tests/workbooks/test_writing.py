"""Writing workbooks: what is written comes back, and nothing in it runs."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kejitong.workbooks.errors import UnwritableSheet
from kejitong.workbooks.headings import find_table
from kejitong.workbooks.opening import open_book
from kejitong.workbooks.writing import (
    ColumnOut,
    Kind,
    SheetOut,
    Value,
    sheet_name,
    write_csv,
    write_table,
)

COLUMNS = (
    ColumnOut("企业名称", required=True, comment="与营业执照一致", note="填全称"),
    ColumnOut("研发费用", Kind.MONEY, unit="万元"),
    ColumnOut("成立日期", Kind.DATE),
    ColumnOut("是否高企", Kind.BOOLEAN, choices=("是", "否")),
)
ROWS = [("甲公司", Decimal("12.50"), date(2026, 11, 30), True), ("=1+1", None, None, False)]


def test_a_workbook_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_table(path, [SheetOut("名单", COLUMNS, ROWS, title="高企名单")], guide=("只填白色格。",))
    book = open_book(path)
    assert book.sheets == ("名单", "填写说明", "可选项")
    assert book.warnings == ("有隐藏的工作表：可选项。",)
    grid = book.grid()
    table = find_table(grid)
    assert [(c.text, c.unit) for c in table.columns][1] == ("研发费用", "万元")
    assert [row for _, row in table.rows(grid)] == [
        ["甲公司", 12.5, date(2026, 11, 30), "是"],
        ["=1+1", None, None, "否"],
    ]
    assert book.grid("填写说明").rows[:3] == [
        ["只填白色格。", None, None, None],
        ["工作表", "列", "必填", "说明"],
        ["名单", "企业名称", "是", "填全称"],
    ]


def test_the_page_is_ready_to_fill_in(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_table(path, [SheetOut("名单", COLUMNS, ROWS)], at=datetime(2026, 1, 2, tzinfo=UTC))
    book = openpyxl.load_workbook(path)
    page = book["名单"]
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref == "A1:D3"
    assert page["A1"].comment is not None
    assert page["A1"].comment.text == "与营业执照一致"
    (rule,) = page.data_validations.dataValidation
    assert (str(rule.sqref), rule.formula1) == ("D2:D1048576", "可选项!$A$1:$A$2")
    assert page["C2"].number_format == "yyyy-mm-dd"
    assert page["A3"].data_type == "s"
    assert book["可选项"].sheet_state == "hidden"
    assert str(book.properties.created)[:10] == "2026-01-02"


def test_what_excel_cannot_hold_exactly_is_written_as_text(tmp_path: Path) -> None:
    row: list[Value] = [
        Decimal("1234567890123456.78"),
        12345678901234567,
        float("inf"),
        date(1899, 1, 1),
    ]
    columns = tuple(ColumnOut(name) for name in "甲乙丙丁")
    write_table(tmp_path / "a.xlsx", [SheetOut("一", columns, [row])])
    assert open_book(tmp_path / "a.xlsx").grid().rows[1] == [
        "1234567890123456.78", "12345678901234567", "Infinity", "1899-01-01",
    ]  # fmt: skip


def test_many_rows_with_constant_memory(tmp_path: Path) -> None:
    columns = (ColumnOut("序号", Kind.INTEGER), ColumnOut("名称"))
    rows = ((number, f"第{number}家") for number in range(5000))
    write_table(tmp_path / "a.xlsx", [SheetOut("一", columns, rows)], constant_memory=True)
    grid = open_book(tmp_path / "a.xlsx").grid()
    assert (len(grid.rows), grid.rows[-1]) == (5001, [4999.0, "第4999家"])


@pytest.mark.parametrize(
    "names", [["a/b"], ["一", "一"], ["填写说明"], [], ["长" * 32], ["A", "a"]]
)
def test_bad_sheet_names_are_refused(tmp_path: Path, names: list[str]) -> None:
    with pytest.raises(UnwritableSheet):
        write_table(tmp_path / "a.xlsx", [SheetOut(name, COLUMNS) for name in names])


def test_a_name_can_be_made_fit() -> None:
    assert sheet_name("2026/1季度[高企]'") == "2026-1季度-高企-"
    assert (sheet_name(""), len(sheet_name("长" * 99))) == ("表", 31)


def test_an_overlong_text_is_refused_with_its_place(tmp_path: Path) -> None:
    sheet = SheetOut("一", (ColumnOut("名称"),), [("甲",), ("长" * 32_768,)])
    with pytest.raises(UnwritableSheet, match="第3行A列的文字有32768字"):
        write_table(tmp_path / "a.xlsx", [sheet])


def test_csv_is_safe_and_opens_in_excel(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    write_csv(
        path, COLUMNS, [*ROWS, ("-5", Decimal(-5), None, None), ("@SUM(A1)", 1.0, None, None)]
    )
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert open_book(path).grid().rows == [
        ["企业名称", "研发费用（万元）", "成立日期", "是否高企"],
        ["甲公司", "12.5", "2026-11-30", "是"],
        ["'=1+1", None, None, "否"],
        ["-5", "-5", None, None],
        ["'@SUM(A1)", "1", None, None],
    ]


SAFE_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1)
NUMBERS = st.decimals(-(10**9), 10**9, places=4).map(float)


@given(st.lists(st.tuples(SAFE_TEXT, NUMBERS, st.dates(date(1900, 3, 1))), max_size=5))
def test_texts_numbers_and_dates_round_trip(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, float, date]]
) -> None:
    path = tmp_path_factory.getbasetemp() / "trip.xlsx"
    columns = (ColumnOut("甲"), ColumnOut("乙", Kind.DECIMAL), ColumnOut("丙", Kind.DATE))
    write_table(path, [SheetOut("一", columns, rows)])
    book = open_book(path)
    assert book.grid().rows[1:] == [list(row) for row in rows]
    assert book.warnings == ()
