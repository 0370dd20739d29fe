"""The commands that need no Django."""

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner

from kejitong.cli.pure import identify, workdays


def test_identify_prints_a_line_for_each_number():
    answer = CliRunner().invoke(identify, ["zl2017106018623", "91350100M0001TGQXM", "123"])
    warned = (
        "91350100M0001TGQXM  统一社会信用代码  91350100M0001TGQXM  "
        "第18位校验位应为1；请与证照核对，确属证照原文的，填写理由后可以保留  "
        "类别企业，行政区划350100，省级福建省，组织机构代码M0001TGQX"
    )

    assert answer.exit_code == 0
    assert answer.stdout.splitlines() == [
        "zl2017106018623  专利申请号  201710601862.3  相符  申请年份2017，种类发明",
        warned,
        "123  认不出  认不出是什么号码，请核对位数和字符",
    ]


def test_identify_speaks_json():
    answer = CliRunner().invoke(identify, ["--json", "95115608x", "GR202344001234"])

    first, second = json.loads(answer.stdout)
    assert first == {
        "value": "95115608x",
        "kind": "patent",
        "normalised": "95115608.X",
        "valid": True,
        "problem": "",
    }
    assert (second["kind"], second["valid"]) == ("hnte_certificate", True)


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


def test_the_commands_start_without_django():
    code = "import sys, kejitong.cli.pure; sys.exit('django' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
