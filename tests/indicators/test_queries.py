"""Which official statistics a figure may read."""

from __future__ import annotations

from datetime import date

import pytest

from kejitong.indicators import queries
from kejitong.kernel.spans import Span
from tests import makers


@pytest.fixture
def regions(db):
    return {code: makers.a_region(code, code).pk for code in ("320612", "320613")}


def statistic(region, year, month, **values):
    defaults = {"series": "hightech_output", "value": 100, "unit": "亿元", "status": "audited"}
    row = {"region": region, "year": year, "month": month, "document": "统计月报"}
    return makers.a_record("statistics", **{**row, **defaults, **values})


def months(period, region="320612", series="hightech_output"):
    rows = queries.statistics.rows(region, period, series=series)
    return [(row.year, row.month) for row in rows]


def test_statistics_run_up_to_the_cut_off_month(regions):
    home = regions["320612"]
    for year, month in ((2024, 12), (2025, 1), (2025, 10), (2025, 11), (2025, 12), (2026, 1)):
        statistic(home, year, month)
    statistic(regions["320613"], 2025, 10)
    statistic(home, 2025, 10, series="industrial_output")
    makers.retired("statistics", statistic(home, 2025, 9))
    year = Span.closed(date(2025, 1, 1), date(2025, 11, 15))
    assert months(year) == [(2025, 1), (2025, 10), (2025, 11)]
    assert months(year, series="industrial_output") == [(2025, 10)]
    assert months(year, region="320613") == [(2025, 10)]
    assert months(year, series="gdp") == []


def test_statistics_may_be_narrowed_to_audited_ones(regions):
    home = regions["320612"]
    statistic(home, 2025, 9)
    statistic(home, 2025, 10, status="preliminary")
    year = Span.year(2025)
    rows = queries.statistics.rows("320612", year, series="hightech_output", status="audited")
    assert [row.month for row in rows] == [9]
    assert months(year) == [(2025, 9), (2025, 10)]


def test_statistics_of_all_time_end_at_the_cut_off_month(regions):
    for year, month in ((1949, 9), (1949, 10), (2024, 12), (2025, 11), (2025, 12)):
        statistic(regions["320612"], year, month)
    ever = Span.closed(date(1949, 10, 1), date(2025, 11, 30))
    assert months(ever) == [(1949, 10), (2024, 12), (2025, 11)]


def test_statistics_take_one_query(regions, django_assert_num_queries):
    for month in (1, 2, 3):
        statistic(regions["320612"], 2025, month)
    with django_assert_num_queries(1):
        assert len(months(Span.year(2025))) == 3
