"""Django is loaded by the commands that need it, and only by them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def test_loading_twice_is_harmless_and_the_root_loads_nothing() -> None:
    script = (
        "import sys, kejitong.cli.main; assert 'django.apps' not in sys.modules;"
        "from kejitong.cli.django import load; load(); load();"
        "from django.apps import apps; assert apps.ready"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_a_new_folder_and_a_broken_database_are_sentences(tmp_path: Path) -> None:
    command = str(Path(sys.executable).with_name("kejitong"))
    environment = {**os.environ, "KEJITONG_HOME": str(tmp_path)}
    environment.pop("KEJITONG_DATABASE_URL", None)
    for content, said in ((None, "还没有建库"), (b"not a database" * 99, "数据库打不开")):
        if content:
            (tmp_path / "kejitong.sqlite3").write_bytes(content)
        told = subprocess.run(
            [command, "verify"], env=environment, capture_output=True, text=True, check=False
        )
        assert told.returncode == 2
        assert said in told.stderr
        assert told.stderr.count("\n") == 1
