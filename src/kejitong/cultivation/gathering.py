"""What the registers know of many organisations at once, as a table with one row each.

One query a register, however many organisations. Amounts pass as floats, which hold fifteen
digits, because a scan reads them so and judges again exactly whatever lies near a boundary.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final, TypeVar

import polars as pl
from django.db.models import Count, FloatField
from django.db.models.functions import Cast

from kejitong.cultivation import sources
from kejitong.cultivation.selecting import (
    Rows,
    certificates_on,
    fiscal_years,
    institutions_on,
    patents_on,
    wanted,
)
from kejitong.cultivation.sources import Source
from kejitong.organisations.registers import YEARLY_FACTS
from kejitong.policy.rules import Edition
from kejitong.recognitions.registers import INSTITUTIONS
from kejitong.registers.columns import Kind
from kejitong.registers.queries import live

_YEAR_SUFFIX: Final = len("_2026")
_TOO_LARGE: Final = 10**15
IDENTITY: Final = ("id", "name", "uscc", "township", "region", "industry")
_SECTORS: Final = (("I65", "software"), ("A", "agriculture"), ("B", "industry"),
                   ("C", "industry"), ("D", "industry"), ("E", "construction"))  # fmt: skip

Wanted = Mapping[str, Source]
Kept = TypeVar("Kept", bound=Source)


def population(edition: Edition, organisations: Rows, day: date) -> pl.DataFrame:
    """一家一行：编号、名称、镇街、行业，和登记册里有来处的每项事实。"""
    asked = wanted(edition)
    frame = _identity(asked, organisations)
    for gather in (_yearly, _patents, _certificates, _institution_levels, _institutions):
        piece = gather(asked, organisations, day)
        if piece is not None:
            frame = frame.join(piece, on="id", how="left", maintain_order="left")
    zeros = [*_of(asked, sources.Patents)]
    flags = [*_of(asked, sources.Holds), *_of(asked, sources.HasInstitution)]
    assumed = _of(asked, sources.Assumed)
    full = frame.with_columns(
        *(pl.col(name).fill_null(0.0) for name in zeros),
        *(pl.col(name).fill_null(value=False) for name in flags),
        *(_constant(source.value).alias(name) for name, source in assumed.items()),
    )
    return full.with_columns(_readable(edition, full))


def _readable(edition: Edition, frame: pl.DataFrame) -> Iterator[pl.Expr]:
    """One impossible record is an unknown fact, and does not keep all others from being judged."""
    for name, kind in frame.schema.items():
        fact = edition.fact(name) or edition.fact(name[:-_YEAR_SUFFIX])
        if fact is not None and kind == pl.Float64:
            column = pl.col(name)
            least = -_TOO_LARGE if fact.may_be_negative else 0
            sound = (column >= least) & (column < _TOO_LARGE)
            yield pl.when(sound).then(column).alias(name)


def _of(asked: Wanted, kind: type[Kept]) -> dict[str, Kept]:
    return {name: source for name, source in asked.items() if isinstance(source, kind)}


def _constant(value: bool | int) -> pl.Expr:  # noqa: FBT001  a value, not a switch
    return pl.lit(value if isinstance(value, bool) else float(value))


def _table(rows: Iterable[tuple[Any, ...]], schema: dict[str, Any]) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema=schema, orient="row")


def _identity(asked: Wanted, organisations: Rows) -> pl.DataFrame:
    own = _of(asked, sources.Own)
    rows = organisations.order_by("pk").values_list(
        "pk", "name", "uscc", "region__name", "region__code", "industry",
        *(source.column for source in own.values()),
    )  # fmt: skip
    schema = {"id": pl.Int64, **dict.fromkeys(IDENTITY[1:], pl.String)}
    frame = _table(rows, {**schema, **dict.fromkeys(own, pl.Date)})
    derived = {
        **dict.fromkeys(_of(asked, sources.Sector), _sector()),
        **dict.fromkeys(_of(asked, sources.Located), pl.col("region").is_not_null()),
    }
    return frame.with_columns(**derived).with_columns(pl.col("industry").str.slice(0, 1))


def _sector() -> pl.Expr:
    """The kind of industry by which sizes are told apart; none for the others."""
    chosen = pl.lit(None, dtype=pl.String)
    for start, kind in reversed(_SECTORS):
        begins = pl.col("industry").str.starts_with(start)
        chosen = pl.when(begins).then(pl.lit(kind)).otherwise(chosen)
    return chosen


def _yearly(asked: Wanted, organisations: Rows, day: date) -> pl.DataFrame | None:
    numbers, texts = _of(asked, sources.Yearly), _of(asked, sources.Latest)
    columns = sorted({column for source in numbers.values() for column in source.columns})
    written = [source.column for source in texts.values()]
    if not columns and not written:
        return None
    years = fiscal_years(day)
    records = live(YEARLY_FACTS).filter(
        organisation__in=organisations.values("pk"), year__gte=years[0], year__lte=years[-1]
    )
    plain = {f"plain_{column}": Cast(column, FloatField()) for column in columns}
    rows = records.annotate(**plain).values_list("organisation", "year", *plain, *written)
    schema = {"id": pl.Int64, "year": pl.Int64, **dict.fromkeys(columns, pl.Float64),
              **dict.fromkeys(written, pl.String)}  # fmt: skip
    frame = _table(rows, schema)
    piece = frame.select("id").unique()
    for year in years:
        told = (_number(source).alias(f"{name}_{year}") for name, source in numbers.items())
        of_year = frame.filter(pl.col("year") == year).select("id", *told)
        piece = piece.join(of_year, on="id", how="left")
    for name, source in texts.items():
        said = frame.filter(pl.col(source.column) != "").sort("year")
        last = said.group_by("id").agg(pl.col(source.column).last().alias(name))
        piece = piece.join(last, on="id", how="left")
    return piece


def _number(source: sources.Yearly) -> pl.Expr:
    return pl.col(source.column) - pl.col(source.less) if source.less else pl.col(source.column)


def _patents(asked: Wanted, organisations: Rows, day: date) -> pl.DataFrame | None:
    counted = _of(asked, sources.Patents)
    if not counted:
        return None
    rows = patents_on(organisations, day).values_list("organisation", "kind")
    counts = rows.annotate(pieces=Count("pk")).order_by()
    frame = _table(counts, {"id": pl.Int64, "kind": pl.String, "pieces": pl.Float64})
    return frame.group_by("id").agg(
        pl.col("pieces").filter(pl.col("kind").is_in(source.kinds)).sum().alias(name)
        for name, source in counted.items()
    )


def _certificates(asked: Wanted, organisations: Rows, day: date) -> pl.DataFrame | None:
    held = {name: source.kinds for name, source in _of(asked, sources.Holds).items()}
    if not held:
        return None
    rows = certificates_on(organisations, day).values_list("organisation", "kind")
    return _flags(rows, held)


def _institution_levels(asked: Wanted, organisations: Rows, day: date) -> pl.DataFrame | None:
    levels = {name: source.levels for name, source in _of(asked, sources.HasInstitution).items()}
    if not levels:
        return None
    recognised = institutions_on(organisations, day).filter(recognised_on__lte=day)
    return _flags(recognised.values_list("organisation", "level"), levels)


def _flags(rows: Rows, asked: Mapping[str, tuple[str, ...]]) -> pl.DataFrame:
    frame = _table(rows, {"id": pl.Int64, "kind": pl.String})
    return frame.group_by("id").agg(
        pl.col("kind").is_in(kinds).any().alias(name) for name, kinds in asked.items()
    )


def _institutions(asked: Wanted, organisations: Rows, day: date) -> pl.DataFrame | None:
    told = {name: source.column for name, source in _of(asked, sources.Institution).items()}
    if not told:
        return None
    flags = {name for name, column in told.items() if INSTITUTIONS.kind(column) is Kind.BOOLEAN}
    records = institutions_on(organisations, day).order_by("pk")
    plain = {
        f"plain_{name}": Cast(column, FloatField())
        for name, column in told.items()
        if name not in flags
    }
    read = [told[name] if name in flags else f"plain_{name}" for name in told]
    rows = records.annotate(**plain).values_list("organisation", *read)
    kinds = {name: pl.Boolean if name in flags else pl.Float64 for name in told}
    frame = _table(rows, {"id": pl.Int64, **kinds})
    return frame.unique("id", keep="last", maintain_order=True)
