"""Marks and totals: reading a score sheet, and what several reviewers' totals come to.

Exact decimals throughout; what is ranked is the official score as it is printed.
"""

from __future__ import annotations

import statistics
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from kejitong.catalogue.items import Criterion, ScoreSheet
from kejitong.kernel.stats import rounded

PLACES = 2
HALF = Decimal("0.5")
_LONGEST = 12


@dataclass(frozen=True, slots=True)
class Flaw:
    """评分表上的一处问题：哪一项，怎么改。"""

    criterion: str
    label: str
    text: str

    def __str__(self) -> str:
        return f"{self.label}：{self.text}"


@dataclass(frozen=True, slots=True)
class Mark:
    """一项得分；读不成的没有分数，说明为什么。"""

    value: Decimal | None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Aggregate:
    """几位专家合成的总分：计分、平均、标准差、中位数；是否去掉了最高最低。"""

    score: Decimal
    mean: Decimal
    median: Decimal
    stdev: Decimal | None
    count: int
    is_trimmed: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """参加排序的一件：计分、中位数和财务专家的平均分，依次比较。"""

    key: int
    score: Decimal
    median: Decimal
    finance: Decimal | None = None

    @property
    def order(self) -> tuple[Decimal, Decimal, Decimal]:
        """从高到低比较的三个数；没有财务专家的按零分比。"""
        return (-self.score, -self.median, -(self.finance or Decimal(0)))


def read_mark(text: str, criterion: Criterion) -> Mark:
    """读一项得分：零到满分之间，整分或半分；空白的没有分数，也没有问题。"""
    plain = unicodedata.normalize("NFKC", text).strip()
    if not plain:
        return Mark(None)
    value = _number(plain)
    if value is None:
        return Mark(None, f"“{plain[:_LONGEST]}”不是分数，请填写数字，例如{criterion.weight // 2}")
    if not 0 <= value <= criterion.weight:
        return Mark(None, f"这一项满分{criterion.weight}分，填的是{plain[:_LONGEST]}")
    if value % HALF:
        return Mark(None, f"请打整分或半分，填的是{plain[:_LONGEST]}")
    return Mark(value)


def total(sheet: ScoreSheet, marks: Mapping[str, str]) -> Decimal | None:
    """各项都有分数时的总分。"""
    values = [read_mark(marks.get(one.code, ""), one).value for one in sheet.criteria]
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if len(known) == len(values) else None


def subtotal(sheet: ScoreSheet, marks: Mapping[str, str]) -> Decimal:
    """已经打了分的各项之和。"""
    values = (read_mark(marks.get(one.code, ""), one).value for one in sheet.criteria)
    return sum((value for value in values if value is not None), Decimal(0))


def unreadable(sheet: ScoreSheet, marks: Mapping[str, str]) -> tuple[Flaw, ...]:
    """填了却读不成分数的各项。"""
    read = ((one, read_mark(marks.get(one.code, ""), one)) for one in sheet.criteria)
    return tuple(Flaw(one.code, one.label, mark.problem) for one, mark in read if mark.problem)


def needs_comment(sheet: ScoreSheet, criterion: Criterion, value: Decimal) -> bool:
    """偏低或偏高的分数要写评语。"""
    share = value / criterion.weight
    return share < sheet.comment_below or share > sheet.comment_above


def flaws(
    sheet: ScoreSheet, marks: Mapping[str, str], comments: Mapping[str, str]
) -> tuple[Flaw, ...]:
    """提交之前还要改的每一处。"""
    found = []
    for one in sheet.criteria:
        mark = read_mark(marks.get(one.code, ""), one)
        if mark.value is None:
            found.append(Flaw(one.code, one.label, mark.problem or "还没有打分"))
        elif needs_comment(sheet, one, mark.value) and not comments.get(one.code, "").strip():
            found.append(Flaw(one.code, one.label, _comment_wanted(sheet, one, mark.value)))
    return tuple(found)


def aggregate(totals: Sequence[Decimal], *, trimmed_from: int | None) -> Aggregate:
    """几位专家的总分合成一个；人数够了去掉一个最高分、一个最低分。"""
    ordered = sorted(totals)
    is_trimmed = trimmed_from is not None and len(ordered) >= max(trimmed_from, 3)
    counted = ordered[1:-1] if is_trimmed else ordered
    return Aggregate(
        score=rounded(statistics.mean(counted), PLACES),
        mean=rounded(statistics.mean(ordered), PLACES),
        median=rounded(statistics.median(ordered), PLACES),
        stdev=rounded(statistics.stdev(ordered), PLACES) if len(ordered) > 1 else None,
        count=len(ordered),
        is_trimmed=is_trimmed,
    )


def ranks(standings: Sequence[Standing]) -> dict[int, int]:
    """名次：计分高的在前，同分比中位数，再比财务专家的分；都相同的并列。"""
    found: dict[int, int] = {}
    ordered = sorted(standings, key=lambda one: one.order)
    for place, one in enumerate(ordered, 1):
        before = ordered[place - 2]
        is_level = place > 1 and before.order == one.order
        found[one.key] = found[before.key] if is_level else place
    return found


def _number(plain: str) -> Decimal | None:
    if len(plain) > _LONGEST:
        return None
    try:
        value = Decimal(plain)
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def _comment_wanted(sheet: ScoreSheet, criterion: Criterion, value: Decimal) -> str:
    is_low = value / criterion.weight < sheet.comment_below
    edge = sheet.comment_below if is_low else sheet.comment_above
    side = "低于" if is_low else "高于"
    return f"得分{side}满分的{rounded(edge * 100)}%，请写明理由"
