"""Names lead to live records only."""

from __future__ import annotations

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
