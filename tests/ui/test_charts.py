"""A chart keeps what is missing missing, and refuses series of another length."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kejitong.ui.charts import Chart, Mark, Series

CHART = Chart(
    "line",
    ("2025", "2026"),
    (Series("本区", (Decimal("1.5"), None)), Series("全市", (2, 3), ("/a", "/b"))),
    unit="亿元",
    target=Decimal("2.5"),
    highlight="2026",
)


def test_rows_go_by_category() -> None:
    assert CHART.rows == [("2025", (Decimal("1.5"), 2)), ("2026", (None, 3))]


def test_each_mark_leads_to_its_records() -> None:
    assert CHART.marks == [
        ("2025", (Mark(Decimal("1.5")), Mark(2, "/a"))),
        ("2026", (Mark(None), Mark(3, "/b"))),
    ]


def test_plan_is_what_the_browser_reads() -> None:
    assert CHART.plan == {
        "kind": "line",
        "unit": "亿元",
        "categories": ["2025", "2026"],
        "series": [
            {"name": "本区", "values": [1.5, None], "urls": []},
            {"name": "全市", "values": [2.0, 3.0], "urls": ["/a", "/b"]},
        ],
        "target": 2.5,
        "highlight": "2026",
    }


def test_series_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="本区: 1 != 2"):
        Chart("bar", ("2025", "2026"), (Series("本区", (1,)),))


def test_addresses_of_another_length_are_refused() -> None:
    with pytest.raises(ValueError, match="本区: 1 != 2"):
        Chart("bar", ("2025", "2026"), (Series("本区", (1, 2), ("/a",)),))


def test_what_is_not_drawn_stands_in_the_table_and_in_the_sum() -> None:
    series = (Series("家数", (5, None, 2), ("/a", "", "/c")),)
    chart = Chart("ranking", ("甲", "乙", "丙"), series, most=2, is_summed=True)
    assert (chart.plan["categories"], chart.plan["series"][0]) == (
        ["甲", "乙"], {"name": "家数", "values": [5.0, None], "urls": ["/a", ""]},
    )  # fmt: skip
    assert ([name for name, _ in chart.marks], chart.totals) == (["甲", "乙", "丙"], (7,))
    assert (chart.is_cut, CHART.is_cut, CHART.totals) == (True, False, ())
