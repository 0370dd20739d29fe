"""A plan laid out for Polars once, and asked for one table after the other.

Laying out a thousand expressions takes longer than judging a district with them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from threading import Lock
from typing import TypeAlias

import narwhals as nw
import polars as pl
from polars.io.plugins import register_io_source

from kejitong.policy.pieces import Column
from kejitong.policy.plans import plan
from kejitong.policy.rules import Edition
from kejitong.policy.tables import Table, canonical

_KEPT = 64
_ROWS_AT_ONCE = 50_000

_Columns: TypeAlias = tuple[tuple[str, Column], ...]
_Schema: TypeAlias = tuple[tuple[str, pl.DataType], ...]


def asked(edition: Edition, table: Table, *, day: date) -> pl.DataFrame:
    """每家的结论，答案是数字；各行都一样的数不占地方。"""
    columns, schema = tuple(table.columns.items()), tuple(table.read.schema.items())
    return _query(edition, day, columns, schema).on(table.read)


class _Query:
    def __init__(self, edition: Edition, day: date, columns: _Columns, schema: _Schema) -> None:
        described = dict(columns)
        self._plan = plan(edition, day=day, columns=described)
        source = register_io_source(self._rows, schema=dict(schema))
        frame = nw.from_native(canonical(source, described))
        self._lazy: pl.LazyFrame = self._plan.varying(frame, keep=()).to_native()
        self._read = pl.DataFrame()
        self._alone = Lock()

    def on(self, read: pl.DataFrame) -> pl.DataFrame:
        with self._alone:
            self._read = read
            try:
                found = self._lazy.collect(engine="streaming")
            finally:
                self._read = pl.DataFrame()
        return self._plan.completed(found, read.height)

    def _rows(
        self,
        columns: list[str] | None,
        _predicate: pl.Expr | None,
        _most: int | None,
        _at_once: int | None,
    ) -> Iterator[pl.DataFrame]:
        chosen = self._read if columns is None else self._read.select(columns)
        yield from chosen.iter_slices(_ROWS_AT_ONCE)


@lru_cache(maxsize=_KEPT)
def _query(edition: Edition, day: date, columns: _Columns, schema: _Schema) -> _Query:
    return _Query(edition, day, columns, schema)
