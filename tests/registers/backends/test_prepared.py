"""A statement written once gives for every record what the selection itself would."""

from __future__ import annotations

import pytest

from kejitong.organisations.models import Organisation
from kejitong.registers.backends.prepared import Prepared
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
