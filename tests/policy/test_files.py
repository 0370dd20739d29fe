"""Files of enterprises are read as they stand; one that cannot be read says so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter

from kejitong.kernel.refusals import Refused
from kejitong.policy import files
from kejitong.policy.files import CannotWrite, UnreadableTable, open_table, write_parts


@pytest.mark.parametrize("content", ["", "name,staff\n"])
def test_an_empty_file_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "rows.csv"
    path.write_text(content)
    with pytest.raises(UnreadableTable, match="请"):
        open_table(path)


def test_an_unknown_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableTable, match="xlsx"):
        open_table(tmp_path / "rows.txt")


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableTable, match="请核对路径"):
        open_table(tmp_path / "none.parquet")


def test_csv_keeps_every_digit(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("name,sales_2025\n甲,0.12345678901234567890\n")
    assert open_table(path).whole().item(0, "sales_2025") == "0.12345678901234567890"


def test_csv_as_spreadsheets_in_china_save_it(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_bytes("企业名称,sales_2025\n甲公司,100\n,\n".encode("gb18030"))
    assert open_table(path).whole().rows() == [("甲公司", "100")]


def workbook(path: Path, rows: list[list[object]]) -> Path:
    with xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd"}) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
        sheet.write_blank(len(rows) + 3, 0, None, book.add_format({"bold": True}))
    return path


def test_a_workbook_keeps_its_days_and_loses_its_blank_edges(tmp_path: Path) -> None:
    rows = [["name", "sales_2025", "", "established_on"], ["甲", 100.5, "", datetime(2010, 5, 1)]]
    table = open_table(workbook(tmp_path / "rows.xlsx", rows)).whole()
    assert table.columns == ["name", "sales_2025", "established_on"]
    assert table.height == 1
    assert table.item(0, "sales_2025") == "100.5"
    assert table.item(0, "established_on")[:10] == "2010-05-01"


def test_two_columns_of_one_name_are_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "rows.xlsx", [["sales_2025", "sales_2025"], [1, 2]])
    with pytest.raises(UnreadableTable, match="有两列“sales_2025”"):
        open_table(path)


@pytest.mark.parametrize("suffix", [".csv", ".parquet", ".xlsx"])
@pytest.mark.parametrize("content", [b"", b"\x00\x01,,,\n1,2,3,4,5,6,7\n"], ids=["空", "乱"])
def test_what_is_no_table_is_refused_in_chinese(
    tmp_path: Path, suffix: str, content: bytes
) -> None:
    path = tmp_path / f"rows{suffix}"
    path.write_bytes(content)
    with pytest.raises(UnreadableTable, match=r"空文件|不是完整的"):
        open_table(path)


@pytest.mark.parametrize("suffix", [".csv", ".parquet", ".xlsx"])
def test_a_table_is_read_in_even_slices_and_nothing_is_lost(tmp_path: Path, suffix: str) -> None:
    """一段一段读，合起来与整张相同；末尾的空行不算。"""
    path = tmp_path / f"rows{suffix}"
    rows = pl.DataFrame({"name": [f"企业{n}" for n in range(10)], "staff": ["1"] * 10})
    if suffix == ".parquet":
        rows.write_parquet(path, row_group_size=4)
    elif suffix == ".csv":
        rows.vstack(rows.clear(n=3)).write_csv(path)
    else:
        workbook(path, [rows.columns, *map(list, rows.rows())])
    source = open_table(path)
    slices = list(source.slices(most_cells=6))
    assert [part.height for part in slices] == [3, 3, 3, 1]
    assert pl.concat(slices).equals(rows)
    assert source.whole().equals(rows)


def test_a_blank_row_between_enterprises_stays_in_its_place(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("name,staff\n甲,1\n,\n乙,2\n,\n,\n")
    slices = list(open_table(path).slices(most_cells=4))
    assert [part.rows() for part in slices] == [[("甲", "1"), (None, None)], [("乙", "2")]]


def test_a_slice_that_cannot_be_read_is_refused_in_chinese(tmp_path: Path) -> None:
    path = tmp_path / "rows.parquet"
    pl.DataFrame({"staff": list(range(50_000))}).write_parquet(path, row_group_size=10_000)
    whole = path.read_bytes()
    path.write_bytes(whole[:4] + bytes(20_000) + whole[20_004:])
    with pytest.raises(UnreadableTable, match="不是完整的"):
        list(open_table(path).slices(most_cells=10_000))


@pytest.mark.parametrize("suffix", [".csv", ".parquet", ".xlsx"])
def test_parts_are_written_as_one_file(tmp_path: Path, suffix: str) -> None:
    parts = [pl.DataFrame({"a": ["甲"], "b": [1.5]}), pl.DataFrame({"a": ["乙"], "b": [None]})]
    kinds = {"a": pl.String, "b": pl.Float64}
    path = tmp_path / f"out{suffix}"
    write_parts((part.cast(kinds) for part in parts), path)
    said = [tuple(map(str, row)) for row in open_table(path).whole().rows()]
    assert said == [("甲", "1.5"), ("乙", "None")]
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("suffix", [".csv", ".parquet", ".xlsx"])
def test_a_refusal_in_the_middle_leaves_what_was_there(tmp_path: Path, suffix: str) -> None:
    def parts() -> Iterator[pl.DataFrame]:
        yield pl.DataFrame({"a": [1]})
        raise Refused(why="第二段有问题")

    path = tmp_path / f"out{suffix}"
    path.write_text("从前的结果")
    with pytest.raises(Refused, match="第二段有问题"):
        write_parts(parts(), path)
    assert path.read_text() == "从前的结果"
    assert list(tmp_path.iterdir()) == [path]


def test_too_many_rows_for_a_sheet_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "_MOST_SHEET_ROWS", 1)
    with pytest.raises(CannotWrite, match=r"最多1家.*请改用 \.parquet"):
        write_parts([pl.DataFrame({"a": [1, 2]})], tmp_path / "out.xlsx")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suffix", [".csv", ".parquet", ".xlsx"])
def test_a_place_that_is_not_there_is_refused(tmp_path: Path, suffix: str) -> None:
    with pytest.raises(CannotWrite, match="请核对路径"):
        write_parts([pl.DataFrame({"a": [1]})], tmp_path / "none" / f"out{suffix}")


def test_another_format_is_refused_before_anything_is_judged(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="parquet"):
        write_parts(iter(()), tmp_path / "out.txt")
