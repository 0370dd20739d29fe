"""A compiled node: the dataframe expression, how exact floats are on it, and where they are not.

Whole numbers that are not huge, their sums, and one quotient of them compare exactly
in floats; anything rougher reports the rows that lie within a hair of a boundary.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction

import narwhals as nw

HAIR = 1e-9
LARGEST_WHOLE = 1e13


class Exactness(IntEnum):
    """How far floats can be trusted in a comparison."""

    FIXED = 0
    WHOLE = 1
    PLAIN = 2
    RATIO = 3
    ROUGH = 4


@dataclass(frozen=True, slots=True)
class Column:
    """What is known of one column of facts before compiling."""

    exactness: Exactness = Exactness.PLAIN
    is_full: bool = False
    least: float = float("-inf")


@dataclass(frozen=True, slots=True)
class Piece:
    """A number: without expression it is missing in every row."""

    expr: nw.Expr | None
    exactness: Exactness = Exactness.FIXED
    is_full: bool = False
    least: float = float("-inf")
    fixed: Fraction | None = None
    near: tuple[nw.Expr, ...] = ()
    level: int = 0
    hollow: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Test:
    """A condition: `settled` if it is the same in every row, without expression if open."""

    expr: nw.Expr | None
    is_full: bool = False
    settled: bool | None = None
    near: tuple[nw.Expr, ...] = ()
    level: int = 0

    __test__ = False


def missing(*, hollow: frozenset[int] = frozenset()) -> Piece:
    """A number that no row has."""
    return Piece(None, hollow=hollow)


def fixed(value: Fraction) -> Piece:
    """The same number in every row."""
    least = float(value)
    exactness = Exactness.WHOLE if value.denominator == 1 else Exactness.FIXED
    return Piece(nw.lit(least), exactness, is_full=True, least=least, fixed=value)


def settled(holds: bool) -> Test:  # noqa: FBT001
    """The same answer in every row."""
    return Test(nw.lit(value=holds, dtype=nw.Boolean), is_full=True, settled=holds)


def hair(left: Piece, right: Piece) -> tuple[nw.Expr, ...]:
    """The rows in which floats cannot tell on which side the left lies of the right."""
    if left.expr is None or right.expr is None or is_exact(left, right):
        return ()
    if right.fixed is not None:
        width = HAIR * (1 + abs(float(right.fixed)))
        return ((left.expr - float(right.fixed)).abs() <= width,)
    return ((left.expr - right.expr).abs() <= (right.expr.abs() + 1) * HAIR,)


def is_exact(left: Piece, right: Piece) -> bool:
    """Whether floats order the two exactly.

    Facts as read, however many decimals they have, order exactly among themselves; a quotient
    of whole numbers does so against a whole number or a declared boundary.
    """
    finer, rougher = sorted((left.exactness, right.exactness))
    if rougher is Exactness.RATIO:
        return finer <= Exactness.WHOLE
    return rougher <= Exactness.PLAIN


def together(*parts: Piece | Test) -> tuple[tuple[nw.Expr, ...], int]:
    """The uncertain rows of several pieces, and the stage at which all of them exist."""
    near = tuple(expr for part in parts for expr in part.near)
    return near, max((part.level for part in parts), default=0)
