"""Files of enterprises are read as they stand; one that cannot be read says so."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter

from kejitong.policy.files import CannotWrite, UnreadableTable, read_table, write_result


@pytest.mark.parametrize("content", ["", "name,staff\n"])
def test_an_empty_file_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "rows.csv"
    path.write_text(content)
    with pytest.raises(UnreadableTable, match="请"):
        read_table(path)


def test_an_unknown_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableTable, match="xlsx"):
        read_table(tmp_path / "rows.txt")


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableTable, match="请核对路径"):
        read_table(tmp_path / "none.parquet")


def test_csv_keeps_every_digit(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("name,sales_2025\n甲,0.12345678901234567890\n")
    assert read_table(path).item(0, "sales_2025") == "0.12345678901234567890"


def test_csv_as_spreadsheets_in_china_save_it(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_bytes("企业名称,sales_2025\n甲公司,100\n,\n".encode("gb18030"))
    assert read_table(path).rows() == [("甲公司", "100")]


def workbook(path: Path, rows: list[list[object]]) -> Path:
    with xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd"}) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
        sheet.write_blank(len(rows) + 3, 0, None, book.add_format({"bold": True}))
    return path


def test_a_workbook_keeps_its_days_and_loses_its_blank_edges(tmp_path: Path) -> None:
    rows = [["name", "sales_2025", "", "established_on"], ["甲", 100.5, "", datetime(2010, 5, 1)]]
    table = read_table(workbook(tmp_path / "rows.xlsx", rows))
    assert table.columns == ["name", "sales_2025", "established_on"]
    assert table.height == 1
    assert table.item(0, "sales_2025") == "100.5"
    assert table.item(0, "established_on")[:10] == "2010-05-01"


def test_two_columns_of_one_name_are_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "rows.xlsx", [["sales_2025", "sales_2025"], [1, 2]])
    with pytest.raises(UnreadableTable, match="有两列“sales_2025”"):
        read_table(path)


@pytest.mark.parametrize("suffix", [".csv", ".parquet", ".xlsx"])
@pytest.mark.parametrize("content", [b"", b"\x00\x01,,,\n1,2,3,4,5,6,7\n"], ids=["空", "乱"])
def test_what_is_no_table_is_refused_in_chinese(
    tmp_path: Path, suffix: str, content: bytes
) -> None:
    path = tmp_path / f"rows{suffix}"
    path.write_bytes(content)
    with pytest.raises(UnreadableTable, match=r"空文件|不是完整的"):
        read_table(path)


def test_a_result_is_written_where_it_can_be(tmp_path: Path) -> None:
    result = pl.DataFrame({"a": [1]})
    write_result(result, tmp_path / "out.parquet")
    assert pl.read_parquet(tmp_path / "out.parquet").equals(result)
    with pytest.raises(CannotWrite, match="请核对路径"):
        write_result(result, tmp_path / "none" / "out.csv")
