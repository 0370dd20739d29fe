"""Rules as values: conditions, scores, editions by day, and the rule set that holds them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction

from kejitong.kernel.citations import Citation
from kejitong.kernel.refusals import Refused
from kejitong.policy.expressions import (
    Comparison,
    Condition,
    Constant,
    FirstKnown,
    Named,
    Node,
    Number,
    Reaches,
    Relation,
    Sum,
)
from kejitong.policy.facts import Fact
from kejitong.policy.parameters import Dated, NoValueOnThatDay, ParameterHistory


class NotInForce(Refused):
    """这套规则在这一天没有施行。"""


class Aim(StrEnum):
    """各条结论怎样汇成一个结果。"""

    ALL = "all"
    FIRST = "first"


@dataclass(frozen=True, slots=True)
class Rule:
    """一个条件：名称、依据和表达式。

    `judged` 写明表达式成立后仍须由人核对什么；`counts` 为假的条件只作参考，不影响总的结果。
    """

    code: str
    label: str
    citation: Citation
    require: Condition
    judged: str = ""
    applies: Condition | None = None
    shown: Number | None = None
    against: Number | None = None
    counts: bool = True
    note: str = ""

    @property
    def value(self) -> Number | None:
        """结论里显示的数。"""
        main = self.main
        if self.shown is not None:
            return self.shown
        return main.left if main is not None else None

    @property
    def threshold(self) -> Number | None:
        """与之相比的界限。"""
        main = self.main
        if self.against is not None:
            return self.against
        return main.right if main is not None else None

    @property
    def main(self) -> Comparison | None:
        """第一个比较；藏在数里面的不算。"""
        nodes = _conditions(self.require)
        return next((node for node in nodes if isinstance(node, Comparison)), None)


@dataclass(frozen=True, slots=True)
class Score:
    """一项得分：低端与高端，最多多少分；专家评分的两端不同。

    `settled` 有值才算依据齐全；不写时以低端是否算得出为准。
    """

    code: str
    label: str
    citation: Citation
    low: Number
    high: Number
    most: Fraction
    shown: Number | None = None
    settled: Number | None = None
    note: str = ""

    @property
    def floor(self) -> Number:
        """低端，可在别的条件里引用。"""
        end = "" if self.low is self.high else "（低）"
        return Named(f"{self.code}.low", f"{self.label}得分{end}", self.low, "分")

    @property
    def basis(self) -> Number:
        """依据齐全时才有值。"""
        return self.floor if self.settled is None else self.settled

    @property
    def ceiling(self) -> Number:
        """高端，可在别的条件里引用。"""
        return Named(f"{self.code}.high", f"{self.label}得分（高）", self.high, "分")


@dataclass(frozen=True, slots=True, eq=False)
class Edition:
    """一个版本：施行期间、事实清单、条件和得分。同一个对象才算同一个版本。"""

    version: str
    since: date
    citation: Citation
    facts: tuple[Fact, ...] = ()
    rules: tuple[Rule, ...] = ()
    scores: tuple[Score, ...] = ()
    until: date | None = None
    aim: Aim = Aim.ALL
    note: str = ""
    started_by: str = "established_on"
    parameters: Mapping[str, ParameterHistory] = field(default_factory=dict)

    def covers(self, day: date) -> bool:
        """这一天是否施行。"""
        return self.since <= day and (self.until is None or day < self.until)

    def fact(self, name: str) -> Fact | None:
        """一项事实。"""
        return next((fact for fact in self.facts if fact.name == name), None)

    @property
    def counted(self) -> tuple[Rule, ...]:
        """影响总的结果的条件。"""
        return tuple(rule for rule in self.rules if rule.counts)

    @property
    def reaches(self) -> Reaches | None:
        """得分合计与合格线的比较。"""
        found = (node for rule in self.rules for node in _conditions(rule.require))
        return next((node for node in found if isinstance(node, Reaches)), None)

    def trees(self) -> Iterator[Condition | Number]:
        """每一棵表达式树。"""
        for rule in self.rules:
            trees = (rule.require, rule.applies, rule.value, rule.threshold)
            yield from (tree for tree in trees if tree is not None)
        for score in self.scores:
            yield from (score.low, score.high)

    def used_parameters(self) -> frozenset[str]:
        """用到的参数。"""
        nodes = (node for tree in self.trees() for node in tree.walk())
        return frozenset(
            code
            for node in nodes
            if isinstance(code := getattr(node, "code", None), str) and not isinstance(node, Named)
        )

    def used_facts(self) -> frozenset[str]:
        """用到的事实。"""
        nodes = (node for tree in self.trees() for node in tree.walk())
        return frozenset(
            name for node in nodes if isinstance(name := getattr(node, "fact", None), str)
        )

    def value_of(self, code: str, day: date) -> Dated:
        """一个参数在这一天的值。"""
        return self.parameters[code].on(day)

    def drafted(self, code: str, value: Dated) -> Edition:
        """改动一个参数后的草案，用来推演。"""
        amended = self.parameters[code].amended(value)
        return replace(
            self, version=f"{self.version}草案", parameters={**self.parameters, code: amended}
        )


@dataclass(frozen=True, slots=True)
class RuleSet:
    """一套规则及其各个版本。"""

    code: str
    name: str
    editions: tuple[Edition, ...]
    is_sample: bool = False

    def on(self, day: date) -> Edition:
        """这一天施行的版本。"""
        for edition in reversed(self.editions):
            if edition.covers(day):
                return edition
        spans = "、".join(_span(edition) for edition in self.editions)
        raise NotInForce(
            why=f"“{self.name}”施行于{spans}，不含{day.isoformat()}",
            remedy="请改用施行期间内的日期，或另选一套规则",
        )


def reaching(
    scores: tuple[Score, ...], mark: Number, *, relation: Relation = Relation.AT_LEAST
) -> Reaches:
    """得分合计与合格线的比较：缺数据的得分低端按零分、高端按满分计。"""
    zero = Constant(Fraction(0))
    low = Sum(tuple(FirstKnown((score.floor, zero)) for score in scores))
    tops = ((score.ceiling, Constant(score.most)) for score in scores)
    high = Sum(tuple(FirstKnown(pair) for pair in tops))
    settled = Sum(tuple(score.basis for score in scores))
    return Reaches(relation, low, high, settled, mark)


def parameter_number(edition: Edition, code: str, day: date) -> Fraction:
    """一个参数在这一天的数。"""
    value = edition.value_of(code, day).number
    if value is None:
        raise NoValueOnThatDay(why=f"“{code}”是分档表，不是一个数", remedy="请按分档表取数")
    return value


def _conditions(node: Node) -> Iterator[Node]:
    """Conditions that others are made of; numbers are not searched."""
    yield node
    if not isinstance(node, Reaches | Comparison):
        for child in node.children():
            if isinstance(child, Condition):
                yield from _conditions(child)


def _span(edition: Edition) -> str:
    since = edition.since.isoformat()
    return f"{since}至{edition.until.isoformat()}之前" if edition.until else f"{since}起"
