"""Which sheet, which rows, which unit."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from kejitong.intake import reading
from kejitong.registers.catalogue import register
from kejitong.workbooks.errors import HeadingsNotFound
from tests.intake.makers import HEADINGS, a_source, an_organisation_row

ORGANISATIONS = register("organisations")


def a_book(path: Path, sheets: dict[str, list[list[object]]]) -> Path:
    with xlsxwriter.Workbook(str(path)) as book:
        for name, rows in sheets.items():
            page = book.add_worksheet(name)
            for at, row in enumerate(rows):
                page.write_row(at, 0, row)
    return path


def test_the_sheet_with_the_identity_is_found(tmp_path: Path) -> None:
    path = a_book(
        tmp_path / "a.xlsx",
        {
            "说明": [["填报要求", "期限"], ["按月", "月底"]],
            "数": [[1, 2], [3, 4]],
            "名单": [["2026年名单"], [*HEADINGS], an_organisation_row(1)],
        },
    )
    source = reading.open_source(path, ORGANISATIONS)
    assert source.grid.sheet == "名单"
    assert source.table.heading_rows == (2,)
    assert source.sheets == ("说明", "数", "名单")
    assert reading.open_source(path, ORGANISATIONS, sheet="说明").headings == ("填报要求", "期限")


def test_without_any_table_the_first_reason_is_given(tmp_path: Path) -> None:
    path = a_book(tmp_path / "a.xlsx", {"数": [[1, 2], [3, 4]]})
    with pytest.raises(HeadingsNotFound, match="数"):
        reading.open_source(path, ORGANISATIONS)


def test_rows_come_in_chunks_with_their_own_numbers(tmp_path: Path) -> None:
    rows = [an_organisation_row(number) for number in range(5)]
    source = a_source(tmp_path, [*rows[:2], [], *rows[2:]])
    chunks = list(reading.chunks(source, size=2))
    assert [chunk.numbers for chunk in chunks] == [[2, 3], [5, 6], [7]]
    assert source.count() == 5
    assert chunks[0].rows[0][1] == "试验企业0"


def test_units_of_money_are_those_of_the_sheet(tmp_path: Path) -> None:
    source = a_source(tmp_path, [an_organisation_row(1)])
    mapping = {"注册资本": "registered_capital", "注册地址": "address"}
    assert reading.units(ORGANISATIONS, source.table.columns, mapping) == {
        "registered_capital": "万元"
    }


def test_totals_and_notes_are_remarked(tmp_path: Path) -> None:
    rows = [an_organisation_row(1), ["合计", "", "", 100], ["注：以执照为准"]]
    source = a_source(tmp_path, rows)
    assert source.count() == 1
    assert [remark[:3] for remark in reading.remarks(source)] == ["第3行", "第4行"]


def test_headings_that_read_alike_have_one_fingerprint() -> None:
    assert reading.fingerprint(["单位 名称"]) == reading.fingerprint(["单位名称"])
    assert reading.fingerprint(["单位名称"]) != reading.fingerprint(["单位", "名称"])
