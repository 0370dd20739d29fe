"""Judging every row of a table at once: a fast pass in floats on any engine, then the exact
reader for the few rows that lie within a hair of a boundary.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path

import narwhals as nw
import polars as pl

from kejitong.policy import spark
from kejitong.policy.answers import Answer, Overall
from kejitong.policy.files import read_table
from kejitong.policy.plans import DOUBT, Plan, plan
from kejitong.policy.rows import exact_row
from kejitong.policy.rules import Edition, RuleSet
from kejitong.policy.spark import EngineMissing
from kejitong.policy.tables import Table, check_table

_INDEX = "_row"
_ANSWER = pl.Enum([answer.value for answer in Answer])
_OVERALL = pl.Enum([overall.value for overall in Overall])


class Engine(StrEnum):
    """整表计算用的引擎。"""

    POLARS = "polars"
    DUCKDB = "duckdb"
    SPARK = "spark"


def scan(
    ruleset: RuleSet, raw: pl.DataFrame, *, day: date, engine: Engine = Engine.POLARS
) -> pl.DataFrame:
    """一行一家企业，逐条判断；与逐家精确判断完全一致。"""
    edition = ruleset.on(day)
    if engine is Engine.SPARK:
        return _typed(edition, spark.scan_table(ruleset, raw, day=day))
    table = check_table(edition, raw, day=day)
    compiled = plan(edition, day=day, columns=table.columns)
    found = _on_duckdb(compiled, table) if engine is Engine.DUCKDB else _on_polars(compiled, table)
    return _exact_where_doubtful(edition, table, _worded(edition, found), day)


def scan_file(
    ruleset: RuleSet, path: Path, *, day: date, engine: Engine = Engine.POLARS
) -> pl.DataFrame:
    """读一个文件并判断；Spark 自己读 parquet，只把结果取回。"""
    if engine is Engine.SPARK and path.suffix.lower() == ".parquet":
        return _typed(ruleset.on(day), spark.scan_parquet(ruleset, path, day=day))
    return scan(ruleset, read_table(path), day=day, engine=engine)


def _kinds(edition: Edition) -> dict[str, pl.Enum]:
    answers = [*(rule.code for rule in edition.rules), *(score.code for score in edition.scores)]
    return {**dict.fromkeys(answers, _ANSWER), "overall": _OVERALL}


def _typed(edition: Edition, result: pl.DataFrame) -> pl.DataFrame:
    """Words from elsewhere, of the types that the engines here give."""
    return result.with_columns(pl.col(name).cast(kind) for name, kind in _kinds(edition).items())


def _worded(edition: Edition, result: pl.DataFrame) -> pl.DataFrame:
    """Answers come from the engine as small numbers, and become words here."""
    return result.with_columns(
        pl.col(name).cast(pl.UInt8).cat.to(kind) for name, kind in _kinds(edition).items()
    )


def _exact_where_doubtful(
    edition: Edition, table: Table, result: pl.DataFrame, day: date
) -> pl.DataFrame:
    identity = table.raw.select(table.identity)
    if DOUBT in result.columns:
        doubt = result.get_column(DOUBT).fill_null(value=False)
        result = result.drop(DOUBT)
        rows = doubt.arg_true().to_list()
        written = table.raw[rows].select(*table.keys).iter_rows(named=True)
        exact = [exact_row(edition, table.keys, row, day=day) for row in written]
        result = _patched(result, rows, exact)
    return pl.concat([identity, result], how="horizontal") if identity.width else result


def _patched(result: pl.DataFrame, rows: list[int], exact: list[dict[str, object]]) -> pl.DataFrame:
    if not rows:
        return result
    columns = []
    for name, kind in result.schema.items():
        values = pl.Series(name, [row[name] for row in exact], dtype=kind)
        columns.append(result.get_column(name).scatter(rows, values))
    return pl.DataFrame(columns)


def _on_polars(compiled: Plan, table: Table) -> pl.DataFrame:
    frame = nw.from_native(table.frame.lazy())
    result: pl.DataFrame = compiled.on(frame, keep=()).to_native().collect()
    if result.height == table.raw.height:
        return result
    return result.select(pl.all().first().repeat_by(table.raw.height).explode())


def _on_duckdb(compiled: Plan, table: Table) -> pl.DataFrame:
    try:
        import duckdb
    except ModuleNotFoundError as error:
        raise EngineMissing(why="DuckDB", remedy="请安装 duckdb，或改用 --engine polars") from error
    numbered = table.frame.with_row_index(_INDEX).to_arrow()
    with duckdb.connect() as connection:
        frame = compiled.on(nw.from_native(connection.from_arrow(numbered)), keep=(_INDEX,))
        result: pl.DataFrame = frame.collect(backend="polars").to_native()
    return result.sort(_INDEX).drop(_INDEX)
