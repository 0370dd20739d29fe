"""Records of several selections, told one by one: what stands in front, counts and sums."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kejitong.indicators import sides as sides_module
from kejitong.indicators.sides import Selection, sides
from kejitong.registers import catalogue
from tests import makers


@pytest.fixture
def grants(db: None) -> list[Any]:
    """Three grants, one of them without an amount."""
    region = makers.a_region()
    return [
        makers.a_record(
            "grants", document_number=f"试财〔2026〕{n}号", title="经费", region=region,
            level="city", granted_on="2026-11-03", amount=amount,
        )
        for n, amount in enumerate([Decimal(10**4), Decimal(9 * 10**4), Decimal(0)])
    ]  # fmt: skip


def _all(field: str = "", **where: Any) -> Selection:
    register = catalogue.register("grants")
    return Selection(register, register.model._default_manager.filter(**where), field)


def test_amounts_by_size_others_by_number(grants: list[Any]) -> None:
    small, large, none = grants
    by_size, by_number, nothing = sides([_all("amount"), _all(), _all(pk=0)])
    assert by_size.rows == (large, small, none)
    assert (by_size.count, by_size.total) == (3, Decimal(10**5))
    assert by_number.rows == (none, large, small)
    assert (by_number.count, by_number.total) == (3, None)
    assert (nothing.count, nothing.total, nothing.rows) == (0, None, ())


def test_what_is_not_told_is_counted_and_summed(
    grants: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sides_module, "FIRST", 1)
    (side,) = sides([_all("amount")])
    assert (side.rows, side.count, side.total) == ((grants[1],), 3, Decimal(10**5))
    assert side.every.count() == 3


def test_selections_of_several_registers_ask_once_and_once_a_register(grants: list[Any]) -> None:
    makers.an_organisation("甲公司")
    register = catalogue.register("organisations")
    others = Selection(register, register.model._default_manager.all())
    with CaptureQueriesContext(connection) as asked:
        found = sides([_all(), _all("amount"), others, others])
    assert [one.count for one in found] == [3, 3, 1, 1]
    assert len(asked) == 3
    assert sides([]) == []
