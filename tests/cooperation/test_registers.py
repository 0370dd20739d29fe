"""The registers read a bureau's columns and refuse what cannot be."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from kejitong.cooperation.registers import ACHIEVEMENTS, COOPERATIONS, DEMANDS
from kejitong.kernel.refusals import Invalid
from kejitong.registers import actions, parsing

ALL = (DEMANDS, ACHIEVEMENTS, COOPERATIONS)
EARLY, LATE = date(2025, 3, 1), date(2025, 5, 1)


@pytest.mark.parametrize("register", ALL, ids=lambda register: register.slug)
def test_what_the_table_requires_the_register_requires(register):
    for column in register.columns:
        assert column.required == (not register.field(column.name).blank), column.name


def test_demands_are_read_from_a_sheet(world):
    cells = {
        "code": ["D1", "D2"], "title": ["噪声控制", "焊接变形"],
        "organisation": ["示例机械厂", "没有登记的厂"], "field": ["机电", "机械"],
        "origin": ["走访", "走访"], "collected_on": ["2025.3.1", "2025.3.1"],
        "budget": [50, 20],
    }  # fmt: skip
    parsed = parsing.parse(DEMANDS, cells, units={"budget": "万元"})
    assert [problem.column for problem in parsed.problems[1]] == ["需求单位", "技术领域"]
    assert 0 not in parsed.problems
    demand = actions.add(DEMANDS, parsed.rows[0], act=world.act)
    demand.refresh_from_db()
    assert (demand.field, demand.origin, demand.collected_on) == ("machinery", "visit", EARLY)
    assert demand.budget == Decimal(500000)


@pytest.mark.parametrize(
    ("make", "values", "column"),
    [
        ("demand", {"collected_on": LATE, "published_on": EARLY}, "发布日期"),
        ("demand", {"collected_on": LATE, "resolved_on": EARLY}, "解决日期"),
        ("demand", {"resolved_on": LATE, "confirmed_on": EARLY}, "企业确认日期"),
        ("demand", {"confirmed_on": LATE}, "企业确认日期"),
        ("demand", {"budget": -1}, "拟投入资金"),
        ("achievement", {"collected_on": LATE, "published_on": EARLY}, "发布日期"),
        ("achievement", {"readiness": 0}, "技术就绪水平"),
        ("achievement", {"readiness": 10}, "技术就绪水平"),
        ("cooperation", {"signed_on": LATE, "ends_on": EARLY}, "合作止日"),
        ("cooperation", {"amount": -1}, "合同金额"),
    ],
)
def test_what_cannot_be_is_refused(world, make, values, column):
    with pytest.raises(Invalid) as refusal:
        getattr(world, make)("某项", **values)
    assert [problem.column for problem in refusal.value.problems] == [column]


@pytest.mark.parametrize("readiness", [1, 9, None])
def test_readiness_runs_from_one_to_nine(world, readiness):
    record = world.achievement("成果", readiness=readiness)
    record.refresh_from_db()
    assert record.readiness == readiness


@pytest.mark.parametrize(
    ("register", "values", "said"),
    [
        (DEMANDS, {"budget": -1}, "拟投入资金不能为负数"),
        (DEMANDS, {"confirmed_on": LATE}, "企业确认须在难题解决之后"),
        (DEMANDS, {"resolved_on": LATE, "confirmed_on": EARLY}, "企业确认须在难题解决之后"),
        (ACHIEVEMENTS, {"readiness": 10}, "技术就绪水平为1至9级"),
        (COOPERATIONS, {"ends_on": date(2025, 1, 1)}, "合作止日不能早于签订日期"),
        (COOPERATIONS, {"amount": -1}, "合同金额不能为负数"),
    ],
)
def test_the_database_refuses_what_slips_past_the_checks(world, register, values, said):
    row = {
        "demands": {"organisation": world.mill, "origin": "call", "collected_on": EARLY},
        "achievements": {"owner": "大学", "region": world.district, "collected_on": EARLY},
        "cooperations": {
            "organisation": world.mill, "institute": world.university, "signed_on": EARLY,
        },
    }[register.slug]  # fmt: skip
    with pytest.raises(actions.Conflict, match=said):
        actions.add_many(register, [{"code": "X", "title": "某项", **row, **values}], act=world.act)


@pytest.mark.parametrize("make", ["demand", "achievement", "cooperation"])
def test_a_code_is_registered_once(world, make):
    getattr(world, make)("甲", code="X1")
    with pytest.raises(actions.AlreadyThere, match="“甲”已登记"):
        getattr(world, make)("乙", code="X1")
