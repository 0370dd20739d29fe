"""The titles of many registers in one question are those that each record shows."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kejitong.registers import catalogue, showing
from kejitong.registers.models import Record
from kejitong.registers.titles import titles
from tests import makers

pytestmark = pytest.mark.django_db


def _records() -> dict[tuple[str, int], Record]:
    region = makers.a_region()
    one = makers.an_organisation("甲公司", region=region)
    made = {
        "regions": region,
        "organisations": one,
        "facts": makers.a_record("facts", organisation=one, year=2025, staff=3),
        "peer_members": makers.a_record(
            "peer_members", set_name="九县", region=region, since=date(2020, 1, 1)
        ),
        "targets": makers.a_record(
            "targets", indicator="hte_valid", region=region, year=2026, value=4, document="文"
        ),
        "calendar_days": makers.a_record(
            "calendar_days", day=date(2026, 10, 1), is_workday=False, document="通知"
        ),
    }
    return {(slug, record.pk): record for slug, record in made.items()}


def test_every_title_is_what_its_record_shows() -> None:
    made = _records()
    with CaptureQueriesContext(connection) as asked:
        found = titles([*made, ("patents", 99)])
    assert len(asked) == 1
    assert found == {
        (slug, pk): showing.title(catalogue.register(slug), record)
        for (slug, pk), record in made.items()
    }


def test_nothing_asked_nothing_found() -> None:
    assert titles([]) == {}


def test_retired_records_keep_their_titles() -> None:
    one = makers.an_organisation("甲公司")
    makers.retired("organisations", one)
    assert titles([("organisations", one.pk)]) == {("organisations", one.pk): "甲公司"}
