"""Who acts for which enterprise, and who reviews."""

from __future__ import annotations

from datetime import date

import pytest

from kejitong.accounts.queries import named
from kejitong.demo import people
from kejitong.demo.crew import NoEnterprise, gather
from kejitong.demo.ground import Ground
from kejitong.demo.layers.enterprises import Enterprise
from kejitong.demo.naming import INDUSTRIES
from kejitong.memberships import queries
from kejitong.memberships.models import Duty
from tests import makers

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 30)


def an_enterprise(region: int) -> Enterprise:
    made = makers.an_organisation(region=region)
    return Enterprise(made.pk, str(made), INDUSTRIES[0], region, staff=100)


def test_duties_are_shared_out() -> None:
    people.open_accounts(Ground(1, makers.an_act()))
    district = makers.a_region()
    here = makers.a_township(district)
    there = makers.a_township(district, f"{makers.DISTRICT}002", "试验乡")
    crew = gather([an_enterprise(there.pk), an_enterprise(here.pk)], here.pk)
    assert (crew.own.region, crew.other.region) == (here.pk, there.pk)
    duties = {
        name: queries.duties_of(named(name), pk, TODAY)
        for name, pk in (("applicant", crew.own.pk), ("signatory", crew.own.pk),
                         ("colleague", crew.own.pk), ("rival", crew.other.pk))
    }  # fmt: skip
    assert duties == {
        "applicant": {Duty.ADMINISTRATOR, Duty.PREPARER}, "signatory": {Duty.SIGNATORY},
        "colleague": {Duty.PREPARER}, "rival": set(Duty),
    }  # fmt: skip
    assert [expert.is_finance for expert in crew.experts] == [False] * 4 + [True]
    assert crew.occupied == {crew.own.pk, crew.other.pk}


def test_without_enterprises_there_is_nobody() -> None:
    with pytest.raises(NoEnterprise):
        gather([], 1)
