"""Where an objection stands and by when it must be dealt with."""

from __future__ import annotations

from datetime import date

import pytest

from kejitong.disclosure import states
from kejitong.disclosure.models import Objection
from kejitong.disclosure.states import Stage
from kejitong.kernel.workdays import WorkCalendar
from kejitong.packs.national.lifecycles.all import LIFECYCLES
from tests.disclosure.makers import days

CALENDAR = WorkCalendar()


@pytest.mark.parametrize(
    ("values", "stage", "due"),
    [
        ({}, Stage.RECEIVED, date(2026, 12, 4)),
        ({"admitted_at": days(2)}, Stage.ADMITTED, date(2026, 12, 30)),
        ({"admitted_at": days(2), "appointed_at": days(2)}, Stage.INVESTIGATING,
         date(2026, 12, 30)),
        ({"refused_at": days(2)}, Stage.REFUSED, None),
        ({"admitted_at": days(2), "concluded_at": days(3)}, Stage.CONCLUDED, None),
        ({"concluded_at": days(3), "replied_at": days(4)}, Stage.REPLIED, None),
        ({"replied_at": days(4), "archived_at": days(5)}, Stage.ARCHIVED, None),
    ],
)  # fmt: skip
def test_a_stage_and_its_limit(values, stage, due):
    objection = Objection(received_at=days(1), **values)
    clock = states.clock(objection, days(1).date(), calendar=CALENDAR)

    assert states.stage(objection) is stage
    assert (clock and clock.due) == due
    assert stage.is_open == (due is not None)
    assert stage.label


def test_the_limits_are_declared():
    assert states.days(states.ADMISSION_DAYS, date(2026, 12, 1)) == 3
    assert states.days(states.CONCLUSION_DAYS, date(2026, 12, 1)) == 20


def test_the_moves_of_this_door_are_found_in_every_lifecycle():
    moves = {move.code for one in LIFECYCLES for move in one.moves if move.door == states.DOOR}

    assert moves == {
        states.PUBLISH, states.HOLD, states.UPHOLD_LIST, states.CHANGE_LIST, states.STRIKE,
        states.END_NOTICE, states.TAKE_DOWN,
    }  # fmt: skip
    assert states.sources_of(states.PUBLISH) == {"proposed"}
    assert states.sources_of("nothing") == frozenset()
