"""What is the same in every row is folded before anything is computed."""

from fractions import Fraction

import narwhals as nw

from kejitong.policy.expressions import Relation
from kejitong.policy.pieces import Piece, Test, fixed, missing, settled
from kejitong.policy.truths import assumed, comparison, joined, opposite

FULL = Piece(nw.col("x"), is_full=True, least=5.0)
OPEN = Test(None)


def test_constants_and_least_values_settle_a_comparison() -> None:
    three = fixed(Fraction(3))
    assert comparison(Relation.AT_LEAST, three, fixed(Fraction(3))).settled is True
    assert comparison(Relation.MORE_THAN, FULL, three).settled is True
    assert comparison(Relation.AT_MOST, FULL, three).settled is False
    assert comparison(Relation.AT_MOST, FULL, fixed(Fraction(5))).settled is None
    assert comparison(Relation.AT_MOST, missing(), three).expr is None


def test_one_that_decides_needs_no_other() -> None:
    yes, no = settled(True), settled(False)
    assert joined([OPEN, no], every=True).settled is False
    assert joined([OPEN, yes], every=False).settled is True
    assert joined([yes, yes], every=True).settled is True
    assert joined([OPEN, yes], every=True).expr is None
    assert opposite(yes).settled is False
    assert opposite(OPEN).expr is None
    assert assumed(False).settled is False
    assert assumed(None).expr is None
