"""Trees are values: equal if written alike, walked depth first."""

from fractions import Fraction

import pytest

from kejitong.policy.expressions import (
    Choice,
    Comparison,
    Constant,
    Difference,
    Every,
    Known,
    Relation,
    Sum,
    number,
)


def test_equal_trees_are_equal() -> None:
    assert Known("a") + 1 == Sum((Known("a"), Constant(Fraction(1))))
    assert 1 - Known("a") == Difference(Constant(Fraction(1)), Known("a"))
    assert number("0.05") == Constant(Fraction(1, 20))


def test_a_walk_finds_nodes_inside_cases() -> None:
    when = Comparison(Relation.AT_LEAST, Known("a"), Known("b"))
    tree = Every(
        (Comparison(Relation.AT_MOST, Choice(((when, Known("c")),), Known("d")), Known("e")),)
    )
    assert [node.fact for node in tree.walk() if isinstance(node, Known)] == list("abcde")


@pytest.mark.parametrize(
    ("relation", "below", "equal", "above"),
    [
        (Relation.AT_LEAST, False, True, True),
        (Relation.AT_MOST, True, True, False),
        (Relation.MORE_THAN, False, False, True),
        (Relation.LESS_THAN, True, False, False),
    ],
)
def test_relations(relation: Relation, below: bool, equal: bool, above: bool) -> None:
    found = [relation.holds(Fraction(each), Fraction(2)) for each in (1, 2, 3)]
    assert found == [below, equal, above]
