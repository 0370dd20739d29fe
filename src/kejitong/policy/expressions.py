"""The expression tree in which rules are written.

Nodes are values: they compute nothing; the readers (evaluating, explaining, compiling) give
them meaning.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias


class Relation(StrEnum):
    """比较的方向，值就是句子里的说法。"""

    AT_LEAST = "不低于"
    AT_MOST = "不超过"
    MORE_THAN = "大于"
    LESS_THAN = "小于"

    def holds(self, left: Fraction, right: Fraction) -> bool:
        """左边与右边是否成这种关系。"""
        if self is Relation.AT_LEAST:
            return left >= right
        if self is Relation.AT_MOST:
            return left <= right
        return left > right if self is Relation.MORE_THAN else left < right


class Node:
    """Anything in a tree: a number or a condition."""

    __slots__ = ()

    def children(self) -> Iterator[Node]:
        """The nodes directly below."""
        for field in fields(self):  # type: ignore[arg-type]
            yield from _nodes(getattr(self, field.name))

    def walk(self) -> Iterator[Node]:
        """The node itself and all below, depth first."""
        yield self
        for child in self.children():
            yield from child.walk()


def _nodes(value: object) -> Iterator[Node]:
    if isinstance(value, Node):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _nodes(item)


class Number(Node):
    """A node with a numeric value, or none if a fact is missing."""

    __slots__ = ()

    def __add__(self, other: Operand) -> Number:
        return Sum((self, number(other)))

    def __sub__(self, other: Operand) -> Number:
        return Difference(self, number(other))

    def __rsub__(self, other: Operand) -> Number:
        return Difference(number(other), self)

    def __mul__(self, other: Operand) -> Number:
        return Product(self, number(other))

    def __rmul__(self, other: Operand) -> Number:
        return Product(number(other), self)

    def __truediv__(self, other: Operand) -> Number:
        return Quotient(self, number(other))


class Condition(Node):
    """A node that is true, false, or open if a missing fact could decide it."""

    __slots__ = ()

    def __and__(self, other: Condition) -> Condition:
        return Every((self, other))

    def __or__(self, other: Condition) -> Condition:
        return Either((self, other))

    def __invert__(self) -> Condition:
        return Opposite(self)


Operand: TypeAlias = Number | str | int


@dataclass(frozen=True, slots=True)
class Constant(Number):
    """一个固定的数，只用于公式本身的常数（如二分之一），不用于文件规定的数。"""

    value: Fraction


@dataclass(frozen=True, slots=True)
class Known(Number):
    """一项事实；`back` 是往前第几个会计年度（0 为最近一年），不分年度的事实没有。"""

    fact: str
    back: int | None = None


@dataclass(frozen=True, slots=True)
class Parameter(Number):
    """文件规定的一个数，按评判之日取值。"""

    code: str


@dataclass(frozen=True, slots=True)
class Sum(Number):
    """合计。"""

    parts: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class Difference(Number):
    """差。"""

    left: Number
    right: Number


@dataclass(frozen=True, slots=True)
class Product(Number):
    """积。"""

    left: Number
    right: Number


@dataclass(frozen=True, slots=True)
class Quotient(Number):
    """商；除数为零时没有值。"""

    left: Number
    right: Number


@dataclass(frozen=True, slots=True)
class Least(Number):
    """最小者。"""

    parts: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class Greatest(Number):
    """最大者。"""

    parts: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class FirstKnown(Number):
    """依次取第一个能算出的。"""

    parts: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class DaysSince(Number):
    """从某日到评判之日的天数。"""

    fact: str


@dataclass(frozen=True, slots=True)
class YearsRunning(Number):
    """最近若干个会计年度中实际经营的年数。"""

    years: int


@dataclass(frozen=True, slots=True)
class Band(Number):
    """按分档表取一列的数。"""

    subject: Number
    code: str
    column: str


@dataclass(frozen=True, slots=True)
class Entry(Number):
    """按一项文字事实（如行业）查表取一列的数。"""

    fact: str
    code: str
    column: str


@dataclass(frozen=True, slots=True)
class Choice(Number):
    """依次看各条件，取第一个成立的；都不成立取最后一个。"""

    cases: tuple[tuple[Condition, Number], ...]
    otherwise: Number


@dataclass(frozen=True, slots=True)
class Named(Number):
    """有名称和单位的中间结果；单位 `%` 表示按百分比显示。"""

    code: str
    label: str
    inner: Number
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Comparison(Condition):
    """左边与右边相比。"""

    relation: Relation
    left: Number
    right: Number


@dataclass(frozen=True, slots=True)
class Yes(Condition):
    """一项是非事实为“是”。"""

    fact: str


@dataclass(frozen=True, slots=True)
class OneOf(Condition):
    """一项文字事实在名录之内；`digits` 是只看前几位（下级代码随上级）。"""

    fact: str
    code: str
    digits: int | None = None


@dataclass(frozen=True, slots=True)
class Every(Condition):
    """全部成立。"""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Either(Condition):
    """至少一项成立。"""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Opposite(Condition):
    """不成立。"""

    inner: Condition


@dataclass(frozen=True, slots=True)
class Reaches(Condition):
    """得分区间达到合格线：低端达到即成立，高端达不到即不成立，其余未定。

    `settled` 在所有得分依据齐全时才有值，用来区分“缺数据”和“等专家”。
    """

    relation: Relation
    low: Number
    high: Number
    settled: Number
    mark: Number


def number(value: Operand) -> Number:
    """A number node from a node, a whole number or a decimal string."""
    return value if isinstance(value, Number) else Constant(Fraction(value))
