"""A glimpse shows the latest few of each register, how many there are, and what they sum to."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kejitong.registers import catalogue
from kejitong.registers.glimpses import Look, Seen, glimpses
from kejitong.registers.models import Record
from tests import makers

pytestmark = pytest.mark.django_db


def _looks() -> list[Look]:
    known = catalogue.registers()
    return [
        Look(known["demands"], "organisation", on="collected_on", note="field", amount="budget"),
        Look(known["organisation_names"], "organisation"),
    ]


def _demand(organisation: Record, number: int) -> Record:
    return makers.a_record(
        "demands", code=f"X{number}", title=f"难题{number}", organisation=organisation,
        origin="visit", field="materials", collected_on=date(2026, 1, number),
        budget=Decimal(number),
    )  # fmt: skip


def test_nothing_asked_nothing_seen() -> None:
    assert glimpses([], 1) == []


@pytest.mark.parametrize("many", [1, 3])
def test_one_query_shows_the_latest_and_counts_all(many: int) -> None:
    own, other = makers.an_organisation("甲"), makers.an_organisation("乙")
    made = [_demand(own, number) for number in range(1, many + 1)]
    _demand(other, 9)
    makers.retired("demands", _demand(own, 8))
    with CaptureQueriesContext(connection) as asked:
        demands, names = glimpses(_looks(), own.pk, first=2)
    assert len(asked) == 1
    assert (demands.total, demands.amount) == (many, Decimal(sum(range(1, many + 1))))
    expected = [
        Seen(made[n - 1].pk, f"难题{n}", date(2026, 1, n), "materials", Decimal(n))
        for n in range(many, max(many - 2, 0), -1)
    ]
    assert list(demands.rows) == expected
    assert (names.total, names.amount, names.rows) == (0, None, ())


def test_only_what_lies_within_the_region() -> None:
    region = makers.a_region()
    own = makers.an_organisation("甲", region=region)
    _demand(own, 1)
    within, outside = (
        glimpses(_looks(), own.pk, region=code)[0].total for code in (makers.DISTRICT, "110101")
    )
    assert (within, outside) == (1, 0)
