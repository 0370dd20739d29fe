"""Official statistics, targets and peer figures: reading them, bounds, identities."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kejitong.indicators.registers import PEERS, STATISTICS, TARGETS
from kejitong.kernel.refusals import Invalid
from kejitong.registers import actions, parsing
from kejitong.registers.queries import live
from tests import makers

ACT = makers.an_act()
ALL = (STATISTICS, TARGETS, PEERS)


@pytest.fixture
def regions(db):
    return {code: makers.a_region(code, code).pk for code in ("320612", "320613")}


def statistic(region, year, month, **values):
    defaults = {
        "series": "hightech_output", "value": Decimal(100), "unit": "亿元", "document": "统计月报",
        "status": "audited",
    }  # fmt: skip
    row = {"region": region, "year": year, "month": month, **defaults, **values}
    return makers.a_record("statistics", **row)


@pytest.mark.parametrize("register", ALL, ids=lambda register: register.slug)
def test_what_the_table_requires_the_register_requires(register):
    for column in register.columns:
        assert column.required == (not register.field(column.name).blank), column.name


def test_statistics_are_read_from_a_sheet(regions):
    cells = {
        "series": ["高新技术产业产值"], "region": ["320612"], "year": ["2025"], "month": [10],
        "value": ["1,234.56"], "unit": ["亿元"], "stated_growth": ["8.1"], "status": ["审定数"],
        "document": ["统计月报"],
    }  # fmt: skip
    parsed = parsing.parse(STATISTICS, cells)
    assert not parsed.problems
    row = actions.add(STATISTICS, parsed.rows[0], act=ACT)
    row.refresh_from_db()
    assert (row.value, row.stated_growth) == (Decimal("1234.56"), Decimal("8.1"))
    assert (row.series, row.status, row.month) == ("hightech_output", "audited", 10)
    assert str(row) == "高新技术产业产值 2025年1—10月"


@pytest.mark.parametrize(("year", "month"), [(2025, 0), (2025, 13), (25, 6), (2101, 1)])
def test_impossible_months_and_years_are_refused(regions, year, month):
    with pytest.raises(Invalid, match="须在"):
        statistic(regions["320612"], year, month)


@pytest.mark.parametrize("register", [STATISTICS, PEERS], ids=lambda register: register.slug)
def test_the_database_refuses_a_thirteenth_month(regions, register):
    row = {"region": regions["320612"], "year": 2025, "month": 13, "value": 1, "document": "文"}
    name = "series" if register is STATISTICS else "indicator"
    with pytest.raises(actions.Conflict, match="月份为1至12"):
        actions.add_many(register, [{**row, name: "gdp"}], act=ACT)


def test_identities(regions):
    home = regions["320612"]
    statistic(home, 2025, 10)
    with pytest.raises(actions.AlreadyThere):
        statistic(home, 2025, 10)
    target = {"indicator": "hte", "region": home, "year": 2025, "value": 9, "document": "文"}
    peer = {**target, "month": 10}
    for register, row in ((TARGETS, target), (PEERS, peer)):
        actions.add(register, row, act=ACT)
        with pytest.raises(actions.AlreadyThere):
            actions.add(register, row, act=ACT)


def test_peers_are_seen_from_every_region_and_targets_only_from_their_own(regions):
    other = regions["320613"]
    row = {"indicator": "hte", "region": other, "year": 2025, "value": 9, "document": "文"}
    peer = actions.add(PEERS, {**row, "month": 10}, act=ACT)
    target = actions.add(TARGETS, row, act=ACT)
    assert [*live(PEERS, region="320612")] == [peer]
    assert [*live(TARGETS, region="320612")] == []
    assert [*live(TARGETS, region="320613")] == [target]
    assert (str(peer), str(target)) == ("hte 2025年1—10月", "hte 2025年")
