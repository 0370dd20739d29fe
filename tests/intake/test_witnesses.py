"""A row that names its enterprise by code and by name must mean one enterprise."""

from __future__ import annotations

from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from kejitong.intake import actions, queries, witnesses
from kejitong.intake.actions import Extent
from kejitong.intake.models import Batch
from kejitong.registers import catalogue
from tests import makers
from tests.intake.makers import (
    a_preview,
    a_statistics_preview,
    an_organisation_row,
    counts,
)
from tests.makers import a_uscc, an_act

pytestmark = pytest.mark.django_db
ORGANISATIONS = catalogue.register("organisations")


@pytest.fixture(autouse=True)
def enterprises(db: None) -> list[Any]:
    return [
        makers.an_organisation(f"{name}公司", uscc=a_uscc(n)) for n, name in enumerate("甲乙", 7)
    ]


def said(batch: Batch) -> list[str]:
    return [one.problem for row in queries.rows(batch) for one in (*row.problems, *row.warnings)]


def test_the_code_beside_the_name_is_read_and_told() -> None:
    batch = a_statistics_preview([["甲公司", a_uscc(7), 1, 2]])
    assert (counts(batch), said(batch)) == ((1, 0, 0, 0), [])
    assert "“社会信用代码”用来核对“单位”：代码和名称对不上的行退回。" in batch.remarks
    assert batch.unused == ["工业总产值·1-10月累计"]


def test_a_known_name_with_an_unknown_code_is_sent_back() -> None:
    batch = a_statistics_preview([["甲公司", a_uscc(9), 1, 2]])
    assert counts(batch) == (0, 0, 0, 1)
    assert said(batch) == [
        f"表里的代码是{a_uscc(9)}（册里没有这个代码），册里“甲公司”的代码是{a_uscc(7)}；请核对，把这一格改成对的代码"
    ]


def test_a_name_and_a_code_of_two_enterprises_are_sent_back() -> None:
    batch = a_statistics_preview([["甲公司", a_uscc(8), 1, 2]])
    assert said(batch) == [
        f"表里的代码是{a_uscc(8)}（册里是“乙公司”），册里“甲公司”的代码是{a_uscc(7)}；请核对，把这一格改成对的代码"
    ]


def test_a_known_code_finds_the_enterprise_and_the_other_name_is_told() -> None:
    batch = a_statistics_preview([["甲公司（筹）", f" {a_uscc(7).lower()}", 1, 2]])
    assert counts(batch) == (1, 0, 0, 0)
    assert said(batch) == [f"代码{a_uscc(7)}在册里是“甲公司”，表里写的是“甲公司（筹）”；照代码记"]


def test_of_two_enterprises_with_one_name_the_code_tells_which() -> None:
    makers.an_organisation("甲公司", uscc=a_uscc(9))
    batch = a_statistics_preview([["甲公司", a_uscc(9), 1, 2], ["甲公司", "", 1, 2]])
    assert counts(batch) == (1, 0, 0, 1)
    assert said(batch) == ["单位登记册里没有（或有不止一个）；请先登记，或改用其代码"]


def test_a_former_name_is_no_contradiction(enterprises: list[Any]) -> None:
    makers.a_record(
        "organisation_names", organisation=enterprises[0], name="老甲公司", kind="former"
    )
    batch = a_statistics_preview([["老甲公司", a_uscc(7), 1, 2]])
    assert (counts(batch), said(batch)) == ((1, 0, 0, 0), [])


@pytest.mark.parametrize("code", ["", "—", "无", "待办"])
def test_no_code_is_no_contradiction(code: str) -> None:
    assert counts(a_statistics_preview([["甲公司", code, 1, 2]])) == (1, 0, 0, 0)


def test_the_name_is_heard_where_the_code_is_mapped() -> None:
    batch = a_statistics_preview([["甲公司", a_uscc(9), 1, 2], ["乙公司", "", 1, 2]])
    mapping = {"社会信用代码": "organisation", "10月": "output"}
    actions.remap(batch, mapping, act=an_act(), fixed=batch.fixed)
    batch = actions.preview(batch)
    assert counts(batch) == (1, 0, 0, 1)
    assert [one for one in said(batch) if "册里“甲公司”的代码是" in one]


def test_a_mended_cell_needs_no_witness() -> None:
    batch = a_statistics_preview([["甲公司", a_uscc(8), 1, 2]])
    same = actions.mend(batch, 5, {"organisation": "甲公司"}, act=an_act())
    assert counts(same) == (0, 0, 0, 1)
    other = actions.mend(batch, 5, {"organisation": a_uscc(8)}, act=an_act())
    assert counts(other) == (1, 0, 0, 0)


def test_a_new_enterprise_under_a_known_name_is_never_added_in_silence() -> None:
    batch = a_preview([an_organisation_row(9, name="甲公司"), an_organisation_row(10)])
    assert counts(batch) == (1, 0, 0, 1)
    sentence = f"表里的代码是{a_uscc(9)}（册里没有这个代码），册里“甲公司”的代码是{a_uscc(7)}；"
    assert said(batch) == [f"{sentence}请核对；确是同名的另一家，请在登记册里单独登记"]
    mended = actions.mend(batch, 2, {"uscc": a_uscc(7)}, act=an_act())
    assert counts(mended) == (1, 1, 0, 0)


def test_an_enterprise_may_take_a_new_name_but_not_that_of_another() -> None:
    rows = [an_organisation_row(7, name="新甲公司"), an_organisation_row(8, name="甲公司")]
    assert counts(a_preview(rows)) == (0, 1, 0, 1)


def test_more_rows_ask_no_more_questions(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    few, many = (
        a_statistics_preview([["甲公司", a_uscc(7 + n), n, n] for n in range(count)])
        for count in (2, 60)
    )
    actions.preview(few)
    with django_assert_max_num_queries(30):
        actions.preview(many)


def test_the_good_rows_go_to_their_enterprises(enterprises: list[Any]) -> None:
    batch = a_statistics_preview([["甲公司（筹）", a_uscc(7), 1, 2], ["乙公司", a_uscc(8), 3, 4]])
    actions.confirm(batch, Extent.ALL, act=an_act())
    facts = catalogue.register("monthly_facts").model._default_manager.order_by("pk")
    assert list(facts.values_list("organisation_id", "output")) == [
        (enterprises[0].pk, 10_000), (enterprises[1].pk, 30_000),
    ]  # fmt: skip


def test_records_without_a_code_and_a_name_have_no_witness() -> None:
    platforms = catalogue.register("platform_events")
    mapping = {"平台": "platform"}
    assert witnesses.found(platforms, ["平台", "名称"], {}, mapping) == {}
