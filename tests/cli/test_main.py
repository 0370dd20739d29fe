"""The root command: what it knows, and one Chinese sentence for every mistake."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click
import pytest

from kejitong.cli.main import COMMANDS, in_chinese, kejitong

COMMAND = str(Path(sys.executable).with_name("kejitong"))


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([COMMAND, *words], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_loads_and_explains_itself_in_chinese(name: str) -> None:
    command = kejitong.get_command(click.Context(kejitong), name)
    assert command is not None
    text = command.help or ""
    assert any("\u4e00" <= sign <= "\u9fff" for sign in text), text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nothing",), "没有这个命令。可用的命令：demo、"),
        (("workdays", "count"), "缺少参数"),
        (("figure", "x", "--yaer", "2026"), "没有选项“--yaer”"),
        (("summary", "今年"), "参数“YEAR”不对"),
        (("workdays", "add", "昨天", "3"), "不是日期"),
    ],
)
def test_mistakes_are_one_sentence_and_exit_two(words: tuple[str, ...], said: str) -> None:
    told = run(*words)
    assert told.returncode == 2
    assert said in told.stderr
    assert told.stderr.count("\n") == 1
    assert "Traceback" not in told.stderr


def test_any_other_usage_error_is_wrapped() -> None:
    assert in_chinese(click.UsageError("odd")).startswith("命令写得不对：odd")
