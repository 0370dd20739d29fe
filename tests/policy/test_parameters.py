"""Dated values: looked up by day, refused outside their days, amended without loss."""

from datetime import date
from fractions import Fraction

import pytest

from kejitong.kernel.citations import Citation
from kejitong.policy.expressions import Relation
from kejitong.policy.parameters import Dated, NoValueOnThatDay, ParameterHistory, Step

SOURCE = Citation("示例办法")
OLD = Dated(date(2020, 1, 1), SOURCE, number=Fraction(1), until=date(2022, 1, 1))
NEW = Dated(date(2023, 1, 1), SOURCE, number=Fraction(2))
HISTORY = ParameterHistory("p", "示例", "人", (OLD, NEW))


def test_the_value_of_the_day() -> None:
    assert HISTORY.on(date(2021, 12, 31)) is OLD
    assert HISTORY.on(date(2023, 1, 1)) is NEW
    with pytest.raises(NoValueOnThatDay, match="“示例”在2022-06-01没有规定"):
        HISTORY.on(date(2022, 6, 1))


def test_an_amendment_replaces_only_the_same_day() -> None:
    later = Dated(date(2026, 1, 1), SOURCE, number=Fraction(3))
    assert HISTORY.amended(later).values == (OLD, NEW, later)
    other = Dated(date(2023, 1, 1), SOURCE, number=Fraction(4))
    assert HISTORY.amended(other).values == (OLD, other)
    assert HISTORY.values == (OLD, NEW)


def test_steps_are_tried_in_order() -> None:
    steps = (
        Step(Relation.AT_MOST, Fraction(5), (("v", Fraction(1)),)),
        Step(Relation.AT_MOST, Fraction(9), (("v", Fraction(2)),)),
        Step(None, None, (("v", Fraction(3)),)),
    )
    table = Dated(date(2020, 1, 1), SOURCE, steps=steps)
    assert [table.step(Fraction(each)).column("v") for each in (5, 6, 9, 10)] == [1, 2, 2, 3]
    assert table.row("x") is None
