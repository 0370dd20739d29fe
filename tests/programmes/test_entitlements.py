"""What enterprises may redeem: counted by the day of the document, in the region, while live."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from kejitong.kernel.refusals import Invalid
from kejitong.kernel.spans import Span
from kejitong.programmes import queries
from kejitong.programmes.registers import ENTITLEMENTS
from kejitong.registers import actions
from kejitong.registers.parsing import parse

YEAR = Span.closed(date(2025, 1, 1), date(2025, 11, 30))


def _one(world, code, **values):
    known = {
        "code": code, "item": "科技贷款贴息", "organisation": world.mill,
        "document_number": "示科〔2025〕9号", "entitled_on": date(2025, 6, 1), "amount": 30_000,
    }  # fmt: skip
    return world.add(ENTITLEMENTS, **{**known, **values})


def test_entitlements_count_within_the_period_region_and_while_live(world):
    for day in (date(2024, 12, 31), date(2025, 1, 1), date(2025, 11, 30), date(2025, 12, 1)):
        _one(world, str(day), entitled_on=day)
    _one(world, "别的事项", item="创新券", organisation=world.yard)
    _one(world, "邻区", organisation=world.outsider)
    world.retire(ENTITLEMENTS, _one(world, "停用"))
    rows = queries.entitled.rows("320612", YEAR)
    assert [row.code for row in rows] == ["2025-01-01", "2025-11-30", "别的事项"]
    assert [row.code for row in queries.entitled.rows("320612", YEAR, item="创新券")] == [
        "别的事项"
    ]
    assert queries.entitled.rows("", YEAR).count() == 4


def test_a_workbook_brings_them_under_its_own_headings(world):
    cells = {
        "code": ["示贴〔2025〕0001"], "item": ["科技贷款贴息"], "organisation": ["示例机械厂"],
        "document_number": ["示科〔2025〕9号"], "entitled_on": ["2025年6月1日"], "amount": ["3.5万元"],
    }  # fmt: skip
    row = parse(ENTITLEMENTS, cells).rows[0]
    assert (row["organisation"], row["entitled_on"], row["amount"]) == (
        world.mill, date(2025, 6, 1), Decimal(35_000),
    )  # fmt: skip


def test_an_amount_is_never_negative(world):
    made = _one(world, "一笔")
    with pytest.raises(Invalid, match="兑付金额"):
        actions.correct(ENTITLEMENTS, made, {"amount": Decimal(-1)}, act=world.act)
