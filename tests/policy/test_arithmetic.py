"""Pieces add, divide and choose with their exactness."""

from fractions import Fraction

import narwhals as nw

from kejitong.policy.arithmetic import band, choice, difference, extreme, product, quotient, total
from kejitong.policy.expressions import Relation
from kejitong.policy.parameters import Step
from kejitong.policy.pieces import Exactness, Piece, Test, fixed, missing, settled

WHOLE = Piece(nw.col("x"), Exactness.WHOLE, is_full=True, least=1.0)
CENTS = Piece(nw.col("y"), Exactness.WHOLE, is_full=True, least=100.0, scale=100)
RATIO = quotient(WHOLE, CENTS)


def test_cents_and_wholes_keep_exact() -> None:
    summed = total([WHOLE, CENTS])
    assert (summed.exactness, summed.scale, summed.least) == (Exactness.WHOLE, 100, 200.0)
    assert RATIO.exactness is Exactness.RATIO
    assert quotient(WHOLE, fixed(Fraction(3))).exactness is Exactness.ROUGH
    assert product(WHOLE, WHOLE).exactness is Exactness.ROUGH
    assert difference(CENTS, fixed(Fraction(0))) is CENTS


def test_missing_stays_missing_and_constants_fold() -> None:
    assert total([WHOLE, missing()]).expr is None
    assert difference(WHOLE, missing()).expr is None
    assert product(missing(), WHOLE).expr is None
    assert quotient(WHOLE, fixed(Fraction(0))).expr is None
    assert total([fixed(Fraction(1)), fixed(Fraction(2))]).fixed == 3
    assert extreme([WHOLE, fixed(Fraction(0))], greatest=True) is WHOLE
    assert choice([(settled(True), WHOLE)], RATIO) is WHOLE
    assert choice([(Test(None), WHOLE)], RATIO).expr is None


def test_only_rough_subjects_are_doubted_at_the_edges() -> None:
    steps = (
        *tuple(
            Step(Relation.AT_LEAST, Fraction(edge, 20), (("p", Fraction(edge)),))
            for edge in (7, 5, 3, 1)
        ),
        Step(None, None, (("p", Fraction(0)),)),
    )
    assert band(RATIO, steps, "p").near == ()
    rough = Piece(nw.col("z"), Exactness.ROUGH)
    assert len(band(rough, steps, "p").near) == 1
    assert len(band(rough, steps[-3:], "p").near) == 2
