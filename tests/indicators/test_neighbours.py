"""Targets and peers' figures: each known once, of two the later, within the year and the day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kejitong.indicators.figures import Scope
from kejitong.indicators.neighbours import Neighbours
from tests import makers

pytestmark = pytest.mark.django_db
SCOPE = Scope(makers.DISTRICT, "试验区", date(2026, 11, 30))
CODE, PEERS = "patents_filed", "九县（市、区）"


@pytest.fixture
def regions() -> list[Any]:
    made = [makers.a_region(), makers.a_region("320613", "邻区")]
    for region in made:
        makers.a_record("peer_members", set_name=PEERS, region=region, since=date(2026, 3, 1))
    return made


def _target(region: Any, year: int, value: int) -> None:
    makers.a_record(
        "targets", indicator=CODE, region=region, year=year, value=Decimal(value), document="文"
    )


def _peer(region: Any, month: int, value: int) -> None:
    makers.a_record(
        "peers", indicator=CODE, region=region, year=2026, month=month, value=Decimal(value),
        document="简报",
    )  # fmt: skip


def test_the_target_of_the_region_and_year(regions: list[Any]) -> None:
    ours, other = regions
    _target(ours, 2026, 4)
    _target(ours, 2027, 5)
    _target(other, 2026, 9)
    known = Neighbours()
    assert [known.target(CODE, SCOPE, years=years).value for years in (0, 1)] == [4, 5]  # type: ignore[union-attr]
    assert known.target("hte_valid", SCOPE) is None
    with CaptureQueriesContext(connection) as asked:
        known.target("hte_valid", SCOPE)
        known.target(CODE, SCOPE)
    assert len(asked) == 0


def test_the_last_month_up_to_the_cut_off_of_others_only(regions: list[Any]) -> None:
    ours, other = regions
    for month, value in ((6, 3), (9, 7), (12, 99)):
        _peer(other, month, value)
    _peer(ours, 9, 1000)
    known = Neighbours()
    assert [row.value for row in known.figures(CODE, PEERS, SCOPE)] == [7]
    assert known.figures(CODE, PEERS, SCOPE.up_to(date(2026, 2, 1))) == []
    assert known.members(PEERS, SCOPE) == {makers.DISTRICT, "320613"}
    assert known.members(PEERS, SCOPE.up_to(date(2026, 2, 1))) == set()


def test_read_together_in_three_questions(regions: list[Any]) -> None:
    _target(regions[0], 2026, 4)
    known, keys = Neighbours(), [(SCOPE.region, code, 2026) for code in (CODE, "hte_valid")]
    with CaptureQueriesContext(connection) as asked:
        known.learn(keys, keys, [PEERS])
        known.learn(keys, keys, [PEERS])
        known.target(CODE, SCOPE)
        known.figures("hte_valid", PEERS, SCOPE)
    assert len(asked) == 3
