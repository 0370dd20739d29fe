"""`kejitong rules`, `check` and `scan` as people and programs call them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from click.testing import CliRunner

from kejitong.cli.rules import check, rules, scan
from kejitong.kernel.refusals import Refused

FACTS = {
    "staff": {"2025": "100"},
    "rd_staff": {"2025": [8, 8, 8, 8, 8, 8, 9, 10, 10, 10, 10, 10, 10]},
    "ip_class1": "1",
    "has_incident": "false",
}


def run(command: Any, *args: str) -> str:
    result = CliRunner().invoke(command, list(args), catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


@pytest.fixture
def facts(tmp_path: Path) -> str:
    path = tmp_path / "facts.json"
    path.write_text(json.dumps({"name": "虚构机械", "facts": FACTS}), "utf-8")
    return str(path)


def test_rules_lists_versions_validity_and_sources() -> None:
    listed = {each["ruleset"]: each for each in json.loads(run(rules, "--json"))}
    assert {"hnte-2016", "hnte-2008", "tech-sme-2017", "srdi-2026", "size-class-2017"} <= set(
        listed
    )
    (version,) = listed["hnte-2008"]["versions"]
    assert (version["since"], version["until"]) == ("2008-04-14", "2016-01-01")
    assert "高新技术企业认定" in run(rules)


def test_facts_of_a_rule_set() -> None:
    listed = {each["name"]: each for each in json.loads(run(rules, "facts", "hnte-2016", "--json"))}
    assert (listed["sales"]["unit"], listed["staff"]["shape"]) == ("元", "headcount")
    assert "十三个月初月末人数" in run(rules, "facts", "hnte-2016")


def test_check_gives_the_agreed_object(facts: str) -> None:
    found = json.loads(run(check, "hnte-2016", "--facts", facts, "--day", "2026-06-01", "--json"))
    assert {"ruleset", "version", "day", "overall", "score", "findings"} <= set(found)
    assert found["score"] == {"low": 0, "high": 100, "pass_mark": 70}
    h4 = next(each for each in found["findings"] if each["rule"] == "h4")
    assert set(h4) >= {
        *("rule", "answer", "value", "threshold", "low", "high"),
        *("sentence", "citation", "missing", "gap"),
    }
    assert (h4["answer"], h4["value"], h4["threshold"]) == ("unmet", "0.09", "0.1")
    assert h4["gap"][0]["to"] == "10"


def test_what_if_gives_the_changed_world_and_what_turned(facts: str) -> None:
    base = ("hnte-2016", "--facts", facts, "--day", "2026-06-01", "--what-if", "rd_staff:2025=10")
    found = json.loads(run(check, *base, "--json"))
    h4 = next(each for each in found["findings"] if each["rule"] == "h4")
    assert h4["answer"] == "met"
    assert found["turned"] == [{"rule": "h4", "before": "unmet", "after": "met"}]
    assert "由不符合变为符合" in run(check, *base)


def test_check_speaks_to_people(facts: str) -> None:
    said = run(check, "hnte-2016", "--facts", facts, "--day", "2026-06-01")
    assert "[不符合] h4 科技人员占比：不符合。" in said
    assert "即符合" in said


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "是空的"),
        ("[]", "没有 facts"),
        ('{"facts": {"sales": NaN}}', "留空"),
        ('{"facts": {}}', "至少填写一项"),
    ],
)
def test_bad_files_are_refused(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "facts.json"
    path.write_text(content)
    with pytest.raises(Refused, match=said):
        run(check, "hnte-2016", "--facts", str(path), "--day", "2026-06-01")


def test_a_bad_day_and_a_missing_file_are_refused(facts: str) -> None:
    with pytest.raises(Refused, match="2026-06-01"):
        run(check, "hnte-2016", "--facts", facts, "--day", "明天")
    with pytest.raises(Refused, match="打不开"):
        run(check, "hnte-2016", "--facts", "nothing.json", "--day", "2026-06-01")


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_scan_writes_a_row_an_enterprise(tmp_path: Path, engine: str) -> None:
    source, target = tmp_path / "in.parquet", tmp_path / "out.parquet"
    pl.DataFrame(
        {"name": ["甲", "乙"], "staff_2025": [100, 100], "rd_staff_2025": [9, 10]}
    ).write_parquet(source)
    said = run(
        scan,
        *("hnte-2016", "--facts", str(source), "--day", "2026-06-01"),
        *("--out", str(target), "--engine", engine),
    )
    assert "2家企业" in said
    found = pl.read_parquet(target)
    assert found.select("name", "h4", "h4_value", "h4_threshold").rows() == [
        ("甲", "unmet", 0.09, 0.1),
        ("乙", "met", 0.1, 0.1),
    ]
    assert {"overall", "score_low", "score_high"} <= set(found.columns)


def test_the_commands_start_without_django() -> None:
    code = "import sys, kejitong.cli.rules as r; r.library(); sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
