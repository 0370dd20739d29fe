"""A statement written once gives for every record what the selection itself would."""

from __future__ import annotations

import pytest

from kejitong.organisations.models import Organisation
from kejitong.registers.backends.prepared import Prepared, PreparedRecords
from tests import makers

pytestmark = pytest.mark.django_db


def test_each_record_gets_its_own_rows() -> None:
    both = [makers.an_organisation(f"试验企业{n}") for n in "甲乙"]

    def select(pk: int):
        return Organisation.objects.filter(pk=pk).values_list("pk", "name")

    prepared = Prepared(select)
    for one in both:
        assert [tuple(row) for row in prepared.rows(one.pk)] == list(select(one.pk))
    assert prepared.rows(0) == []


def test_a_selection_that_names_no_record_is_refused() -> None:
    with pytest.raises(ValueError, match="does not name"):
        Prepared(lambda _pk: Organisation.objects.all())


def test_records_are_read_as_the_selection_reads_them() -> None:
    region = makers.a_region()
    one = makers.an_organisation("甲", region=region)
    prepared = PreparedRecords(lambda pk: Organisation.objects.filter(region=pk).order_by("name"))
    (found,) = prepared.of(region.pk)
    assert (found, found.name, found.region_id, found.version) == (one, "甲", region.pk, 1)
    assert {name: getattr(found, name) for name in vars(found) if name[0] != "_"} == {
        name: value for name, value in vars(Organisation.objects.get()).items() if name[0] != "_"
    }
    assert prepared.of(0) == []
