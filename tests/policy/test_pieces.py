"""Where floats order exactly, and where rows are doubtful."""

from fractions import Fraction

import narwhals as nw
import pytest

from kejitong.policy.pieces import Exactness, Piece, at_scale, fixed, hair, is_exact, same_scale


def piece(exactness: Exactness, *, scale: int = 1) -> Piece:
    return Piece(nw.col("x"), exactness, scale=scale)


@pytest.mark.parametrize(
    ("left", "right", "exact"),
    [
        (Exactness.WHOLE, Exactness.PLAIN, True),
        (Exactness.PLAIN, Exactness.PLAIN, True),
        (Exactness.RATIO, Exactness.WHOLE, True),
        (Exactness.RATIO, Exactness.FIXED, True),
        (Exactness.RATIO, Exactness.PLAIN, False),
        (Exactness.RATIO, Exactness.RATIO, False),
        (Exactness.ROUGH, Exactness.FIXED, False),
    ],
)
def test_exactness(left: Exactness, right: Exactness, exact: bool) -> None:
    assert is_exact(piece(left), piece(right)) is exact
    assert is_exact(piece(right), piece(left)) is exact
    assert (hair(piece(left), piece(right)) == ()) is exact


def test_cents_stay_whole_and_boundaries_follow_them() -> None:
    money, edge = same_scale([piece(Exactness.WHOLE, scale=100), fixed(Fraction("0.05"))])
    assert (money.scale, edge.scale, edge.least) == (100, 100, 5.0)
    assert edge.exactness is Exactness.WHOLE
    assert is_exact(money, edge)


def test_leaving_cents_is_rough() -> None:
    assert at_scale(piece(Exactness.WHOLE, scale=100), 1).exactness is Exactness.ROUGH
    rough, other = same_scale([piece(Exactness.WHOLE, scale=100), piece(Exactness.ROUGH)])
    assert (rough.scale, other.scale) == (1, 1)
