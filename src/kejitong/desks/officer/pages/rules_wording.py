"""What a condition demands, in words and without any enterprise: lines, indented by depth."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from kejitong.policy import expressions as tree
from kejitong.policy.evaluating import Reading
from kejitong.policy.expressions import Condition, Number
from kejitong.policy.facts import Sheet
from kejitong.policy.naming import Names
from kejitong.policy.parameters import Dated, ParameterHistory, Step
from kejitong.policy.phrasing import UNITS, figure
from kejitong.policy.rules import Edition, Rule

COLUMNS = {"low": "最低", "high": "最高", "floor": "下限", "points": "得分"}
_WAN = 10_000


@dataclass(frozen=True, slots=True)
class Demand:
    """一句要求，和它下面的各句。"""

    said: str
    parts: tuple[Demand, ...] = ()


class Reader:
    """Reads the conditions of an edition as they stand on a day."""

    def __init__(self, edition: Edition, day: date) -> None:
        self.reading = Reading(edition, Sheet("", {}), day)
        self.names = Names(self.reading)

    def rule(self, rule: Rule) -> Demand:
        """一个条件的要求。"""
        return self.condition(rule.require)

    def condition(self, node: Condition) -> Demand:
        """一个条件，复合的逐条列出。"""
        return _READ[type(node)](self, node)

    def comparison(self, node: tree.Comparison) -> Demand:
        """比较。"""
        left = self.names.name(node.left)
        return Demand(f"{left}{node.relation}{self._limit(node.right, node.left)}")

    def _limit(self, node: Number, beside: Number) -> str:
        value = self.reading.number(node)
        if value is not None:
            return figure(value, self.names.unit(beside))
        band = next((each for each in node.walk() if isinstance(each, tree.Band)), None)
        name = self.names.name(node)
        return f"{name}（按{self.names.name(band.subject)}分档）" if band else name

    def reaches(self, node: tree.Reaches) -> Demand:
        """得分合计。"""
        mark = self.reading.number(node.mark)
        shown = figure(mark, "分") if mark is not None else self.names.name(node.mark)
        return Demand(f"得分合计{node.relation}{shown}")

    def yes(self, node: tree.Yes) -> Demand:
        """是。"""
        return Demand(f"{self.names.label(node.fact)}：是")

    def opposite(self, node: tree.Opposite) -> Demand:
        """否。"""
        if isinstance(node.inner, tree.Yes):
            return Demand(f"{self.names.label(node.inner.fact)}：否")
        return Demand("以下不成立", (self.condition(node.inner),))

    def one_of(self, node: tree.OneOf) -> Demand:
        """在名录之内。"""
        title = self.reading.edition.parameters[node.code].label
        return Demand(f"{self.names.label(node.fact)}在“{title}”之内")

    def every(self, node: tree.Every) -> Demand:
        """全部。"""
        return Demand("以下全部符合", tuple(self.condition(part) for part in node.parts))

    def either(self, node: tree.Either) -> Demand:
        """至少一项。"""
        return Demand("以下至少符合一项", tuple(self.condition(part) for part in node.parts))


_READ: dict[type, Callable[..., Demand]] = {
    tree.Comparison: Reader.comparison,
    tree.Reaches: Reader.reaches,
    tree.Yes: Reader.yes,
    tree.Opposite: Reader.opposite,
    tree.OneOf: Reader.one_of,
    tree.Every: Reader.every,
    tree.Either: Reader.either,
}


def lines(demand: Demand, depth: int = 0) -> Iterator[tuple[int, str]]:
    """逐行，带缩进的层数。"""
    yield depth, demand.said
    for part in demand.parts:
        yield from lines(part, depth + 1)


def valued(history: ParameterHistory, value: Dated) -> str:
    """参数的一次取值：一个数、一份名录，或一张分档表。"""
    unit = UNITS.get(history.unit, history.unit)
    if value.number is not None:
        return figure(value.number, unit)
    if value.words:
        return "、".join(value.words)
    return "；".join(f"{edged(step)}：{_cells(step, unit)}" for step in value.steps)


def edged(step: Step) -> str:
    """分档表一行的界限；上万的界限都是金额。"""
    if step.edge is None:
        return step.key or "其余"
    return f"{step.relation}{figure(step.edge, '元' if step.edge >= _WAN else '')}"


def _cells(step: Step, unit: str) -> str:
    shown = (f"{COLUMNS.get(name, name)}{figure(number, unit)}" for name, number in step.columns)
    return "，".join(shown)
