"""The commands that ask the registers, run as their user runs them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import docx
import openpyxl
import pytest

COMMAND = str(Path(sys.executable).with_name("kejitong"))


@pytest.fixture
def run(district_home: Path, tmp_path: Path):
    def command(*words: str, code: int = 0) -> str:
        environment = {**os.environ, "KEJITONG_HOME": str(district_home)}
        environment.pop("KEJITONG_DATABASE_URL", None)
        told = subprocess.run(
            [COMMAND, *words],
            env=environment,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert told.returncode == code, told.stderr
        return told.stdout if code == 0 else told.stderr + told.stdout

    return command


def test_the_summary_fills_every_slot_and_writes_both_files(run, tmp_path: Path) -> None:
    told = run("summary", "2026", "--json", "s.json", "--docx", "s.docx")
    assert "待补" not in told
    said = json.loads((tmp_path / "s.json").read_text("utf-8"))
    assert (said["year"], said["until"]) == (2026, "2026-11-30")
    slots = said["slots"]
    wanted = {f"F{n:02}" for n in range(1, 64)} | {f"R{n}" for n in range(1, 13)}
    assert wanted <= slots.keys()
    assert {slot: s for slot, s in slots.items() if s["status"] not in ("computed", "stated")} == {}
    for one, other in (
        ("F07", "F31"),
        ("F10", "F26"),
        ("F13", "F27"),
        ("F16", "F35"),
        ("F20", "F38"),
        ("F08", "F33"),
    ):
        assert slots[one] == slots[other]
    assert float(slots["F59"]["value"]) <= float(slots["F47"]["value"])
    assert slots["F48"]["text"] == "近1万条"
    assert slots.keys() >= {"R8", "R10", "R11"}
    assert [*slots["F19"]] == ["indicator", "value", "text", "unit", "records", "url", "status"]
    assert [*said["paragraphs"][0]] == ["id", "heading", "text", "figures"]
    lines = [paragraph.text for paragraph in docx.Document(str(tmp_path / "s.docx")).paragraphs]
    for paragraph in said["paragraphs"]:
        assert paragraph["text"] in lines


def test_a_year_without_records_is_missing_and_not_invented(run, tmp_path: Path) -> None:
    told = run("summary", "2019", "--json", "s.json")
    slots = json.loads((tmp_path / "s.json").read_text("utf-8"))["slots"]
    held = slots["F28"]
    assert (held["value"], held["text"], held["records"], held["status"]) == (
        None,
        "待补",
        0,
        "missing",
    )
    assert held["url"] == "/office/figures/district_projects_reviewed/?year=2019&until=2019-12-31"
    assert "待补 F28：district_projects_reviewed" in told


def test_the_dictionary_has_every_slot(run) -> None:
    rows = json.loads(run("figures", "--json"))
    assert {*rows[0]} == {"code", "label", "unit", "meaning", "source", "slots"}
    slots = {slot for row in rows for slot in row["slots"]}
    assert {f"F{n:02}" for n in range(1, 64)} <= slots
    assert "hte_valid\t有效高新技术企业数（家）\tF09" in run("figures")


def test_one_figure_and_its_records(run, tmp_path: Path) -> None:
    told = json.loads(run("figure", "hte_valid", "--year", "2026", "--records", "r.xlsx", "--json"))
    page = openpyxl.load_workbook(tmp_path / "r.xlsx", read_only=True).worksheets[0]
    assert sum(1 for _ in page.iter_rows()) - 2 == told["records"] == int(told["value"])
    assert told["until"] == "2026-11-30"
    earlier = run("figure", "hte_valid", "--year", "2025", "--until", "2025-06-30")
    assert "截止日：2025-06-30" in earlier


def test_mistakes_are_sentences(run) -> None:
    assert "不在指标字典里" in run("figure", "nothing", "--year", "2026", code=2)
    assert "年份是2026年，截止日是2025-01-01" in run(
        "summary", "2026", "--until", "2025-01-01", code=2
    )


def test_verify_and_registers(run) -> None:
    assert "日志完整" in run("verify")
    assert "patents\t专利\t12000" in run("registers")
