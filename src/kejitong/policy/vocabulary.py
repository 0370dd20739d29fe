"""The short words in which packs write rules; each returns a node of the tree."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from kejitong.policy.expressions import (
    Band,
    Choice,
    Comparison,
    Condition,
    Constant,
    DaysSince,
    Either,
    Entry,
    Every,
    FirstKnown,
    Greatest,
    Known,
    Least,
    Named,
    Number,
    OneOf,
    Operand,
    Opposite,
    Parameter,
    Relation,
    Sum,
    YearsRunning,
    Yes,
    number,
)

HALF = Constant(Fraction(1, 2))


def fact(name: str) -> Known:
    """一项不分年度的事实。"""
    return Known(name)


def latest(name: str, *, back: int = 0) -> Known:
    """最近一个会计年度的事实；`back` 再往前数几年。"""
    return Known(name, back)


def total(name: str, *, years: int) -> Number:
    """近若干个会计年度合计。"""
    return Sum(tuple(Known(name, back) for back in range(years)))


def parameter(code: str) -> Parameter:
    """文件规定的一个数。"""
    return Parameter(code)


def band(subject: Number, code: str, *, column: str = "floor") -> Band:
    """按分档表取数。"""
    return Band(subject, code, column)


def entry(name: str, code: str, *, column: str) -> Entry:
    """按文字事实查表取数。"""
    return Entry(name, code, column)


def add(*parts: Operand) -> Number:
    """合计。"""
    return Sum(tuple(number(part) for part in parts))


def least(*parts: Operand) -> Number:
    """最小者。"""
    return Least(tuple(number(part) for part in parts))


def greatest(*parts: Operand) -> Number:
    """最大者。"""
    return Greatest(tuple(number(part) for part in parts))


def first_known(*parts: Operand) -> Number:
    """依次取第一个能算出的。"""
    return FirstKnown(tuple(number(part) for part in parts))


def days_since(name: str) -> Number:
    """到评判之日的天数。"""
    return DaysSince(name)


def years_running(years: int) -> Number:
    """实际经营的会计年度数。"""
    return YearsRunning(years)


def choose(*cases: tuple[Condition, Operand], otherwise: Operand) -> Number:
    """依次看条件取数。"""
    return Choice(tuple((when, number(then)) for when, then in cases), number(otherwise))


def named(code: str, label: str, inner: Number, *, unit: str = "") -> Named:
    """给中间结果一个名称。"""
    return Named(code, label, inner, unit)


def at_least(left: Operand, right: Operand) -> Condition:
    """不低于。"""
    return Comparison(Relation.AT_LEAST, number(left), number(right))


def at_most(left: Operand, right: Operand) -> Condition:
    """不超过。"""
    return Comparison(Relation.AT_MOST, number(left), number(right))


def more_than(left: Operand, right: Operand) -> Condition:
    """大于。"""
    return Comparison(Relation.MORE_THAN, number(left), number(right))


def less_than(left: Operand, right: Operand) -> Condition:
    """小于。"""
    return Comparison(Relation.LESS_THAN, number(left), number(right))


def yes(name: str) -> Condition:
    """是。"""
    return Yes(name)


def no(name: str) -> Condition:
    """否。"""
    return Opposite(Yes(name))


def one_of(name: str, code: str, *, digits: int | None = None) -> Condition:
    """在名录之内；下级代码随上级。"""
    return OneOf(name, code, digits)


def every(*parts: Condition) -> Condition:
    """全部成立。"""
    return Every(parts)


def either(*parts: Condition) -> Condition:
    """至少一项成立。"""
    return Either(parts)


def growth(name: str, *, years: Iterable[int] = (2, 1, 0)) -> Number:
    """三年平均增长率：½(Y2/Y1＋Y3/Y2)－1；负数按零，首年为零按后两年，次年为零没有增长率。"""
    first, second, third = (greatest(Known(name, back), 0) for back in years)
    return choose(
        (at_most(first, 0), third / second - 1),
        otherwise=HALF * (second / first + third / second) - 1,
    )
