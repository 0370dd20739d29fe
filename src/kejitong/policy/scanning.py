"""Judging every row of a table at once: a fast pass in floats on any engine, then the exact
reader for the few rows that lie within a hair of a boundary.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from typing import Any

import narwhals as nw
import polars as pl

from kejitong.kernel.refusals import Refused
from kejitong.policy.answers import Answer, Overall, Verdict, Verdicts, verdicts
from kejitong.policy.evaluating import Reading
from kejitong.policy.expressions import Reaches
from kejitong.policy.facts import Key, Sheet, Value
from kejitong.policy.plans import DOUBT, Plan, plan
from kejitong.policy.reading import read_value
from kejitong.policy.rules import Aim, Edition, RuleSet
from kejitong.policy.tables import Table, check_table, read_table

_INDEX = "_row"
_ANSWER = pl.Enum([answer.value for answer in Answer])
_OVERALL = pl.Enum([overall.value for overall in Overall])


class Engine(StrEnum):
    """整表计算用的引擎。"""

    POLARS = "polars"
    DUCKDB = "duckdb"
    SPARK = "spark"


class EngineMissing(Refused):
    """没有安装这个计算引擎。"""


class CannotWrite(Refused):
    """结果不能写成这种格式。"""


def scan(
    ruleset: RuleSet, raw: pl.DataFrame, *, day: date, engine: Engine = Engine.POLARS
) -> pl.DataFrame:
    """一行一家企业，逐条判断；与逐家精确判断完全一致。"""
    edition = ruleset.on(day)
    table = check_table(edition, raw, day=day)
    compiled = plan(edition, day=day, columns=table.columns)
    found = _worded(edition, _RUNNERS[engine](compiled, table))
    return _exact_where_doubtful(edition, table, found, day)


def scan_file(
    ruleset: RuleSet, path: Path, *, day: date, engine: Engine = Engine.POLARS
) -> pl.DataFrame:
    """读一个文件并判断。"""
    return scan(ruleset, read_table(path), day=day, engine=engine)


def write_result(result: pl.DataFrame, path: Path) -> None:
    """写成 parquet、csv 或 xlsx。"""
    writers: dict[str, Callable[[Path], object]] = {
        ".parquet": result.write_parquet,
        ".csv": lambda target: result.write_csv(target, include_bom=True),
        ".xlsx": result.write_excel,
    }
    writer = writers.get(path.suffix.lower())
    if writer is None:
        raise CannotWrite(why=f"不认识“{path.suffix}”", remedy="请改用 .parquet、.csv 或 .xlsx")
    writer(path)


def verdict_row(edition: Edition, found: Verdicts) -> dict[str, object]:
    """一家企业的答案，列名与扫描结果一致。"""
    row: dict[str, object] = {}
    for rule, verdict in zip(edition.rules, found.rules, strict=True):
        row[rule.code] = verdict.answer.value
        if not isinstance(rule.require, Reaches):
            row[f"{rule.code}_value"] = _float(verdict.value)
        row[f"{rule.code}_threshold"] = _float(verdict.threshold)
    for verdict in found.scores:
        row.update(_score_row(verdict))
    if found.total is not None:
        row["score_low"], row["score_high"] = _float(found.total.low), _float(found.total.high)
    row["overall"] = found.overall.value
    if edition.aim is Aim.FIRST:
        row["grade"] = found.grade
        return row
    answers = [found.by_code[rule.code].answer.value for rule in edition.counted]
    row["unmet_count"], row["unknown_count"] = answers.count("unmet"), answers.count("unknown")
    return row


def row_sheet(edition: Edition, table: Table, row: int) -> Sheet:
    """表中一行的事实，按原来的写法精确读出。"""
    values: dict[Key, Value] = {}
    for name, key in table.keys.items():
        fact = edition.fact(key[0])
        read = None if fact is None else read_value(fact, table.raw.item(row, name))
        if read is not None:
            values[key] = read
    return Sheet("", values)


def _score_row(verdict: Verdict) -> dict[str, object]:
    return {
        verdict.code: verdict.answer.value,
        f"{verdict.code}_value": _float(verdict.value),
        f"{verdict.code}_low": _float(verdict.low),
        f"{verdict.code}_high": _float(verdict.high),
    }


def _worded(edition: Edition, result: pl.DataFrame) -> pl.DataFrame:
    """Answers come from the engine as small numbers, and become words here."""
    answers = [*(rule.code for rule in edition.rules), *(score.code for score in edition.scores)]
    kinds = {**dict.fromkeys(answers, _ANSWER), "overall": _OVERALL}
    return result.with_columns(
        pl.col(name).cast(pl.UInt8).cat.to(kind) for name, kind in kinds.items()
    )


def _exact_where_doubtful(
    edition: Edition, table: Table, result: pl.DataFrame, day: date
) -> pl.DataFrame:
    identity = table.raw.select(table.identity)
    if DOUBT in result.columns:
        doubt = result.get_column(DOUBT).fill_null(value=False)
        result = result.drop(DOUBT)
        rows = doubt.arg_true().to_list()
        result = _patched(result, rows, _exact_rows(edition, table, rows, day))
    return pl.concat([identity, result], how="horizontal") if identity.width else result


def _exact_rows(
    edition: Edition, table: Table, rows: Iterable[int], day: date
) -> list[dict[str, object]]:
    return [
        verdict_row(edition, verdicts(Reading(edition, row_sheet(edition, table, row), day)))
        for row in rows
    ]


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
        return _ordered(compiled, connection.from_arrow(numbered))


def _on_spark(compiled: Plan, table: Table) -> pl.DataFrame:
    try:
        from pyspark.sql import SparkSession
    except ModuleNotFoundError as error:
        raise EngineMissing(why="Spark", remedy="请安装 pyspark，或改用 --engine polars") from error
    session = SparkSession.builder.getOrCreate()
    numbered = table.frame.with_row_index(_INDEX).cast({_INDEX: pl.Int64})
    return _ordered(compiled, session.createDataFrame(numbered.to_arrow()))


def _ordered(compiled: Plan, native: Any) -> pl.DataFrame:
    frame = compiled.on(nw.from_native(native), keep=(_INDEX,))
    result: pl.DataFrame = frame.collect(backend="polars").to_native()
    return result.sort(_INDEX).drop(_INDEX)


def _float(value: Fraction | None) -> float | None:
    return None if value is None else float(value)


_RUNNERS: dict[Engine, Callable[[Plan, Table], pl.DataFrame]] = {
    Engine.POLARS: _on_polars,
    Engine.DUCKDB: _on_duckdb,
    Engine.SPARK: _on_spark,
}
