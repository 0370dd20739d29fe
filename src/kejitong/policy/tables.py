"""A table of many enterprises, checked: every value looked at, types made one.

The original column is kept for the exact reader; the checked one is what expressions see.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

import polars as pl
from polars import selectors

from kejitong.kernel.refusals import Problem
from kejitong.policy.facts import Fact, Key, Shape, Value, spelled
from kejitong.policy.headings import headings
from kejitong.policy.pieces import CENTS, Column, Exactness
from kejitong.policy.reading import NO, YES, BadFacts, Misread, read_value
from kejitong.policy.rules import Edition
from kejitong.policy.traits import Traits, in_cents

_SAMPLES, _SAMPLE = 16, 64
_HUNDREDS = "_hundreds"
MOST_PROBLEMS = 20
MOST_EACH = 3


@dataclass(frozen=True, slots=True)
class Table:
    """一张核对过的表：原样、各列读成应有的类型、每列的性质，以及列与事实的对应。"""

    raw: pl.DataFrame
    read: pl.DataFrame
    columns: dict[str, Column]
    keys: dict[str, Key]

    @property
    def identity(self) -> tuple[str, ...]:
        """标识企业的列，原样带到结果里。"""
        return tuple(name for name in self.raw.columns if name not in self.keys)

    @property
    def frame(self) -> pl.LazyFrame:
        """供计算的样子。"""
        return canonical(self.read.lazy(), self.columns)


def check_table(edition: Edition, raw: pl.DataFrame, *, day: date, above: int = 0) -> Table:
    """核对列名和每一个值；有问题的列出行、列和改法，行号连上前面的 `above` 行数。"""
    keys, problems = headings(edition, raw.columns, day=day)
    if not keys:
        raise BadFacts(problems=tuple(problems))
    facts = {name: fact for name, key in keys.items() if (fact := edition.fact(key[0]))}
    read = pl.DataFrame(
        {spelled(keys[name]): _read(fact, raw.get_column(name)) for name, fact in facts.items()}
    )
    fractions, columns = _fractions(read), dict[str, Column]()
    seen = _seen(read, fractions)
    for name, fact in facts.items():
        original, target = raw.get_column(name), spelled(keys[name])
        traits = _traits(original, target, seen)
        if len(problems) < MOST_PROBLEMS and traits.is_suspicious(fact):
            problems.extend(_problems(fact, name, original, above))
        columns[target] = traits.column(fact)
    if problems:
        raise BadFacts(problems=tuple(problems[:MOST_PROBLEMS]))
    cents = [
        name
        for name in fractions
        if columns[name].exactness is Exactness.PLAIN and seen[f"{name}:cents"]
    ]
    columns.update((name, in_cents(columns[name])) for name in cents)
    return Table(raw, read, columns, keys)


def canonical(read: pl.LazyFrame, columns: Mapping[str, Column]) -> pl.LazyFrame:
    """Numbers as floats, in cents where they are whole in cents, and text without blanks around it.

    It is worked out again each time it is asked, piece by piece: room for all of it costs more.
    """
    cents = [name for name, column in columns.items() if column.scale == CENTS]
    return _plain(read).with_columns(_cents(name) for name in cents)


def _read(fact: Fact, column: pl.Series) -> pl.Series:
    """Of the right kind, whatever its width."""
    kind = column.dtype
    if fact.shape is Shape.TEXT:
        return _text(column)
    if fact.shape is Shape.DATE:
        return _dates(fact, column).to_physical()
    if fact.shape is Shape.FLAG:
        return column if kind == pl.Boolean else _completed(fact, column, _flags(column))
    if kind.is_numeric():
        return column
    plain = _text(column).str.replace_all("[,，]", "").str.strip_chars()
    return _completed(fact, column, plain.cast(pl.Float64, strict=False))


def _plain(read: pl.LazyFrame) -> pl.LazyFrame:
    text = selectors.string()
    trimmed = read.with_columns(selectors.numeric().cast(pl.Float64), text.str.strip_chars())
    return trimmed.with_columns(pl.when(text.str.len_bytes() > 0).then(text))


def _cents(name: str) -> pl.Expr:
    return (pl.col(name) * CENTS).round()


def _text(column: pl.Series) -> pl.Series:
    if column.dtype.is_nested():
        return pl.repeat(None, len(column), dtype=pl.String, eager=True)
    return column.cast(pl.String)


def _flags(column: pl.Series) -> pl.Series:
    text = _text(column).str.strip_chars().str.to_lowercase()
    yes, no = text.is_in(list(YES)), text.is_in(list(NO))
    return yes.set(~(yes | no), None)


def _dates(fact: Fact, column: pl.Series) -> pl.Series:
    if column.dtype in {pl.Date, pl.Datetime}:
        return column.cast(pl.Date)
    text = _text(column)
    plain = text.set(~text.str.contains(r"^\d{4}-\d{2}-\d{2}$"), None)
    return _completed(fact, column, plain.str.to_date("%Y-%m-%d", strict=False))


def _completed(fact: Fact, column: pl.Series, found: pl.Series) -> pl.Series:
    """What the fast way leaves open is read as one fact would be."""
    if found.null_count() == column.null_count():
        return found
    rows = (found.is_null() & column.is_not_null()).arg_true()
    read = [_one(fact, value) for value in column.gather(rows).to_list()]
    values = [float(value) if isinstance(value, Fraction) else value for value in read]
    return found.scatter(rows, pl.Series(values, dtype=found.dtype))


def _one(fact: Fact, value: object) -> Value | None:
    try:
        return read_value(fact, value)
    except Misread:
        return None


def _fractions(read: pl.DataFrame) -> list[str]:
    """The numbers that are not all whole, as far as samples tell."""
    step = max(1, read.height // _SAMPLES)
    starts = range(0, max(1, read.height), step)
    sample = pl.concat(read.slice(start, _SAMPLE) for start in starts)
    broken = selectors.float() | selectors.decimal()
    return [
        column.name
        for column in sample.select(broken.cast(pl.Float64)).iter_columns()
        if not (column == column.floor()).all()
    ]


def _seen(read: pl.DataFrame, fractions: list[str]) -> dict[str, Any]:
    """One pass over all columns: nulls, least, greatest, any NaN, whether whole or in cents.

    The divisor is a column, because Polars multiplies by the reciprocal of a fixed one.
    """
    asked = []
    for name, kind in read.schema.items():
        column = pl.col(name)
        asked.append(column.null_count().alias(f"{name}:nulls"))
        if kind.is_numeric():
            asked += [
                column.min().alias(f"{name}:least"),
                column.max().alias(f"{name}:most"),
                column.sum().alias(f"{name}:sum"),
            ]
        if name in fractions:
            back = _cents(name) / pl.col(_HUNDREDS)
            asked.append((back == column).all().alias(f"{name}:cents"))
        elif kind.is_float() or kind.is_decimal():
            asked.append((column == column.floor()).all().alias(f"{name}:whole"))
    hundreds = pl.repeat(float(CENTS), read.height, eager=True).alias(_HUNDREDS)
    found = _plain(read.lazy()).with_columns(hundreds).select(asked).collect(engine="streaming")
    return found.row(0, named=True)


def _traits(original: pl.Series, target: str, seen: dict[str, Any]) -> Traits:
    kind, longest = original.dtype, None
    if kind == pl.String:
        longest = original.str.len_chars().max()
    return Traits(
        empty=seen[f"{target}:nulls"],
        unread=seen[f"{target}:nulls"] - original.null_count(),
        least=seen.get(f"{target}:least"),
        most=seen.get(f"{target}:most"),
        total=seen.get(f"{target}:sum"),
        is_whole=seen.get(f"{target}:whole", kind.is_integer()),
        places=kind.scale if isinstance(kind, pl.Decimal) else None,
        digits=longest if isinstance(longest, int) else None,
    )


def _problems(fact: Fact, name: str, original: pl.Series, above: int) -> Iterator[Problem]:
    found = 0
    for row, value in enumerate(original.to_list(), start=above + 2):
        try:
            read_value(fact, value)
        except Misread as misread:
            found += 1
            yield Problem(row, f"列“{name}”", str(value), misread.why)
            if found == MOST_EACH:
                return
