"""Units in headings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kejitong.workbooks.units import MONEY_FACTOR, canonical, is_unit_line, unit_above, without_unit


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
        ("（单位：亿元）", "亿元"),
        ("金额单位:元", "元"),
        ("单位：万元、件", "万元"),
        ("单位：万元 件", "万元"),
        ("单位： 万  元", "万元"),
        ("单位：人民币万元", "万元"),
        ("单位：万元人民币", "万元"),
        ("单位：万元２０２６年１０月", "万元"),
        ("2026年10月工业产值情况表（万元）", "万元"),
        ("产值情况表（单位：千元）", "千元"),
        ("金额单位：元/万元", "元/万元"),
        ("单位：万美元", "万美元"),
        ("单位：件、人", ""),
        ("填报单位：元丰公司", ""),
        ("日期：2026年", ""),
    ],
)
def test_the_unit_above_the_table_is_one_of_money(line: str, unit: str) -> None:
    assert unit_above(canonical(line)) == unit


FORMS = (
    "单位：{}",
    "（单位：{}）",
    "计量单位:{}",
    "金额单位　{}",
    "某某情况表（{}）",
    "填报单位：甲 单位：{} 共2页",
)


@given(st.sampled_from(sorted(MONEY_FACTOR)), st.sampled_from(FORMS))
def test_every_unit_of_money_is_read_however_it_is_written(unit: str, form: str) -> None:
    assert unit_above(canonical(form.format(unit))) == unit


@pytest.mark.parametrize(
    ("text", "expected"),
    [("单位：万元", True), ("(计量单位：件", True), ("单位名称", False), ("营业收入(万元)", False)],
)
def test_a_cell_that_tells_only_the_unit(text: str, expected: bool) -> None:
    assert is_unit_line(text) is expected
