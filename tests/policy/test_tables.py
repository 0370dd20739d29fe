"""Bad tables are refused with row, column and remedy; columns are described as they are."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from kejitong.policy.loading import load_rulesets
from kejitong.policy.pieces import Exactness
from kejitong.policy.reading import BadFacts
from kejitong.policy.tables import check_table

DAY = date(2026, 6, 1)
EDITION = load_rulesets(["kejitong.packs.national"]).ruleset("hnte-2016").on(DAY)


@pytest.mark.parametrize(
    ("columns", "row", "column", "remedy"),
    [
        ({"sales_2025": ["1", "很多"]}, 3, "列“sales_2025”", "请填数字"),
        ({"staff_2025": [1.0, -3.0]}, 3, "列“staff_2025”", "不能是负数"),
        ({"sales_2025": [float("nan"), 1.0]}, 2, "列“sales_2025”", "留空"),
        ({"sales_2025": [float("inf"), 1.0]}, 2, "列“sales_2025”", "留空"),
        ({"ip_class1": [0.5, 1.0]}, 2, "列“ip_class1”", "应是整数"),
        ({"sales_2025": [1e16, 1.0]}, 2, "列“sales_2025”", "数字过大"),
        ({"established_on": ["2020-01-01", "昨天"]}, 3, "列“established_on”", "2020-05-01"),
        ({"has_incident": ["true", "也许"]}, 3, "列“has_incident”", "true 或 false"),
        ({"sales_2027": [1, 2]}, None, "列“sales_2027”", "请核对年度"),
        ({"sale_2025": [1, 2]}, None, "列“sale_2025”", "是否要写 sales_2025"),
        ({"销售收入_2025": [1, 2]}, None, "列“销售收入_2025”", "是否要写 sales_2025"),
        ({"甲乙丙_2025": [1, 2]}, None, "列“甲乙丙_2025”", "kejitong rules facts"),
        ({"staff": [1], "staff_duplicated_0": [1]}, None, "列“staff”", "有两列同名"),
        ({"ip_class1_2025": [1, 2]}, None, "列“ip_class1_2025”", "改为 ip_class1"),
        ({"sales_2025（万元）": [1, 2]}, None, "列“sales_2025（万元）”", "乘以10000"),
        ({"sales_wan_2025": [1, 2]}, None, "列“sales_wan_2025”", "乘以10000"),
        ({"staff": [1, 2], "staff_2025": [1, 2]}, None, "列“staff_2025”", "只留一列"),
        ({"staff_2025": [[1, 2], [3, 4]]}, 2, "列“staff_2025”", "请填数字"),
        ({"name": ["甲", "乙"]}, None, "表头", "没有一列事实"),
    ],
)
def test_bad_tables_name_row_column_and_remedy(
    columns: dict[str, list[object]], row: int | None, column: str, remedy: str
) -> None:
    with pytest.raises(BadFacts) as caught:
        check_table(EDITION, pl.DataFrame(columns, strict=False), day=DAY)
    first = caught.value.problems[0]
    assert (first.row, first.column) == (row, column)
    assert remedy in first.problem


def test_columns_are_described() -> None:
    frame = pl.DataFrame(
        {
            "sales_2025": [1.25, 2.5],
            "staff": [3, None],
            "rd_staff": ["0.1", "0.25"],
            "net_assets_2025": ["-1.123456789012345678", "2"],
            "rd_expense_2025": [1e13, 1.0],
            "total_income_2025": [0.123, 1.0],
        }
    )
    table = check_table(EDITION, frame, day=DAY)
    described = {
        name: (each.exactness, each.scale, each.is_full) for name, each in table.columns.items()
    }
    assert described == {
        "sales_2025": (Exactness.WHOLE, 100, True),
        "staff_2025": (Exactness.WHOLE, 1, False),
        "rd_staff_2025": (Exactness.WHOLE, 100, True),
        "net_assets_2025": (Exactness.ROUGH, 1, True),
        "rd_expense_2025": (Exactness.ROUGH, 1, True),
        "total_income_2025": (Exactness.PLAIN, 1, True),
    }
    assert table.frame.collect().get_column("sales_2025").to_list() == [125.0, 250.0]


def test_blank_text_is_missing() -> None:
    table = check_table(EDITION, pl.DataFrame({"field_code": ["", "805"]}), day=DAY)
    assert table.frame.collect().get_column("field_code").to_list() == [None, "805"]


def test_every_way_of_writing_that_a_single_fact_may_have_is_read_in_a_table() -> None:
    """单个事实读得出的写法，整列也读得出，不会悄悄变成空缺。"""
    frame = pl.DataFrame(
        {
            "sales_2025": ["１００", "1_000", "1,000.5", " 7 "],
            "established_on": ["2010/5/1", "20100501", "2010年5月1日", "2010-05-01 00:00:00"],
            "has_incident": ["1.0", "否", "True", "无"],
            "ip_self_developed": ["true", "3", "否", None],
        }
    )
    table = check_table(EDITION, frame, day=DAY)
    assert table.frame.collect().get_column("sales_2025").to_list() == [
        10000.0,
        100000.0,
        100050.0,
        700.0,
    ]
    assert table.frame.collect().get_column("established_on").unique().to_list() == [14730.0]
    assert table.frame.collect().get_column("has_incident").to_list() == [True, False, True, False]
    assert table.frame.collect().get_column("ip_self_developed").to_list() == [1.0, 3.0, 0.0, None]
    assert list(frame.columns) == table.frame.collect_schema().names()


def test_decimals_are_exact_where_floats_hold_them() -> None:
    frame = pl.DataFrame({"sales_2025": ["12.34", "0.10"], "total_income_2025": ["1.5", "2.25"]})
    kinds = {"sales_2025": pl.Decimal(18, 2), "total_income_2025": pl.Decimal(38, 20)}
    table = check_table(EDITION, frame.cast(kinds), day=DAY)
    assert table.columns["sales_2025"].scale == 100
    assert table.columns["total_income_2025"].exactness is Exactness.ROUGH
