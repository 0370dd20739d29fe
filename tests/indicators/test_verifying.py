"""What a difference tells: whether the value moved, and which acts explain it."""

from __future__ import annotations

from datetime import date

import pytest

from kejitong.indicators import actions
from kejitong.indicators.figures import Scope
from kejitong.indicators.reckoning import Reckoner
from kejitong.indicators.verifying import EXPLAINED, differences
from tests import makers

pytestmark = pytest.mark.django_db
SCOPE = Scope(makers.DISTRICT, "试验区", date(2026, 11, 30))


def test_records_that_came_and_went_are_explained_up_to_a_limit() -> None:
    region = makers.a_region()
    held = [
        makers.a_record(
            "events", title=f"走访{n}", kind="visit", held_on=date(2026, 3, 1), region=region
        )
        for n in range(EXPLAINED + 2)
    ]
    frozen = actions.freeze(
        Reckoner(SCOPE), ["visits_held", "report_headings"], act=makers.an_act()
    )
    added = makers.a_record(
        "events", title="补登", kind="visit", held_on=date(2026, 3, 2), region=region
    )
    makers.retired("events", held[0])
    (found,) = differences(frozen)
    assert (found.code, found.was, found.now, found.is_value) == (
        "visits_held",
        "20多次",
        "20多次",
        False,
    )
    assert {(e.act, e.record) for e in found.acts} == {
        ("events.added", added.pk), ("events.retired", held[0].pk),
    }  # fmt: skip
    for record in held[1:]:
        makers.retired("events", record)
    (found,) = differences(frozen)
    assert found.is_value
    assert len(found.acts) == EXPLAINED
