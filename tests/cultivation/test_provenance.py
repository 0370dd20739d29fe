"""Each kind of source says where it was read, also when there was nothing to read."""

from __future__ import annotations

from datetime import date

import pytest

from kejitong.cultivation import selecting, sources
from kejitong.cultivation.provenance import Trail, trail
from kejitong.registers.models import Record
from tests import makers as house
from tests.cultivation import makers
from tests.cultivation.makers import DAY

pytestmark = pytest.mark.django_db


def _trail(made: Record) -> Trail:
    return trail(selecting.enterprises("", DAY), made.pk, DAY)


@pytest.fixture
def made() -> Record:
    return makers.an_enterprise("试验甲", makers.a_district())


def test_a_certificate_is_named_by_its_number(made: Record) -> None:
    kept = makers.a_certificate(made, date(2025, 12, 6))
    told = _trail(made).of(sources.Holds(("high_tech_enterprise",)), ("has_valid_hnte", None))
    assert (told.register, told.record) == ("certificates", kept.pk)
    assert told.said == f"证书{kept}"


def test_no_certificate_is_said_to_be_none(made: Record) -> None:
    told = _trail(made).of(sources.Holds(("srdi",)), ("has_prior_title", None))
    assert told.record == 0
    assert "没有有效的" in told.said


def test_an_institution_is_named_and_one_too_low_is_not(made: Record) -> None:
    kept = house.a_record(
        "institutions", name="试验中心", kind="engineering_centre", level="provincial",
        organisation=made, recognised_on=date(2024, 5, 1), area=200,
    )  # fmt: skip
    found = _trail(made)
    key = ("has_provincial_rd_institution", None)
    assert found.of(sources.HasInstitution(("provincial",)), key).record == kept.pk
    assert found.of(sources.HasInstitution(("national",)), key).record == 0
    area = found.of(sources.Institution("area"), ("rd_area", None))
    assert (area.said, area.record) == ("研发机构“场地面积”", kept.pk)


def test_a_difference_names_both_columns(made: Record) -> None:
    makers.some_years(made, (2025,))
    source = sources.Yearly("total_assets", less="net_assets")
    told = _trail(made).of(source, ("total_liabilities", 2025))
    assert told.said == "年度数据“资产总额”减“净资产”"
    assert _trail(made).of(source, ("total_liabilities", 2024)).record == 0


@pytest.mark.parametrize(("value", "said"), [(False, "否"), (0, "0")])
def test_an_assumption_says_that_it_is_one(made: Record, value: bool | int, said: str) -> None:
    told = _trail(made).of(sources.Assumed(value), ("has_incident", None))
    assert told.is_assumed
    assert f"先按{said}计" in told.said


def test_places_and_industries_are_of_the_organisation(made: Record) -> None:
    found = _trail(made)
    assert found.of(sources.Located(), ("is_local", None)).said == "单位“属地”"
    assert found.of(sources.Sector(), ("industry_kind", None)).said == "单位“行业代码”"
