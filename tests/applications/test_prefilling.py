"""What the registers already know, by path, with its source; what they do not know stays empty."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from kejitong.applications import prefilling
from kejitong.applications.prefilling import Ground, Known
from kejitong.catalogue import service_items
from kejitong.catalogue.fields import Edition, Field, Section, Shape
from kejitong.registers.models import Record
from tests import makers
from tests.cultivation.makers import a_certificate, a_patent

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 30)


def known(field: Field, organisation: Record, *, on: date = DAY) -> Known | None:
    edition = Edition(since=date(2026, 1, 1), sections=(Section("one", "一", (field,)),))
    call = SimpleNamespace(name="试验批次", year=2026)
    return prefilling.prefilled(edition, Ground(organisation, "赵六", call, on)).get("it")


def value(path: str, organisation: Record, shape: Shape = Shape.TEXT, **more: Any) -> Any:
    found = known(Field(code="it", label="它", shape=shape, prefill=path, **more), organisation)
    return found.value if found else None


@pytest.fixture
def organisation(db: None) -> Record:
    made = makers.an_organisation(
        "试验一厂", established_on=date(2015, 1, 5), registered_capital=Decimal("5000000.50")
    )
    for year in (2023, 2025):
        makers.a_record("facts", organisation=made, year=year, revenue=year * 100, staff=50)
    return made


@pytest.mark.parametrize(
    ("path", "shape", "stored"),
    [
        ("organisation.name", Shape.TEXT, "试验一厂"),
        ("organisation.established_on", Shape.DATE, "2015-01-05"),
        ("organisation.registered_capital", Shape.MONEY, "5000000.5"),
        ("facts.revenue@-1", Shape.MONEY, "202500"),
        ("facts.revenue@-3", Shape.MONEY, "202300"),
        ("facts.revenue@-2", Shape.MONEY, None),
        ("facts.staff@-1", Shape.NUMBER, "50"),
        ("facts.rd_staff@-1", Shape.NUMBER, None),
        ("organisation.address", Shape.TEXT, None),
        ("certificates.high_tech_enterprise.number", Shape.TEXT, None),
        ("patents.count", Shape.NUMBER, None),
        ("applicant.name", Shape.TEXT, "赵六"),
        ("call.name", Shape.TEXT, "试验批次"),
        ("call.year", Shape.NUMBER, "2026"),
        ("nobody.knows", Shape.TEXT, None),
        ("facts.revenue", Shape.MONEY, None),
        ("", Shape.TEXT, None),
    ],
)
def test_a_path_leads_to_a_value_or_to_nothing(
    organisation: Record, path: str, shape: Shape, stored: str | None
) -> None:
    assert value(path, organisation, shape) == stored


def test_a_choice_takes_the_label_if_it_is_offered(organisation: Record) -> None:
    path = "organisation.kind"
    assert value(path, organisation, Shape.CHOICE, choices=("企业", "高校")) == "企业"
    assert value(path, organisation, Shape.CHOICE, choices=("医院", "高校")) is None


def test_the_certificate_that_is_valid_on_the_day(organisation: Record) -> None:
    a_certificate(organisation, date(2019, 1, 5), expires_on=date(2022, 1, 4))
    valid = a_certificate(organisation, date(2025, 1, 5), expires_on=date(2028, 1, 4))
    path = "certificates.high_tech_enterprise.number"
    assert value(path, organisation) == valid.number  # type: ignore[attr-defined]
    assert value("certificates.srdi.number", organisation) is None


def test_patents_are_counted(organisation: Record) -> None:
    a_patent(organisation)
    a_patent(organisation)
    assert value("patents.count", organisation, Shape.NUMBER) == "2"


def test_it_says_from_which_record_of_which_register(organisation: Record) -> None:
    field = Field(code="it", label="它", shape=Shape.MONEY, prefill="facts.revenue@-1")
    found = known(field, organisation)
    assert found is not None
    facts = found.as_provenance()
    assert (facts["path"], facts["source"]) == ("facts.revenue@-1", "2025年年度数据")
    assert facts["register"] == "facts"


def test_a_table_of_years_goes_back_one_year_a_row(organisation: Record) -> None:
    column = Field(code="revenue", label="收入", shape=Shape.MONEY, prefill="facts.revenue@-1")
    blank = Field(code="profit", label="利润", shape=Shape.MONEY)
    field = Field(code="it", label="它", shape=Shape.TABLE, columns=(column, blank),
                  rows=("上年", "前年", "再前年"))  # fmt: skip
    found = known(field, organisation)
    assert found is not None
    assert found.value == [
        {"row": "上年", "revenue": "202500", "profit": ""},
        {"row": "前年", "revenue": "", "profit": ""},
        {"row": "再前年", "revenue": "202300", "profit": ""},
    ]
    assert found.source == "2025年年度数据、2023年年度数据"
    assert known(field, makers.an_organisation()) is None


def _fields(fields: tuple[Field, ...]) -> list[Field]:
    return [one for field in fields for one in (field, *field.columns)]


def test_every_path_that_an_item_declares_leads_somewhere() -> None:
    paths = {
        (item.code, field.prefill)
        for item in service_items.items().values()
        for edition in item.editions
        for field in _fields(edition.fields)
        if field.prefill
    }
    assert [found for found in paths if not prefilling.is_path(found[1])] == []


@pytest.mark.parametrize(
    "path",
    ["organisation.secret", "facts.revenue", "facts.nothing@-1", "certificates.none.number",
     "certificates.srdi.secret", "patents.all", "applicant.phone", "call.budget", "who.name"],
)  # fmt: skip
def test_a_path_that_leads_nowhere_is_told(path: str) -> None:
    assert not prefilling.is_path(path)
