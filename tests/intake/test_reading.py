"""Which sheet, which rows, which unit."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from kejitong.intake import actions, queries, reading
from kejitong.intake.errors import WrongUnit
from kejitong.registers.catalogue import register
from kejitong.workbooks.errors import HeadingsNotFound
from tests import makers
from tests.intake.makers import (
    HEADINGS,
    a_preview,
    a_source,
    a_statistics_preview,
    a_statistics_workbook,
    an_organisation_row,
    counts,
)
from tests.makers import an_act

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
    assert reading.units(ORGANISATIONS, source.table, mapping) == {"registered_capital": "万元"}


def test_totals_and_notes_are_remarked(tmp_path: Path) -> None:
    rows = [an_organisation_row(1), ["合计", "", "", 100], ["注：以执照为准"]]
    source = a_source(tmp_path, rows)
    assert source.count() == 1
    assert [remark[:3] for remark in reading.remarks(source)] == ["第3行", "第4行"]


def test_headings_that_read_alike_have_one_fingerprint() -> None:
    assert reading.fingerprint(["单位 名称"]) == reading.fingerprint(["单位名称"])
    assert reading.fingerprint(["单位名称"]) != reading.fingerprint(["单位", "名称"])


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changes", "output"),
    [
        ({}, 3_045_600),
        ({"unit": "（单位：亿元）"}, 30_456_000_000),
        ({"unit": "计量单位:千元"}, 304_560),
        ({"unit": "金额单位：元"}, Decimal("304.56")),
        ({"unit": "单位：万元、件"}, 3_045_600),
        ({"unit": "", "title": "2026年10月产值表（单位：万元）"}, 3_045_600),
        ({"unit": "", "title": "2026年10月产值表（万元）"}, 3_045_600),
        ({"months": ("10月（千元）", "累计")}, 304_560),
        ({"unit": ""}, Decimal("304.56")),
    ],
)
def test_the_unit_above_counts_for_columns_of_money_without_their_own(
    changes: dict[str, str], output: Decimal
) -> None:
    makers.an_organisation("甲公司")
    batch = a_statistics_preview([["甲公司", "", 304.56, 1]], **changes)
    assert [row.values["output"] for row in queries.rows(batch)] == [output]


@pytest.mark.django_db
def test_to_which_columns_the_unit_was_applied_is_told() -> None:
    makers.an_organisation("甲公司")
    batch = a_statistics_preview([["甲公司", "", 304.56, 1]])
    assert batch.remarks[0] == (
        "表格上方写着单位：万元，表头自己没有写单位的金额栏照此读："
        "“工业总产值·10月”（进当月产值），1即1万元。"
    )
    own = a_statistics_preview([["甲公司", "", 1, 1]], months=("10月（千元）", "累计"))
    assert not [one for one in own.remarks if "表格上方" in one]


@pytest.mark.django_db
@pytest.mark.parametrize("unit", ["单位：万美元", "金额单位：元/万元"])
def test_a_unit_that_cannot_be_told_is_not_guessed(unit: str) -> None:
    makers.an_organisation("甲公司")
    batch = a_statistics_preview([["甲公司", "", 304.56, 1]], unit=unit)
    assert (batch.mapping, counts(batch)) == ({"企业详细名称": "organisation"}, (0, 0, 0, 1))
    with pytest.raises(WrongUnit, match="当月产值"):
        actions.remap(batch, {"10月": "output"}, act=an_act())


@pytest.mark.django_db
def test_the_unit_above_leaves_other_columns_alone() -> None:
    makers.an_organisation("甲公司")
    rows = [["单位：万元"], ["企业名称", "年份", "从业人员", "营业收入"], ["甲公司", 2025, 30, 2]]
    batch = a_preview(rows[1:], headings=rows[0], slug="facts")  # type: ignore[arg-type]
    values = next(queries.rows(batch)).values
    assert (values["staff"], values["revenue"], values["year"]) == (30, 20_000, 2025)


def test_columns_that_go_nowhere_are_named_with_their_parents(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(
        a_statistics_workbook([["甲", "91", 1, 2], ["乙", "92", "约3", None], ["丙", "", 3]])
    )
    source = reading.open_source(path, register("monthly_facts"))
    assert reading.numeric(source) == {
        "企业详细名称": False, "社会信用代码": True, "10月": True, "1-10月累计": True,
    }  # fmt: skip
    mapping = {"企业详细名称": "organisation", "10月": "output"}
    assert reading.unused(source, mapping, ["社会信用代码"]) == ["工业总产值·1-10月累计"]
