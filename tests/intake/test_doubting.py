"""Leaps and settled records are told before anything is changed."""

from __future__ import annotations

from typing import Any

import pytest

from kejitong.intake import queries
from kejitong.intake.models import Batch
from tests import makers
from tests.intake.makers import a_preview, a_statistics_preview

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fact(db: None) -> Any:
    enterprise = makers.an_organisation("甲公司")
    return makers.a_record(
        "monthly_facts", organisation=enterprise, year=2026, month=10, output=3_048_500
    )


def said(batch: Batch) -> list[tuple[str, str]]:
    return [(one.column, one.problem) for row in queries.rows(batch) for one in row.warnings]


@pytest.mark.parametrize(
    ("amount", "sentence"),
    [
        (304.85, []),
        (312.5, []),
        (3048.49, []),
        (0, []),
        (3048.5, ["册里是3,048,500元，这次是30,485,000元，相差10倍，请核对单位和数"]),
        (0.030485, ["册里是3,048,500元，这次是304.85元，相差10,000倍，请核对单位和数"]),
    ],
)
def test_a_tenfold_change_is_told(amount: float, sentence: list[str]) -> None:
    batch = a_statistics_preview([["甲公司", "", amount, 1]])
    assert [text for _, text in said(batch)] == sentence
    assert batch.warned == len(sentence)


def test_an_audited_record_is_not_overwritten_without_a_word(fact: Any) -> None:
    makers.corrected("monthly_facts", fact, status="audited")
    batch = a_statistics_preview([["甲公司", "", 305, 1]])
    assert said(batch) == [
        ("数据状态", "册里的已是审定数，这份表没有写明；导入就改动了审定数，请核对")
    ]
    assert said(a_statistics_preview([["甲公司", "", 304.85, 1]])) == []


@pytest.mark.parametrize(("status", "count"), [("初步数", 1), ("审定数", 0)])
def test_what_the_sheet_says_of_its_status_counts(fact: Any, status: str, count: int) -> None:
    makers.corrected("monthly_facts", fact, status="audited")
    headings = ("企业名称", "年份", "月份", "当月产值", "数据状态")
    rows = [["甲公司", 2026, 10, 3_100_000, status]]
    batch = a_preview(rows, headings=headings, slug="monthly_facts")
    assert len(said(batch)) == count
    if count:
        assert "这份表写的是初步数" in said(batch)[0][1]
