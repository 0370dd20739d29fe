"""A table of many enterprises, checked: every value looked at, types made one.

The original column is kept for the exact reader; the checked one is what expressions see.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

import polars as pl

from kejitong.kernel.refusals import Problem
from kejitong.policy.facts import Fact, Key, Shape, Value, spelled
from kejitong.policy.headings import headings
from kejitong.policy.pieces import CENTS, Column, Exactness
from kejitong.policy.reading import NO, YES, BadFacts, Misread, read_value
from kejitong.policy.rules import Edition
from kejitong.policy.traits import Traits, in_cents

_SAMPLE = 1000
_HUNDREDS = "_hundreds"
MOST_PROBLEMS = 20
MOST_EACH = 3


@dataclass(frozen=True, slots=True)
class Table:
    """一张核对过的表：原样、供计算的样子、每列的性质，以及列与事实的对应。"""

    raw: pl.DataFrame
    frame: pl.DataFrame
    columns: dict[str, Column]
    keys: dict[str, Key]

    @property
    def identity(self) -> tuple[str, ...]:
        """标识企业的列，原样带到结果里。"""
        return tuple(name for name in self.raw.columns if name not in self.keys)


def check_table(edition: Edition, raw: pl.DataFrame, *, day: date, above: int = 0) -> Table:
    """核对列名和每一个值；有问题的列出行、列和改法，行号连上前面的 `above` 行数。"""
    keys, problems = headings(edition, raw.columns, day=day)
    if not keys:
        raise BadFacts(problems=tuple(problems))
    checked: dict[str, pl.Series] = {}
    for name, key in keys.items():
        fact = edition.fact(key[0])
        if fact is not None:
            checked[spelled(key)] = _canonical(fact, raw.get_column(name))
    frame, columns = pl.DataFrame(checked), {}
    seen = frame.lazy().select(_asked(frame)).collect().row(0, named=True)
    for name, key in keys.items():
        fact = edition.fact(key[0])
        if fact is not None:
            original = raw.get_column(name)
            traits = _traits(original, spelled(key), seen)
            if len(problems) < MOST_PROBLEMS and traits.is_suspicious(fact):
                problems.extend(_problems(fact, name, original, above))
            columns[spelled(key)] = traits.column(fact)
    if problems:
        raise BadFacts(problems=tuple(problems[:MOST_PROBLEMS]))
    return Table(raw, _in_cents(frame, columns), columns, keys)


def _canonical(fact: Fact, column: pl.Series) -> pl.Series:
    kind = column.dtype
    if fact.shape is Shape.TEXT:
        text = _text(column).str.strip_chars()
        blank = text.str.len_bytes() == 0
        return text.set(blank, None) if blank.any() else text
    if fact.shape is Shape.DATE:
        return _dates(fact, column).to_physical().cast(pl.Float64)
    if fact.shape is Shape.FLAG:
        return column if kind == pl.Boolean else _completed(fact, column, _flags(column))
    if kind.is_numeric():
        return column.cast(pl.Float64)
    plain = _text(column).str.replace_all("[,，]", "").str.strip_chars()
    return _completed(fact, column, plain.cast(pl.Float64, strict=False))


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
    read = [_read(fact, value) for value in column.gather(rows).to_list()]
    values = [float(value) if isinstance(value, Fraction) else value for value in read]
    return found.scatter(rows, pl.Series(values, dtype=found.dtype))


def _read(fact: Fact, value: object) -> Value | None:
    try:
        return read_value(fact, value)
    except Misread:
        return None


def _asked(frame: pl.DataFrame) -> list[pl.Expr]:
    """One pass over all columns: nulls, least, greatest, whether whole, whether any NaN."""
    asked = [pl.col(name).null_count().alias(f"{name}:nulls") for name in frame.columns]
    sample = frame.head(_SAMPLE)
    for name, kind in frame.schema.items():
        if kind == pl.Float64:
            column = pl.col(name)
            asked += [
                column.min().alias(f"{name}:least"),
                column.max().alias(f"{name}:most"),
                column.sum().alias(f"{name}:sum"),
            ]
            if (sample[name] == sample[name].floor()).all():
                asked.append((column == column.floor()).all().alias(f"{name}:whole"))
    return asked


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
        is_whole=seen.get(f"{target}:whole", False),
        places=kind.scale if isinstance(kind, pl.Decimal) else None,
        digits=longest if isinstance(longest, int) else None,
    )


def _in_cents(frame: pl.DataFrame, columns: dict[str, Column]) -> pl.DataFrame:
    """Columns that are whole in cents become so; the columns' description with them.

    The divisor is a column, because Polars multiplies by the reciprocal of a fixed one.
    """
    asked = [name for name, column in columns.items() if column.exactness is Exactness.PLAIN]
    if not asked:
        return frame
    scaled = frame.select((pl.col(name) * CENTS).round() for name in asked)
    hundreds = pl.repeat(float(CENTS), frame.height, eager=True).alias(_HUNDREDS)
    back = (
        scaled.with_columns(hundreds)
        .lazy()
        .select(
            ((pl.col(name) / pl.col(_HUNDREDS)) == frame.get_column(name)).all() for name in asked
        )
    )
    whole = [name for name, holds in back.collect().row(0, named=True).items() if holds]
    columns.update((name, in_cents(columns[name])) for name in whole)
    return frame.with_columns(scaled.get_column(name) for name in whole)


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
