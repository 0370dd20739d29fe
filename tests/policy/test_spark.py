"""A scan on Spark, in local mode, says what the exact reader says; it needs pyspark and java."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from kejitong.policy import scanning, spark
from kejitong.policy.files import UnreadableTable
from kejitong.policy.loading import load_rulesets
from kejitong.policy.reading import BadFacts
from kejitong.policy.scanning import Engine, scan, scan_file
from tests.policy.invented import differences, exactly, rows

LIBRARY = load_rulesets(["kejitong.packs.national"])
DAY = date(2026, 6, 1)
HNTE, ABOVE_SCALE = LIBRARY.ruleset("hnte-2016"), LIBRARY.ruleset("above-scale")
LOCAL = {
    "spark.ui.enabled": "false",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.shuffle.partitions": "1",
}
"""Small tables need no generated code, and compiling it takes most of the time."""


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    sql = pytest.importorskip("pyspark.sql")
    if shutil.which("java") is None:
        pytest.skip("java is not on this machine")
    builder = sql.SparkSession.builder.master("local[2]")
    for name, value in LOCAL.items():
        builder = builder.config(name, value)
    found = builder.getOrCreate()
    yield found
    found.stop()


@pytest.mark.usefixtures("session")
def test_three_hundred_enterprises_agree_without_being_read_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """三百家企业，含缺项、零和边界，由集群自己读，逐行相同，次序不变。"""
    frame = rows(HNTE.on(DAY), day=DAY, count=300, seed=9)
    frame.write_parquet(tmp_path / "rows.parquet")
    monkeypatch.setattr(scanning, "open_table", None)
    (found,) = scan_file(HNTE, tmp_path / "rows.parquet", day=DAY, engine=Engine.SPARK)
    assert differences(exactly(HNTE.on(DAY), frame, day=DAY), found) == []
    assert found.schema == scan(HNTE, frame, day=DAY).schema
    assert found.get_column("name").to_list() == frame.get_column("name").to_list()


def test_a_frame_stays_on_the_cluster(session: Any) -> None:
    written = session.createDataFrame(
        [
            ("甲", "industry", Decimal("19999999.99")),
            ("乙", "industry", Decimal("20000000.00")),
            ("丙", "agriculture", Decimal("20000000.00")),
            ("丁", "industry", None),
        ],
        "uscc string, industry_kind string, main_income_2025 decimal(18,2)",
    )
    found = spark.scan_frame(ABOVE_SCALE, written, day=DAY)
    assert isinstance(found, type(written))
    answers = found.select("uscc", "above_scale", "overall").collect()
    assert [tuple(row) for row in answers] == [
        ("甲", "unmet", "not_met"),
        ("乙", "met", "promising"),
        ("丙", "not_applicable", "not_applicable"),
        ("丁", "unknown", "needs_data"),
    ]


@pytest.mark.usefixtures("session")
def test_a_hair_from_the_boundary_is_judged_exactly() -> None:
    frame = pl.DataFrame(
        {
            "staff": ["3", "33.333333333", "33.3333333330000001"],
            "rd_staff": ["0.30000000000000004", "3.3333333333", "3.3333333333"],
        }
    )
    found = scan(LIBRARY.ruleset("hnte-2016"), frame, day=DAY, engine=Engine.SPARK)
    assert found.get_column("h4").to_list() == ["met", "met", "unmet"]


@pytest.mark.usefixtures("session")
def test_bad_values_are_named_by_row_and_column() -> None:
    texts = {"main_income_2025": ["1", "很多", "-1"], "industry_kind": ["industry"] * 3}
    with pytest.raises(BadFacts) as caught:
        scan(ABOVE_SCALE, pl.DataFrame(texts), day=DAY, engine=Engine.SPARK)
    found = [(each.row, each.column) for each in caught.value.problems]
    assert found == [(3, "列“main_income_2025”"), (4, "列“main_income_2025”")]


@pytest.mark.usefixtures("session")
def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableTable, match="请核对路径"):
        spark.scan_parquet(ABOVE_SCALE, tmp_path / "none.parquet", day=DAY)


def test_without_spark_another_engine_is_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    with pytest.raises(spark.EngineMissing, match="polars"):
        scan(ABOVE_SCALE, pl.DataFrame({"main_income": [1]}), day=DAY, engine=Engine.SPARK)
