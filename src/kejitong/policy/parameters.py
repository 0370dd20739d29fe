"""Numbers from documents: dated values with a source, as declared in a pack's YAML."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from kejitong.kernel.citations import Citation
from kejitong.kernel.refusals import Refused
from kejitong.policy.expressions import Relation


class NoValueOnThatDay(Refused):
    """参数在这一天没有施行的值。"""


@dataclass(frozen=True, slots=True)
class Step:
    """分档表的一行：从某个界限起（或到某个界限止），各列取什么值；没有界限的是其余。"""

    relation: Relation | None
    edge: Fraction | None
    columns: tuple[tuple[str, Fraction], ...]
    key: str = ""

    def column(self, name: str) -> Fraction:
        """一列的值。"""
        return dict(self.columns)[name]

    def covers(self, subject: Fraction) -> bool:
        """这个数是否落在本行（前面各行都不落时）。"""
        if self.relation is None or self.edge is None:
            return True
        return self.relation.holds(subject, self.edge)


@dataclass(frozen=True, slots=True)
class Dated:
    """一段时间内施行的值：一个数、一张分档表或一份名录。"""

    since: date
    source: Citation
    number: Fraction | None = None
    steps: tuple[Step, ...] = ()
    words: tuple[str, ...] = ()
    until: date | None = None

    def covers(self, day: date) -> bool:
        """这一天是否施行。"""
        return self.since <= day and (self.until is None or day < self.until)

    def step(self, subject: Fraction) -> Step:
        """这个数落在哪一行。"""
        return next(step for step in self.steps if step.covers(subject))

    def row(self, key: str) -> Step | None:
        """按文字查到的行。"""
        return next((step for step in self.steps if step.key == key), None)


@dataclass(frozen=True, slots=True)
class ParameterHistory:
    """一个参数的名称、单位和历次取值。"""

    code: str
    label: str
    unit: str
    values: tuple[Dated, ...]
    note: str = ""

    def on(self, day: date) -> Dated:
        """这一天施行的值。"""
        for value in reversed(self.values):
            if value.covers(day):
                return value
        raise NoValueOnThatDay(
            why=f"“{self.label}”在{day.isoformat()}没有规定",
            remedy="请核对评判日期，或在参数表中补上该日的依据",
        )

    def amended(self, value: Dated) -> ParameterHistory:
        """加上一个新值后的参数，用于推演；旧值仍按原日期有效。"""
        kept = tuple(old for old in self.values if old.since != value.since)
        ordered = sorted((*kept, value), key=lambda each: each.since)
        return replace(self, values=tuple(ordered))
