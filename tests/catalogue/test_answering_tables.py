"""Tables: what a form posts or a program gives, fixed and free rows, and cells that are wrong."""

from __future__ import annotations

from datetime import date
from typing import Any

from kejitong.catalogue import answering
from kejitong.catalogue.fields import Edition, Field, Section, Shape, When

COLUMNS = (
    Field(code="name", label="名称", shape=Shape.TEXT),
    Field(code="amount", label="金额", shape=Shape.MONEY, unit="万元"),
)
FREE = Field(code="free", label="设备", shape=Shape.TABLE, columns=COLUMNS, most_rows=3,
             fewest_rows=2)  # fmt: skip
FIXED = Field(code="fixed", label="来源", shape=Shape.TABLE, rows=("拨款", "自筹"),
              columns=COLUMNS[1:])  # fmt: skip


def parsed(field: Field, raw: dict[str, Any]) -> answering.Parsed:
    section = Section("one", "一", (field,))
    edition = Edition(since=date(2026, 1, 1), sections=(section,))
    return answering.parse_section(section, raw, edition=edition)


def rows(field: Field, raw: dict[str, Any]) -> Any:
    return parsed(field, raw).values[field.code]


def gaps(field: Field, value: object) -> list[tuple[str, str]]:
    edition = Edition(since=date(2026, 1, 1), sections=(Section("one", "一", (field,)),))
    return [(gap.field, gap.text) for gap in answering.gaps(edition, {field.code: value}, {})]


def test_a_form_posts_cells_by_row_and_column() -> None:
    raw = {"free.0.name": "甲", "free.0.amount": "1", "free.10.name": "丙", "free.2.name": "乙"}
    assert rows(FREE, raw) == [
        {"name": "甲", "amount": "10000"},
        {"name": "乙", "amount": ""},
        {"name": "丙", "amount": ""},
    ]


def test_a_program_gives_rows() -> None:
    assert rows(FREE, {"free": [{"name": "甲", "amount": "1.5"}]}) == [
        {"name": "甲", "amount": "15000"}
    ]


def test_empty_free_rows_are_dropped_and_an_emptied_table_is_empty() -> None:
    raw = {"free.0.name": " ", "free.0.amount": "", "free.1.name": "乙"}
    assert rows(FREE, raw) == [{"name": "乙", "amount": ""}]
    assert rows(FREE, {"free": ""}) == []


def test_a_table_that_was_not_posted_is_left_alone() -> None:
    assert parsed(FREE, {"freedom": "x", "fixed.0.amount": "1"}).values == {}


def test_fixed_rows_are_all_there_by_place_or_by_label() -> None:
    both = [{"amount": "10000", "row": "拨款"}, {"amount": "20000", "row": "自筹"}]
    assert rows(FIXED, {"fixed.0.amount": "1", "fixed.1.amount": "2"}) == both
    assert (
        rows(FIXED, {"fixed": [{"row": "自筹", "amount": "2"}, {"row": "拨款", "amount": "1"}]})
        == both
    )
    assert rows(FIXED, {"fixed.1.amount": "2"}) == [{"amount": "", "row": "拨款"}, both[1]]
    assert rows(FIXED, {"fixed": [{"row": "别的", "amount": "9"}]}) == [
        {"amount": "", "row": "拨款"},
        {"amount": "", "row": "自筹"},
    ]


def test_a_wrong_cell_is_kept_and_named_by_row_and_column() -> None:
    found = parsed(FREE, {"free": [{"name": "甲", "amount": "很多"}]})
    assert found.values["free"] == [{"name": "甲", "amount": "很多"}]
    assert [(gap.field, gap.text) for gap in found.problems] == [
        ("free.0.amount", "“设备·第1行·金额”“很多”不是数字，应像 1234.5 这样填写，单位是万元")
    ]


def test_too_many_rows_are_told_and_far_too_many_not_stored() -> None:
    many = [{"name": f"第{at}台", "amount": "1"} for at in range(4)]
    assert [gap.text for gap in parsed(FREE, {"free": many}).problems] == [
        "“设备”有4行，最多3行，请合并或删去"
    ]
    found = parsed(FREE, {"free": many * 200})
    assert (found.values, len(found.unfit)) == ({}, 1)


def test_a_cell_that_no_database_should_hold_keeps_the_table_out() -> None:
    found = parsed(FREE, {"free": [{"name": "\x00", "amount": "1"}]})
    assert (found.values, found.unfit[0].field) == ({}, "free.0.name")


def test_gaps_of_a_table() -> None:
    assert gaps(FREE, []) == [("free", "“设备”还没有填")]
    assert gaps(FREE, [{"name": "甲", "amount": ""}]) == [
        ("free", "“设备”只有1行，至少要2行"),
        ("free.0.amount", "“设备·第1行·金额”还没有填，没有的填0"),
    ]
    assert gaps(FIXED, [{"row": "拨款", "amount": ""}, {"row": "自筹", "amount": ""}]) == [
        ("fixed", "“来源”还没有填")
    ]
    assert gaps(FIXED, [{"row": "拨款", "amount": "1"}, {"row": "自筹", "amount": ""}]) == [
        ("fixed.1.amount", "“来源·自筹·金额”还没有填，没有的填0")
    ]
    assert gaps(FIXED, "不是表") == [("fixed", "“来源”“不是表”不是表格，请一行一行填写")]


def test_a_column_may_wait_for_another_of_its_row() -> None:
    waiting = Field(
        code="people", label="成员", shape=Shape.TABLE,
        columns=(
            Field(code="is_paid", label="是否领酬", shape=Shape.YES_NO),
            Field(code="pay", label="酬金", shape=Shape.MONEY, when=When("is_paid", ("是",))),
        ),
    )  # fmt: skip
    value = [{"is_paid": "是", "pay": ""}, {"is_paid": "否", "pay": ""}]
    assert [place for place, _ in gaps(waiting, value)] == ["people.0.pay"]
