"""A scan on Spark, in local mode, says what the exact reader says; it needs pyspark and java."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from kejitong.policy import spark
from kejitong.policy.files import UnreadableTable
from kejitong.policy.loading import load_rulesets
from kejitong.policy.reading import BadFacts
from kejitong.policy.scanning import Engine, scan, scan_file
from tests.policy.invented import differences, exactly, rows

LIBRARY = load_rulesets(["kejitong.packs.national"])
DAY = date(2026, 6, 1)
HNTE = LIBRARY.ruleset("hnte-2016")


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    sql = pytest.importorskip("pyspark.sql")
    if shutil.which("java") is None:
        pytest.skip("java is not on this machine")
    builder = sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    found = builder.config("spark.driver.bindAddress", "127.0.0.1").getOrCreate()
    yield found
    found.stop()


@pytest.fixture(scope="module")
def invented() -> pl.DataFrame:
    return rows(HNTE.on(DAY), day=DAY, count=300, seed=9)


@pytest.mark.usefixtures("session")
def test_three_hundred_enterprises_agree(invented: pl.DataFrame) -> None:
    """三百家企业，含缺项、零和边界，逐行相同。"""
    found = scan(HNTE, invented, day=DAY, engine=Engine.SPARK)
    assert differences(exactly(HNTE.on(DAY), invented, day=DAY), found) == []
    assert found.schema == scan(HNTE, invented, day=DAY).schema
    assert found.get_column("name").to_list() == invented.get_column("name").to_list()
