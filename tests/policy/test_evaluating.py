"""The exact reader: missing travels upwards, zero divides nothing, years before opening are zero."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from kejitong.kernel.citations import Citation
from kejitong.policy.evaluating import Reading
from kejitong.policy.expressions import Condition, Number, Reaches, Relation, number
from kejitong.policy.facts import Fact, Key, Shape, Sheet, Value
from kejitong.policy.rules import Edition
from kejitong.policy.vocabulary import (
    add,
    at_least,
    choose,
    days_since,
    either,
    every,
    fact,
    first_known,
    greatest,
    growth,
    latest,
    least,
    no,
    total,
    years_running,
    yes,
)

DAY = date(2026, 6, 1)
EDITION = Edition(
    "1",
    date(2026, 1, 1),
    Citation("示例办法"),
    facts=(
        Fact("established_on", "成立日期", "", "", Shape.DATE),
        Fact("sales", "收入", "", "元", Shape.YEARLY, may_be_negative=True),
        Fact("a", "甲", "", "", Shape.SINGLE),
        Fact("b", "乙", "", "", Shape.SINGLE),
        Fact("used", "已用", "", "项", Shape.SINGLE, assumed="0"),
        Fact("on", "开", "", "", Shape.FLAG),
        Fact("off", "关", "", "", Shape.FLAG),
    ),
)


def reading(**values: Value) -> Reading:
    keys: dict[Key, Value] = {}
    for name, value in values.items():
        base, _, year = name.partition("__")
        keys[base, int(year) if year else None] = value
    return Reading(EDITION, Sheet("", keys), DAY)


A, B = fact("a"), fact("b")


@pytest.mark.parametrize(
    ("node", "value"),
    [
        (A + B, 8),
        (A - B, 4),
        (A * B, 12),
        (A / B, 3),
        (2 * A, 12),
        (1 - A, -5),
        (least(A, B), 2),
        (greatest(A, B), 6),
        (first_known(latest("sales"), B), 2),
        (choose((at_least(A, 6), 1), otherwise=2), 1),
        (choose((at_least(A, 7), 1), otherwise=2), 2),
        (A / (B - 2), None),
        (add(A, latest("sales")), None),
        (greatest(A, latest("sales")), None),
        (choose((at_least(latest("sales"), 0), 1), otherwise=2), None),
        (A + fact("used"), 6),
        (days_since("established_on"), None),
    ],
)
def test_numbers(node: Number, value: int | None) -> None:
    assert reading(a=Fraction(6), b=Fraction(2)).number(node) == value


ON, OFF, OPEN = yes("on"), yes("off"), at_least(latest("sales"), 0)


@pytest.mark.parametrize(
    ("node", "holds"),
    [
        (every(ON, OPEN), None),
        (every(OFF, OPEN), False),
        (every(ON, no("off")), True),
        (either(ON, OPEN), True),
        (either(OFF, OPEN), None),
        (either(OFF, no("on")), False),
        (~OPEN, None),
        (ON & ~OFF, True),
        (ON | OPEN, True),
    ],
)
def test_conditions(node: Condition, holds: bool | None) -> None:
    assert reading(on=True, off=False).truth(node) is holds


@pytest.mark.parametrize(
    ("low", "high", "holds"), [(71, 80, True), (60, 70, False), (60, 71, None), (70, 71, None)]
)
def test_an_interval_reaches_its_mark(low: int, high: int, holds: bool | None) -> None:
    node = Reaches(Relation.MORE_THAN, number(low), number(high), number(0), number(70))
    assert reading().truth(node) is holds


@pytest.mark.parametrize(
    ("years", "value"),
    [
        ((1000, 1300, 1800), "0.34230769"),
        ((0, 500, 600), "0.2"),
        ((100, 0, 300), None),
        ((1000, 900, 1200), "0.11666667"),
        ((-100, 50, 200), "3"),
        ((200, -50, 100), None),
    ],
)
def test_growth(years: tuple[int, int, int], value: str | None) -> None:
    facts = {f"sales__{2023 + index}": Fraction(each) for index, each in enumerate(years)}
    found = reading(**facts).number(growth("sales"))
    assert (found and round(found, 8)) == (value and Fraction(value))


def test_years_before_the_enterprise_count_as_nothing() -> None:
    young = reading(
        established_on=date(2024, 9, 1), sales__2024=Fraction(3), sales__2025=Fraction(4)
    )
    assert young.number(total("sales", years=3)) == 7
    assert young.number(years_running(3)) == 2
    assert reading(established_on=date(2026, 1, 1)).number(years_running(3)) == 0
    assert reading(established_on=date(2001, 1, 1)).number(years_running(3)) == 3
    assert reading(sales__2024=Fraction(3)).number(total("sales", years=3)) is None


def test_what_is_missing_is_only_what_could_decide() -> None:
    one = reading(a=Fraction(6))
    assert one.missing(every(at_least(A, 7), at_least(B, 1))) == ()
    assert one.missing(every(at_least(A, 1), at_least(B, 1))) == (("b", None),)
    assert one.missing(years_running(3)) == (("established_on", None),)
    assert one.missing(total("sales", years=2)) == (("sales", 2025), ("sales", 2024))
    assert one.missing(first_known(total("sales", years=2), B)) == (("b", None),)
    assert reading(a=Fraction(1), b=Fraction(0)).missing(A / B) == (("b", None),)
    assert one.missing(yes("on")) == (("on", None),)
