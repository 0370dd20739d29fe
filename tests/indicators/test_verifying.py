"""What a difference tells: whether the value moved, and which acts explain it."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection

from kejitong.indicators import actions
from kejitong.indicators.figures import Scope
from kejitong.indicators.reckoning import Reckoner
from kejitong.indicators.verifying import EXPLAINED, broken_seals, differences
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


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("DELETE FROM indicators_frozenfigure WHERE code = 'visits_held'", "封记不符"),
        (
            "UPDATE indicators_frozenfigure SET text = '999次' WHERE code = 'visits_held'",
            "封记不符",
        ),
        ("UPDATE indicators_frozenfigure SET named = '[]' WHERE code = 'visits_held'", "封记不符"),
        ("DELETE FROM indicators_freeze", "已不在表里"),
    ],
)
def test_what_is_done_behind_its_back_breaks_the_seal(statement: str, said: str) -> None:
    makers.a_record(
        "events", title="走访", kind="visit", held_on=date(2026, 3, 1), region=makers.a_region()
    )
    actions.freeze(Reckoner(SCOPE), ["visits_held", "report_headings"], act=makers.an_act())
    assert list(broken_seals()) == []
    with connection.cursor() as cursor:
        if statement.endswith("freeze"):
            cursor.execute("DELETE FROM indicators_frozenfigure")
        cursor.execute(statement)
    (fault,) = broken_seals()
    assert said in fault
