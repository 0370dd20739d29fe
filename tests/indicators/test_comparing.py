"""Targets of the year and ranks among the peers of the day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from kejitong.indicators.comparing import progress, standings
from kejitong.indicators.figures import Scope
from kejitong.indicators.reckoning import Reckoner
from kejitong.kernel.identifiers.patent import patent_number
from kejitong.organisations.queries import region_of_code
from tests import makers

pytestmark = pytest.mark.django_db
SCOPE = Scope(makers.DISTRICT, "试验区", date(2026, 11, 30))
PEERS = "九县（市、区）"


@pytest.fixture
def region() -> Any:
    ours = makers.a_region()
    makers.a_record("peer_members", set_name=PEERS, region=ours, since=date(2020, 1, 1))
    for n in range(3):
        makers.a_record(
            "patents", application_number=_number(n), title=f"专利{n}", kind="utility",
            region=ours, filed_on=date(2026, 3, 1),
        )  # fmt: skip
    return ours


def _number(n: int) -> str:
    return patent_number(2026, "实用新型", n + 1)


def a_peer(
    code: str,
    value: int,
    *,
    month: int = 10,
    since: date = date(2020, 1, 1),
    until: date | None = None,
) -> Any:
    region = region_of_code(code) or makers.a_region(code, f"邻区{code}")
    if not region.pk or month == 10:
        makers.a_record("peer_members", set_name=PEERS, region=region, since=since, until=until)
    return makers.a_record("peers", indicator="patents_filed", region=region, year=2026, month=month,
                           value=Decimal(value), document="简报")  # fmt: skip


def test_ties_share_a_rank_and_the_last_month_up_to_the_cutoff_counts(region: Any) -> None:
    a_peer("320613", 9)
    a_peer("320614", 3)
    a_peer("320623", 1)
    a_peer("320623", 99, month=12)
    places = standings("patents_filed", PEERS, Reckoner(SCOPE))
    assert [(p.region, p.rank, p.is_own) for p in places] == [
        ("320613", 1, False), ("320612", 2, True), ("320614", 2, False), ("320623", 4, False),
    ]  # fmt: skip
    assert Reckoner(SCOPE).figure("patents_filed_rank").text == "第二位"


def test_a_region_that_left_the_set_is_not_ranked(region: Any) -> None:
    a_peer("320613", 1)
    a_peer("320611", 99, until=date(2021, 1, 1))
    assert [p.region for p in standings("patents_filed", PEERS, Reckoner(SCOPE))] == [
        "320612",
        "320613",
    ]


def test_no_peers_no_rank(region: Any) -> None:
    figure = Reckoner(SCOPE).figure("patents_filed_rank")
    assert figure.is_missing
    assert "请在“同类地区数据”登记" in figure.missing


@pytest.mark.parametrize(
    ("target", "due", "text"),
    [
        ("2", date(2026, 12, 31), "提前完成年度目标"),
        ("3", date(2026, 11, 30), "完成年度目标"),
        ("6", date(2026, 12, 31), "完成年度目标的50.0%"),
    ],
)
def test_completion_says_early_only_before_the_due_day(
    region: Any, target: str, due: date, text: str
) -> None:
    population = {"kind": "resident_population", "year": 2025, "value": Decimal(1), "unit": "万人",
                  "basis": "年末", "region": region}  # fmt: skip
    makers.a_record("denominators", **population)
    for n in range(3):
        makers.a_record("patents", application_number=_invention(n), title=f"发明{n}", kind="invention",
                        region=region, filed_on=date(2022, 3, 1), granted_on=date(2025, 1, 1))  # fmt: skip
    makers.a_record("targets", indicator="inventions_per_10k", region=region, year=2026,
                    value=Decimal(target), due_on=due, document="任务书")  # fmt: skip
    figures = Reckoner(SCOPE)
    assert figures.figure("inventions_per_10k").text == "3.00件"
    assert figures.figure("inventions_per_10k_completion").text == text
    assert figures.figure("inventions_per_10k_target").value == Decimal(target)
    assert Reckoner(SCOPE).target("inventions_per_10k").value == Decimal(target)


def _invention(n: int) -> str:
    return patent_number(2022, "发明", n + 1)


def test_no_target_is_said(region: Any) -> None:
    assert "没有登记2027年的目标" in Reckoner(SCOPE).figure("hte_valid_next_target").missing
    assert Reckoner(SCOPE).target("hte_valid") is None


def test_what_comes_by_month_keeps_pace_with_its_months(region: Any) -> None:
    makers.a_record(
        "statistics", series="hightech_output", region=region, year=2026, month=10,
        value=Decimal(500), unit="亿元", status="audited", document="月报",
    )  # fmt: skip
    makers.a_record(
        "targets", indicator="hightech_output", region=region, year=2026, value=Decimal(600),
        document="文",
    )  # fmt: skip
    found = progress("hightech_output", Decimal(500), Reckoner(SCOPE))
    assert found is not None
    assert found.due == Decimal(304) / 365
