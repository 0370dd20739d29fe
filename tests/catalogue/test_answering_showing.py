"""How answers are written for people: units, dates, tables, and what is personal masked."""

from __future__ import annotations

import pytest

from kejitong.catalogue import answering
from kejitong.catalogue.fields import Field, Personal, Shape

MONEY = Field(code="it", label="金额", shape=Shape.MONEY, unit="万元")
YUAN = Field(code="it", label="金额", shape=Shape.MONEY)
NUMBER = Field(code="it", label="人数", shape=Shape.NUMBER, unit="人")
DAY = Field(code="it", label="日期", shape=Shape.DATE)
CHOICES = Field(code="it", label="领域", shape=Shape.CHOICES, choices=("机电", "新材料"))
TEAM = Field(
    code="it", label="成员", shape=Shape.TABLE,
    columns=(
        Field(code="name", label="姓名", shape=Shape.TEXT, personal=Personal.NAME),
        Field(code="pay", label="酬金", shape=Shape.MONEY, unit="万元"),
    ),
)  # fmt: skip
SOURCES = Field(code="it", label="来源", shape=Shape.TABLE, rows=("拨款",),
                columns=(TEAM.columns[1],))  # fmt: skip


@pytest.mark.parametrize(
    ("field", "value", "text"),
    [
        (MONEY, "12345000", "1,234.5万元"),
        (MONEY, "0.01", "0.000001万元"),
        (MONEY, "0", "0万元"),
        (MONEY, "很多", "很多"),
        (YUAN, "1234.5", "1,234.5元"),
        (NUMBER, "1200", "1,200人"),
        (DAY, "2026-01-05", "2026年1月5日"),
        (DAY, "明年", "明年"),
        (CHOICES, ["机电", "新材料"], "机电；新材料"),
        (MONEY, "", ""),
        (MONEY, None, ""),
        (TEAM, [{"name": "张三", "pay": "10000"}], "姓名张三，酬金1万元"),
        (TEAM, [{"name": "张三", "pay": ""}, {"name": "李四", "pay": "0"}],
         "姓名张三\n姓名李四，酬金0万元"),
        (SOURCES, [{"row": "拨款", "pay": "10000"}], "拨款：酬金1万元"),
    ],
)  # fmt: skip
def test_it_is_written_for_people(field: Field, value: object, text: str) -> None:
    assert answering.shown(field, value) == text


@pytest.mark.parametrize(
    ("personal", "value", "masked"),
    [
        (Personal.NO, "张三", "张三"),
        (Personal.NAME, "张三", "张*"),
        (Personal.PHONE, "13800138000", "138****8000"),
        (Personal.ID_CARD, "320612199001010010", "320***********0010"),
        (Personal.BANK_ACCOUNT, "6222020200001234567", "***************4567"),
        (Personal.EMAIL, "abc@example.com", "a***@example.com"),
    ],
)
def test_what_is_personal_is_masked_by_its_kind(
    personal: Personal, value: str, masked: str
) -> None:
    field = Field(code="it", label="内容", shape=Shape.TEXT, personal=personal)
    assert answering.shown(field, value, is_masked=True) == masked
    assert answering.shown(field, value) == value


def test_tables_are_masked_cell_by_cell() -> None:
    rows = [{"name": "欧阳锋", "pay": "10000"}]
    assert answering.shown(TEAM, rows, is_masked=True) == "姓名欧阳*，酬金1万元"
    assert answering.cells(TEAM, rows[0], is_masked=True) == ("欧阳*", "1万元")
    assert answering.cells(SOURCES, {"row": "拨款", "pay": "10000"}) == ("拨款", "1万元")


@pytest.mark.parametrize(
    ("field", "value", "typed"),
    [
        (MONEY, "12345000", "1234.5"),
        (YUAN, "1234.5", "1234.5"),
        (NUMBER, "1200", "1200"),
        (MONEY, "很多", "很多"),
        (DAY, "2026-01-05", "2026-01-05"),
        (DAY, None, ""),
    ],
)
def test_what_stands_in_the_box_is_what_was_typed(field: Field, value: object, typed: str) -> None:
    assert answering.typed(field, value) == typed
