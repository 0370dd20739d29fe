"""Publishing, resolving and confirming: once, in order, with a reason, on the last version."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kejitong.cooperation import actions, queries
from kejitong.cooperation.models import Demand
from kejitong.cooperation.registers import ACHIEVEMENTS, DEMANDS
from kejitong.kernel.refusals import Invalid
from kejitong.kernel.spans import Span
from kejitong.registers import queries as registers
from kejitong.registers.actions import ReasonMissing, Stale

DAY = date(2025, 6, 1)


def test_a_demand_and_an_achievement_are_published(world):
    for register, record in (
        (DEMANDS, world.demand("难题")),
        (ACHIEVEMENTS, world.achievement("成果")),
    ):
        published = actions.publish(record, on=DAY, act=world.act)
        published.refresh_from_db()
        assert (published.published_on, published.version) == (DAY, 2)
        entry = registers.history(register, published)[0]
        assert (entry.act, entry.reason) == (f"{register.slug}.corrected", "依据来文")


def test_a_problem_counts_as_solved_once_resolved_and_confirmed(world):
    demand = world.demand("难题")
    year = Span.year(2025)
    assert not queries.problems_solved.rows("320612", year).exists()
    demand = actions.resolve(demand, on=DAY, act=world.act)
    assert not queries.problems_solved.rows("320612", year).exists()
    demand = actions.confirm(demand, on=DAY, act=world.act)
    assert [*queries.problems_solved.rows("320612", year)] == [demand]


def test_confirming_before_resolving_is_refused(world):
    with pytest.raises(actions.NotYetResolved, match="“难题”没有解决日期"):
        actions.confirm(world.demand("难题"), on=DAY, act=world.act)


def test_each_step_is_done_once(world):
    demand = actions.resolve(world.demand("难题"), on=DAY, act=world.act)
    with pytest.raises(actions.DoneBefore, match="“难题”的解决日期是2025-06-01"):
        actions.resolve(demand, on=date(2025, 7, 1), act=world.act)
    demand.refresh_from_db()
    assert demand.resolved_on == DAY


def test_a_reason_is_needed(world):
    with pytest.raises(ReasonMissing):
        actions.publish(world.demand("难题"), on=DAY, act=replace(world.act, reason=" "))


def test_dates_must_follow_each_other(world):
    demand = world.demand("难题", collected_on=date(2025, 7, 1))
    with pytest.raises(Invalid, match="早于收集日期2025-07-01"):
        actions.resolve(demand, on=DAY, act=world.act)


def test_a_stale_record_is_refused(world):
    demand = world.demand("难题")
    seen_earlier = Demand.objects.get(pk=demand.pk)
    actions.publish(demand, on=DAY, act=world.act)
    with pytest.raises(Stale):
        actions.resolve(seen_earlier, on=DAY, act=world.act)


def test_a_retired_record_is_refused(world):
    demand = world.retire(DEMANDS, world.demand("难题"))
    with pytest.raises(actions.Withdrawn, match="依据来文"):
        actions.publish(demand, on=DAY, act=world.act)
