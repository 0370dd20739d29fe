"""Conditions over compiled pieces, with the three-valued logic that dataframes share with us."""

from __future__ import annotations

from functools import reduce

import narwhals as nw

from kejitong.policy.expressions import Relation
from kejitong.policy.pieces import Piece, Test, hair, same_scale, settled, together


def assumed(value: object) -> Test:
    """The answer of a fact that no row has: its assumed value, or open."""
    return settled(value) if isinstance(value, bool) else Test(None)


def comparison(relation: Relation, left: Piece, right: Piece) -> Test:
    """The left compared with the right."""
    left, right = same_scale([left, right])
    if left.expr is None or right.expr is None:
        return Test(None)
    known = _known_beforehand(relation, left, right)
    if known is not None:
        return settled(known)
    near, level = together(left, right)
    return Test(
        _compared(relation, left.expr, right.expr),
        is_full=left.is_full and right.is_full,
        near=(*near, *hair(left, right)),
        level=level,
    )


def joined(parts: list[Test], *, every: bool) -> Test:
    """All of them, or at least one: one that decides needs no other."""
    if any(part.settled is not None and part.settled is not every for part in parts):
        return settled(not every)
    rest = [part for part in parts if part.settled is None]
    if not rest:
        return settled(every)
    known = [part for part in rest if part.expr is not None]
    if not known:
        return Test(None)
    exprs = [part.expr for part in known if part.expr is not None]
    near, level = together(*known)
    if len(known) < len(rest):
        exprs.append(nw.lit(None, dtype=nw.Boolean))
    expr = reduce(lambda one, other: one & other if every else one | other, exprs)
    full = len(known) == len(rest) and all(part.is_full for part in known)
    return Test(expr, is_full=full, near=near, level=level)


def opposite(inner: Test) -> Test:
    """Not so."""
    if inner.expr is None:
        return inner
    if inner.settled is not None:
        return settled(not inner.settled)
    return Test(~inner.expr, is_full=inner.is_full, near=inner.near, level=inner.level)


def _known_beforehand(relation: Relation, left: Piece, right: Piece) -> bool | None:
    if left.fixed is not None and right.fixed is not None:
        return relation.holds(left.fixed, right.fixed)
    if right.fixed is None or not left.is_full or left.least <= right.least:
        return None
    return relation in {Relation.AT_LEAST, Relation.MORE_THAN}


def _compared(relation: Relation, left: nw.Expr, right: nw.Expr) -> nw.Expr:
    if relation is Relation.AT_LEAST:
        return left >= right
    if relation is Relation.AT_MOST:
        return left <= right
    return left > right if relation is Relation.MORE_THAN else left < right
