"""Of the records that a measure looks at, one is picked, and what it says comes in one shape."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from kejitong.indicators import vocabulary as words
from kejitong.indicators.figures import Scope
from kejitong.indicators.measuring import picked
from kejitong.indicators.picking import Picked, pick
from tests import makers

pytestmark = pytest.mark.django_db
SCOPE = Scope(makers.DISTRICT, "试验区", date(2026, 11, 30))
OUTPUT = words.Latest(
    "indicators.statistics", "value", ("year", "month"), words.where(series="hightech_output"),
    growth="stated_growth", stated=True,
)  # fmt: skip


@pytest.fixture
def region() -> Any:
    return makers.a_region()


def test_the_last_by_its_order_with_month_growth_and_document(region: Any) -> None:
    for month, value, growth in ((10, "500.25", "8.8"), (9, "450", None)):
        makers.a_record(
            "statistics", series="hightech_output", region=region, year=2026, month=month,
            value=Decimal(value), unit="亿元", document=f"{month}月月报", status="audited",
            stated_growth=growth and Decimal(growth),
        )  # fmt: skip
    assert pick(OUTPUT, SCOPE) == Picked(Decimal("500.25"), Decimal("8.8"), 10, "", "10月月报")


def test_without_a_document_the_source_is_named(region: Any) -> None:
    makers.a_record(
        "batches", title="认定名单", level="district", ordinal=2,
        announced_on=date(2026, 3, 1),
    )  # fmt: skip
    ordinal, total = (
        words.Latest("recognitions.batches", name, ("announced_on",))
        for name in ("ordinal", "total_count")
    )
    assert pick(ordinal, SCOPE) == Picked(Decimal(2), None, 0, "", makers.an_act().source)
    empty = picked(total, pick(total, SCOPE))
    assert (empty.value, empty.records) == (None, 1)
    assert empty.missing.endswith("没有填“全省家数”，请补填")


def test_the_earliest_day_the_last_day_and_the_last_name(region: Any) -> None:
    assert pick(words.Name("outreach.held", "title"), SCOPE) is None
    for day in (date(2026, 7, 9), date(2026, 4, 2)):
        makers.a_record("events", title=f"会{day}", kind="meeting", held_on=day, region=region)
    measures = (
        words.MonthOf("outreach.held", "held_on"),
        words.YearOf("outreach.held", "held_on"),
        words.Name("outreach.held", "title"),
    )
    texts = [found.text for one in measures if (found := pick(one, SCOPE))]
    assert texts == ["2026-04-02", "2026-07-09", "会2026-04-02"]
