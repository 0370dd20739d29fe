"""Names lead to live records only."""

from __future__ import annotations

from datetime import date

import pytest

from kejitong.registers import catalogue
from kejitong.registers.references import resolve
from tests import makers


@pytest.mark.django_db
def test_names_lead_to_live_records_by_every_field_that_names_them() -> None:
    region = makers.a_region()
    regions = catalogue.register("regions")
    assert resolve(regions, {"320612", "试验区", "", "别处"}) == {
        "320612": region.pk,
        "试验区": region.pk,
    }
    makers.retired("regions", region)
    assert resolve(regions, {"320612"}) == {}


@pytest.mark.django_db
def test_of_an_ended_and_a_current_record_the_current_one_is_meant() -> None:
    makers.a_region("320602", "崇川区", since=date(1991, 1, 1), until=date(2020, 1, 1))
    current = makers.a_region("320613", "崇川区", since=date(2020, 1, 1))
    ended = makers.a_region("320611", "港闸区", since=date(1991, 1, 1), until=date(2020, 1, 1))
    regions = catalogue.register("regions")
    assert resolve(regions, {"崇川区", "港闸区"}) == {"崇川区": current.pk, "港闸区": ended.pk}
