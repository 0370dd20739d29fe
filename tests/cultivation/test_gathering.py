"""What the registers know of many organisations, in few queries, as they stood on the day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from kejitong.cultivation import gathering, selecting
from kejitong.cultivation.library import library
from kejitong.registers.models import Record
from tests import makers as house
from tests.cultivation import makers
from tests.cultivation.makers import DAY

pytestmark = pytest.mark.django_db


def _rows(day: date = DAY, code: str = makers.RULES, region: str = "") -> list[dict[str, Any]]:
    edition = library().ruleset(code).on(day)
    chosen = selecting.enterprises(region, day)
    return gathering.population(edition, chosen, day).to_dicts()


@pytest.fixture
def town() -> Record:
    return makers.a_district()


def test_every_known_fact_stands_in_its_column(town: Record) -> None:
    makers.a_ready_enterprise("试验甲", town, revenue=Decimal("100000000.25"))
    (row,) = _rows()
    assert (row["name"], row["township"], row["industry"]) == ("试验甲", "试验镇", "C")
    assert row["established_on"] == date(2015, 1, 5)
    assert [row[f"sales_{year}"] for year in makers.YEARS] == [100000000.25] * 3
    assert (row["staff_2025"], row["rd_staff_2025"], row["conversions_2024"]) == (100, 20, 6)
    assert (row["field_code"], row["has_incident"]) == ("804", False)


def test_what_nobody_recorded_is_unknown_and_not_zero(town: Record) -> None:
    bare = makers.an_enterprise("试验乙", town)
    makers.some_years(bare, (2025,), rd_staff=None, hightech_income=None)
    (row,) = _rows()
    assert row["rd_staff_2025"] is None
    assert row["hightech_income_2025"] is None
    assert row["sales_2024"] is None
    assert (row["ip_class1"], row["ip_class2"]) == (0, 0)


def test_the_current_year_is_not_yet_a_fiscal_year(town: Record) -> None:
    makers.some_years(makers.an_enterprise("试验丙", town), (2022, 2026))
    (row,) = _rows()
    assert [name for name, value in row.items() if name.startswith("sales_") and value] == []


@pytest.mark.parametrize(
    ("values", "counted"),
    [
        ({}, 1),
        ({"granted_on": DAY}, 1),
        ({"granted_on": date(2026, 12, 1)}, 0),
        ({"granted_on": None}, 0),
        ({"terminated_on": DAY}, 0),
        ({"terminated_on": date(2026, 12, 1)}, 1),
        ({"invalidated_on": date(2026, 1, 4)}, 0),
    ],
)
def test_a_patent_counts_when_it_is_valid_on_the_day(
    town: Record, values: dict[str, Any], counted: int
) -> None:
    makers.a_patent(makers.an_enterprise("试验丁", town), **values)
    (row,) = _rows()
    assert (row["ip_class1"], row["ip_class2"], row["ip_self_developed"]) == (counted, 0, counted)


def test_utility_models_and_designs_are_of_the_second_class(town: Record) -> None:
    owner = makers.an_enterprise("试验戊", town)
    makers.a_patent(owner, "实用新型")
    makers.a_patent(owner, "外观设计")
    (row,) = _rows()
    assert (row["ip_class1"], row["ip_class2"], row["ip_self_developed"]) == (0, 2, 2)


@pytest.mark.parametrize(
    ("day", "holds"),
    [
        (date(2025, 12, 5), False),
        (date(2025, 12, 6), True),
        (DAY, True),
        (date(2028, 12, 6), False),
    ],
)
def test_a_certificate_is_held_from_its_first_day_to_its_last(
    town: Record, day: date, holds: bool
) -> None:
    makers.a_certificate(makers.an_enterprise("试验己", town), date(2025, 12, 6))
    (row,) = _rows(day, "tech-sme-2017")
    assert row["has_valid_hnte"] is holds


@pytest.mark.parametrize(
    ("level", "values", "holds"),
    [
        ("provincial", {}, True),
        ("national", {}, True),
        ("city", {}, False),
        ("provincial", {"ended_on": DAY}, False),
        ("provincial", {"recognised_on": date(2026, 12, 1)}, False),
    ],
)
def test_an_institution_counts_from_the_province_up_while_it_lives(
    town: Record, level: str, values: dict[str, Any], holds: bool
) -> None:
    owner = makers.an_enterprise("试验庚", town)
    known = {"recognised_on": date(2024, 5, 1), **values}
    house.a_record("institutions", name="试验中心", kind="engineering_centre", level=level,
                   organisation=owner, **known)  # fmt: skip
    (row,) = _rows(code="tech-sme-2017")
    assert row["has_provincial_rd_institution"] is holds


def test_the_latest_institution_tells_its_area_and_its_six_points(town: Record) -> None:
    owner = makers.an_enterprise("试验辛", town)
    for name, area in (("旧中心", 100), ("新中心", 300)):
        house.a_record("institutions", name=name, kind="engineering_centre", level="district",
                       organisation=owner, area=area, has_site=area == 300)  # fmt: skip
    (row,) = _rows(code="rd-institution-district")
    assert row["rd_area"] == 300
    (row,) = _rows(code="rd-institution")
    assert (row["has_premises"], row["has_rules"]) == (True, False)


def test_the_last_code_that_was_written_is_the_field(town: Record) -> None:
    owner = makers.an_enterprise("试验壬", town)
    makers.some_years(owner, (2023,), field_code="101")
    makers.some_years(owner, (2024,), field_code="804")
    makers.some_years(owner, (2025,), field_code="")
    (row,) = _rows()
    assert row["field_code"] == "804"


@pytest.mark.parametrize(
    ("industry", "kind"),
    [("C3562", "industry"), ("D4411", "industry"), ("E4710", "construction"),
     ("I6513", "software"), ("I6311", None), ("A0141", "agriculture"), ("F5111", None), ("", None)],
)  # fmt: skip
def test_the_kind_by_which_sizes_are_told_follows_the_industry(
    town: Record, industry: str, kind: str | None
) -> None:
    makers.an_enterprise("试验癸", town, industry=industry)
    (row,) = _rows(code="size-class-2017")
    assert row["industry_kind"] == kind


def test_an_impossible_record_is_unknown_and_stops_nobody_else(town: Record) -> None:
    odd = makers.an_enterprise("试验甲", town)
    makers.some_years(odd, (2025,), total_assets=Decimal(1), net_assets=Decimal(5))
    makers.some_years(odd, (2024,), rd_expense=Decimal(10) ** 15, rd_expense_domestic=None)
    (row,) = _rows(code="srdi-2026")
    assert (row["total_liabilities_2025"], row["total_assets_2025"]) == (None, 1)
    assert (row["rd_expense_2024"], row["rd_expense_2025"]) == (None, 5_000_000)
    (row,) = _rows()
    assert row["net_assets_2025"] == 5


def test_only_enterprises_that_stand_are_looked_at(town: Record) -> None:
    makers.an_enterprise("在册", town)
    makers.an_enterprise("未成立", town, established_on=date(2026, 12, 1))
    makers.an_enterprise("已注销", town, ended_on=DAY)
    makers.an_enterprise("高校", town, kind="university")
    house.retired("organisations", makers.an_enterprise("停用", town))
    assert [row["name"] for row in _rows()] == ["在册"]


def test_retired_records_are_not_read(town: Record) -> None:
    owner = makers.a_ready_enterprise("试验甲", town)
    house.retired("patents", makers.a_patent(owner))
    (row,) = _rows()
    assert row["ip_class1"] == 1


def test_a_region_limits_who_is_looked_at(town: Record) -> None:
    makers.an_enterprise("本区", town)
    makers.an_enterprise("外区", house.a_region("320613", "邻区"))
    assert [row["name"] for row in _rows(region=house.DISTRICT)] == ["本区"]
    assert len(_rows()) == 2


@pytest.mark.parametrize("number", [1, 6])
def test_queries_do_not_grow_with_the_enterprises(
    town: Record, number: int, django_assert_num_queries: Callable[[int], Any]
) -> None:
    for place in range(number):
        makers.a_ready_enterprise(f"试验{place}", town)
    for code, asked in (("hnte-2016", 3), ("tech-sme-2017", 5)):
        with django_assert_num_queries(asked):
            assert len(_rows(code=code)) == number
