"""Several processes at once on one database: no save is lost, no number doubled or skipped, and
the limits of the call hold.
"""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection

from kejitong.applications.models import Application
from tests import makers
from tests.applications import makers as ours

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("invented")]
ROOT = Path(__file__).resolve().parents[2]
PROCESSES = 3


def _address() -> str:
    """The test database on PostgreSQL, as the product's own switch names it."""
    if connection.vendor == "sqlite":
        return ""
    known = connection.settings_dict
    who = f"{known['USER']}:{known['PASSWORD']}" if known["PASSWORD"] else known["USER"]
    return f"postgresql://{who}@{known['HOST']}:{known['PORT']}/{known['NAME']}"


def race(tmp_path: Path, *commands: list[str]) -> list[str]:
    """Run them side by side; what they printed."""
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(tmp_path / "kejitong.sqlite3")) as file:
            connection.ensure_connection()
            connection.connection.backup(file)
    told = {"KEJITONG_HOME": str(tmp_path), "KEJITONG_DATABASE_URL": _address()}
    done = subprocess.run(
        [sys.executable, "-m", "tests.applications.racing", *map(" ".join, commands)],
        cwd=ROOT, env={**os.environ, **told}, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout.splitlines()


def asked(tmp_path: Path, question: str) -> list[tuple[object, ...]]:
    """What the database holds after the race."""
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(tmp_path / "kejitong.sqlite3")) as file:
            return file.execute(question).fetchall()
    with connection.cursor() as cursor:
        cursor.execute(question)
        return list(cursor.fetchall())


def drafts(count: int, *, of_one: bool = False) -> list[str]:
    """Complete drafts of one call, of one organisation or of one each."""
    call, organisation = ours.a_call(code="竞速〔2026〕"), makers.an_organisation()
    made = [
        ours.an_application(
            call, organisation if of_one else None,
            answers={"people": {"lead": f"张{at}", "lead_id": f"无号{at}"}},
        )
        for at in range(count)
    ]  # fmt: skip
    return [str(one.pk) for one in made]


def test_no_save_is_lost(tmp_path: Path) -> None:
    draft: Application = ours.an_application()
    times = 8
    marks = race(tmp_path, *[["save", str(draft.pk), str(times)]] * PROCESSES)
    assert len(marks) == len(set(marks)) == PROCESSES * times
    where = f"application_id = {draft.pk} AND section = 'basic'"
    ((text, version),) = asked(
        tmp_path, f'SELECT "values", version FROM applications_answers WHERE {where}'
    )
    stored = str(text if isinstance(text, dict) else json.loads(str(text)))
    assert [mark for mark in marks if mark not in stored] == []
    assert version == 2 + PROCESSES * times


def test_numbers_are_given_once_each_without_gaps(tmp_path: Path) -> None:
    pks = drafts(PROCESSES * 2)
    numbers = race(tmp_path, *(["submit", *pks[at::PROCESSES]] for at in range(PROCESSES)))
    wanted = [f"竞速〔2026〕{at:04d}" for at in range(1, PROCESSES * 2 + 1)]
    assert sorted(numbers) == wanted
    held = asked(tmp_path, "SELECT number FROM applications_application ORDER BY number")
    assert [number for (number,) in held] == wanted


def test_the_limit_of_a_unit_holds_when_all_submit_at_once(tmp_path: Path) -> None:
    pks = drafts(PROCESSES + 1, of_one=True)
    said = race(tmp_path, *(["submit", pk] for pk in pks))
    refused = [line for line in said if line.startswith("refused")]
    assert sorted(set(said) - set(refused)) == ["竞速〔2026〕0001", "竞速〔2026〕0002"]
    assert len(refused) == PROCESSES - 1
    assert all("一个单位最多申报2项" in line for line in refused)
