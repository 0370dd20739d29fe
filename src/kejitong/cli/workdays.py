"""Counting working days: without a database, or with the days that the bureau has registered."""

from __future__ import annotations

import re
from datetime import date

import click

from kejitong.cli.django import has_database, setup
from kejitong.cli.pure import OneSentence
from kejitong.kernel import workdays as calendars
from kejitong.kernel.refusals import Refused


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


@click.group(help="按国务院办公厅放假安排计算工作日。", no_args_is_help=False)
def workdays() -> None:
    """Count working days."""


_exclude_first_day = click.option("--exclude-first-day", is_flag=True, help="从次日起算。")
_national = click.option("--national", is_flag=True, help="不看本局登记的单日更正。")


def _calendar(*, exclude_first_day: bool, national: bool) -> calendars.WorkCalendar:
    """The State Council's calendar, with the bureau's own days when there is a database."""
    if national or not has_database():
        return calendars.WorkCalendar(exclude_first_day=exclude_first_day)
    setup()
    from kejitong.calendars.queries import work_calendar

    return work_calendar(exclude_first_day=exclude_first_day)


@workdays.command(
    help="从这一天起数到第几个工作日，首日为工作日的算第一个。",
    context_settings={"ignore_unknown_options": True},
)
@click.argument("day", type=_day, metavar="日期")
@click.argument("working_days", type=_number, metavar="天数")
@_exclude_first_day
@_national
def add(*, day: date, working_days: int, exclude_first_day: bool, national: bool) -> None:
    """Print the last day of so many working days."""
    try:
        calendar = _calendar(exclude_first_day=exclude_first_day, national=national)
        last = calendar.add(day, working_days)
    except Refused as refused:
        raise OneSentence(str(refused)) from refused
    _warn(calendar.warning(day, last))
    click.echo(last.isoformat())


@workdays.command(help="两个日期之间（首尾都算）有几个工作日。")
@click.argument("first", type=_day, metavar="起日")
@click.argument("last", type=_day, metavar="止日")
@_exclude_first_day
@_national
def count(*, first: date, last: date, exclude_first_day: bool, national: bool) -> None:
    """Print the number of working days."""
    if last < first:
        raise OneSentence(f"止日{last}早于起日{first}，请检查是否填反。")
    try:
        calendar = _calendar(exclude_first_day=exclude_first_day, national=national)
        working_days = calendar.count(first, last)
    except Refused as refused:
        raise OneSentence(str(refused)) from refused
    _warn(calendar.warning(first, last))
    click.echo(working_days)


def _warn(warning: str) -> None:
    if warning:
        click.echo(warning, err=True)
