"""Commands that need neither Django nor a database: numbers are read, working days counted."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import IO, Any

import click

from kejitong.kernel import workdays as calendars
from kejitong.kernel.identifiers.identify import Identified
from kejitong.kernel.identifiers.identify import identify as identified
from kejitong.kernel.refusals import Refused

_COLUMNS = ("value", "kind", "normalised", "valid", "problem")
_KINDS = {
    "uscc": "统一社会信用代码",
    "id_card": "公民身份号码",
    "patent": "专利申请号",
    "hnte_certificate": "高新技术企业证书编号",
    "tech_sme_entry": "科技型中小企业入库登记编号",
    "unknown": "认不出",
}


class OneSentence(click.ClickException):
    """出错时只说一句话，退出码为2。"""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(self.message, file=file, err=file is None)


def _day(text: str) -> date:
    try:
        return date(*map(int, re.split(r"[-/.]", text)))
    except (ValueError, TypeError):
        raise OneSentence(f"“{text}”不是日期，请写成2026-02-09的样子。") from None


def _number(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise OneSentence(f"“{text}”不是天数，请填写整数。") from None


@click.command(help="识别统一社会信用代码、身份证号、专利号、高企证书编号和入库登记编号。")
@click.argument("values", nargs=-1, required=True, metavar="号码…")
@click.option("--json", "as_json", is_flag=True, help="输出JSON，供程序读取。")
def identify(*, values: tuple[str, ...], as_json: bool) -> None:
    """Say of each value what it is."""
    answers = [identified(value) for value in values]
    if as_json:
        rows = [{name: getattr(answer, name) for name in _COLUMNS} for answer in answers]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for answer in answers:
        click.echo(_line(answer))


@click.group(help="按国务院办公厅放假安排计算工作日。", no_args_is_help=False)
def workdays() -> None:
    """Count working days."""


_exclude_first_day = click.option("--exclude-first-day", is_flag=True, help="从次日起算。")


@workdays.command(
    help="从这一天起数到第几个工作日，首日为工作日的算第一个。",
    context_settings={"ignore_unknown_options": True},
)
@click.argument("day", type=_day, metavar="日期")
@click.argument("working_days", type=_number, metavar="天数")
@_exclude_first_day
def add(*, day: date, working_days: int, exclude_first_day: bool) -> None:
    """Print the last day of so many working days."""
    calendar = calendars.WorkCalendar(exclude_first_day=exclude_first_day)
    try:
        last = calendar.add(day, working_days)
    except Refused as refused:
        raise OneSentence(str(refused)) from refused
    _warn(calendar.warning(day, last))
    click.echo(last.isoformat())


@workdays.command(help="两个日期之间（首尾都算）有几个工作日。")
@click.argument("first", type=_day, metavar="起日")
@click.argument("last", type=_day, metavar="止日")
@_exclude_first_day
def count(*, first: date, last: date, exclude_first_day: bool) -> None:
    """Print the number of working days."""
    if last < first:
        raise OneSentence(f"止日{last}早于起日{first}，请检查是否填反。")
    calendar = calendars.WorkCalendar(exclude_first_day=exclude_first_day)
    try:
        working_days = calendar.count(first, last)
    except Refused as refused:
        raise OneSentence(str(refused)) from refused
    _warn(calendar.warning(first, last))
    click.echo(working_days)


def _line(answer: Identified) -> str:
    written = answer.normalised if answer.kind != "unknown" else ""
    verdict = "相符" if answer.valid else answer.problem
    parts = "，".join(f"{name}{value}" for name, value in answer.parts if value)
    return "  ".join(filter(None, (answer.value, _KINDS[answer.kind], written, verdict, parts)))


def _warn(warning: str) -> None:
    if warning:
        click.echo(warning, err=True)
