"""Who is judged on a day, in which years, by which records; and what starting needs not load."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date

import pytest

from kejitong.cultivation import selecting
from kejitong.cultivation.library import library
from tests import makers as house
from tests.cultivation import makers
from tests.cultivation.makers import DAY

PROBE = """
import sys, django
django.setup()
print("polars" in sys.modules)
"""


def test_the_current_year_is_not_yet_a_fiscal_year() -> None:
    assert [*selecting.fiscal_years(DAY)] == [2023, 2024, 2025]


@pytest.mark.django_db
def test_enterprises_of_the_region_that_exist_on_the_day() -> None:
    town = makers.a_district()
    made = makers.an_enterprise("试验甲", town)
    house.an_organisation("试验大学", kind="university", region=town)
    assert [row.pk for row in selecting.enterprises("", DAY)] == [made.pk]
    assert not selecting.enterprises("99", DAY).exists()
    assert not selecting.enterprises("", date(2014, 1, 1)).exists()


def test_only_facts_that_the_registers_know_are_wanted() -> None:
    edition = library().ruleset(makers.RULES).on(DAY)
    names = {fact.name for fact in edition.facts}
    wanted = selecting.wanted(edition)
    assert {"field_code", "ip_class1"} <= wanted.keys() < names


def test_starting_does_not_load_the_engine_of_scans() -> None:
    told = subprocess.run(
        [sys.executable, "-c", PROBE], capture_output=True, text=True, check=True,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "kejitong.config.settings"},
    )  # fmt: skip
    assert told.stdout.strip() == "False"
