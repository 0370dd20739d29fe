"""Scan and check agree row for row, on every engine and for every rule set."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kejitong.kernel.refusals import Refused
from kejitong.policy import files, scanning
from kejitong.policy.answers import Overall
from kejitong.policy.loading import load_rulesets
from kejitong.policy.reading import BadFacts
from kejitong.policy.scanning import Engine, scan, scan_into, scan_slices
from tests.policy.invented import differences, exactly, rows

LIBRARY = load_rulesets(["kejitong.packs.national", "kejitong.packs.tongzhou"])
DAY = date(2026, 6, 1)
HNTE = LIBRARY.ruleset("hnte-2016")
CURRENT = sorted(set(LIBRARY.rulesets) - {"hnte-2008", "local-patent-subsidy"})


@pytest.mark.parametrize("seed", range(4))
def test_ten_thousand_enterprises_agree_on_polars_and_duckdb(seed: int) -> None:
    """四组各2500家，共一万家，含缺项、零和边界，精确判断与整表扫描逐行相同。"""
    edition = HNTE.on(DAY)
    frame = rows(edition, day=DAY, count=2_500, seed=seed)
    expected = exactly(edition, frame, day=DAY)
    for engine in (Engine.POLARS, Engine.DUCKDB):
        assert differences(expected, scan(HNTE, frame, day=DAY, engine=engine)) == []


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 2**32), code=st.sampled_from(CURRENT))
def test_every_rule_set_agrees(seed: int, code: str) -> None:
    ruleset = LIBRARY.ruleset(code)
    edition = ruleset.on(DAY)
    frame = rows(edition, day=DAY, count=60, seed=seed)
    expected = exactly(edition, frame, day=DAY)
    assert differences(expected, scan(ruleset, frame, day=DAY)) == []
    assert differences(expected, scan(ruleset, frame, day=DAY, engine=Engine.DUCKDB)) == []


@pytest.mark.parametrize(
    ("code", "day"),
    [("hnte-2008", date(2013, 6, 1)), ("local-patent-subsidy", date(2020, 6, 1))],
)
def test_history_agrees(code: str, day: date) -> None:
    ruleset = LIBRARY.ruleset(code)
    frame = rows(ruleset.on(day), day=day, count=200, seed=5)
    expected = exactly(ruleset.on(day), frame, day=day)
    assert differences(expected, scan(ruleset, frame, day=day)) == []


@pytest.mark.parametrize(
    ("above", "below", "answer"),
    [
        ("0.30000000000000004", "3", "met"),
        ("0.3", "3", "met"),
        ("0.29999999999999999", "3", "unmet"),
        ("0.2999999999999999999999", "3", "unmet"),
        ("3.3333333333", "33.333333333", "met"),
        ("3.3333333333", "33.3333333330000001", "unmet"),
    ],
)
def test_a_hair_from_the_boundary_is_judged_exactly(above: str, below: str, answer: str) -> None:
    frame = pl.DataFrame({"name": ["甲"], "rd_staff_2025": [above], "staff_2025": [below]})
    assert scan(HNTE, frame, day=DAY).item(0, "h4") == answer


def test_identity_columns_come_through_and_counts_are_given() -> None:
    frame = pl.DataFrame(
        {
            "uscc": ["甲", "乙"],
            "township": ["东镇", "西镇"],
            "staff": ["10", "10"],
            "rd_staff": [None, "0"],
        }
    )
    found = scan(HNTE, frame, day=DAY)
    assert found.get_column("uscc").to_list() == ["甲", "乙"]
    assert found.get_column("township").to_list() == ["东镇", "西镇"]
    assert found.get_column("h4").to_list() == ["unknown", "unmet"]
    assert found.get_column("unmet_count").to_list() == [0, 1]
    assert found.get_column("overall").to_list() == ["needs_data", "not_met"]


@pytest.mark.parametrize("suffix", [".parquet", ".csv", ".xlsx"])
def test_files_in_and_out(tmp_path: Path, suffix: str) -> None:
    source, target = tmp_path / f"in{suffix}", tmp_path / f"out{suffix}"
    frame = pl.DataFrame({"name": ["甲"], "staff_2025": [100], "rd_staff_2025": [10.0]})
    writers = {".parquet": "write_parquet", ".csv": "write_csv", ".xlsx": "write_excel"}
    getattr(frame, writers[suffix])(source)
    found = scan_into(HNTE, source, target, day=DAY)
    assert (found.count, dict(found.overall)) == (1, {Overall.LACKING: 1})
    assert target.stat().st_size > 0
    if suffix == ".parquet":
        assert pl.read_parquet(target).item(0, "h4_value") == 0.1


def test_a_missing_engine_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "duckdb", None)
    frame = pl.DataFrame({"staff": [1]})
    with pytest.raises(Refused, match="polars"):
        scan(HNTE, frame, day=DAY, engine=Engine.DUCKDB)


@pytest.mark.parametrize("engine", [Engine.POLARS, Engine.DUCKDB])
def test_slices_together_are_the_whole_table(engine: Engine) -> None:
    """一段一段判断，与整张一次判断逐行相同；各段的列型也相同。"""
    frame = rows(HNTE.on(DAY), day=DAY, count=700, seed=21)
    parts = list(scan_slices(HNTE, frame.iter_slices(150), day=DAY, engine=engine))
    whole = scan(HNTE, frame, day=DAY, engine=engine)
    assert [part.schema for part in parts] == [whole.schema] * 5
    assert differences(whole.to_dicts(), pl.concat(parts)) == []


def test_a_slice_whose_column_is_empty_has_the_same_columns() -> None:
    frame = pl.DataFrame({"staff": [None, None, 10, 20], "rd_staff": [None, 1, 2, 3]})
    first, second = scan_slices(HNTE, frame.iter_slices(2), day=DAY)
    assert first.schema == second.schema
    assert [*first["h4"], *second["h4"]] == ["unknown", "unknown", "met", "met"]


def test_every_row_in_doubt_is_judged_exactly(monkeypatch: pytest.MonkeyPatch) -> None:
    """全部在界限毫厘之间，分批精确重判，次序不乱。"""
    monkeypatch.setattr(scanning, "_EXACT_AT_ONCE", 3)
    below = ["33.333333333", "33.3333333330000001"] * 4
    frame = pl.DataFrame({"staff": below, "rd_staff": ["3.3333333333"] * 8})
    assert scan(HNTE, frame, day=DAY).get_column("h4").to_list() == ["met", "unmet"] * 4


def test_a_refusal_counts_rows_from_the_start_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """第二、三段各有错，行号从表头数起，一次说完，不留下结果文件。"""
    staff = ["1"] * 30
    staff[14], staff[25], staff[26] = "很多", "-1", "无"
    pl.DataFrame({"staff": staff, "rd_staff": staff}).write_parquet(tmp_path / "in.parquet")
    monkeypatch.setattr(files.Source.slices, "__kwdefaults__", {"most_cells": 20})
    with pytest.raises(BadFacts) as caught:
        scan_into(HNTE, tmp_path / "in.parquet", tmp_path / "out.parquet", day=DAY)
    found = [(each.row, each.column) for each in caught.value.problems]
    assert found == [
        (row, f"列“{name}”")
        for group in ((16,), (27, 28))
        for name in ("staff", "rd_staff")
        for row in group
    ]
    assert [path.name for path in tmp_path.iterdir()] == ["in.parquet"]


def test_of_each_column_only_the_first_few_are_named() -> None:
    frame = pl.DataFrame({"staff": ["无"] * 40, "rd_staff": ["1"] * 40})
    with pytest.raises(BadFacts) as caught:
        list(scan_slices(HNTE, frame.iter_slices(2), day=DAY))
    assert [each.row for each in caught.value.problems] == [2, 3, 4]


def test_a_wrong_heading_is_named_once() -> None:
    frame = pl.DataFrame({"staf": ["1"] * 4, "rd_staff": ["1"] * 4})
    with pytest.raises(BadFacts) as caught:
        list(scan_slices(HNTE, frame.iter_slices(2), day=DAY))
    assert [(each.row, each.column) for each in caught.value.problems] == [(None, "列“staf”")]


@pytest.mark.parametrize("engine", [Engine.POLARS, Engine.DUCKDB])
def test_a_district_without_enterprises_has_no_rows(engine: Engine) -> None:
    nobody = pl.DataFrame(schema={"name": pl.String, "staff": pl.Float64, "sales_2025": pl.Float64})
    result = scan(HNTE, nobody, day=DAY, engine=engine)
    assert (result.height, "overall" in result.columns) == (0, True)
