"""Cells become values, column by column; what is wrong is said of its row and column."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kejitong.registers import catalogue
from kejitong.registers.parsing import doubt_dates, parse
from tests import makers


def test_each_kind_is_read_and_the_unit_of_the_heading_counts() -> None:
    grants = catalogue.register("grants")
    cells = {"document_number": ["苏财〔2026〕1号"], "title": ["专项"], "amount": ["12.5"],
             "granted_on": ["2026年3月2日"], "level": ["省级"]}  # fmt: skip
    parsed = parse(grants, cells, units={"amount": "万元"})
    assert not parsed.problems
    assert parsed.rows[0]["amount"] == Decimal(125000)
    assert parsed.rows[0]["granted_on"] == date(2026, 3, 2)
    assert parsed.rows[0]["level"] == "provincial"


def test_bad_cells_are_named_and_the_good_ones_of_the_row_kept() -> None:
    grants = catalogue.register("grants")
    cells = {"document_number": ["甲", ""], "amount": ["很多", 3], "level": ["乡级", "市级"]}
    parsed = parse(grants, cells)
    assert parsed.rows[0]["document_number"] == "甲"
    wrong = [grants.heading(name) for name in ("amount", "level")]
    assert [problem.column for problem in parsed.problems[0]] == wrong
    assert [p.problem for p in parsed.problems[1]] == ["必须填写"]


def test_dates_that_were_probably_mistyped_are_doubted() -> None:
    events = catalogue.register("events")
    days = [date(1899, 12, 31), date(1900, 1, 1), date(2076, 12, 31), date(2077, 1, 1), None]
    rows = [{"title": "会", "held_on": day} for day in days]
    said = doubt_dates(events, rows, date(2026, 11, 30))
    assert {row: [str(one) for one in found] for row, found in said.items()} == {
        0: ["第0行举办日期“1899-12-31”：早于1900年，请核对年份"],
        3: ["第3行举办日期“2077-01-01”：在50年以后，请核对年份"],
    }


@pytest.mark.django_db
def test_references_are_found_by_code_name_and_former_name_and_missing_ones_said() -> None:
    region = makers.a_region()
    firm = makers.an_organisation("试验甲公司", region=region)
    makers.a_record("organisation_names", organisation=firm, name="试验旧公司", kind="former")
    patents = catalogue.register("patents")
    cells = {"organisation": ["试验甲公司", "试验旧公司", firm.uscc, "", "无名公司"]}
    parsed = parse(patents, cells)
    assert [row.get("organisation") for row in parsed.rows] == [
        firm.pk,
        firm.pk,
        firm.pk,
        None,
        None,
    ]
    heading = patents.heading("organisation")
    doubtful = {n: p for n, ps in parsed.problems.items() for p in ps if p.column == heading}
    assert {n: p.value for n, p in doubtful.items()} == {4: "无名公司"}


@pytest.mark.django_db
def test_a_name_that_fits_two_is_not_guessed(django_assert_num_queries: Any) -> None:
    for _ in range(2):
        makers.an_organisation("同名公司")
    patents = catalogue.register("patents")
    parsed = parse(patents, {"organisation": ["同名公司"] * 50})
    assert len(parsed.problems) == 50


@given(
    st.lists(
        st.one_of(st.none(), st.text(max_size=30), st.floats(), st.dates(), st.booleans()),
        max_size=5,
    )
)
def test_any_cell_gives_a_value_or_a_problem_and_never_fails(raws: list[Any]) -> None:
    for slug in ("statistics", "denominators", "events"):
        register = catalogue.register(slug)
        plain = [c.name for c in register.columns if register.kind(c.name) != "reference"]
        parsed = parse(register, dict.fromkeys(plain, raws))
        assert len(parsed.rows) == len(raws)
        for index, row in enumerate(parsed.rows):
            said = {p.column for p in parsed.problems.get(index, ())}
            assert all(name in row or register.heading(name) in said for name in plain)
