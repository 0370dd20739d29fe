"""A process that is killed leaves every act done or not done, two hundred times over."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.contracts.house import ROOT

KILLS = 200


def test_a_killed_process_leaves_nothing_half_done(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.applications.killing", str(KILLS)]
    environment = {
        **os.environ, "KEJITONG_HOME": str(tmp_path), "KEJITONG_DATABASE_URL": "",
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
    }  # fmt: skip
    done = subprocess.run(
        command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    told = json.loads(done.stdout)
    assert told["kills"] == KILLS
    assert told["cut"] > told["acts"] // 2, "they were killed in all parts of the story"
