"""The demonstration is built once, and its summary is a file."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

COMMAND = str(Path(sys.executable).with_name("kejitong"))


def test_a_second_run_keeps_what_is_there(district_home: Path) -> None:
    environment = {**os.environ, "KEJITONG_HOME": str(district_home)}
    environment.pop("KEJITONG_DATABASE_URL", None)
    told = subprocess.run(
        [COMMAND, "demo", "--no-serve"], env=environment, capture_output=True, text=True, check=True
    ).stdout
    assert "沿用现有数据" in told
    path = Path(told.split("年度总结：")[1].split("\n")[0])
    assert path.read_bytes()[:2] == b"PK"
