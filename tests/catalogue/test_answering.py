"""What people type, as it is stored: every shape, in the ways in which people write it."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from kejitong.catalogue import answering
from kejitong.catalogue.fields import Edition, Field, Section, Shape
from tests import makers

MONEY = Field(code="it", label="金额", shape=Shape.MONEY, unit="万元", least=Decimal(0))
NUMBER = Field(code="it", label="人数", shape=Shape.NUMBER, unit="人", most=Decimal(100))
RATE = Field(code="it", label="占比", shape=Shape.NUMBER, unit="%")
DAY = Field(code="it", label="日期", shape=Shape.DATE)
TEXT = Field(code="it", label="名称", shape=Shape.TEXT, longest=10)
LONG = Field(code="it", label="说明", shape=Shape.LONG_TEXT)
CHOICE = Field(code="it", label="类别", shape=Shape.CHOICE, choices=("工业", "农业（种养）"))
CHOICES = Field(
    code="it", label="领域", shape=Shape.CHOICES, choices=("新材料", "机电", "生物医药")
)
YES_NO = Field(code="it", label="是否合作", shape=Shape.YES_NO)
USCC = Field(code="it", label="代码", shape=Shape.TEXT, reads="uscc")


def parsed(field: Field, raw: object) -> answering.Parsed:
    """One field, read alone."""
    section = Section("one", "一", (field,))
    edition = Edition(since=date(2026, 1, 1), sections=(section,))
    return answering.parse_section(section, {"it": raw}, edition=edition)


def read(field: Field, raw: object) -> Any:
    """What is stored of it."""
    return parsed(field, raw).values["it"]


@pytest.mark.parametrize(
    ("field", "raw", "stored"),
    [
        (MONEY, "12.5", "125000"),
        (MONEY, "１２．５", "125000"),
        (MONEY, "1,234.5", "12345000"),
        (MONEY, "１，２３４", "12340000"),
        (MONEY, "1.5亿元", "150000000"),
        (MONEY, "300元", "300"),
        (MONEY, "人民币20万元整", "200000"),
        (MONEY, "0", "0"),
        (MONEY, "0.000001", "0.01"),
        (MONEY, " 100 ", "1000000"),
        (NUMBER, "1,2", "1,2"),
        (NUMBER, "12人", "12"),
        (NUMBER, "１２", "12"),
        (NUMBER, "-3", "-3"),
        (NUMBER, "3.50", "3.5"),
        (RATE, "12.5%", "12.5"),
        (RATE, "12.5", "12.5"),
        (DAY, "2026年11月30日", "2026-11-30"),
        (DAY, "2026.11.30", "2026-11-30"),
        (DAY, "2026/1/5", "2026-01-05"),
        (DAY, "２０２６－１１－３０", "2026-11-30"),
        (DAY, "20261130", "2026-11-30"),
        (DAY, "二〇二六年十一月三十日", "2026-11-30"),
        (DAY, "二零二六年一月二十一日", "2026-01-21"),
        (DAY, "2026年11月", "2026-11-01"),
        (TEXT, "  一种\n装置 ", "一种 装置"),
        (LONG, "一\r\n二\r三\n", "一\n二\n三"),
        (CHOICE, " 工业 ", "工业"),
        (CHOICE, "农业(种养)", "农业（种养）"),
        (CHOICES, ["机电", "新材料", "机电"], ["新材料", "机电"]),
        (CHOICES, "生物医药；新材料", ["新材料", "生物医药"]),
        (CHOICES, [""], []),
        (YES_NO, "√", "是"),
        (YES_NO, "没有", "否"),
        (YES_NO, True, "是"),
        (MONEY, ["1", "2"], "20000"),
        (MONEY, None, ""),
        (USCC, f" {makers.a_uscc(7).lower()} ", makers.a_uscc(7)),
    ],
)
def test_it_is_read_as_people_write_it(field: Field, raw: object, stored: object) -> None:
    assert read(field, raw) == stored


@pytest.mark.parametrize(
    ("field", "raw", "said"),
    [
        (MONEY, "十来万", "不是数字"),
        (MONEY, "12%", "不是数字"),
        (MONEY, "-", "不是数字"),
        (MONEY, "-5", "不能少于0万元"),
        (MONEY, "0.0000001", "最多写到分"),
        (MONEY, "9999999999999999", "太大了"),
        (NUMBER, "一百", "不是数字，应像 1234.5 这样填写，单位是人"),
        (NUMBER, "101", "不能多于100人"),
        (NUMBER, "50%", "不是数字"),
        (NUMBER, "0.123456789", "最多8位小数"),
        (NUMBER, "1e5", "不是数字"),
        (NUMBER, "NaN", "不是数字"),
        (DAY, "2026-02-30", "不是日期"),
        (DAY, "下个月", "不是日期"),
        (CHOICE, "商业", "请从“工业”、“农业（种养）”里选"),
        (CHOICES, ["机电", "商业"], "“商业”不在选项里"),
        (YES_NO, "也许", "请选“是”或“否”"),
        (TEXT, "一二三四五六七八九十一", "有11个字，最多10个，请删去1个字"),
    ],
)
def test_what_cannot_stand_is_kept_as_typed_and_told(field: Field, raw: object, said: str) -> None:
    found = parsed(field, raw)
    assert [said in problem.text for problem in found.problems] == [True]
    assert found.problems[0].field == "it"
    if field.shape not in {Shape.MONEY, Shape.NUMBER} or "不是数字" in said:
        assert found.values["it"] == raw


@pytest.mark.parametrize("raw", ["99999999999999999999", "0" * 40 + "5", "1e400", "∞"])
def test_a_number_out_of_all_bounds_is_told_and_never_another_number(raw: str) -> None:
    found = parsed(MONEY, raw)
    assert found.problems
    assert answering.typed(MONEY, found.values["it"]) == raw


def test_a_number_too_long_to_be_one_is_not_stored() -> None:
    found = parsed(MONEY, "1" * 35)
    assert (found.values, found.unfit[0].text) == (
        {},
        "“金额”的数字太长，没有保存，请核对后重新填写",
    )


HOSTILE = {
    "零字符": "甲\x00乙", "半个字": "\ud83d", "另半个": "尾\udc00", "十万字": "长" * 100_000,
    "列表": ["好", "\x00"],
}  # fmt: skip


@pytest.mark.parametrize("named", HOSTILE)
@pytest.mark.parametrize("field", [TEXT, LONG, MONEY, DAY, CHOICE, CHOICES, YES_NO])
def test_what_no_database_should_hold_is_refused_in_one_sentence(field: Field, named: str) -> None:
    found = parsed(field, HOSTILE[named])
    assert "it" not in found.values
    assert len(found.unfit) == 1
    assert "没有保存" in found.unfit[0].text


def test_html_is_text_and_stays_text() -> None:
    raw = "<script>alert(1)</script> & <b>"
    assert read(LONG, raw) == raw
    assert answering.shown(LONG, raw) == raw


def test_unseen_characters_are_dropped_and_line_breaks_kept() -> None:
    assert read(LONG, "甲\u200b乙\u202e\n丙\x07") == "甲乙\n丙"


def test_an_identifier_that_does_not_read_is_a_warning_only() -> None:
    found = parsed(USCC, "91320612DEM0000140")
    assert (found.problems, len(found.warnings)) == ((), 1)
    assert "请核对" in found.warnings[0].text or "不像" in found.warnings[0].text
    assert parsed(USCC, makers.a_uscc(3)).warnings == ()
    assert parsed(USCC, "随便写的").warnings[0].text.startswith("“代码”不像统一社会信用代码")


def test_what_the_form_did_not_show_is_left_alone() -> None:
    section = Section("one", "一", (TEXT,))
    edition = Edition(since=date(2026, 1, 1), sections=(section,))
    assert answering.parse_section(section, {"other": "x"}, edition=edition).values == {}


@pytest.mark.parametrize(
    ("value", "stored"),
    [
        (Decimal("12.50"), "12.5"),
        (3, "3"),
        (True, "是"),
        (False, "否"),
        (date(2026, 1, 5), "2026-01-05"),
        (datetime(2026, 1, 5, 9), "2026-01-05"),
        (" 文字 ", "文字"),
    ],
)
def test_values_of_registers_are_stored_in_the_same_way(value: object, stored: str) -> None:
    assert answering.stored_from(TEXT, value) == stored
