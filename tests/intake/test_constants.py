"""What is the same in a whole file: read off its title, corrected by people, never remembered."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest

from kejitong.intake import actions, constants, queries
from kejitong.intake.actions import Extent, Upload
from kejitong.intake.models import RememberedMapping
from kejitong.kernel.refusals import Invalid
from kejitong.registers import catalogue
from kejitong.registers.catalogue import register
from tests import makers
from tests.intake.makers import (
    a_preview,
    a_statistics_preview,
    a_statistics_workbook,
    counts,
)
from tests.makers import an_act

pytestmark = pytest.mark.django_db
MONTHLY = register("monthly_facts")
ROWS = [["甲公司", "", 304.56, 2954.23]]


@pytest.fixture(autouse=True)
def enterprise(db: None) -> Any:
    return makers.an_organisation("甲公司")


def stored() -> Any:
    return MONTHLY.model._default_manager.get(retired_at=None)


@pytest.mark.parametrize(
    ("changes", "month"),
    [
        ({}, "10"),
        ({"title": "二〇二六年九月产值表"}, "9"),
        ({"title": "产值表", "sheet": "2026年8月"}, "8"),
        ({"title": "产值表", "name": "2026年7月产值.xlsx"}, "7"),
        ({"title": "2026年产值表", "sheet": "6月", "months": ("本月", "累计")}, "6"),
        ({"title": "2026年产值表", "months": ("5月", "1-5月")}, "5"),
    ],
    ids=["标题", "汉字", "工作表名", "文件名", "年和月分写", "表头"],
)
def test_the_file_names_its_month_in_one_of_these_places(
    changes: dict[str, Any], month: str
) -> None:
    batch = a_statistics_preview(ROWS, **changes)
    assert batch.fixed == {"year": "2026", "month": month}
    assert counts(batch) == (1, 0, 0, 0)


def test_what_was_read_is_told_with_the_place_and_with_what_speaks_against_it() -> None:
    batch = a_statistics_preview(ROWS, name="2026年9月产值.xlsx")
    title = "试验区2026年10月规模以上工业企业产值情况表"
    assert (
        f"整份都是：年份2026、月份10（见标题“{title}”）；不对的，在“表头对应”里改。"
        in batch.remarks
    )
    assert "文件名“2026年9月产值”写的却是月份9，请核对。" in batch.remarks


def test_a_sum_of_several_months_is_told() -> None:
    batch = a_statistics_preview(ROWS, title="2026年1-10月产值表")
    assert batch.fixed == {"year": "2026", "month": "10"}
    assert [one for one in batch.remarks if "是几个月的累计" in one]


def test_it_is_corrected_for_this_file_only() -> None:
    batch = a_statistics_preview(ROWS)
    given = {"year": "2026", "month": "9"}
    actions.remap(batch, batch.mapping, act=an_act(), fixed=given)
    actions.confirm(actions.preview(batch), Extent.ALL, act=an_act())
    assert (stored().year, stored().month) == (2026, 9)
    assert "整份都是：年份2026、月份9；不对的，在“表头对应”里改。" in queries.one(batch.pk).remarks
    assert RememberedMapping.objects.get().mapping == batch.mapping
    actions.undo(queries.one(batch.pk), act=an_act())
    again = a_statistics_preview(ROWS)
    assert again.fixed == {"year": "2026", "month": "10"}
    actions.confirm(again, Extent.ALL, act=an_act())
    assert (stored().year, stored().month) == (2026, 10)


def test_a_value_that_the_column_cannot_hold_is_refused() -> None:
    batch = a_statistics_preview(ROWS)
    with pytest.raises(Invalid, match="月份"):
        actions.remap(batch, batch.mapping, act=an_act(), fixed={"year": "2026", "month": "十月份"})


def test_what_was_said_for_the_upload_counts_more_than_the_title() -> None:
    upload = Upload("stat.xlsx", BytesIO(a_statistics_workbook(ROWS)), fixed={"month": "3"})
    batch = actions.bring(MONTHLY, upload, act=an_act())
    assert batch.fixed == {"year": "2026", "month": "3"}


def test_a_column_of_the_sheet_needs_no_constant() -> None:
    headings = ("企业名称", "年份", "月份", "当月产值")
    batch = a_preview([["甲公司", 2025, 3, 1]], headings=headings, slug="monthly_facts")
    assert batch.fixed == {}


def test_offered_are_the_required_columns_that_one_value_may_fill() -> None:
    assert constants.offered(MONTHLY, {"单位": "organisation"}) == ["year", "month"]
    certificates = register("certificates")
    assert constants.offered(certificates, {}) == ["kind", "organisation", "issued_on"]
    assert constants.offered(register("organisations"), {}) == []


def test_the_year_and_the_month_are_called_so_in_every_register() -> None:
    for slug, found in catalogue.registers().items():
        for name in ("year", "month"):
            if name in found.by_name:
                assert found.heading(name) in {"年份", "月份", "截至月份"}, slug
