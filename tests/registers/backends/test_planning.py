"""Hiding a column from its index changes no answer."""

from __future__ import annotations

import pytest
from django.db import connection
from django.db.models import Q

from kejitong.organisations.models import Organisation
from kejitong.registers.backends.planning import in_order
from tests import makers

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("condition", "count"),
    [
        (Q(), 3),
        (Q(kind="enterprise"), 2),
        (Q(kind="enterprise") & Q(region__code__startswith=makers.DISTRICT), 1),
        (Q(kind="university") | Q(name__icontains="甲"), 2),
        (~Q(kind="university"), 2),
        (Q(retired_at=None, region=None), 1),
        (Q(pk__in=()), 0),
        (Q(established_on__gte="2020-01-01", established_on__lte="2020-12-31"), 1),
    ],
)
def test_the_same_records_are_found(condition: Q, count: int) -> None:
    region = makers.a_region()
    makers.an_organisation("甲", region=region, established_on="2020-05-01")
    makers.an_organisation("乙")
    makers.an_organisation("丙", kind="university", region=region)
    every = Organisation.objects.all()
    found = in_order(every, condition)
    assert {*found} == {*every.filter(condition)}
    assert found.count() == count


def test_rows_are_read_in_the_order_of_its_index() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite is told")
    found = in_order(Organisation.objects.all(), Q(kind="enterprise")).order_by("initials", "pk")
    plan = found[:50].explain()
    assert ("initials" in plan, "TEMP B-TREE" in plan) == (True, False)
