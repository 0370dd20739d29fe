"""Enterprises as the registers know them: one that meets every condition, and changes of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

from kejitong.kernel.identifiers.patent import patent_number
from kejitong.registers import catalogue, queries
from kejitong.registers.models import Record
from tests import makers
from tests.keeping import kept

DAY = date(2026, 11, 30)
YEARS = (2023, 2024, 2025)
RULES = "hnte-2016"
_SERIALS = count(9_100_001)
READY = {
    "industry": "C3562", "staff": 100, "rd_staff": 20, "revenue": Decimal(100_000_000),
    "total_income": Decimal(100_000_000), "hightech_income": Decimal(70_000_000),
    "rd_expense": Decimal(5_000_000), "rd_expense_domestic": Decimal(5_000_000),
    "total_cost": Decimal(90_000_000), "total_assets": Decimal(80_000_000),
    "net_assets": Decimal(50_000_000), "conversions": 6, "field_code": "804",
    "status": "audited",
}  # fmt: skip


@kept
def a_district() -> Record:
    """试验区，有一个镇。"""
    return makers.a_township(makers.a_region())


@kept
def an_enterprise(name: str, region: Record | None, **values: Any) -> Record:
    """一家早已成立的企业，还没有年度数据。"""
    known = {"established_on": date(2015, 1, 5), "industry": "C3562", **values}
    return makers.an_organisation(name, region=region, **known)


@kept
def some_years(organisation: Record, years: tuple[int, ...] = YEARS, **changes: Any) -> None:
    """各年同样的年度数据；值写成 None 的不填。"""
    values = {k: v for k, v in {**READY, **changes}.items() if v is not None}
    for year in years:
        makers.a_record("facts", organisation=organisation, year=year, **values)


@kept
def a_patent(organisation: Record, kind: Any = "发明", **values: Any) -> Record:
    """一件已授权的专利。"""
    known = {"filed_on": date(2020, 3, 2), "granted_on": date(2022, 5, 10), **values}
    number = patent_number(2020, kind, next(_SERIALS))
    return makers.a_record(
        "patents", application_number=number, title="一种装置", organisation=organisation, **known
    )


@kept
def a_ready_enterprise(name: str, region: Record | None, **changes: Any) -> Record:
    """一家条件都具备的企业；改动写在年度数据上。"""
    made = an_enterprise(name, region)
    some_years(made, **changes)
    a_patent(made)
    return made


@kept
def a_certificate(organisation: Record, issued_on: date, **values: Any) -> Record:
    """一张高新技术企业证书。"""
    number = f"GR{issued_on.year}32{next(_SERIALS) % 1_000_000:06d}"
    return makers.a_record(
        "certificates", kind="high_tech_enterprise", number=number, organisation=organisation,
        issued_on=issued_on, **values,
    )  # fmt: skip


@kept
def a_filing(organisation: Record, filed_on: date, **values: Any) -> Record:
    """一次高新技术企业认定的申报。"""
    known = queries.live(catalogue.register("programmes")).filter(code="HTE").first()
    plan = known or makers.a_record("programmes", code="HTE", name="认定", level="national")
    code = f"HTE-{next(_SERIALS)}"
    return makers.a_record(
        "filings", code=code, title="认定申报", programme=plan, organisation=organisation,
        filed_on=filed_on, **values,
    )  # fmt: skip
