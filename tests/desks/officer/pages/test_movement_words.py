"""What moved a figure, in sentences: of every kind of figure, and agreeing with its numbers."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from kejitong.desks.officer.pages.movement_words import sentence
from kejitong.indicators.figures import Scope
from kejitong.indicators.moving import moved
from kejitong.indicators.reckoning import Reckoner, does_grow, indicators
from kejitong.indicators.vocabulary import Count
from tests import makers

pytestmark = pytest.mark.django_db
THEN = date(2026, 10, 31)
GROWING = [code for code, known in indicators().items() if does_grow(known)]


def told(code: str, then: date = THEN) -> str:
    scope = Scope(makers.DISTRICT, "试验区", date(2026, 11, 30))
    return sentence(moved(Reckoner(scope), code, then))


@pytest.mark.usefixtures("district")
def test_every_figure_that_moves_has_its_sentence() -> None:
    reckoner = Reckoner(Scope("320612", "通州区", date(2026, 11, 30)))
    for code in GROWING:
        found = moved(reckoner, code, THEN)
        said, now = sentence(found), found.figure.now
        assert said.endswith(f"{now.exact}。") or f"{now.exact}，" in said, said
        assert not re.search("None|。。|；；|，。|Decimal|：", said), said
        if isinstance(now.indicator.measure, Count) and found.figure.change is not None:
            (turn,) = found.movements
            assert turn.came.count - turn.went.count == found.figure.change, code
            assert (f"新计入{turn.came.count:,}{now.indicator.unit}" in said) == bool(
                turn.came.count
            )


def a_grant(region: Any, number: int, on: date, amount: int) -> None:
    makers.a_record(
        "grants", document_number=f"试财〔2026〕{number}号", title="经费", region=region,
        level="city", granted_on=on, amount=Decimal(amount * 10**4),
    )  # fmt: skip


def a_month(region: Any, series: str, month: int, value: str) -> None:
    makers.a_record(
        "statistics", series=series, region=region, year=2026, month=month, value=Decimal(value),
        unit="亿元", status="audited", document="月报",
    )  # fmt: skip


def test_sums_tell_their_amount_in_the_unit_of_the_figure() -> None:
    region = makers.a_region()
    a_grant(region, 1, date(2026, 3, 1), 20)
    assert told("funds_from_above") == "没有记录进出。争取上级科技经费仍为20万元。"
    a_grant(region, 2, date(2026, 11, 3), 1200)
    assert told("funds_from_above") == (
        "新计入1条、合计1,200万元。争取上级科技经费由20万元升为1,220万元。"
    )


def test_what_comes_by_month_tells_its_months() -> None:
    region = makers.a_region()
    for month, value in ((9, "90"), (10, "100")):
        a_month(region, "hightech_output", month, value)
        a_month(region, "industrial_output", month, "200")
    assert told("hightech_output") == (
        "两个日期都用1—10月的累计数。高新技术产业产值仍为100.00亿元。"
    )
    september = date(2026, 9, 30)
    assert told("hightech_output", september) == (
        "由1—9月的累计数换为1—10月的累计数。高新技术产业产值由90.00亿元升为100.00亿元。"
    )
    assert told("hightech_output_share", september) == (
        "高新技术产业产值由（1—9月）90.00亿元变为（1—10月）100.00亿元；"
        "规模以上工业总产值（1—10月）200.00亿元，没有变化。"
        "高新技术产业产值占规模以上工业总产值比重由45.0%升为50.0%，提高5.0个百分点。"
    )
    assert told("hightech_output", date(2026, 8, 31)) == (
        "高新技术产业产值2026年8月31日待补，2026年11月30日100.00亿元。"
    )
