"""The command's root: names each command and where it lives, and loads only the one that is asked."""

from __future__ import annotations

import errno
import re
import sys
from importlib import import_module

import click

from kejitong.kernel.refusals import Refused

COMMANDS = {
    "demo": ("kejitong.cli.demo", "demo", "搭建演示区，写出年度总结，打开网站"),
    "serve": ("kejitong.cli.serving", "serve", "打开网站"),
    "summary": ("kejitong.cli.reports", "summary", "写出一年的科技工作总结"),
    "figures": ("kejitong.cli.reports", "figures", "指标字典"),
    "figure": ("kejitong.cli.reports", "figure", "一个指标的数及其记录"),
    "import": ("kejitong.cli.intake", "import_command", "把表格导入登记册"),
    "registers": ("kejitong.cli.reports", "registers", "有哪些登记册"),
    "verify": ("kejitong.cli.verifying", "verify", "核对日志链和冻结的数字"),
    "identify": ("kejitong.cli.pure", "identify", "辨认编码：种类、是否合规、各段含义"),
    "workdays": ("kejitong.cli.workdays", "workdays", "按国务院工作日历推算"),
    "rules": ("kejitong.cli.rules", "rules", "规则集、版本、有效期、依据"),
    "check": ("kejitong.cli.rules", "check", "对一家企业逐条判断"),
    "scan": ("kejitong.cli.rules", "scan", "对一张表里的所有企业判断"),
}


class Lazy(click.Group):
    """A group whose commands are imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command's name."""
        return [*COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, loaded now."""
        if cmd_name not in COMMANDS:
            return None
        module, name, _ = COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(module), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Names and meanings, without loading anything."""
        with formatter.section("命令"):
            formatter.write_dl([(name, meaning) for name, (_, _, meaning) in COMMANDS.items()])


@click.group(cls=Lazy, help="科技通：区县科技局一站式工作平台。")
@click.version_option(package_name="kejitong", message="科技通 %(version)s")
def kejitong() -> None:
    """The root command."""


def main() -> None:
    """Run the command; a refusal is one sentence on standard error and exit code 2."""
    try:
        sys.exit(kejitong.main(standalone_mode=False) or 0)
    except Refused as refused:
        click.echo(str(refused), err=True)
        sys.exit(2)
    except click.UsageError as error:
        click.echo(in_chinese(error), err=True)
        sys.exit(2)
    except OSError as error:
        why = TROUBLES.get(error.errno or 0, error.strerror or str(error))
        click.echo(f"“{error.filename or ''}”读写不了：{why}。请核对路径和权限。", err=True)
        sys.exit(2)
    except click.ClickException as error:
        click.echo(error.format_message(), err=True)
        sys.exit(error.exit_code)
    except click.Abort:
        sys.exit(130)


def in_chinese(error: click.UsageError) -> str:
    """Click's complaint about the command line as one Chinese sentence."""
    path = error.ctx.command_path if error.ctx else "kejitong"
    tail = f"可用 {path} --help 查看用法。"
    if isinstance(error, click.NoSuchOption):
        return f"没有选项“{error.option_name}”。{tail}"
    if isinstance(error, click.MissingParameter):
        name = error.param.human_readable_name if error.param else ""
        return f"缺少参数“{name}”。{tail}"
    if isinstance(error, click.BadParameter):
        name = error.param.human_readable_name if error.param else ""
        return f"参数“{name}”不对：{_translated(error.message)}{tail}"
    if "Missing command" in error.message:
        return f"还要写上做什么。{tail}"
    if "No such command" in error.message:
        return f"没有这个命令。可用的命令：{'、'.join(COMMANDS)}。"
    return f"命令写得不对：{_translated(error.format_message())}{tail}"


TROUBLES = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EACCES: "没有权限",
    errno.EROFS: "所在的盘只能读",
    errno.EISDIR: "它是文件夹，不是文件",
    errno.ENOTDIR: "路径中间的一段不是文件夹",
    errno.EEXIST: "已有同名的文件",
    errno.ENOSPC: "磁盘满了",
}
PHRASES = (
    (r"'(.*)' is not a valid integer\.", r"“\1”不是整数。"),
    (r"(\S+) is not in the range (.+)\.", r"\1不在范围{\2}之内。"),
    (r"File '(.*)' is a directory\.", r"“\1”是文件夹，不是文件。"),
    (r"Path '(.*)' does not exist\.|File '(.*)' does not exist\.", r"没有“\1\2”这个文件。"),
    (r"Got unexpected extra arguments? \((.*)\)", r"多出了参数“\1”。"),
    (r"'(.*)' is not one of (.*)\.", r"“\1”不在可选的{\2}之中。"),
    (r"Option '(.*)' requires an argument\.", r"选项“\1”后面要写上值。"),
)


def _translated(message: str) -> str:
    """What Click says in English, in Chinese; what it does not know stays as it is."""
    for pattern, said in PHRASES:
        if re.search(pattern, message):
            return re.sub(pattern, said, message)
    return message if message.endswith("。") else f"{message} "
