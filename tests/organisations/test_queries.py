"""Who counts: bounds of days and years, regions, retired records, and constant query counts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kejitong.kernel.spans import OpenSpan, Span
from kejitong.organisations import queries
from kejitong.registers.countables import Countable
from kejitong.registers.models import Record
from tests import makers

pytestmark = pytest.mark.django_db
Y2025 = Span.year(2025)


@pytest.fixture
def district() -> Record:
    return makers.a_region()


def rows(countable: Countable, period: Span, region: str = "320612", **where: Any) -> list[Record]:
    return list(countable.rows(region, period, **where))


def in_roster(district: Record, year: int, **values: Any) -> Record:
    """An enterprise of the district that is large and industrial that year, unless changed."""
    organisation = values.pop("organisation", None) or makers.an_organisation(region=district)
    facts = {"industry": "C37", "staff": 1000, "revenue": Decimal(400_000_000), **values}
    makers.a_record("facts", organisation=organisation, year=year, **facts)
    return organisation


def test_large_and_medium_counts_industry_only(district: Record) -> None:
    large = in_roster(district, 2025)
    medium = in_roster(district, 2025, staff=300, industry="B06")
    power = in_roster(district, 2025, industry="D44")
    in_roster(district, 2025, staff=299)
    in_roster(district, 2025, industry="I65")
    in_roster(district, 2025, industry="A01")
    in_roster(district, 2025, industry="E47", total_assets=Decimal(10**10), revenue=Decimal(10**10))
    assert rows(queries.large_and_medium, Y2025) == [large, medium, power]


def test_large_and_medium_uses_the_latest_roster_not_after_the_period(district: Record) -> None:
    old = in_roster(district, 2023)
    shrunk = in_roster(district, 2023)
    in_roster(district, 2025, organisation=shrunk, staff=1)
    new = in_roster(district, 2025)
    assert rows(queries.large_and_medium, Span.year(2022)) == []
    assert rows(queries.large_and_medium, Span.year(2024)) == [old, shrunk]
    assert rows(queries.large_and_medium, Y2025) == [new]
    assert rows(queries.large_and_medium, Span.year(2030)) == [new]


def test_large_and_medium_leaves_out_other_regions_and_retired(district: Record) -> None:
    other = makers.a_region("320613", "另一区")
    elsewhere = in_roster(other, 2026)
    here, gone = in_roster(district, 2025), in_roster(district, 2025)
    makers.retired("organisations", gone)
    assert rows(queries.large_and_medium, Span.year(2026)) == [here]
    assert rows(queries.large_and_medium, Span.year(2026), region="3206") == [elsewhere]


def test_retired_facts_make_no_roster(district: Record) -> None:
    organisation = makers.an_organisation(region=district)
    facts = makers.a_record(
        "facts", organisation=organisation, year=2025, industry="C37", staff=1000,
        revenue=Decimal(400_000_000),
    )  # fmt: skip
    assert rows(queries.large_and_medium, Y2025) == [organisation]
    makers.retired("facts", facts)
    assert rows(queries.large_and_medium, Y2025) == []


def test_reporting_institutions(district: Record) -> None:
    has = in_roster(district, 2025, has_rd_institution=True)
    in_roster(district, 2025, has_rd_institution=False)
    in_roster(district, 2025)
    in_roster(district, 2025, has_rd_institution=True, staff=3)
    assert rows(queries.large_medium_reporting_institution, Y2025) == [has]


def test_registered_is_judged_on_the_last_day(district: Record) -> None:
    def one(**values: Any) -> Record:
        return makers.an_organisation(region=district, **values)

    undated = one()
    last_day = one(established_on=date(2025, 12, 31))
    one(established_on=date(2026, 1, 1))
    one(established_on=date(2020, 1, 1), ended_on=date(2025, 12, 31))
    ending = one(ended_on=date(2026, 1, 1))
    university = one(kind="university")
    assert rows(queries.registered, Y2025) == [undated, last_day, ending, university]
    assert rows(queries.registered, Y2025, kind="university") == [university]


def test_an_open_period_is_refused(district: Record) -> None:
    with pytest.raises(OpenSpan):
        rows(queries.registered, Span(date(2025, 1, 1)))


def test_yearly_facts_by_year_scale_industry_and_status(district: Record) -> None:
    organisation = makers.an_organisation(region=district)

    def facts(year: int, **values: Any) -> Record:
        return makers.a_record("facts", organisation=organisation, year=year, **values)

    facts(2023)
    y2024 = facts(2024, is_above_scale=True, industry="C3731", status="audited")
    y2025 = facts(2025, is_above_scale=False, industry="C2761")
    both = Span(date(2024, 1, 1), date(2026, 1, 1))
    assert rows(queries.yearly_facts, both) == [y2024, y2025]
    assert rows(queries.yearly_facts, Y2025) == [y2025]
    assert rows(queries.yearly_facts, both, is_above_scale=True) == [y2024]
    assert rows(queries.yearly_facts, both, is_above_scale=False) == [y2025]
    assert rows(queries.yearly_facts, both, industries=["C276", "C40"]) == [y2025]
    assert rows(queries.yearly_facts, both, status="audited") == [y2024]


def test_monthly_facts_are_whole_months(district: Record) -> None:
    organisation = makers.an_organisation(region=district)
    months = [
        makers.a_record(
            "monthly_facts", organisation=organisation, year=year, month=month, output=Decimal(1)
        )
        for year, month in [(2024, 12), (2025, 1), (2025, 11), (2025, 12), (2026, 1)]
    ]
    assert rows(queries.monthly_facts, Y2025) == months[1:4]
    through_november = Span(date(2025, 1, 1), date(2025, 12, 1))
    assert rows(queries.monthly_facts, through_november) == months[1:3]
    within_november = Span(date(2025, 1, 1), date(2025, 11, 30))
    assert rows(queries.monthly_facts, within_november) == months[1:2]
    from_mid_january = Span(date(2025, 1, 2), date(2026, 1, 1))
    assert rows(queries.monthly_facts, from_mid_january) == months[2:4]
    across = Span(date(2024, 12, 1), date(2025, 2, 1))
    assert rows(queries.monthly_facts, across) == months[:2]
    assert rows(queries.monthly_facts, Span(date(2025, 1, 5), date(2025, 1, 9))) == []


def test_monthly_facts_by_the_roster_of_the_same_year(district: Record) -> None:
    def output(organisation: Record, year: int) -> Record:
        return makers.a_record(
            "monthly_facts", organisation=organisation, year=year, month=1, output=Decimal(1),
            status="audited",
        )  # fmt: skip

    ship = in_roster(district, 2025, is_above_scale=True, industry="C3731")
    drug = in_roster(district, 2025, is_above_scale=True, industry="C2710")
    tiny = in_roster(district, 2025, is_above_scale=False, industry="C2710")
    rows_2025 = [output(one, 2025) for one in (ship, drug, tiny)]
    output(drug, 2026)
    period = Span(date(2025, 1, 1), date(2027, 1, 1))
    assert rows(queries.monthly_facts, period, is_above_scale=True) == rows_2025[:2]
    assert rows(queries.monthly_facts, period, industries=["C27"]) == rows_2025[1:]
    assert rows(
        queries.monthly_facts, period, is_above_scale=True, industries=["C27"], status="audited"
    ) == rows_2025[1:2]  # fmt: skip
    assert rows(queries.monthly_facts, period, status="preliminary") == []


def test_peers_on_a_day(district: Record) -> None:
    old, other = makers.a_region("320602", "老区"), makers.a_region("320613", "另一区")

    def member(region: Record, since: date, until: date | None = None) -> Record:
        return makers.a_record(
            "peer_members", set_name="试验组", region=region, since=since, until=until
        )

    member(district, date(2010, 1, 1))
    member(old, date(2010, 1, 1), date(2020, 1, 1))
    member(other, date(2020, 1, 1))
    makers.retired("peer_members", member(makers.a_region("320614", "误登区"), date(2010, 1, 1)))
    assert list(queries.peers_on("试验组", date(2009, 12, 31))) == []
    assert list(queries.peers_on("试验组", date(2019, 12, 31))) == [old, district]
    assert list(queries.peers_on("试验组", date(2020, 1, 1))) == [district, other]
    assert list(queries.peers_on("另一组", date(2020, 1, 1))) == []


def test_denominator_is_the_latest_known(district: Record) -> None:
    def population(year: int, **values: Any) -> Record:
        whole = {"kind": "resident_population", "value": Decimal(100), "unit": "万人", **values}
        return makers.a_record("denominators", region=district, year=year, **whole)

    y2023 = population(2023)
    makers.retired("denominators", population(2024))
    population(2025, kind="gdp")

    def known(year: int, region: str = "320612") -> Record | None:
        return queries.denominator("resident_population", region, year)

    assert known(2022) is None
    assert known(2023) == y2023
    assert known(2026) == y2023
    assert known(2026, region="320613") is None


def test_denominators_published_by_the_end(district: Record) -> None:
    def total(year: int, kind: str = "gdp") -> Record:
        return makers.a_record(
            "denominators", region=district, year=year, kind=kind, value=Decimal(9), unit="亿元"
        )

    before, within = total(2024), total(2025)
    total(2025, "labour_force")
    total(2026)
    ever = Span(date(2000, 1, 1), date(2026, 1, 1))
    assert list(queries.denominators.rows("320612", ever, kind="gdp")) == [before, within]


def test_a_region_by_its_code(district: Record) -> None:
    assert queries.region_of_code("320612") == district
    assert queries.region_of_code("320613") is None
    assert queries.region_name("320612") == "试验区"
    assert queries.region_name("320613") == "320613"


@pytest.mark.parametrize("count", [1, 3])
def test_large_and_medium_asks_once(district: Record, count: int) -> None:
    for _ in range(count):
        in_roster(district, 2025)
    with CaptureQueriesContext(connection) as asked:
        assert len(rows(queries.large_and_medium, Y2025)) == count
    assert len(asked) == 1


def test_memberships_hold_from_one_day_up_to_another(district: Record) -> None:
    makers.a_record(
        "peer_members", set_name="九县", region=district, since=date(2020, 1, 1),
        until=date(2025, 1, 1),
    )  # fmt: skip
    (found,) = queries.memberships(["九县", "没有"])
    assert (found.set_name, found.code) == ("九县", "320612")
    days = [date(2019, 12, 31), date(2020, 1, 1), date(2024, 12, 31), date(2025, 1, 1)]
    assert [found.holds_on(day) for day in days] == [False, True, True, False]
    assert [queries.peers_on("九县", day).exists() for day in days] == [False, True, True, False]
