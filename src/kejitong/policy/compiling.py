"""The reader that compiles: a tree becomes Narwhals expressions over one row an enterprise.

Named parts become columns computed once, in stages; what is the same in every row is folded.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

import narwhals as nw

from kejitong.policy import arithmetic, truths
from kejitong.policy import expressions as tree
from kejitong.policy.expressions import Condition, Node, Number
from kejitong.policy.facts import spelled
from kejitong.policy.parameters import Dated
from kejitong.policy.pieces import Column, Exactness, Piece, Test, fixed, missing, together
from kejitong.policy.rules import Edition, parameter_number

EPOCH = date(1970, 1, 1)


def staged(name: str) -> str:
    """A column of a stage; a dot would mean a part of a column to some engines."""
    return f"_stage_{name.replace('.', '_')}"


class Compiler:
    """Compiles the trees of one edition for one day against known columns."""

    def __init__(self, edition: Edition, day: date, columns: Mapping[str, Column]) -> None:
        self.edition = edition
        self.day = day
        self.columns = columns
        self.stages: list[list[nw.Expr]] = []
        self.near: list[nw.Expr] = []
        self._named: dict[str, Piece] = {}

    def number(self, node: Number) -> Piece:
        """A number node."""
        return _NUMBERS[type(node)](self, node)

    def truth(self, node: Condition) -> Test:
        """A condition node."""
        return _TRUTHS[type(node)](self, node)

    def numbers(self, nodes: tuple[Number, ...]) -> list[Piece]:
        """Several number nodes."""
        return [self.number(node) for node in nodes]

    def stage(self, expr: nw.Expr, name: str, level: int) -> nw.Expr:
        """Compute an expression once, as a column of a later stage."""
        while len(self.stages) <= level:
            self.stages.append([])
        column = staged(name)
        self.stages[level].append(expr.alias(column))
        return nw.col(column)

    def fact(self, name: str) -> tuple[nw.Expr | None, Column]:
        """The column of a fact that has no years, its assumed value filled in."""
        column = self.columns.get(name)
        fact = self.edition.fact(name)
        default = fact.default if fact else None
        if column is None:
            return None, Column()
        expr = nw.col(name)
        if default is None or column.is_full or isinstance(default, date):
            return expr, column
        value = float(default * column.scale) if isinstance(default, Fraction) else default
        least = min(column.least, value) if isinstance(value, float) else column.least
        return expr.fill_null(value), replace(column, is_full=True, least=least)

    def default(self, name: str) -> object:
        """The assumed value of a fact that no row has."""
        fact = self.edition.fact(name)
        return None if fact is None else fact.default

    def value_of(self, code: str) -> Dated:
        """A parameter's value on the day."""
        return self.edition.value_of(code, self.day)

    def before_start(self, year: int) -> nw.Expr | None:
        """Zero where the enterprise did not yet exist in that year."""
        if self.edition.started_by not in self.columns:
            return None
        next_year = (date(year + 1, 1, 1) - EPOCH).days
        return nw.when(nw.col(self.edition.started_by) >= next_year).then(nw.lit(0.0))

    def named(self, node: tree.Named) -> Piece:
        """A named part, computed once."""
        known = self._named.get(node.code)
        if known is None:
            known = self._named[node.code] = self._staged(node)
        return known

    def once(self, name: str, expr: nw.Expr, column: Column) -> Piece:
        """A fact with its gaps filled in, computed once."""
        known = self._named.get(f"fact.{name}")
        if known is None:
            filled = _read(self.stage(expr, f"fact.{name}", 0), column)
            known = self._named[f"fact.{name}"] = replace(filled, level=1)
        return known

    def _staged(self, node: tree.Named) -> Piece:
        inner = self.number(node.inner)
        if inner.expr is None or inner.fixed is not None:
            return inner
        self.near.extend(inner.near)
        column = self.stage(inner.expr, node.code, inner.level)
        return Piece(
            column,
            inner.exactness,
            is_full=inner.is_full,
            least=inner.least,
            level=inner.level + 1,
            scale=inner.scale,
        )


def _constant(_compiler: Compiler, node: tree.Constant) -> Piece:
    return fixed(node.value)


def _parameter(compiler: Compiler, node: tree.Parameter) -> Piece:
    return fixed(parameter_number(compiler.edition, node.code, compiler.day))


def _known(compiler: Compiler, node: tree.Known) -> Piece:
    if node.back is None:
        expr, column = compiler.fact(node.fact)
        default = compiler.default(node.fact)
        if expr is None:
            return fixed(default) if isinstance(default, Fraction) else missing()
        return _read(expr, column)
    year = compiler.day.year - 1 - node.back
    name = spelled((node.fact, year))
    known, zero = compiler.columns.get(name), compiler.before_start(year)
    if known is None:
        whole = Piece(zero, Exactness.WHOLE, least=0.0, hollow=frozenset({node.back}))
        return whole if zero is not None else missing(hollow=whole.hollow)
    expr = nw.col(name)
    if known.is_full or zero is None:
        return _read(expr, known)
    return compiler.once(name, nw.coalesce(expr, zero), replace(known, least=min(known.least, 0.0)))


def _read(expr: nw.Expr, column: Column) -> Piece:
    full, least, scale = column.is_full, column.least, column.scale
    return Piece(expr, column.exactness, is_full=full, least=least, scale=scale)


def _days_since(compiler: Compiler, node: tree.DaysSince) -> Piece:
    expr, column = compiler.fact(node.fact)
    if expr is None:
        return missing()
    today = float((compiler.day - EPOCH).days)
    return Piece(today - expr, Exactness.WHOLE, is_full=column.is_full)


def _years_running(compiler: Compiler, node: tree.YearsRunning) -> Piece:
    name = compiler.edition.started_by
    if name not in compiler.columns:
        return missing()
    started, year = nw.col(name), compiler.day.year
    count = nw.when(started.is_null()).then(None)
    for years in range(node.years, 0, -1):
        until = (date(year - years + 1, 1, 1) - EPOCH).days
        count = count.when(started < until).then(nw.lit(float(years)))
    expr = count.otherwise(nw.lit(0.0))
    full = compiler.columns[name].is_full
    return Piece(expr, Exactness.WHOLE, is_full=full, least=0.0)


def _entry(compiler: Compiler, node: tree.Entry) -> Piece:
    expr, _column = compiler.fact(node.fact)
    if expr is None:
        return missing()
    rows = compiler.value_of(node.code).steps
    chain = nw.when(expr.is_null()).then(None)
    for row in rows:
        chain = chain.when(expr == row.key).then(nw.lit(float(row.column(node.column))))
    return Piece(chain.otherwise(None), Exactness.FIXED)


def _yes(compiler: Compiler, node: tree.Yes) -> Test:
    expr, column = compiler.fact(node.fact)
    if expr is None:
        return truths.assumed(compiler.default(node.fact))
    return Test(expr, is_full=column.is_full)


def _one_of(compiler: Compiler, node: tree.OneOf) -> Test:
    expr, column = compiler.fact(node.fact)
    if expr is None:
        return Test(None)
    words = list(compiler.value_of(node.code).words)
    asked = expr if node.digits is None else expr.str.slice(0, node.digits)
    inside = nw.when(~expr.is_null()).then(asked.is_in(words))
    return Test(inside, is_full=column.is_full)


def _band(compiler: Compiler, node: tree.Band) -> Piece:
    steps = compiler.value_of(node.code).steps
    return arithmetic.band(compiler.number(node.subject), steps, node.column)


def _choice(compiler: Compiler, node: tree.Choice) -> Piece:
    cases = [(compiler.truth(when), compiler.number(then)) for when, then in node.cases]
    return arithmetic.choice(cases, compiler.number(node.otherwise))


def _comparison(compiler: Compiler, node: tree.Comparison) -> Test:
    left, right = compiler.number(node.left), compiler.number(node.right)
    return truths.comparison(node.relation, left, right)


def _reaches(compiler: Compiler, node: tree.Reaches) -> Test:
    low, high, mark = compiler.numbers((node.low, node.high, node.mark))
    enough = truths.comparison(node.relation, low, mark)
    possible = truths.comparison(node.relation, high, mark)
    if enough.expr is None or possible.expr is None:
        return Test(None)
    near, level = together(enough, possible)
    yes, no = nw.lit(value=True, dtype=nw.Boolean), nw.lit(value=False, dtype=nw.Boolean)
    expr = nw.when(enough.expr).then(yes).when(~possible.expr).then(no).otherwise(None)
    return Test(expr, near=near, level=level)


_NUMBERS: dict[type[Node], Callable[..., Piece]] = {
    tree.Constant: _constant,
    tree.Parameter: _parameter,
    tree.Known: _known,
    tree.DaysSince: _days_since,
    tree.YearsRunning: _years_running,
    tree.Entry: _entry,
    tree.Band: _band,
    tree.Choice: _choice,
    tree.Named: Compiler.named,
    tree.Sum: lambda c, n: arithmetic.total(c.numbers(n.parts)),
    tree.Difference: lambda c, n: arithmetic.difference(c.number(n.left), c.number(n.right)),
    tree.Product: lambda c, n: arithmetic.product(c.number(n.left), c.number(n.right)),
    tree.Quotient: lambda c, n: arithmetic.quotient(c.number(n.left), c.number(n.right)),
    tree.Least: lambda c, n: arithmetic.extreme(c.numbers(n.parts), greatest=False),
    tree.Greatest: lambda c, n: arithmetic.extreme(c.numbers(n.parts), greatest=True),
    tree.FirstKnown: lambda c, n: arithmetic.first_known(n.parts, c.numbers(n.parts)),
}

_TRUTHS: dict[type[Node], Callable[..., Test]] = {
    tree.Yes: _yes,
    tree.OneOf: _one_of,
    tree.Comparison: _comparison,
    tree.Reaches: _reaches,
    tree.Every: lambda c, n: truths.joined([c.truth(part) for part in n.parts], every=True),
    tree.Either: lambda c, n: truths.joined([c.truth(part) for part in n.parts], every=False),
    tree.Opposite: lambda c, n: truths.opposite(c.truth(n.inner)),
}
