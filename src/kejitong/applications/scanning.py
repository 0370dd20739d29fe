"""The virus scanner of the installation: a command that reads a file; none unless it is set.

The command gets the content on its standard input and answers 0 for clean, 1 for infected.
"""

from __future__ import annotations

import shlex
import subprocess

from django.conf import settings

from kejitong.kernel.refusals import Refused

PATIENCE_SECONDS = 60
_CLEAN, _INFECTED = 0, 1


class Infected(Refused):
    """查毒软件认为这份文件不安全，没有收下。"""


class NotScanned(Refused):
    """查毒没有完成，文件没有收下。"""


def scan(content: bytes) -> None:
    """Have the content looked at, if a scanner is set; refuse what is infected or unknown."""
    command = shlex.split(settings.VIRUS_SCANNER)
    if not command:
        return
    try:
        done = subprocess.run(  # noqa: S603  the administrator's own command
            command, input=content, capture_output=True, timeout=PATIENCE_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NotScanned(why="查毒软件没有应答", remedy="请稍后再传，或联系系统管理员") from error
    if done.returncode == _INFECTED:
        raise Infected(remedy="请在本机查毒后重新生成文件再传")
    if done.returncode != _CLEAN:
        raise NotScanned(why="查毒软件报告出错", remedy="请稍后再传，或联系系统管理员")
