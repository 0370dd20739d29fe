"""Who counts: days at both ends, kinds, levels, batches, regions, retired and revoked."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kejitong.kernel.spans import OpenSpan, Span
from kejitong.recognitions import queries
from kejitong.recognitions.models import Institution
from kejitong.registers.countables import Countable
from kejitong.registers.models import Record
from tests import makers

pytestmark = pytest.mark.django_db
Y2025 = Span.year(2025)
NUMBERS = count(1)
BEFORE, FIRST, LAST, AFTER = (
    date(2024, 12, 31), date(2025, 1, 1), date(2025, 12, 31), date(2026, 1, 1),
)  # fmt: skip
HTE = "high_tech_enterprise"


@pytest.fixture
def district() -> Record:
    return makers.a_region()


@pytest.fixture
def enterprise(district: Record) -> Record:
    return makers.an_organisation(region=district)


def rows(countable: Countable, region: str = "320612", **where: Any) -> list[Record]:
    return list(countable.rows(region, Y2025, **where))


def certificate(organisation: Record, issued_on: date, **values: Any) -> Record:
    whole = {"kind": HTE, "number": f"试{next(NUMBERS)}", **values}
    return makers.a_record("certificates", organisation=organisation, issued_on=issued_on, **whole)


def institution(organisation: Record, **values: Any) -> Record:
    whole = {
        "name": f"试验中心{next(NUMBERS)}", "kind": "engineering_centre", "level": "provincial",
        **values,
    }  # fmt: skip
    return makers.a_record("institutions", organisation=organisation, **whole)


def test_valid_certificates(enterprise: Record) -> None:
    old = date(2023, 6, 1)
    plain = certificate(enterprise, old)
    issued_last_day = certificate(enterprise, LAST)
    certificate(enterprise, AFTER)
    last_valid_day = certificate(enterprise, old, expires_on=LAST)
    certificate(enterprise, old, expires_on=date(2025, 12, 30))
    revoked_later = certificate(enterprise, old, revoked_on=AFTER)
    certificate(enterprise, old, revoked_on=LAST)
    unlimited = certificate(enterprise, old, kind="srdi")
    valid = [plain, issued_last_day, last_valid_day, revoked_later]
    assert rows(queries.valid_certificates) == [*valid, unlimited]
    assert rows(queries.valid_certificates, kind=HTE) == valid


def test_valid_certificates_agree_with_the_record(enterprise: Record) -> None:
    for expires_on in (date(2025, 12, 30), LAST, AFTER):
        for revoked_on in (None, LAST, AFTER):
            certificate(enterprise, FIRST, expires_on=expires_on, revoked_on=revoked_on)
    counted = rows(queries.valid_certificates)
    everything: list[Any] = rows(queries.issued_certificates)
    assert len(everything) == 9
    assert counted == [one for one in everything if one.is_valid_on(LAST)]


def test_issued_certificates(enterprise: Record) -> None:
    certificate(enterprise, BEFORE)
    first, last = certificate(enterprise, FIRST), certificate(enterprise, LAST, kind="srdi")
    certificate(enterprise, AFTER)
    assert rows(queries.issued_certificates) == [first, last]
    assert rows(queries.issued_certificates, kind="srdi") == [last]


def test_expiring_certificates_are_those_of_the_calendar_year(enterprise: Record) -> None:
    old = date(2022, 1, 1)
    certificate(enterprise, old, expires_on=BEFORE)
    first = certificate(enterprise, old, expires_on=FIRST)
    last = certificate(enterprise, old, expires_on=LAST, revoked_on=AFTER)
    certificate(enterprise, old, expires_on=AFTER)
    certificate(enterprise, old, expires_on=LAST, revoked_on=LAST)
    certificate(enterprise, old, kind="srdi")
    assert rows(queries.expiring_certificates, kind=HTE) == [first, last]
    to_october = Span(FIRST, date(2025, 11, 1))
    assert last in queries.expiring_certificates.rows("320612", to_october)


def test_expiry_days_of_certificates_that_stand(enterprise: Record) -> None:
    old = date(2022, 1, 1)
    for expires_on in (BEFORE, FIRST, LAST, LAST, AFTER):
        certificate(enterprise, old, expires_on=expires_on)
    certificate(enterprise, old, expires_on=LAST, revoked_on=AFTER)
    assert sorted(queries.expiry_days("320612", Y2025)) == [FIRST, LAST, LAST]
    assert queries.expiry_days("320613", Y2025) == []


def test_local_certificates_are_of_one_batch(enterprise: Record) -> None:
    first_batch = makers.a_record(
        "batches", title="首批名单", level="district", announced_on=FIRST, ordinal=1
    )
    second_batch = makers.a_record(
        "batches", title="第二批名单", level="district", announced_on=LAST, ordinal=2
    )
    local = {"kind": "local_tech_sme"}
    one = certificate(enterprise, FIRST, batch=first_batch, **local)
    certificate(enterprise, BEFORE, batch=first_batch, **local)
    two = certificate(enterprise, LAST, batch=second_batch, **local)
    certificate(enterprise, FIRST, **local)
    certificate(enterprise, FIRST, batch=first_batch)
    assert rows(queries.local_certificates, kind="local_tech_sme") == [one]
    assert rows(queries.local_certificates, kind="local_tech_sme", ordinal=2) == [two]


def test_products_applied_and_recognised(enterprise: Record) -> None:
    def product(applied_on: date | None, **values: Any) -> Record:
        whole = {"kind": "provincial_hightech", "name": f"试验机{next(NUMBERS)}", **values}
        return makers.a_record("products", organisation=enterprise, applied_on=applied_on, **whole)

    product(BEFORE, recognised_on=LAST)
    waiting = product(FIRST)
    recognised = product(LAST, recognised_on=LAST)
    later = product(LAST, recognised_on=AFTER)
    national = product(FIRST, kind="national_key_new", recognised_on=FIRST)
    product(AFTER)
    product(None, recognised_on=LAST)
    assert rows(queries.products_applied) == [waiting, recognised, later, national]
    assert rows(queries.products_recognised) == [recognised, national]
    assert rows(queries.products_recognised, kind="national_key_new") == [national]


def test_institutions_recognised_by_level_and_kind(enterprise: Record) -> None:
    institution(enterprise, recognised_on=BEFORE)
    first = institution(enterprise, recognised_on=FIRST)
    city = institution(enterprise, recognised_on=LAST, level="city")
    other = institution(enterprise, recognised_on=LAST, kind="technology_centre")
    institution(enterprise, recognised_on=AFTER)
    institution(enterprise)
    assert rows(queries.institutions_recognised) == [first, city, other]
    assert rows(queries.institutions_recognised, level="provincial") == [first, other]
    assert rows(queries.institutions_recognised, level="provincial", kind="engineering_centre") == [
        first
    ]


def test_institutions_visited_among_those_applied_in_the_period(enterprise: Record) -> None:
    institution(enterprise, applied_on=BEFORE, visited_on=FIRST)
    visited = institution(enterprise, applied_on=FIRST, visited_on=LAST, level="city")
    institution(enterprise, applied_on=FIRST, visited_on=AFTER, level="city")
    institution(enterprise, applied_on=FIRST, level="city")
    institution(enterprise, applied_on=AFTER, visited_on=AFTER, level="city")
    assert rows(queries.institutions_visited) == [visited]
    assert rows(queries.institutions_visited, level="provincial") == []


def test_large_and_medium_with_a_living_institution(district: Record) -> None:
    def large(**values: Any) -> Record:
        organisation = makers.an_organisation(region=district)
        facts = {"industry": "C37", "staff": 1000, "revenue": Decimal(400_000_000), **values}
        makers.a_record("facts", organisation=organisation, year=2025, **facts)
        return organisation

    one, two, unequipped, late, gone, small, undone = [*(large() for _ in range(5)),
                                                       large(staff=1), large()]  # fmt: skip
    institution(one, recognised_on=LAST)
    institution(one, recognised_on=FIRST)
    institution(two, recognised_on=BEFORE, ended_on=AFTER)
    institution(unequipped, applied_on=FIRST)
    institution(late, recognised_on=AFTER)
    institution(gone, recognised_on=BEFORE, ended_on=LAST)
    institution(small, recognised_on=FIRST)
    makers.retired("institutions", institution(undone, recognised_on=FIRST))
    assert rows(queries.large_medium_with_institution) == [one, two]


def test_platform_events_by_kind_and_by_any_name(district: Record, enterprise: Record) -> None:
    def platform(name: str, aliases: str = "") -> Record:
        return makers.a_record(
            "platforms", name=name, aliases=aliases, region=district, level="provincial",
            kind="research_institute", organisation=enterprise,
        )  # fmt: skip

    def event(of: Record, on: date, kind: str = "approved") -> Record:
        return makers.a_record("platform_events", platform=of, on=on, kind=kind)

    textile, building = platform("试验家纺研究院", "家纺院；纺院"), platform("试验建筑研究院")
    event(textile, BEFORE)
    first = event(textile, FIRST)
    unveiled = event(building, LAST, "unveiled")
    event(building, AFTER)
    assert rows(queries.platform_events) == [first, unveiled]
    assert rows(queries.platform_events, kind="unveiled") == [unveiled]
    assert rows(queries.platform_events, platform="纺院") == [first]
    assert rows(queries.platform_events, platform="试验建筑研究院") == [unveiled]
    assert rows(queries.platform_events, platform="家纺院；纺") == []
    assert rows(queries.platform_events, platform="没有的") == []


def test_batches_known_at_the_end(district: Record) -> None:
    def batch(title: str, announced_on: date) -> Record:
        return makers.a_record(
            "batches", title=title, level="provincial", announced_on=announced_on, total_count=9
        )

    old, new = batch("试验园（首批）", BEFORE), batch("试验园（第二批）", LAST)
    other = batch("省试验园", LAST)
    batch("试验园（第三批）", AFTER)
    assert rows(queries.batches) == [old, new, other]
    assert rows(queries.batches, title="试验园") == [old, new]
    assert rows(queries.batches, title="试验园（首批）") == [old]
    assert rows(queries.batches, title="试验园（第三批）") == []


def test_honours_and_consecutive_terms(district: Record) -> None:
    def honour(term: int | None, year: int, **values: Any) -> Record:
        whole = {"title": "试验考核", "region": district, "term": term, "year": year, **values}
        return makers.a_record("honours", **whole)

    def terms(until: date, title: str = "试验考核", region: str = "320612") -> int:
        span = Span(date(2000, 1, 1), until)
        return queries.unbroken_terms.rows(region, span, title=title).count()

    first = honour(1, 2013)
    second = honour(2, 2015, has_passed=False)
    third = honour(3, 2017, announced_on=date(2018, 3, 1))
    fifth, sixth = honour(5, 2021), honour(6, 2023)
    seventh = honour(7, 2025, announced_on=LAST)
    honour(8, 2026, announced_on=AFTER)
    named = honour(None, 2025, title="试验称号")
    assert rows(queries.honours_passed) == [seventh, named]
    assert rows(queries.honours_passed, title="试验称号") == [named]
    ever = Span(date(2000, 1, 1), AFTER)
    passed = list(queries.honours_passed.rows("320612", ever, title="试验考核"))
    assert passed == [first, third, fifth, sixth, seventh]
    assert terms(date(2013, 12, 31)) == 0
    assert terms(date(2014, 1, 1)) == 1
    assert terms(date(2016, 1, 1)) == 0
    assert terms(date(2018, 3, 1)) == 0
    assert terms(date(2018, 3, 2)) == 1
    assert terms(date(2025, 12, 31)) == 2
    assert terms(AFTER) == 3
    assert terms(AFTER, title="试验称号") == 0
    assert terms(AFTER, region="320613") == 0
    makers.corrected("honours", second, has_passed=True)
    assert terms(date(2018, 3, 2)) == 3


def test_the_six_as_a_checklist() -> None:
    found = queries.checklist(Institution(has_site=True, has_rules=True))
    assert [(one.label, one.is_met) for one in found] == [
        ("有场所", True), ("有人员", False), ("有设备", False),
        ("有经费", False), ("有项目", False), ("有制度", True),
    ]  # fmt: skip


def test_other_regions_and_retired_do_not_count(enterprise: Record) -> None:
    elsewhere = makers.an_organisation(region=makers.a_region("320613", "另一区"))
    here = certificate(enterprise, FIRST)
    there = certificate(elsewhere, FIRST)
    makers.retired("certificates", certificate(enterprise, FIRST))
    assert rows(queries.valid_certificates) == [here]
    assert rows(queries.valid_certificates, region="3206") == [here, there]


def test_an_open_period_is_refused(district: Record) -> None:
    with pytest.raises(OpenSpan):
        list(queries.valid_certificates.rows("320612", Span(FIRST)))


@pytest.mark.parametrize("number", [1, 3])
def test_one_query_whatever_the_number(enterprise: Record, number: int) -> None:
    for _ in range(number):
        certificate(enterprise, FIRST)
    with CaptureQueriesContext(connection) as asked:
        assert len(rows(queries.valid_certificates, kind=HTE)) == number
    assert len(asked) == 1
