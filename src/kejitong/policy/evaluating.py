"""The exact reader: one tree, one enterprise, fractions throughout.

A missing fact gives no value, and that travels upwards until something decides without it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction
from typing import TypeAlias

from kejitong.policy import expressions as tree
from kejitong.policy.expressions import Condition, Node, Number
from kejitong.policy.facts import Key, Sheet, Value
from kejitong.policy.rules import Edition, parameter_number

Answered: TypeAlias = Fraction | bool | None


class Reading:
    """One enterprise's facts read against one edition on one day; values are remembered."""

    def __init__(self, edition: Edition, sheet: Sheet, day: date) -> None:
        self.edition = edition
        self.sheet = sheet
        self.day = day
        self._facts = {fact.name: fact for fact in edition.facts}
        self._values: dict[int, tuple[Node, Answered]] = {}

    def number(self, node: Number) -> Fraction | None:
        """The value of a number node."""
        value = self._value(node)
        return value if isinstance(value, Fraction) else None

    def truth(self, node: Condition) -> bool | None:
        """Whether a condition holds; none if a missing fact could decide it."""
        value = self._value(node)
        return value if isinstance(value, bool) else None

    def key(self, node: tree.Known) -> Key:
        """The fact and fiscal year that a node stands for."""
        return node.fact, None if node.back is None else self.day.year - 1 - node.back

    def fact(self, name: str, year: int | None = None) -> Value | None:
        """A fact, its assumed value, or nothing."""
        value = self.sheet.values.get((name, year))
        if value is None:
            return self._facts[name].default
        return value

    def started(self) -> date | None:
        """The day on which the enterprise began, if known."""
        value = self.sheet.values.get((self.edition.started_by, None))
        return value if isinstance(value, date) else None

    def missing(self, node: Node) -> tuple[Key, ...]:
        """The facts for want of which a node has no value, in order of first use."""
        return tuple(dict.fromkeys(_missing(self, node)))

    def is_known(self, node: Node) -> bool:
        """Whether a node has a value."""
        return self._value(node) is not None

    def _value(self, node: Node) -> Answered:
        known = self._values.get(id(node))
        if known is None:
            known = self._values[id(node)] = (node, _READERS[type(node)](self, node))
        return known[1]


def _constant(_reading: Reading, node: tree.Constant) -> Fraction:
    return node.value


def _named(reading: Reading, node: tree.Named) -> Fraction | None:
    return reading.number(node.inner)


def _known(reading: Reading, node: tree.Known) -> Fraction | None:
    name, year = reading.key(node)
    value = reading.fact(name, year)
    if value is None and year is not None:
        started = reading.started()
        return Fraction(0) if started is not None and started.year > year else None
    return value if isinstance(value, Fraction) else None


def _all_numbers(reading: Reading, parts: Iterable[Number]) -> list[Fraction] | None:
    values = [reading.number(part) for part in parts]
    known = [value for value in values if value is not None]
    return known if len(known) == len(values) else None


def _sum(reading: Reading, node: tree.Sum) -> Fraction | None:
    values = _all_numbers(reading, node.parts)
    return None if values is None else sum(values, Fraction(0))


def _least(reading: Reading, node: tree.Least) -> Fraction | None:
    values = _all_numbers(reading, node.parts)
    return None if values is None else min(values)


def _greatest(reading: Reading, node: tree.Greatest) -> Fraction | None:
    values = _all_numbers(reading, node.parts)
    return None if values is None else max(values)


def _difference(reading: Reading, node: tree.Difference) -> Fraction | None:
    values = _all_numbers(reading, (node.left, node.right))
    return None if values is None else values[0] - values[1]


def _product(reading: Reading, node: tree.Product) -> Fraction | None:
    values = _all_numbers(reading, (node.left, node.right))
    return None if values is None else values[0] * values[1]


def _quotient(reading: Reading, node: tree.Quotient) -> Fraction | None:
    values = _all_numbers(reading, (node.left, node.right))
    return None if values is None or values[1] == 0 else values[0] / values[1]


def _first_known(reading: Reading, node: tree.FirstKnown) -> Fraction | None:
    values = (reading.number(part) for part in node.parts)
    return next((value for value in values if value is not None), None)


def _days_since(reading: Reading, node: tree.DaysSince) -> Fraction | None:
    value = reading.fact(node.fact)
    return Fraction((reading.day - value).days) if isinstance(value, date) else None


def _years_running(reading: Reading, node: tree.YearsRunning) -> Fraction | None:
    started = reading.started()
    if started is None:
        return None
    return Fraction(max(0, min(node.years, reading.day.year - started.year)))


def _parameter(reading: Reading, node: tree.Parameter) -> Fraction:
    return parameter_number(reading.edition, node.code, reading.day)


def _band(reading: Reading, node: tree.Band) -> Fraction | None:
    subject = reading.number(node.subject)
    if subject is None:
        return None
    return reading.edition.value_of(node.code, reading.day).step(subject).column(node.column)


def _entry(reading: Reading, node: tree.Entry) -> Fraction | None:
    key = reading.fact(node.fact)
    row = reading.edition.value_of(node.code, reading.day).row(str(key)) if key else None
    return row.column(node.column) if row else None


def _choice(reading: Reading, node: tree.Choice) -> Fraction | None:
    for when, then in node.cases:
        holds = reading.truth(when)
        if holds is None:
            return None
        if holds:
            return reading.number(then)
    return reading.number(node.otherwise)


def _comparison(reading: Reading, node: tree.Comparison) -> bool | None:
    values = _all_numbers(reading, (node.left, node.right))
    return None if values is None else node.relation.holds(values[0], values[1])


def _yes(reading: Reading, node: tree.Yes) -> bool | None:
    value = reading.fact(node.fact)
    return value if isinstance(value, bool) else None


def _one_of(reading: Reading, node: tree.OneOf) -> bool | None:
    value = reading.fact(node.fact)
    if not isinstance(value, str):
        return None
    return value[: node.digits] in reading.edition.value_of(node.code, reading.day).words


def _every(reading: Reading, node: tree.Every) -> bool | None:
    answers = [reading.truth(part) for part in node.parts]
    return False if False in answers else None if None in answers else True


def _either(reading: Reading, node: tree.Either) -> bool | None:
    answers = [reading.truth(part) for part in node.parts]
    return True if True in answers else None if None in answers else False


def _opposite(reading: Reading, node: tree.Opposite) -> bool | None:
    answer = reading.truth(node.inner)
    return None if answer is None else not answer


def _reaches(reading: Reading, node: tree.Reaches) -> bool | None:
    values = _all_numbers(reading, (node.low, node.high, node.mark))
    if values is None:
        return None
    low, high, mark = values
    if node.relation.holds(low, mark):
        return True
    return None if node.relation.holds(high, mark) else False


_READERS: dict[type[Node], Callable[..., Answered]] = {
    tree.Constant: _constant,
    tree.Named: _named,
    tree.Known: _known,
    tree.Sum: _sum,
    tree.Least: _least,
    tree.Greatest: _greatest,
    tree.Difference: _difference,
    tree.Product: _product,
    tree.Quotient: _quotient,
    tree.FirstKnown: _first_known,
    tree.DaysSince: _days_since,
    tree.YearsRunning: _years_running,
    tree.Parameter: _parameter,
    tree.Band: _band,
    tree.Entry: _entry,
    tree.Choice: _choice,
    tree.Comparison: _comparison,
    tree.Yes: _yes,
    tree.OneOf: _one_of,
    tree.Every: _every,
    tree.Either: _either,
    tree.Opposite: _opposite,
    tree.Reaches: _reaches,
}


def _missing(reading: Reading, node: Node) -> list[Key]:
    if isinstance(node, tree.Reaches):
        return _missing(reading, node.settled)
    if reading.is_known(node):
        return []
    special = _MISSING.get(type(node))
    if special is not None:
        return special(reading, node)
    name = getattr(node, "fact", None)
    if isinstance(name, str):
        return [(name, None)]
    return [key for child in node.children() for key in _missing(reading, child)]


def _missing_known(reading: Reading, node: tree.Known) -> list[Key]:
    return [reading.key(node)]


def _missing_first(reading: Reading, node: tree.FirstKnown) -> list[Key]:
    return min((_missing(reading, part) for part in node.parts), key=len)


def _missing_years(reading: Reading, _node: tree.YearsRunning) -> list[Key]:
    return [(reading.edition.started_by, None)]


def _missing_quotient(reading: Reading, node: tree.Quotient) -> list[Key]:
    """With everything known, the divisor is zero: name the facts that make it so."""
    below = [*_missing(reading, node.left), *_missing(reading, node.right)]
    leaves = (leaf for leaf in node.right.walk() if isinstance(leaf, tree.Known))
    return below or [reading.key(leaf) for leaf in leaves]


def _missing_choice(reading: Reading, node: tree.Choice) -> list[Key]:
    for when, then in node.cases:
        holds = reading.truth(when)
        if holds is None:
            return _missing(reading, when)
        if holds:
            return _missing(reading, then)
    return _missing(reading, node.otherwise)


_MISSING: dict[type[Node], Callable[..., list[Key]]] = {
    tree.Known: _missing_known,
    tree.FirstKnown: _missing_first,
    tree.Choice: _missing_choice,
    tree.YearsRunning: _missing_years,
    tree.Quotient: _missing_quotient,
}
