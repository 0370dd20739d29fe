"""Numbers over compiled pieces: missing stays missing, a zero divisor gives nothing."""

from __future__ import annotations

from fractions import Fraction
from functools import reduce
from math import gcd, lcm

import narwhals as nw

from kejitong.policy import truths
from kejitong.policy.expressions import Known, Number, Relation
from kejitong.policy.parameters import Step
from kejitong.policy.pieces import (
    HAIR,
    Exactness,
    Piece,
    Test,
    at_scale,
    fixed,
    hair,
    is_exact,
    missing,
    same_scale,
    together,
)

_MOST_STEPS = 64
_FEW_STEPS = 2


def total(parts: list[Piece]) -> Piece:
    """A sum."""
    if any(part.expr is None for part in parts):
        return missing(hollow=_hollow(parts))
    if all(part.fixed is not None for part in parts):
        return fixed(sum((part.fixed or Fraction(0) for part in parts), Fraction(0)))
    rest = same_scale([part for part in parts if part.fixed != 0])
    if len(rest) == 1:
        return rest[0]
    exprs = [part.expr for part in rest if part.expr is not None]
    added = reduce(lambda one, other: one + other, exprs)
    return _combined(added, rest, least=sum(part.least for part in rest))


def difference(left: Piece, right: Piece) -> Piece:
    """A difference."""
    if left.expr is None or right.expr is None:
        return missing(hollow=_hollow([left, right]))
    if right.fixed == 0:
        return left
    one, other = same_scale([left, right])
    assert one.expr is not None  # noqa: S101 - both sides are present
    assert other.expr is not None  # noqa: S101
    return _combined(one.expr - other.expr, [one, other], least=float("-inf"))


def product(left: Piece, right: Piece) -> Piece:
    """A product."""
    left, right = at_scale(left, 1), at_scale(right, 1)
    if left.expr is None or right.expr is None:
        return missing(hollow=_hollow([left, right]))
    near, level = together(left, right)
    least = 0.0 if left.least >= 0 and right.least >= 0 else float("-inf")
    full = left.is_full and right.is_full
    expr = left.expr * right.expr
    return Piece(expr, Exactness.ROUGH, is_full=full, least=least, near=near, level=level)


def quotient(left: Piece, right: Piece) -> Piece:
    """A quotient; nothing where the divisor is zero.

    Engines may multiply by the reciprocal of a fixed divisor, which is not exact.
    """
    left, right = same_scale([left, right])
    if left.expr is None or right.expr is None or right.fixed == 0:
        return missing(hollow=_hollow([left, right]))
    near, level = together(left, right)
    whole = max(left.exactness, right.exactness) <= Exactness.WHOLE and right.fixed is None
    expr = left.expr / right.expr
    safe = right.least > 0
    if not safe:
        expr = nw.when(right.expr != 0).then(expr)
    return Piece(
        expr,
        Exactness.RATIO if whole else Exactness.ROUGH,
        is_full=safe and left.is_full and right.is_full,
        least=0.0 if left.least >= 0 and right.least >= 0 else float("-inf"),
        near=near,
        level=level,
    )


def extreme(parts: list[Piece], *, greatest: bool) -> Piece:
    """The greatest or the least."""
    relation = Relation.LESS_THAN if greatest else Relation.MORE_THAN

    def pick(one: Piece, other: Piece) -> Piece:
        one, other = same_scale([one, other])
        passed = truths.comparison(relation, one, other)
        if passed.expr is None or one.expr is None or other.expr is None:
            return missing()
        if passed.settled is not None:
            return other if passed.settled else one
        if greatest and other.fixed is not None and one.least >= other.least:
            return one
        expr: nw.Expr = nw.when(passed.expr).then(other.expr).otherwise(one.expr)
        if not other.is_full:
            expr = nw.when(_is_known(other)).then(expr)
        lows = (one.least, other.least)
        near, level = together(one, other)
        return Piece(
            expr,
            max(one.exactness, other.exactness),
            is_full=one.is_full and other.is_full,
            least=max(lows) if greatest else min(lows),
            near=near,
            level=level,
            scale=one.scale,
        )

    return reduce(pick, parts)


def first_known(nodes: tuple[Number, ...], parts: list[Piece]) -> Piece:
    """The first that is known; one that is known everywhere ends the search."""
    kept: list[Piece] = []
    first = nodes[0]
    for part in parts:
        if part.expr is None or (kept and isinstance(first, Known) and first.back in part.hollow):
            continue
        kept.append(part)
        if part.is_full:
            break
    if len(kept) <= 1:
        return kept[0] if kept else missing()
    kept = same_scale(kept)
    near, level = together(*kept)
    return Piece(
        nw.coalesce(*(part.expr for part in kept if part.expr is not None)),
        max(part.exactness for part in kept),
        is_full=kept[-1].is_full,
        least=min(part.least for part in kept),
        near=near,
        level=level,
        scale=kept[0].scale,
    )


def choice(cases: list[tuple[Test, Piece]], otherwise: Piece) -> Piece:
    """The first case that holds; doubt in a branch counts only where the branch is taken."""
    result = otherwise
    for when, then in reversed(cases):
        if when.settled is not None:
            result = then if when.settled else result
            continue
        result = missing() if when.expr is None else _branch(when, then, result)
    return result


def _branch(when: Test, then: Piece, otherwise: Piece) -> Piece:
    assert when.expr is not None  # noqa: S101 - the caller has settled it
    then, otherwise = same_scale([then, otherwise])
    here, there = _present(then), _present(otherwise)
    expr: nw.Expr = nw.when(when.expr).then(here).when(~when.expr).then(there)
    if when.is_full:
        expr = nw.when(when.expr).then(here).otherwise(there)
    near = (
        *when.near,
        *(when.expr & doubt for doubt in then.near),
        *(~when.expr & doubt for doubt in otherwise.near),
    )
    return Piece(
        expr,
        max(then.exactness, otherwise.exactness),
        is_full=when.is_full and then.is_full and otherwise.is_full,
        least=min(then.least, otherwise.least),
        near=near,
        level=max(when.level, then.level, otherwise.level),
        scale=max(then.scale, otherwise.scale),
    )


def band(subject: Piece, steps: tuple[Step, ...], column: str) -> Piece:
    """The column of the step in which the subject lies."""
    if subject.expr is None:
        return missing()
    subject = at_scale(subject, 1) if subject.exactness > Exactness.PLAIN else subject
    expr: nw.Expr = nw.lit(float(steps[-1].column(column)))
    for step in reversed(steps[:-1]):
        if step.relation is not None and step.edge is not None:
            inside = truths.comparison(step.relation, subject, fixed(step.edge))
            value = nw.lit(float(step.column(column)))
            expr = nw.when(inside.expr).then(value).otherwise(expr)
    if not subject.is_full:
        expr = nw.when(_is_known(subject)).then(expr)
    values = [step.column(column) for step in steps]
    whole = all(value.denominator == 1 for value in values)
    return Piece(
        expr,
        Exactness.WHOLE if whole else Exactness.FIXED,
        is_full=subject.is_full,
        least=float(min(values)),
        near=(*subject.near, *_edges(subject, steps)),
        level=subject.level,
    )


def _edges(subject: Piece, steps: tuple[Step, ...]) -> tuple[nw.Expr, ...]:
    """The rows near an edge; evenly spaced edges are tested all at once."""
    edges = [step.edge for step in steps if step.edge is not None]
    if subject.expr is None or not edges or is_exact(subject, fixed(edges[0])):
        return ()
    spacing = Fraction(
        gcd(*(edge.numerator * (_common(edges) // edge.denominator) for edge in edges)),
        _common(edges),
    )
    most = max(abs(edge) for edge in edges) / spacing if spacing else Fraction(_MOST_STEPS + 1)
    if len(edges) <= _FEW_STEPS or most > _MOST_STEPS:
        return tuple(doubt for edge in edges for doubt in hair(subject, fixed(edge)))
    scaled = subject.expr / float(spacing)
    distance = (scaled - scaled.round(0)).abs()
    return ((distance <= HAIR) & (scaled.abs() <= float(most + 1)),)


def _common(edges: list[Fraction]) -> int:
    return lcm(*(edge.denominator for edge in edges))


def _combined(expr: nw.Expr, parts: list[Piece], *, least: float) -> Piece:
    near, level = together(*parts)
    whole = all(part.exactness is Exactness.WHOLE for part in parts)
    return Piece(
        expr,
        Exactness.WHOLE if whole else Exactness.ROUGH,
        is_full=all(part.is_full for part in parts),
        least=least,
        near=near,
        level=level,
        hollow=_hollow(parts),
        scale=max(part.scale for part in parts),
    )


def _hollow(parts: list[Piece]) -> frozenset[int]:
    return frozenset().union(*(part.hollow for part in parts))


def _is_known(piece: Piece) -> nw.Expr:
    return ~_present(piece).is_null()


def _present(piece: Piece) -> nw.Expr:
    return nw.lit(None, dtype=nw.Float64) if piece.expr is None else piece.expr
