"""Opening files: what offices have, and what attackers send."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from kejitong.workbooks import errors
from kejitong.workbooks.grids import Area
from kejitong.workbooks.opening import Kind, Limits, open_book
from tests.workbooks.makers import a_raw_xlsx, an_ods, an_xlsx

FAR = '<row r="1"><c r="A1"><v>1</v></c></row>'


def test_reads_values_dates_blanks_and_merges(tmp_path: Path) -> None:
    rows = [
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
    extra = {"xl/vbaProject.bin": b"x", "xl/externalLinks/externalLink1.xml": "<a/>"}
    book = open_book(a_raw_xlsx(tmp_path / "a.xlsm", FAR, **extra))
    assert book.kind is Kind.XLSM
    assert [line[:5] for line in book.warnings] == ["文件含有宏", "有单元格引"]


@pytest.mark.parametrize(
    ("content", "refusal", "said"),
    [
        (b"", errors.EmptyFile, "文件大小为零"),
        (b"%PDF-1.7 ...", errors.NotABook, "PDF 文档"),
        (b"MZ\x90\0", errors.NotABook, "程序文件"),
        (b"\xff\xd8\xff\xe0", errors.NotABook, "图片"),
        (b"PK\x05\x06" + bytes(18), errors.NotABook, "空的压缩包"),
        (b"PK\x03\x04" + bytes(40), errors.DamagedFile, "没有传完"),
        (b"<html><table><tr><td>1</td></tr></table>", errors.NotABook, "网页"),
        (bytes(range(256)) * 4, errors.NotABook, "内容不是文字"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), errors.NotABook, "旧式文件"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            errors.EncryptedBook,
            "需要密码",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook\0".encode("utf-16-le") + bytes(600),
            errors.DamagedFile,
            "无法读取",
        ),
    ],
    ids=["空", "PDF", "程序", "图片", "空压缩包", "断了的压缩包", "网页", "二进制", "旧式文件", "加密", "断了的旧式表格"],
)
def test_what_is_no_workbook_is_refused(
    tmp_path: Path, content: bytes, refusal: type[errors.BookRefused], said: str
) -> None:
    (tmp_path / "a.xlsx").write_bytes(content)
    with pytest.raises(refusal, match=said) as refused:
        open_book(tmp_path / "a.xlsx")
    assert refused.value.remedy


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
    except errors.BookRefused as refused:
        assert str(refused).endswith("。")
    else:
        assert len(grid.rows) <= 5


def test_a_bomb_is_refused_by_what_it_really_holds(tmp_path: Path) -> None:
    path = a_raw_xlsx(
        tmp_path / "a.xlsx", FAR, **{"xl/sharedStrings.xml": "<a/>" + " " * 3_000_000}
    )
    raw = path.read_bytes()
    with pytest.raises(errors.TooLarge, match="展开后超过1兆字节"):
        open_book(path, limits=Limits(expanded_bytes=2_000_000))
    lying = raw.replace((3_000_004).to_bytes(4, "little"), (4).to_bytes(4, "little"))
    assert lying != raw
    path.write_bytes(lying)
    with pytest.raises(errors.TooLarge, match="与正常的表格不符"):
        open_book(path, limits=Limits(expanded_bytes=2_000_000))


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="XFD1048576"><v>1</v></c>',
        "<c r='XFD1048576'><v>1</v></c>",
        '<c r = "XFD1048576" ><v>1</v></c>',
        '<c r="xfd1048576" t="s"><v>1</v></c>',
    ],
)
def test_a_far_away_cell_does_not_fill_the_memory(tmp_path: Path, cell: str) -> None:
    path = a_raw_xlsx(tmp_path / "a.xlsx", f'{FAR}<row r="1048576">{cell}</row>')
    with pytest.raises(errors.TooLarge, match="第1048576行、第16384列"):
        open_book(path)


def test_cells_without_addresses_are_counted(tmp_path: Path) -> None:
    rows = '<row><c><v>1</v></c><c><v>2</v></c></row><row r="1048576"><c><v>1</v></c></row>'
    with pytest.raises(errors.TooLarge, match="第1048576行、第2列"):
        open_book(a_raw_xlsx(tmp_path / "a.xlsx", rows), limits=Limits(cells=100_000))


def test_wide_and_long_tables_within_the_limit_are_read(tmp_path: Path) -> None:
    path = a_raw_xlsx(
        tmp_path / "a.xlsx",
        '<row r="1"><c r="ZZ1"><v>1</v></c></row><row r="150000"><c r="A150000"><v>2</v></c></row>',
    )
    with pytest.raises(errors.TooLarge):
        open_book(path)
    grid = open_book(path, limits=Limits(cells=150_000 * 702)).grid()
    assert (len(grid.rows), grid.width, grid.rows[-1][0]) == (150_000, 702, 2.0)


def test_a_million_empty_rows_are_trimmed_quickly(tmp_path: Path) -> None:
    empty = "".join(f'<row r="{n}"><c r="A{n}" s="0"/></row>' for n in range(2, 1_000_001))
    path = a_raw_xlsx(tmp_path / "a.xlsx", FAR + empty)
    start = time.perf_counter()
    assert open_book(path).grid().rows == [[1.0]]
    assert time.perf_counter() - start < 20


def test_a_document_type_is_refused(tmp_path: Path) -> None:
    bad = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>'
    path = a_raw_xlsx(tmp_path / "a.xlsx", FAR, **{"xl/sharedStrings.xml": bad})
    with pytest.raises(errors.UnsafeContent, match=r"xl/sharedStrings\.xml"):
        open_book(path)


def test_a_large_file_is_refused_unread(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"a,b\n" * 1_000_000)
    with pytest.raises(errors.TooLarge, match="文件有3兆字节，上限是1兆字节"):
        open_book(tmp_path / "a.csv", limits=Limits(file_bytes=1 << 20))


CELL = '<table:table-cell office:value-type="string"{}><text:p>{}</text:p></table:table-cell>'


def test_ods_is_read_with_its_merges(tmp_path: Path) -> None:
    head = CELL.format(' table:number-columns-spanned="2"', "甲") + "<table:covered-table-cell/>"
    rows = f"<table:table-row>{head}</table:table-row><table:table-row>"
    book = open_book(an_ods(tmp_path / "a.ods", f"{rows}{CELL.format('', '乙')}</table:table-row>"))
    assert book.kind is Kind.ODS
    assert [row[0] for row in book.grid().rows] == ["甲", "乙"]
    assert book.grid().merged == (Area(0, 0, 0, 1),)


def test_repeats_in_ods_are_counted_before_they_are_made(tmp_path: Path) -> None:
    cell = CELL.format(' table:number-columns-repeated="16384"', "甲")
    row = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
    with pytest.raises(errors.TooLarge, match="1048576行、16384列"):
        open_book(an_ods(tmp_path / "a.ods", row))
