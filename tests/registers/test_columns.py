"""How one cell of each kind is read."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kejitong.registers import catalogue
from kejitong.registers.choices import Level
from kejitong.registers.columns import choice_reader, money_reader, reader_for, text_reader
from kejitong.registers.register import Register


def test_choices_are_read_by_label_or_value_and_others_listed() -> None:
    read = choice_reader(catalogue.register("channels").field("level"))
    assert read("市级") == ("city", "")
    assert read("city") == ("city", "")
    assert read(" ") == (None, "")
    assert read("村级") == (None, "没有这个选项；可填：国家级、省级、市级、区级")


@pytest.mark.parametrize(
    ("said", "level"),
    [
        ("国家", "national"), ("部级", "national"), ("省", "provincial"), ("省里", "provincial"),
        ("市", "city"), ("县", "district"), ("区县", "district"),
    ],
)  # fmt: skip
def test_every_level_is_read_as_people_say_it(said: str, level: str) -> None:
    registers = [one for one in catalogue.registers().values() if _is_level(one)]
    assert len(registers) == 7
    for register in registers:
        read = reader_for(register.field("level"), register.by_name["level"])
        assert read(said) == (level, "")


def _is_level(register: Register) -> bool:
    return "level" in register.by_name and register.field("level").choices == Level.choices


def test_money_is_yuan_whatever_the_unit_of_the_column() -> None:
    assert money_reader("万元")("1,200.5")[0] == Decimal(12005000)
    assert money_reader("元")("3")[0] == Decimal(3)


def test_text_that_does_not_fit_is_refused_and_not_cut() -> None:
    assert text_reader(3)("三个字") == ("三个字", "")
    assert text_reader(3)("四个字了") == (None, "超过3个字，请缩短")


def test_a_column_may_bring_its_own_reader() -> None:
    organisations = catalogue.register("organisations")
    column = organisations.by_name["uscc"]
    assert reader_for(organisations.field("uscc"), column) is column.reads
