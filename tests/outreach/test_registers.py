"""The registers read a bureau's columns and keep identities apart."""

from __future__ import annotations

from datetime import date

import pytest

from kejitong.kernel.refusals import Invalid
from kejitong.outreach.registers import CHANNELS, EVENTS, INFORMATION, POLICIES
from kejitong.registers import actions, parsing
from kejitong.registers.references import resolve

ALL = (EVENTS, POLICIES, CHANNELS, INFORMATION)
EARLY, LATE = date(2025, 3, 1), date(2025, 5, 1)


@pytest.mark.parametrize("register", ALL, ids=lambda register: register.slug)
def test_what_the_table_requires_the_register_requires(register):
    for column in register.columns:
        assert column.required == (not register.field(column.name).blank), column.name


def test_items_are_read_from_a_sheet_by_channel_alias(world):
    cells = {
        "code": ["1", "2"], "title": ["甲", "乙"], "channel": ["日报", "某网"],
        "submitted_on": ["2025-03-01", "2025-03-01"], "adopted_on": ["2025-05-01", ""],
    }  # fmt: skip
    parsed = parsing.parse(INFORMATION, cells)
    assert [problem.column for problem in parsed.problems[1]] == ["报送渠道"]
    item = actions.add(INFORMATION, parsed.rows[0], act=world.act)
    item.refresh_from_db()
    assert (item.channel.name, item.adopted_on) == ("《示例日报》", LATE)
    assert str(item) == "甲"


def test_an_event_is_read_from_a_sheet(world):
    cells = {"title": ["走访"], "kind": ["走访调研"], "held_on": [EARLY], "region": ["示例区"]}
    row = parsing.parse(EVENTS, cells).rows[0]
    assert row == {"title": "走访", "kind": "visit", "held_on": EARLY, "region": world.district}


def test_adoption_before_submission_is_refused(world):
    with pytest.raises(Invalid, match="录用日期“2025-03-01”：早于报送日期2025-05-01"):
        world.item("1", "日报", submitted_on=LATE, adopted_on=EARLY)
    row = {"code": "1", "title": "甲", "channel": world.channels["日报"],
           "submitted_on": LATE, "adopted_on": EARLY}  # fmt: skip
    with pytest.raises(actions.Conflict, match="录用日期不能早于报送日期"):
        actions.add_many(INFORMATION, [row], act=world.act)


def test_identities(world):
    world.item("1", "日报")
    world.item("1", "省厅")
    world.event("例会", held_on=EARLY)
    world.event("例会", held_on=LATE)
    with pytest.raises(actions.AlreadyThere):
        world.item("1", "日报")
    with pytest.raises(actions.AlreadyThere):
        world.event("例会", held_on=LATE)


def test_a_policy_is_found_by_title_number_and_alias(world):
    policy = world.add(
        POLICIES, title="科技型中小企业认定管理办法", aliases="认定办法", number="示政〔2025〕1号",
        level="district",
    )  # fmt: skip
    names = {"科技型中小企业认定管理办法", "认定办法", "示政〔2025〕1号"}
    assert resolve(POLICIES, names) == dict.fromkeys(names, policy.pk)
    assert (str(policy), str(CHANNELS.model.objects.get(name="省厅网站"))) == (
        "科技型中小企业认定管理办法", "省厅网站",
    )  # fmt: skip
    assert str(world.event("例会")) == "例会"
