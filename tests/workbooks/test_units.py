"""Units in headings."""

from __future__ import annotations

import pytest

from kejitong.workbooks.units import canonical, is_money, unit_above, without_unit


@pytest.mark.parametrize(
    ("written", "name", "unit"),
    [
        ("营业收入（万元）", "营业收入", "万元"),
        ("专利\n申请 [件]", "专利申请", "件"),
        ("研发费用（单位：元）", "研发费用", "元"),
        ("营业收入/亿元", "营业收入", "亿元"),
        ("其中：增值税（千元）", "其中：增值税", "千元"),
        ("类别（数据字典）", "类别(数据字典)", ""),
        ("占比（％）", "占比", "%"),
        ("（万元）", "", "万元"),
    ],
)
def test_the_unit_is_taken_out_of_the_heading(written: str, name: str, unit: str) -> None:
    assert without_unit(canonical(written)) == (name, unit)


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("单位：万元", "万元"),
        ("填报单位：示例街道 单位：亿元", "亿元"),
        ("计量单位：人、万元", "万元"),
        ("填报单位：元丰公司", ""),
        ("日期：2026年", ""),
    ],
)
def test_the_unit_above_the_table_is_one_of_money(line: str, unit: str) -> None:
    assert unit_above(canonical(line)) == unit


@pytest.mark.parametrize("name", ["营业收入", "补助金额", "其中：增值税", "利润总额"])
def test_money_is_known_by_its_name(name: str) -> None:
    assert is_money(name)


@pytest.mark.parametrize(
    "name", ["企业名称", "专利数", "研发投入占比", "收入增长率", "研发人员", "项目"]
)
def test_other_columns_are_not_money(name: str) -> None:
    assert not is_money(name)
