"""What events, policy documents and information items count."""

from __future__ import annotations

from datetime import date

import pytest

from kejitong.kernel.spans import Span
from kejitong.outreach import queries
from kejitong.outreach.registers import CHANNELS, EVENTS, INFORMATION, POLICIES

HOME = "320612"
YEAR = Span.closed(date(2025, 1, 1), date(2025, 11, 30))
INSIDE = (date(2025, 1, 1), date(2025, 11, 30))
OUTSIDE = (date(2024, 12, 31), date(2025, 12, 1))


def titles(countable, **where):
    return [row.title for row in countable.rows(HOME, YEAR, **where)]


def test_held_within_period_region_and_while_live(world):
    for day in (*INSIDE, *OUTSIDE):
        world.event(str(day), held_on=day)
    world.event("邻区", region=world.elsewhere)
    world.retire(EVENTS, world.event("停用"))
    assert titles(queries.held) == ["2025-01-01", "2025-11-30"]


def test_held_by_kind_and_by_part_of_the_title(world):
    world.event("试点区领导小组会议")
    world.event("高企申报会议")
    world.event("走访示例机械厂", kind="visit")
    assert titles(queries.held, kind="visit") == ["走访示例机械厂"]
    assert titles(queries.held, kind="meeting", title="领导小组") == ["试点区领导小组会议"]
    assert titles(queries.held, title="领导小组", kind="visit") == []


def test_policies_issued_within_the_period(world):
    for day in (*INSIDE, *OUTSIDE, None):
        world.add(POLICIES, title=f"文件{day}", level="district", issued_on=day)
    gone = world.add(POLICIES, title="停用", level="district", issued_on=INSIDE[0])
    world.retire(POLICIES, gone)
    assert titles(queries.policies_issued) == ["文件2025-01-01", "文件2025-11-30"]


def test_policies_by_part_of_the_title_or_alias(world):
    world.add(POLICIES, title="科技型中小企业认定管理办法", aliases="认定办法；小企业办法",
              level="district", issued_on=INSIDE[0])  # fmt: skip
    world.add(POLICIES, title="专利资助办法", level="district", issued_on=INSIDE[0])
    for part in ("中小企业认定", "小企业办法"):
        assert titles(queries.policies_issued, title=part) == ["科技型中小企业认定管理办法"]


def test_an_item_sent_to_several_channels_is_submitted_once(world):
    for channel in world.channels:
        world.item("1", channel)
    world.item("2", "省厅")
    assert titles(queries.items_submitted) == ["信息1", "信息2"]


def test_items_submitted_are_those_of_the_named_channels(world):
    world.item("1", "日报")
    world.item("1", "区报")
    world.item("2", "区报")
    world.item("3", "省厅")
    assert titles(queries.items_submitted, channels=("日报", "省厅")) == ["信息1", "信息3"]
    assert titles(queries.items_submitted, channels=["《示例日报》"]) == ["信息1"]
    assert titles(queries.items_submitted, channels=("没有这个渠道",)) == []


def test_items_submitted_within_the_period_and_while_live(world):
    for number, day in enumerate((*INSIDE, *OUTSIDE)):
        world.item(str(number), "日报", submitted_on=day)
    world.retire(INFORMATION, world.item("9", "日报"))
    assert titles(queries.items_submitted) == ["信息0", "信息1"]


def test_an_item_whose_first_row_is_retired_still_counts(world):
    world.retire(INFORMATION, world.item("1", "日报"))
    second = world.item("1", "省厅")
    assert [*queries.items_submitted.rows(HOME, YEAR)] == [second]


def test_an_item_sent_again_in_another_year_counts_in_each(world):
    world.item("1", "日报", submitted_on=OUTSIDE[0])
    second = world.item("1", "省厅", submitted_on=INSIDE[0])
    assert [*queries.items_submitted.rows(HOME, YEAR)] == [second]


def test_adoptions_count_one_for_each_channel_by_level(world):
    for channel in world.channels:
        world.item("1", channel, adopted_on=INSIDE[1])
    world.item("2", "省厅")
    assert titles(queries.adoptions, level="above") == ["信息1", "信息1"]
    assert titles(queries.adoptions, level="district") == ["信息1"]
    assert titles(queries.adoptions) == ["信息1"] * 3
    assert titles(queries.adoptions, level="above", channels=("日报", "区报")) == ["信息1"]


def test_adoptions_fall_into_the_period_of_adoption(world):
    for number, day in enumerate((*INSIDE, *OUTSIDE)):
        world.item(str(number), "日报", submitted_on=date(2024, 6, 1), adopted_on=day)
    gone = world.item("9", "日报", adopted_on=INSIDE[1])
    world.retire(INFORMATION, gone)
    assert titles(queries.adoptions, level="above") == ["信息0", "信息1"]


def test_a_retired_channel_is_not_found_by_name(world):
    world.item("1", "日报")
    channel = CHANNELS.model.objects.get(pk=world.channels["日报"])
    world.retire(CHANNELS, channel)
    assert titles(queries.items_submitted, channels=("日报",)) == []
    assert titles(queries.items_submitted) == ["信息1"]


@pytest.mark.parametrize("rows", [1, 3])
def test_number_of_queries_does_not_grow(world, django_assert_num_queries, rows):
    for number in range(rows):
        world.item(str(number), "日报", adopted_on=INSIDE[1])
    with django_assert_num_queries(2):
        assert len(titles(queries.items_submitted, channels=("日报",))) == rows
