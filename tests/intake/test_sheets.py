"""The template can be filled in and imported; refused rows can be mended and brought back."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from kejitong.intake import actions, queries, sheets
from kejitong.intake.actions import Extent, Upload
from kejitong.registers.catalogue import register, registers
from tests import makers
from tests.intake.makers import a_preview, an_organisation_row, counts
from tests.makers import an_act

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("slug", [*registers()])
def test_every_heading_of_a_template_is_recognised(slug: str, tmp_path: Path) -> None:
    path = tmp_path / "模板.xlsx"
    sheets.template(register(slug), path)
    with path.open("rb") as file:
        batch = actions.read(register(slug), Upload("模板.xlsx", file), act=an_act())
    assert batch.row_count == 0
    assert set(batch.mapping.values()) == set(register(slug).by_name)
    assert len(batch.mapping) == len(batch.headings)


def test_a_template_has_choices_marks_and_examples(tmp_path: Path) -> None:
    path = tmp_path / "模板.xlsx"
    sheets.template(register("organisations"), path)
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    headings = {cell.value: cell for cell in page[1]}
    assert page.data_validations.dataValidation
    assert headings["单位名称"].font.color.rgb != headings["注册地址"].font.color
    assert "2026-11-30" in str(headings["成立日期"].comment)
    guide = "\n".join(str(cell) for row in book["填写说明"].values for cell in row)
    assert register("organisations").lead in guide
    assert "须已登记" in guide


def test_refused_rows_come_back_mended(tmp_path: Path) -> None:
    batch = a_preview([
        an_organisation_row(1),
        an_organisation_row(2, established_on="去年"),
        an_organisation_row(3, name="", capital=12.5),
    ])  # fmt: skip
    actions.confirm(batch, Extent.GOOD, act=an_act())
    path = tmp_path / "退回.xlsx"
    sheets.refused_rows(batch, path)
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    lines = [list(row) for row in page.values]
    assert lines[0] == [
        "原表行号", "问题", "统一社会信用代码", "单位名称", "成立日期", "注册资本（万元）",
        "注册地址", "备忘",
    ]  # fmt: skip
    assert lines[1][:2] == [3, "成立日期：“去年”不是日期，应像 2026-11-30 这样填写。"]
    assert lines[2][:2] == [4, "单位名称：必须填写"]
    page["E2"], page["D3"] = "2024-01-01", "补上的名称"
    content = BytesIO()
    book.save(content)
    content.seek(0)
    again = actions.bring(register("organisations"), Upload("退回.xlsx", content), act=an_act())
    assert counts(again) == (2, 0, 0, 0)
    actions.confirm(again, Extent.ALL, act=an_act())
    stored = register("organisations").model._default_manager.get(uscc=makers.a_uscc(3))
    assert (stored.name, stored.registered_capital) == ("补上的名称", 125_000)


def test_refused_rows_show_what_was_mended_and_what_was_given_for_all(tmp_path: Path) -> None:
    batch = a_preview([["甲公司", "许多"]], headings=("企业名称", "从业人员"), slug="facts")
    actions.remap(batch, batch.mapping, act=an_act(), fixed={"year": "2025"})
    batch = actions.mend(actions.preview(batch), 2, {"staff": "三十"}, act=an_act())
    assert queries.row(batch, 2) is not None
    path = tmp_path / "退回.xlsx"
    sheets.refused_rows(batch, path)
    lines = [list(row) for row in openpyxl.load_workbook(path).worksheets[0].values]
    assert lines[0][2:] == ["单位", "从业人员", "年份"]
    assert lines[1][2:] == ["甲公司", "三十", "2025"]
