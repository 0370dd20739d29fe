"""A list of numbers in one parameter finds what a parameter for each number finds."""

from __future__ import annotations

import pytest
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext

from kejitong.organisations.models import Organisation
from kejitong.registers.backends.among import Among
from tests import makers

pytestmark = pytest.mark.django_db


@pytest.fixture
def pks(db: None) -> list[int]:
    """Three organisations, each in a region of its own."""
    regions = [makers.a_region(code=f"99001100{n}") for n in range(3)]
    return [makers.an_organisation(f"企业{r.code}", region=r).pk for r in regions]


@pytest.mark.parametrize("chosen", [(), (0,), (0, 2), (0, 1, 2)])
def test_the_same_records_are_found(pks: list[int], chosen: tuple[int, ...]) -> None:
    numbers = [*(pks[place] for place in chosen), 10**12]
    found = Organisation.objects.filter(Among("pk", numbers))
    assert {*found} == {*Organisation.objects.filter(pk__in=numbers)}
    assert {*Organisation.objects.exclude(Among("pk", numbers))} | {*found} == {
        *Organisation.objects.all()
    }


def test_references_are_meant_too_and_conditions_join(pks: list[int]) -> None:
    organisation = Organisation.objects.get(pk=pks[1])
    assert organisation.region_id is not None
    among = Q(Among("region", [organisation.region_id]))
    assert [*Organisation.objects.filter(among)] == [organisation]
    assert {*Organisation.objects.filter(among | Q(pk=pks[0]))} == {
        organisation,
        Organisation.objects.get(pk=pks[0]),
    }


def test_many_numbers_are_one_parameter(pks: list[int]) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert Organisation.objects.filter(Among("pk", range(100_000))).count() == len(pks)
    assert len(asked) == 1
