"""Figures that were read beforehand are what asking one by one gives, and cost nothing more."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kejitong.indicators.figures import Scope
from kejitong.indicators.priming import look_around, prime
from kejitong.indicators.reckoning import Reckoner, indicators
from kejitong.indicators.trending import month_ends
from kejitong.indicators.vocabulary import Structure
from kejitong.kernel.identifiers.patent import patent_number
from tests import makers

pytestmark = pytest.mark.django_db
SCOPE = Scope(makers.DISTRICT, "试验区", date(2026, 11, 20))
PEERS = "九县（市、区）"
CODES = [code for code, one in indicators().items() if not isinstance(one.measure, Structure)]
TOGETHER = 8
"""区划成员、目标、同类数各一，项目计划树、平台、渠道、名称各查一次，连任届次一次，全部口径一次。"""


@pytest.fixture
def region() -> Any:
    """专利、经费、统计、会议、批次、人口、目标和同类地区的数都有几条。"""
    ours, other = makers.a_region(), makers.a_region("320613", "邻区")
    for place in (ours, other):
        makers.a_record("peer_members", set_name=PEERS, region=place, since=date(2020, 1, 1))
    for year in (2025, 2026):
        _year(ours, other, year)
    makers.a_record(
        "denominators", region=ours, kind="resident_population", year=2025, value=Decimal(120),
        unit="万人",
    )  # fmt: skip
    return ours


def _year(ours: Any, other: Any, year: int) -> None:
    for number in range(3):
        day = date(year, 2 + number, 1)
        makers.a_record(
            "patents", application_number=patent_number(year, "实用新型", number + 1),
            title="专利", kind="utility", region=ours, filed_on=day,
        )  # fmt: skip
        makers.a_record(
            "grants", document_number=f"试财〔{year}〕{number}号", title="经费", region=ours,
            level="city", granted_on=day, amount=Decimal(15000),
        )  # fmt: skip
    for month, value in ((9, 450), (10, 500)):
        makers.a_record(
            "statistics", series="hightech_output", region=ours, year=year, month=month,
            value=Decimal(value + year), unit="亿元", document="月报", status="audited",
        )  # fmt: skip
    makers.a_record(
        "events", title="领导小组成员单位工作会议", kind="meeting", held_on=date(year, 4, 2),
        region=ours,
    )  # fmt: skip
    makers.a_record(
        "targets", indicator="patents_filed", region=ours, year=year, value=Decimal(4),
        document="试验文",
    )  # fmt: skip
    makers.a_record(
        "peers", indicator="patents_filed", region=other, year=year, month=6, value=Decimal(9),
        document="简报",
    )  # fmt: skip


def test_every_figure_is_the_same_read_together(region: Any) -> None:
    together = Reckoner(SCOPE)
    prime([together], CODES)
    look_around([together], CODES)
    for code in CODES:
        alone = Reckoner(SCOPE)
        assert together.figure(code) == alone.figure(code), code
        assert together.growth(code) == alone.growth(code), code
        assert together.standings(code) == alone.standings(code), code
        assert together.target(code) == alone.target(code), code


def test_read_together_they_ask_nothing_more(region: Any) -> None:
    together = Reckoner(SCOPE)
    with CaptureQueriesContext(connection) as beforehand:
        prime([together, together.elsewhen(SCOPE.a_year_before())], CODES)
        look_around([together], CODES)
    with CaptureQueriesContext(connection) as afterwards:
        missing = [code for code in CODES if together.figure(code).is_missing]
        ranks = [code for code in CODES if together.standings(code)]
        targets = [code for code in CODES if together.target(code)]

    assert (len(beforehand), len(afterwards)) == (TOGETHER, 0)
    assert len(missing) < len(CODES)
    assert (ranks, targets) == (["patents_filed"], ["patents_filed"])


def test_what_is_known_is_not_read_again(region: Any) -> None:
    family = Reckoner(SCOPE)
    reckoners = [family.elsewhen(scope) for scope in month_ends(SCOPE)]
    with CaptureQueriesContext(connection) as asked:
        prime(reckoners, ["patents_filed", "patents_granted"])
    assert len(asked) == 1
    with CaptureQueriesContext(connection) as asked:
        prime(reckoners, ["patents_filed", "patents_granted"])
        values = [reckoner.figure("patents_filed").value for reckoner in reckoners]
    assert (len(asked), values[-1]) == (0, Decimal(3))


def test_a_ratio_is_primed_through_its_parts(region: Any) -> None:
    reckoner = Reckoner(SCOPE)
    prime([reckoner], ["institution_coverage", "patents_filed"])
    with CaptureQueriesContext(connection) as asked:
        assert reckoner.figure("institution_coverage").is_missing
    assert len(asked) == 0


def test_nobody_asked_nothing_read() -> None:
    with CaptureQueriesContext(connection) as asked:
        prime([], CODES)
        prime([Reckoner(SCOPE)], [])
        look_around([Reckoner(SCOPE)], [])
    assert len(asked) == 0
