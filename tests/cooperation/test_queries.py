"""What demands, achievements and cooperations count."""

from __future__ import annotations

from datetime import date

import pytest

from kejitong.cooperation import queries
from kejitong.cooperation.registers import ACHIEVEMENTS, COOPERATIONS, DEMANDS
from kejitong.kernel.spans import Span
from kejitong.organisations.models import Organisation
from kejitong.organisations.registers import ORGANISATIONS
from kejitong.registers import actions

HOME = "320612"
YEAR = Span.closed(date(2025, 1, 1), date(2025, 11, 30))
INSIDE = (date(2025, 1, 1), date(2025, 11, 30))
OUTSIDE = (date(2024, 12, 31), date(2025, 12, 1))


def titles(countable, region=HOME, **where):
    return [str(row) for row in countable.rows(region, YEAR, **where)]


def test_demands_collected_within_period_region_and_while_live(world):
    for day in (*INSIDE, *OUTSIDE):
        world.demand(str(day), collected_on=day)
    world.demand("外地", organisation=world.outsider)
    world.retire(DEMANDS, world.demand("停用"))
    assert titles(queries.demands_collected) == ["2025-01-01", "2025-11-30"]
    assert titles(queries.demands_collected, region="310110") == ["外地"]


def test_demands_collected_by_origin(world):
    for origin in ("visit", "call", "self"):
        world.demand(origin, origin=origin)
    assert titles(queries.demands_collected, origin="visit") == ["visit"]
    assert titles(queries.demands_collected) == ["visit", "call", "self"]


@pytest.mark.parametrize(
    ("resolved", "confirmed", "counted"),
    [
        (INSIDE[0], INSIDE[1], True),
        (INSIDE[0], INSIDE[0], True),
        (INSIDE[1], OUTSIDE[1], False),
        (INSIDE[0], None, False),
        (OUTSIDE[0], INSIDE[0], False),
        (None, None, False),
    ],
)
def test_problems_solved_are_resolved_in_the_period_and_confirmed_by_then(
    world, resolved, confirmed, counted
):
    world.demand("甲", collected_on=date(2024, 1, 1), resolved_on=resolved, confirmed_on=confirmed)
    gone = world.demand(
        "乙", collected_on=date(2024, 1, 1), resolved_on=resolved, confirmed_on=confirmed
    )
    world.retire(DEMANDS, gone)
    assert titles(queries.problems_solved) == ["甲"] * counted


@pytest.mark.parametrize(
    ("countable", "field"),
    [
        (queries.achievements_collected, "collected_on"),
        (queries.achievements_published, "published_on"),
    ],
)
def test_achievements_count_for_the_region_that_collected_them(world, countable, field):
    older = {"collected_on": date(2024, 1, 1)}
    for day in (*INSIDE, *OUTSIDE):
        world.achievement(str(day), **{**older, field: day})
    world.achievement("外地收集", region=world.elsewhere, **{**older, field: INSIDE[0]})
    world.retire(ACHIEVEMENTS, world.achievement("停用", **{**older, field: INSIDE[0]}))
    world.achievement("以往", **older)
    assert titles(countable) == ["2025-01-01", "2025-11-30"]
    assert titles(countable, region="310110") == ["外地收集"]


def test_signed_within_the_period(world):
    for day in (*INSIDE, *OUTSIDE):
        world.cooperation(str(day), signed_on=day)
    world.cooperation("外地", organisation=world.outsider)
    world.retire(COOPERATIONS, world.cooperation("停用"))
    assert titles(queries.signed) == ["2025-01-01", "2025-11-30"]


@pytest.mark.parametrize(
    ("signed", "ends", "active"),
    [
        (date(2020, 1, 1), None, True),
        (INSIDE[1], None, True),
        (OUTSIDE[1], None, False),
        (date(2020, 1, 1), INSIDE[1], True),
        (date(2020, 1, 1), date(2025, 11, 29), False),
    ],
)
def test_partners_are_those_with_a_cooperation_on_the_cut_off_day(world, signed, ends, active):
    world.cooperation("甲", signed_on=signed, ends_on=ends)
    assert titles(queries.partner_enterprises) == ["示例机械厂"] * active
    assert titles(queries.partner_institutes) == ["甲"] * active


def test_each_partner_is_counted_once(world):
    world.cooperation("一")
    world.cooperation("二")
    world.cooperation("三", institute=world.institute)
    world.cooperation("四", organisation=world.yard)
    assert titles(queries.partner_enterprises) == ["示例机械厂", "示例船厂"]
    institutes = [row.institute.name for row in queries.partner_institutes.rows(HOME, YEAR)]
    assert institutes == ["示例大学", "示例研究院"]


def test_partners_outside_the_region_count_only_with_its_enterprises(world):
    world.cooperation("外地", organisation=world.outsider, institute=world.institute)
    world.cooperation("本区")
    assert titles(queries.partner_institutes) == ["本区"]
    assert titles(queries.partner_enterprises) == ["示例机械厂"]
    assert titles(queries.partner_enterprises, region="") == ["示例机械厂", "外地电子厂"]


def test_a_retired_cooperation_gives_way_to_the_next(world):
    world.retire(COOPERATIONS, world.cooperation("停用"))
    assert titles(queries.partner_enterprises) == []
    assert titles(queries.partner_institutes) == []
    world.cooperation("在册")
    assert titles(queries.partner_institutes) == ["在册"]


def test_a_retired_enterprise_is_no_partner(world):
    world.cooperation("甲")
    mill = Organisation.objects.get(pk=world.mill)
    actions.retire(ORGANISATIONS, mill, act=world.act)
    assert titles(queries.partner_enterprises) == []


@pytest.mark.parametrize("rows", [1, 3])
def test_number_of_queries_does_not_grow(world, django_assert_num_queries, rows):
    for number in range(rows):
        world.cooperation(f"第{number}项", organisation=(world.mill, world.yard)[number % 2])
    with django_assert_num_queries(2):
        titles(queries.partner_enterprises)
        titles(queries.partner_institutes)
