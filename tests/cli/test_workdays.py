"""`kejitong workdays`: one date or one number; the bureau's own days count where it has some."""

import os
import shutil
import subprocess
import sys

import pytest
from click.testing import CliRunner

from kejitong.cli.workdays import workdays


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        (["add", "2026-02-09", "10"], "2026-02-27"),
        (["add", "2026-09-24", "5"], "2026-10-08"),
        (["add", "2026-04-28", "10"], "2026-05-13"),
        (["add", "2026-02-09", "10", "--exclude-first-day"], "2026-02-28"),
        (["count", "2023-04-26", "2023-05-05"], "5"),
        (["count", "2023-04-26", "2023-05-05", "--exclude-first-day"], "4"),
    ],
)
def test_workdays_print_only_the_answer(words, printed):
    answer = CliRunner().invoke(workdays, words)

    assert (answer.exit_code, answer.stdout, answer.stderr) == (0, f"{printed}\n", "")


def test_unknown_years_are_warned_about_beside_the_answer():
    answer = CliRunner().invoke(workdays, ["count", "2027-01-01", "2027-01-04"])

    assert answer.stdout == "2\n"
    assert answer.stderr.startswith("2027年的放假安排尚未录入")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["add", "明天", "10"], "“明天”不是日期，请写成2026-02-09的样子。"),
        (["add", "2026-02-09", "十"], "“十”不是天数，请填写整数。"),
        (["add", "2026-02-09", "0"], "工作日天数不对。收到的是0。请填写1至36600的整数。"),
        (
            ["count", "2026-02-09", "2026-02-08"],
            "止日2026-02-08早于起日2026-02-09，请检查是否填反。",
        ),
    ],
)
def test_errors_are_one_sentence(words, sentence):
    answer = CliRunner().invoke(workdays, words)

    assert (answer.exit_code, answer.stdout, answer.stderr) == (2, "", f"{sentence}\n")


def test_the_bureaus_own_days_count_when_there_is_a_database(district_home, tmp_path):
    home = shutil.copytree(district_home, tmp_path / "home")
    environment = {**os.environ, "KEJITONG_HOME": str(home), "KEJITONG_DATABASE_URL": ""}
    days = (
        "from datetime import UTC, date, datetime; from kejitong.cli.django import setup; setup()"
    )
    made = (
        "from kejitong.audit.actions import Act; from kejitong.registers import actions, catalogue;"
        "act = Act(by='x', at=datetime(2026, 1, 1, tzinfo=UTC), reason='来文', source='来文');"
        "actions.add(catalogue.register('calendar_days'), {'day': date(2026, 3, 2),"
        " 'is_workday': False, 'document': '通知'}, act=act)"
    )
    subprocess.run([sys.executable, "-c", f"{days}; {made}"], env=environment, check=True)
    asked = "from kejitong.cli import main; main()"
    words = ["workdays", "count", "2026-03-02", "2026-03-03"]
    told = [
        subprocess.run(
            [sys.executable, "-c", asked, *words, *more], env=environment, check=True,
            capture_output=True, text=True,
        ).stdout
        for more in ([], ["--national"])
    ]  # fmt: skip
    assert told == ["1\n", "2\n"]
