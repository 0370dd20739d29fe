"""How far each enterprise has come: every stage from its dates, on both sides of each boundary."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from kejitong.cultivation import pipeline, scanning
from kejitong.cultivation.library import track_of
from kejitong.cultivation.pipeline import Place, Stage
from kejitong.registers.models import Record
from tests import makers as house
from tests.cultivation import makers
from tests.cultivation.makers import DAY, RULES

pytestmark = pytest.mark.django_db
FILED = date(2026, 7, 10)


@pytest.fixture
def town() -> Record:
    return makers.a_district()


def _places(day: date = DAY) -> dict[str, Place]:
    track = track_of(RULES)
    assert track is not None
    scan = scanning.scan(RULES, house.DISTRICT, day)
    return {place.name: place for place in pipeline.pipeline(track, scan, house.DISTRICT)}


def _stage(day: date = DAY) -> Stage | None:
    place = _places(day).get("甲")
    return place.stage if place else None


def test_without_certificate_the_scan_decides(town: Record) -> None:
    makers.a_ready_enterprise("具备", town)
    makers.a_ready_enterprise("差一项", town, rd_staff=9)
    makers.a_patent(makers.an_enterprise("缺数据", town))
    makers.an_enterprise("无苗头", town)
    found = _places()
    assert {name: place.stage.label for name, place in found.items()} == {
        "具备": "申报准备", "差一项": "培育", "缺数据": "线索",
    }  # fmt: skip
    assert found["差一项"].next_step == "补短板：科技人员占比"
    assert found["缺数据"].next_step.startswith("补数据：")
    assert (found["具备"].township, found["具备"].industry) == ("试验镇", "C")


@pytest.mark.parametrize(
    ("dates", "stage", "step"),
    [
        ({}, Stage.FILED, "2026年7月10日已申报"),
        ({"reviewed_on": date(2026, 9, 1)}, Stage.REVIEWED, "2026年9月1日已评审"),
        ({"reviewed_on": date(2026, 12, 1)}, Stage.FILED, "2026年7月10日已申报"),
        (
            {"notice_from": DAY, "notice_until": date(2026, 12, 8)},
            Stage.NOTICED,
            "2026年11月30日起公示",
        ),
        ({"approved_on": date(2026, 11, 2)}, Stage.RECOGNISED, "2026年11月2日认定"),
    ],
)
def test_a_filing_of_the_year_goes_through_its_steps(
    town: Record, dates: dict[str, date], stage: Stage, step: str
) -> None:
    makers.a_filing(makers.a_ready_enterprise("甲", town), FILED, **dates)
    place = _places()["甲"]
    assert place.stage is stage
    assert place.next_step.startswith(step)


@pytest.mark.parametrize(
    ("filed_on", "stage"), [(date(2025, 12, 31), Stage.PREPARING), (date(2026, 1, 1), Stage.FILED)]
)
def test_a_filing_of_an_earlier_year_is_over(town: Record, filed_on: date, stage: Stage) -> None:
    makers.a_filing(makers.a_ready_enterprise("甲", town), filed_on)
    assert _stage() is stage


@pytest.mark.parametrize(
    ("issued_on", "stage"),
    [
        (date(2024, 12, 2), Stage.VALID),
        (date(2024, 12, 1), Stage.EXPIRING),
        (date(2024, 10, 1), Stage.EXPIRING),
        (date(2023, 12, 1), Stage.EXPIRING),
        (date(2023, 11, 30), Stage.LAPSED),
        (DAY, Stage.VALID),
    ],
)
def test_a_certificate_is_valid_then_expiring_then_lapsed(
    town: Record, issued_on: date, stage: Stage
) -> None:
    makers.a_certificate(makers.a_ready_enterprise("甲", town), issued_on)
    assert _stage() is stage


def test_who_files_again_before_the_end_is_renewing(town: Record) -> None:
    made = makers.a_ready_enterprise("甲", town)
    makers.a_certificate(made, date(2023, 12, 13))
    makers.a_filing(made, FILED, kind="renewal")
    place = _places()["甲"]
    assert place.stage is Stage.RENEWING
    assert "原证书2026年12月12日到期" in place.next_step


def test_a_newer_certificate_takes_the_place_of_the_older(town: Record) -> None:
    made = makers.a_ready_enterprise("甲", town)
    makers.a_certificate(made, date(2023, 10, 16))
    makers.a_certificate(made, date(2026, 10, 26))
    assert _stage() is Stage.VALID
    assert "有效期至2029年10月25日，每年填报高新技术企业发展情况报表" in _places()["甲"].next_step


def test_a_revoked_certificate_has_lapsed(town: Record) -> None:
    made = makers.a_ready_enterprise("甲", town)
    makers.a_certificate(made, date(2025, 12, 6), revoked_on=date(2026, 3, 1))
    assert _stage() is Stage.LAPSED
    assert _stage(date(2026, 2, 28)) is Stage.VALID


@pytest.mark.parametrize("number", [1, 5])
def test_the_pipeline_takes_three_queries_more_than_the_scan(
    town: Record, number: int, django_assert_num_queries: Callable[[int], Any]
) -> None:
    for place in range(number):
        made = makers.a_ready_enterprise(f"试验{place}", town)
        makers.a_certificate(made, date(2025, 12, 6))
        makers.a_filing(made, FILED)
    scanning.scan(RULES, house.DISTRICT, DAY)
    with django_assert_num_queries(4):
        assert len(_places()) == number


def test_every_stage_has_its_words() -> None:
    assert len({stage.label for stage in Stage}) == len(Stage)
