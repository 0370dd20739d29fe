"""Tampering with the tables behind the product's back is found and named."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = str(Path(sys.executable).with_name("kejitong"))


@pytest.fixture
def home(district_home: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "home"
    shutil.copytree(district_home, copy)
    run(copy, "summary", "2026", "--freeze")
    return copy


def run(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "KEJITONG_HOME": str(home)}
    environment.pop("KEJITONG_DATABASE_URL", None)
    return subprocess.run(
        [COMMAND, *words], env=environment, capture_output=True, text=True, check=False
    )


def tampered(home: Path, statement: str) -> str:
    """What verify says after one statement behind its back; undone afterwards."""
    path = home / "kejitong.sqlite3"
    kept = path.read_bytes()
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA foreign_keys=off")
        database.execute(statement)
    database.close()
    told = run(home, "verify")
    for leftover in home.glob("kejitong.sqlite3-*"):
        leftover.unlink()
    path.write_bytes(kept)
    assert told.returncode == 1, told.stdout
    return told.stdout


def test_each_kind_of_tampering_is_named(home: Path) -> None:
    said = tampered(home, "UPDATE audit_entry SET reason = reason || ' ' WHERE id = 40")
    assert "第40条的内容与摘要不符" in said
    said = tampered(
        home, "UPDATE indicators_frozenfigure SET text = '999家' WHERE code = 'hte_valid'"
    )
    assert "封记不符" in said
    assert "末尾被改动" in tampered(home, "DELETE FROM audit_entry WHERE id > 100")


def test_a_frozen_summary_is_found_again_after_other_days_were_asked(home: Path) -> None:
    first = run(home, "summary", "2026", "--json", str(home / "a.json")).stdout
    assert "定稿" in first
    run(home, "summary", "2026", "--until", "2026-06-30")
    again = run(home, "summary", "2026", "--json", str(home / "b.json")).stdout
    assert "定稿" in again
    assert (home / "a.json").read_bytes() == (home / "b.json").read_bytes()
