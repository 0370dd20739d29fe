"""Opening files: what offices have, and what attackers send."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from kejitong.workbooks import errors
from kejitong.workbooks.grids import Area
from kejitong.workbooks.opening import Kind, open_book
from tests.workbooks.makers import a_raw_xlsx, an_xlsx

FAR = '<row r="1"><c r="A1"><v>1</v></c></row>'


def test_reads_values_dates_blanks_and_merges(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["名称", None, "日期"],
        ["甲", 3, date(2026, 11, 30)],
        [None, True, 0],
        [None, None, " "],
    ]
    book = open_book(an_xlsx(tmp_path / "a.xlsx", rows, merged=["A1:B1"]))
    assert (book.kind, book.sheets, book.warnings) == (Kind.XLSX, ("表一",), ())
    grid = book.grid()
    assert grid.rows == [["名称", None, "日期"], ["甲", 3.0, date(2026, 11, 30)], [None, True, 0.0]]
    assert grid.merged == (Area(0, 0, 0, 1),)


def test_a_sheet_that_starts_low_keeps_its_row_numbers(tmp_path: Path) -> None:
    book = open_book(an_xlsx(tmp_path / "a.xlsx", [[], [], [None, "甲"]]))
    assert book.grid("表一").rows == [[None, None], [None, None], [None, "甲"]]


def test_unknown_sheet_names_the_sheets(tmp_path: Path) -> None:
    book = open_book(an_xlsx(tmp_path / "a.xlsx", [["甲"]]))
    with pytest.raises(errors.UnknownSheet, match="要找的是“表二”，其中有：表一"):
        book.grid("表二")


def test_hidden_sheets_are_named_and_not_first(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    assert made.active is not None
    made.active.title = "旧"
    made.active.sheet_state = "hidden"
    made.create_sheet("新").append(["甲"])
    made.save(tmp_path / "a.xlsx")
    book = open_book(tmp_path / "a.xlsx")
    assert book.warnings == ("有隐藏的工作表：旧。",)
    assert book.grid().sheet == "新"


def test_formulas_give_their_saved_results_and_warn(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as made:
        page = made.add_worksheet("表一")
        page.write_formula("A1", "=1+1", None, 2)
        page.write_formula("A2", "=1/0", None, "#DIV/0!")
    book = open_book(tmp_path / "a.xlsx")
    assert book.grid().rows == [[2.0]]
    assert book.warnings == (
        "工作表“表一”有2个公式，按保存的结果读取。",
        "工作表“表一”有1个公式的结果是错误值，读作空白。",
    )


def test_formulas_without_a_saved_result_are_located(tmp_path: Path) -> None:
    book = open_book(an_xlsx(tmp_path / "a.xlsx", [["甲", 1], ["乙", "=B1*2"]]))
    assert "1个公式没有保存结果（第一个在B2），读作空白" in book.warnings[1]
    assert book.grid().rows[1] == ["乙", None]


def test_macros_and_external_links_are_warned_about(tmp_path: Path) -> None:
    extra: dict[str, str | bytes] = {
        "xl/vbaProject.bin": b"x",
        "xl/externalLinks/externalLink1.xml": "<a/>",
    }
    book = open_book(a_raw_xlsx(tmp_path / "a.xlsm", FAR, **extra))
    assert book.kind is Kind.XLSM
    assert [line[:5] for line in book.warnings] == ["文件含有宏", "有单元格引"]


def test_a_truncated_workbook_is_refused_at_every_length(tmp_path: Path) -> None:
    whole = an_xlsx(tmp_path / "whole.xlsx", [["甲"] * 20] * 50).read_bytes()
    for length in range(100, len(whole), len(whole) // 12):
        (tmp_path / "a.xlsx").write_bytes(whole[:length])
        with pytest.raises(errors.DamagedFile):
            open_book(tmp_path / "a.xlsx")


@given(at=st.floats(0, 0.999), byte=st.integers(0, 255))
def test_one_wrong_byte_ends_in_a_grid_or_a_refusal(
    tmp_path_factory: pytest.TempPathFactory, at: float, byte: int
) -> None:
    folder = tmp_path_factory.getbasetemp()
    whole = folder / "whole.xlsx"
    if not whole.exists():
        an_xlsx(whole, [["甲", 1, "=B1"]] * 5)
    raw = bytearray(whole.read_bytes())
    raw[int(at * len(raw))] = byte
    (folder / "wrong.xlsx").write_bytes(raw)
    try:
        grid = open_book(folder / "wrong.xlsx").grid()
    except errors.BookRefused:
        return
    assert len(grid.rows) <= 5
