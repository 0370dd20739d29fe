"""The commands that need no Django."""

import json
import subprocess
import sys

from click.testing import CliRunner

from kejitong.cli.pure import identify


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


def test_the_commands_start_without_django():
    code = "import sys, kejitong.cli.pure; sys.exit('django' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
