"""What would change for the region's enterprises if a threshold changed; nothing is stored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any

from kejitong.cultivation import scanning
from kejitong.cultivation.scanning import BUCKET, Bucket, Scan
from kejitong.desks.officer import links
from kejitong.desks.officer.pages.rules_wording import COLUMNS, edged
from kejitong.desks.officer.scopes import Choice
from kejitong.kernel.refusals import Refused
from kejitong.policy.answers import Answer
from kejitong.policy.parameters import Dated
from kejitong.policy.phrasing import UNITS, bare
from kejitong.policy.rules import Edition
from kejitong.policy.supposing import drafted

MOST = 200
_HUNDRED = Fraction(100)


class NotAThreshold(Refused):
    """这个数改不了。"""


@dataclass(frozen=True, slots=True)
class Threshold:
    """可以改的一个数：参数的值，或分档表里的一格。"""

    name: str
    label: str
    unit: str
    value: Fraction
    code: str
    row: int = -1
    column: str = ""

    @property
    def shown(self) -> str:
        """现在的值；比例写成百分数。"""
        return bare(self.value * _HUNDRED if self.unit == "%" else self.value)


@dataclass(frozen=True, slots=True)
class Count:
    """一类企业改前改后的家数。"""

    label: str
    before: int
    after: int

    @property
    def change(self) -> int:
        """增减。"""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class Turn:
    """一家结果有变的企业。"""

    name: str
    url: str
    township: str
    before: str
    after: str
    conditions: str


@dataclass(frozen=True, slots=True)
class Draft:
    """一次推演的结果。"""

    threshold: Threshold
    wanted: str
    counts: tuple[Count, ...]
    conditions: tuple[Count, ...]
    turns: tuple[Turn, ...]
    turned: int


def thresholds(edition: Edition, day: date) -> list[Threshold]:
    """一个版本里可以改的数。"""
    return [one for code in sorted(edition.parameters) for one in _of(edition, code, day)]


def _of(edition: Edition, code: str, day: date) -> Iterator[Threshold]:
    history, value = edition.parameters[code], edition.value_of(code, day)
    unit = UNITS.get(history.unit, history.unit)
    if value.number is not None:
        yield Threshold(code, history.label, unit, value.number, code)
    for row, step in enumerate(value.steps):
        for column, number in step.columns:
            label = f"{history.label}：{edged(step)}（{COLUMNS.get(column, column)}）"
            yield Threshold(f"{code}|{row}|{column}", label, unit, number, code, row, column)


def choices(found: list[Threshold], chosen: str) -> list[Choice]:
    """下拉里的各项。"""
    return [
        Choice(one.name, f"{one.label}，现为{one.shown}{one.unit}", is_chosen=one.name == chosen)
        for one in found
    ]


def draft(scan: Scan, name: str, text: str) -> Draft:
    """改动一个数，按草案重新扫描，前后比较。"""
    found = (one for one in thresholds(scan.edition, scan.day) if one.name == name)
    threshold = next(found, None)
    if threshold is None:
        raise NotAThreshold(why=f"没有“{name[:40]}”这一项", remedy="请从下拉里选一项")
    value = _amended(scan, threshold, _number(text, threshold))
    ruleset = drafted(scan.ruleset, threshold.code, value, day=scan.day)
    after = scanning.of_population(ruleset, scan.facts, scan.day)
    turns = [*_turns(scan, after)]
    return Draft(
        threshold,
        text,
        tuple(_counts(scan, after)),
        tuple(_met(scan, after)),
        tuple(turns[:MOST]),
        len(turns),
    )  # fmt: skip


def _number(text: str, threshold: Threshold) -> Fraction:
    try:
        exact = Decimal(text.strip().removesuffix("%"))
    except InvalidOperation:
        exact = Decimal("NaN")
    if not exact.is_finite() or abs(exact) >= Decimal(10) ** 15:
        raise NotAThreshold(why=f"“{text[:20]}”不是数", remedy=f"请填数字，现在是{threshold.shown}")
    return Fraction(exact) / (_HUNDRED if threshold.unit == "%" else 1)


def _amended(scan: Scan, threshold: Threshold, number: Fraction) -> Dated:
    """The value from the day on, with one number changed; its source is still what it amends."""
    current = scan.edition.value_of(threshold.code, scan.day)
    if threshold.row < 0:
        return replace(current, since=scan.day, number=number)
    steps = [*current.steps]
    step = steps[threshold.row]
    columns = tuple(
        (column, number if column == threshold.column else old) for column, old in step.columns
    )
    steps[threshold.row] = replace(step, columns=columns)
    return replace(current, since=scan.day, steps=tuple(steps))


def _counts(before: Scan, after: Scan) -> Iterator[Count]:
    one, two = before.buckets, after.buckets
    for bucket in Bucket:
        if bucket in one or bucket in two:
            yield Count(bucket.label, one.get(bucket.value, 0), two.get(bucket.value, 0))


def _met(before: Scan, after: Scan) -> Iterator[Count]:
    for rule in before.edition.rules:
        one, two = before.answered(rule.code), after.answered(rule.code)
        if one != two:
            yield Count(rule.label, one.get(Answer.MET, 0), two.get(Answer.MET, 0))


def _turns(before: Scan, after: Scan) -> Iterator[Turn]:
    codes = [rule.code for rule in before.edition.rules]
    labels = {rule.code: rule.label for rule in before.edition.rules}
    rows = zip(
        before.answers.iter_rows(named=True), after.answers.iter_rows(named=True), strict=True
    )
    pairs = (("day", before.day.isoformat()),)
    for old, new in rows:
        turned = [code for code in codes if old[code] != new[code]]
        if turned or old[BUCKET] != new[BUCKET]:
            url = links.precheck_facts(before.ruleset.code, old["id"], pairs)
            said = "；".join(_said(labels[code], old[code], new[code]) for code in turned)
            yield Turn(old["name"], url, old["township"] or "", _label(old), _label(new), said)


def _label(row: dict[str, Any]) -> str:
    return Bucket(row[BUCKET]).label


def _said(label: str, old: str, new: str) -> str:
    return f"{label}：{Answer(old).label}→{Answer(new).label}"
