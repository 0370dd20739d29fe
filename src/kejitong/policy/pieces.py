"""A compiled node: the dataframe expression, how exact floats are on it, and where they are not.

Whole numbers that are not huge, their sums, and one quotient of them compare exactly
in floats; anything rougher reports the rows that lie within a hair of a boundary.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum
from fractions import Fraction

import narwhals as nw

HAIR = 1e-9
LARGEST_WHOLE = 1e12
CENTS = 100


class Exactness(IntEnum):
    """How far floats can be trusted in a comparison."""

    FIXED = 0
    WHOLE = 1
    PLAIN = 2
    RATIO = 3
    ROUGH = 4


@dataclass(frozen=True, slots=True)
class Column:
    """What is known of one column of facts before compiling; `scale` is 100 if it is in cents."""

    exactness: Exactness = Exactness.PLAIN
    is_full: bool = False
    least: float = float("-inf")
    scale: int = 1


@dataclass(frozen=True, slots=True)
class Piece:
    """A number: without expression it is missing in every row.

    The expression is the number times its `scale`, so that cents add and divide as wholes.
    """

    expr: nw.Expr | None
    exactness: Exactness = Exactness.FIXED
    is_full: bool = False
    least: float = float("-inf")
    fixed: Fraction | None = None
    near: tuple[nw.Expr, ...] = ()
    level: int = 0
    hollow: frozenset[int] = frozenset()
    scale: int = 1


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


def at_scale(piece: Piece, scale: int) -> Piece:
    """The same number at another scale; leaving cents costs exactness."""
    if piece.expr is None or piece.scale == scale:
        return piece
    if piece.fixed is not None:
        scaled = piece.fixed * scale
        whole = Exactness.WHOLE if scaled.denominator == 1 else Exactness.FIXED
        return replace(
            piece,
            expr=nw.lit(float(scaled)),
            exactness=whole,
            least=float(scaled),
            scale=scale,
        )
    if scale > piece.scale:
        factor = scale // piece.scale
        scaled_up = piece.expr * float(factor)
        return replace(piece, expr=scaled_up, least=piece.least * factor, scale=scale)
    divided = piece.expr / float(piece.scale)
    return replace(
        piece,
        expr=divided,
        exactness=Exactness.ROUGH,
        least=piece.least / piece.scale,
        scale=1,
    )


def same_scale(parts: list[Piece]) -> list[Piece]:
    """All at the finest scale at which each stays as exact as it is."""
    finest = max(part.scale for part in parts)
    if any(part.scale < finest and not _scales(part) for part in parts):
        finest = 1
    return [at_scale(part, finest) for part in parts]


def _scales(part: Piece) -> bool:
    return part.fixed is not None or part.exactness in {Exactness.WHOLE, Exactness.FIXED}


def hair(left: Piece, right: Piece) -> tuple[nw.Expr, ...]:
    """The rows in which floats cannot tell on which side the left lies of the right."""
    if left.expr is None or right.expr is None or is_exact(left, right):
        return ()
    if right.fixed is not None:
        edge = float(right.fixed * right.scale)
        return ((left.expr - edge).abs() <= HAIR * (right.scale + abs(edge)),)
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
