"""Invented enterprises for any edition: missing, zero and boundary facts more often than not."""

from __future__ import annotations

import random
from datetime import date, timedelta

import polars as pl

from kejitong.policy.facts import Fact, Shape
from kejitong.policy.rows import exact_row
from kejitong.policy.rules import Edition
from kejitong.policy.tables import check_table

AMOUNTS = (
    *(0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 9.99, 10.0, 30.0, 59.99, 60.0, 100.0, 1000.0, 999.99),
    *(2_000_000.0, 2_500_000.0, 2_499_999.99, 3_000_000.0, 6_000_000.0, 10_000_000.0),
    *(50_000_000.0, 50_000_001.0, 200_000_000.0, 200_000_000.01, 0.1, 0.3, 33.333333333),
)
COUNTS = [0, 0, 1, 2, 3, 4, 5, 6, 10, 50, 500]


def rows(edition: Edition, *, day: date, count: int, seed: int) -> pl.DataFrame:
    """A table of invented enterprises."""
    draw = random.Random(seed)
    columns: dict[str, list[object]] = {"name": [f"虚构企业{n}" for n in range(count)]}
    for fact in edition.facts:
        names = [fact.name]
        if fact.shape.by_year:
            names = [f"{fact.name}_{day.year - back}" for back in (1, 2, 3)]
        for name in names:
            if draw.random() < 0.9:
                columns[name] = [_value(fact, draw, day, edition) for _ in range(count)]
    return pl.DataFrame(columns, strict=False, infer_schema_length=None)


def exactly(edition: Edition, frame: pl.DataFrame, *, day: date) -> list[dict[str, object]]:
    """What the exact reader says of every row."""
    table = check_table(edition, frame, day=day)
    return [exact_row(edition, table.keys, row, day=day) for row in frame.iter_rows(named=True)]


def differences(expected: list[dict[str, object]], found: pl.DataFrame) -> list[str]:
    """Where a scan and the exact reader differ: words exactly, numbers within rounding."""
    said = []
    for row, (one, other) in enumerate(zip(expected, found.to_dicts(), strict=True)):
        for name, value in one.items():
            if not _same(value, other[name]):
                said.append(f"第{row}行{name}：精确{value!r}，扫描{other[name]!r}")
    return said


def _same(value: object, other: object) -> bool:
    if isinstance(value, float) and isinstance(other, float | int):
        return abs(value - other) <= 1e-9 * (1 + abs(value))
    return value == other


def _value(fact: Fact, draw: random.Random, day: date, edition: Edition) -> object:
    if draw.random() < 0.06:
        return None
    match fact.shape:
        case Shape.FLAG:
            return draw.random() < 0.5
        case Shape.DATE:
            return day - timedelta(days=draw.choice([0, 1, 364, 365, 366, 900, 1500, 5000]))
        case Shape.TEXT:
            words = [word for each in edition.parameters.values() for word in each.values[-1].words]
            keys = [
                step.key for each in edition.parameters.values() for step in each.values[-1].steps
            ]
            return draw.choice([*words, *keys, "999"])
        case Shape.TALLY:
            return draw.choice(COUNTS)
    if fact.is_whole:
        return draw.choice(COUNTS)
    amount = draw.choice(AMOUNTS) if draw.random() < 0.8 else round(draw.lognormvariate(12, 3), 2)
    return -amount if fact.may_be_negative and draw.random() < 0.2 else amount
