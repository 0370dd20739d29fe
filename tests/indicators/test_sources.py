"""Which selections a measure reads."""

from __future__ import annotations

from datetime import date

import pytest

from kejitong.indicators import vocabulary as words
from kejitong.indicators.figures import Scope
from kejitong.indicators.sources import own_source, parts, rows_of
from tests import makers

SCOPE = Scope(makers.DISTRICT, "试验区", date(2026, 11, 30))


def test_composed_measures_name_their_parts_and_days() -> None:
    before = SCOPE.a_year_before()
    assert [*parts(words.Ratio("a", "b"), SCOPE)] == [("a", SCOPE), ("b", SCOPE)]
    assert [*parts(words.Growth("a"), SCOPE)] == [("a", SCOPE), ("a", before)]
    assert [*parts(words.Rank("a", "九县"), SCOPE)] == [("a", SCOPE)]
    assert [*parts(words.Completion("a"), SCOPE)] == [("a", SCOPE)]
    assert [*parts(words.Count("outreach.held"), SCOPE)] == []


@pytest.mark.django_db
def test_windows_and_the_region_of_official_figures() -> None:
    ours = makers.a_region()
    township = makers.a_township(ours)
    for region, day in ((ours, date(2026, 2, 1)), (township, date(2025, 2, 1))):
        makers.a_record("events", title=f"会{day}", kind="meeting", held_on=day, region=region)
        makers.a_record("statistics", series="gdp", region=region, year=2026, month=3, value=1,
                        unit="亿元", document="月报")  # fmt: skip
    assert rows_of(words.Count("outreach.held"), SCOPE).count() == 1
    ever = words.Count("outreach.held", (), words.Window.EVER)
    assert own_source(ever, SCOPE).rows.count() == 2
    gdp = words.Latest("indicators.statistics", "value", ("month",), words.where(series="gdp"))
    assert rows_of(gdp, SCOPE).get().region_id == ours.pk
