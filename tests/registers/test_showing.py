"""How values are written for people."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from kejitong.registers import catalogue, showing
from kejitong.registers.columns import Kind
from tests import makers


@pytest.mark.parametrize(
    ("value", "text"),
    [(Decimal("1234.50"), "1,234.5"), (Decimal("1E+3"), "1,000"), (0, "0"), (-1200, "-1,200")],
)
def test_numbers(value: Any, text: str) -> None:
    assert showing.number(value) == text


@pytest.mark.parametrize(
    ("slug", "name", "value", "text"),
    [
        ("organisations", "kind", "university", "高校"),
        ("organisations", "kind", "没有这一类", "没有这一类"),
        ("organisations", "established_on", date(2026, 1, 31), "2026-01-31"),
        ("organisations", "established_on", "2026-01-31", "2026-01-31"),
        ("organisations", "registered_capital", "12000.00", "12,000"),
        ("organisations", "address", None, ""),
        ("patents", "is_strategic", True, "是"),
        ("patents", "is_strategic", False, "否"),
        ("facts", "year", 2026, "2026"),
        ("facts", "staff", 2026, "2,026"),
        ("targets", "indicator", "hte_valid", "有效高新技术企业数"),
        ("targets", "indicator", "没有这个", "没有这个"),
    ],
)
def test_written(slug: str, name: str, value: Any, text: str) -> None:
    assert showing.written(catalogue.register(slug), name, value) == text


@pytest.mark.django_db
def test_a_record_named_after_another_takes_its_title() -> None:
    one = makers.an_organisation("试验企业甲")
    facts = makers.a_record("facts", organisation=one, year=2025, staff=12)
    register = catalogue.register("facts")
    assert showing.title(register, facts) == "试验企业甲"
    cell = showing.cell(register, facts, "organisation")
    assert cell == showing.Shown("试验企业甲", Kind.REFERENCE, "organisations", one.pk)
    assert showing.exported(register, facts, "staff") == 12
    assert showing.exported(register, facts, "organisation") == "试验企业甲"
    assert showing.related(register, ()) == ["organisation"]


def test_every_title_can_be_joined() -> None:
    for register in catalogue.registers().values():
        paths = showing.related(register, register.columns)
        str(register.model._default_manager.select_related(*paths).query)
