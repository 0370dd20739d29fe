"""How one cell of each kind is read."""

from __future__ import annotations

from decimal import Decimal

from kejitong.registers import catalogue
from kejitong.registers.columns import choice_reader, money_reader, reader_for, text_reader


def test_choices_are_read_by_label_or_value_and_others_listed() -> None:
    read = choice_reader(catalogue.register("channels").field("level"))
    assert read("市级") == ("city", "")
    assert read("city") == ("city", "")
    assert read(" ") == (None, "")
    assert read("村级") == (None, "没有这个选项；可填：国家级、省级、市级、区级")


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
