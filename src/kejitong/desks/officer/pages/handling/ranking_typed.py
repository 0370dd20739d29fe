"""What is typed on the ranking sheet, read as the meeting's verbs want it; and its export."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from django.http import QueryDict

from kejitong.desks.officer.pages.handling.visit import names
from kejitong.kernel import money
from kejitong.kernel.refusals import Invalid, Problem
from kejitong.review.actions import Choice, Gathering
from kejitong.workbooks.writing import ColumnOut, Kind, SheetOut

NAMES = ("held_on", "attendees", "minutes", "budget", "shared_reason")
CHOICES: dict[str, bool | None] = {"yes": True, "no": False, "": None}
COLUMNS = (
    ColumnOut("名次", Kind.INTEGER), ColumnOut("名称", width=40), ColumnOut("申报单位", width=30),
    ColumnOut("类别"), ColumnOut("计分", Kind.DECIMAL), ColumnOut("平均", Kind.DECIMAL),
    ColumnOut("中位数", Kind.DECIMAL), ColumnOut("标准差", Kind.DECIMAL), ColumnOut("考察"),
    ColumnOut("申请金额", Kind.MONEY, unit="元"), ColumnOut("取舍"),
    ColumnOut("拟给金额", Kind.MONEY, unit="元"), ColumnOut("理由", width=40), ColumnOut("状态", width=18),
)  # fmt: skip


class Misread(Invalid):
    """排序表有看不明白的地方。"""


def money_of(text: str) -> Decimal | None:
    """An amount typed in 万元, as yuan; nothing when it cannot be read."""
    try:
        return money.to_fen(money.yuan(text, "万元")) if text.strip() else None
    except money.NotMoney:
        return None


def in_ten_thousands(amount: Decimal | None) -> str:
    """An amount as it is typed in 万元."""
    return "" if amount is None else f"{amount.scaleb(-4).normalize():f}"


def gathering(posted: QueryDict) -> Gathering:
    """The meeting as it was typed."""
    problems = []
    try:
        held_on = date.fromisoformat(posted.get("held_on", ""))
    except ValueError:
        text = posted.get("held_on", "")[:20]
        problems.append(Problem(None, "会商日期", text, "请写成 2026-11-30 这样"))
    budget_text = posted.get("budget", "")
    budget = money_of(budget_text)
    if budget_text.strip() and budget is None:
        problems.append(Problem(None, "预算", budget_text[:20], "请填写数字，单位是万元"))
    if problems:
        raise Misread(problems=tuple(problems))
    return Gathering(
        held_on=held_on, attendees=names(posted.get("attendees", "")),
        minutes=posted.get("minutes", ""), budget=budget,
    )  # fmt: skip


def choices(lines: Iterable[Any], posted: QueryDict) -> tuple[Choice, ...]:
    """What was chosen and refused; refusals without a reason of their own share one."""
    problems, found = [], []
    shared = posted.get("shared_reason", "").strip()
    for line in lines:
        is_chosen = CHOICES[line.choice]
        amount = money_of(line.amount) if is_chosen else None
        if is_chosen and line.amount.strip() and amount is None:
            problems.append(
                Problem(None, line.title, line.amount[:20], "金额请填写数字，单位是万元")
            )
        reason = line.reason.strip() or (shared if is_chosen is False else "")
        found.append(Choice(application=line.pk, is_chosen=is_chosen, amount=amount, reason=reason))
    if problems:
        raise Misread(problems=tuple(problems))
    return tuple(found)


def sheet(name: str, lines: Iterable[Any]) -> SheetOut:
    """The ranking as a workbook."""
    return SheetOut(name, COLUMNS, _rows(lines))


def _rows(lines: Iterable[Any]) -> Iterator[tuple[Any, ...]]:
    words = {"yes": "拟选", "no": "不选", "": ""}
    for line in lines:
        scores = line.scores
        numbers = (
            (scores.score, scores.mean, scores.median, scores.stdev) if scores else (None,) * 4
        )
        given = money_of(line.amount) if line.choice == "yes" else None
        yield (
            line.rank, line.title, line.organisation, line.category, *numbers, line.visit,
            line.asked, words[line.choice], given, line.reason, line.state,
        )  # fmt: skip
