"""Judging every row of a table at once: a fast pass in floats on any engine, then the exact
reader for the few rows that lie within a hair of a boundary. Files of any size go slice by slice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

import narwhals as nw
import polars as pl

from kejitong.kernel.refusals import Problem
from kejitong.policy import spark
from kejitong.policy.answers import Answer, Overall
from kejitong.policy.files import open_table, write_parts
from kejitong.policy.plans import DOUBT, plan
from kejitong.policy.queries import asked
from kejitong.policy.reading import BadFacts
from kejitong.policy.rows import exact_row
from kejitong.policy.rules import Edition, RuleSet
from kejitong.policy.spark import EngineMissing
from kejitong.policy.tables import MOST_EACH, MOST_PROBLEMS, Table, check_table

_INDEX = "_row"
_EXACT_AT_ONCE = 10_000
_ANSWER = pl.Enum([answer.value for answer in Answer])
_OVERALL = pl.Enum([overall.value for overall in Overall])


class Engine(StrEnum):
    """整表计算用的引擎。"""

    POLARS = "polars"
    DUCKDB = "duckdb"
    SPARK = "spark"


@dataclass(frozen=True, slots=True)
class Tally:
    """一共几家，各种结果各几家，多的在前。"""

    count: int
    overall: Mapping[Overall, int]


def scan(
    ruleset: RuleSet,
    raw: pl.DataFrame,
    *,
    day: date,
    engine: Engine = Engine.POLARS,
    above: int = 0,
) -> pl.DataFrame:
    """一行一家企业，逐条判断；与逐家精确判断完全一致。`above` 是这张表之前已有几行。"""
    edition = ruleset.on(day)
    if engine is Engine.SPARK:
        return _typed(edition, spark.scan_table(ruleset, raw, day=day))
    table = check_table(edition, raw, day=day, above=above)
    judged = _on_duckdb if engine is Engine.DUCKDB else asked
    found = judged(edition, table, day=day)
    return _exact_where_doubtful(edition, table, _worded(edition, found), day)


def scan_slices(
    ruleset: RuleSet,
    slices: Iterable[pl.DataFrame],
    *,
    day: date,
    engine: Engine = Engine.POLARS,
) -> Iterator[pl.DataFrame]:
    """一段一段判断；一段有问题，其余各段只核对，问题一起说，行号从头数。"""
    edition, above = ruleset.on(day), 0
    problems: tuple[Problem, ...] = ()
    for part in slices:
        try:
            if problems:
                check_table(edition, part, day=day, above=above)
            else:
                yield scan(ruleset, part, day=day, engine=engine, above=above)
        except BadFacts as bad:
            problems = _first_of_each((*problems, *bad.problems))
        if len(problems) >= MOST_PROBLEMS or any(each.row is None for each in problems):
            break
        above += part.height
    if problems:
        raise BadFacts(problems=problems)


def scan_file(
    ruleset: RuleSet, path: Path, *, day: date, engine: Engine = Engine.POLARS
) -> Iterator[pl.DataFrame]:
    """读一个文件，一段一段判断；Spark 整个文件一次判断，parquet 由它自己读，只把结果取回。"""
    if engine is not Engine.SPARK:
        yield from scan_slices(ruleset, open_table(path).slices(), day=day, engine=engine)
    elif path.suffix.lower() == ".parquet":
        yield _typed(ruleset.on(day), spark.scan_parquet(ruleset, path, day=day))
    else:
        yield scan(ruleset, open_table(path).whole(), day=day, engine=engine)


def scan_into(
    ruleset: RuleSet, path: Path, out: Path, *, day: date, engine: Engine = Engine.POLARS
) -> Tally:
    """读一个文件，一段一段判断，一段一段写成结果文件。"""
    counts: Counter[str] = Counter()

    def counted() -> Iterator[pl.DataFrame]:
        for part in scan_file(ruleset, path, day=day, engine=engine):
            counts.update(dict(part.get_column("overall").value_counts().iter_rows()))
            yield part

    write_parts(counted(), out)
    overall = {Overall(word): count for word, count in counts.most_common()}
    return Tally(counts.total(), overall)


def _first_of_each(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The first few of each column, as one table would name them."""
    seen: Counter[str] = Counter()
    kept = []
    for problem in problems:
        seen[problem.column] += 1
        if seen[problem.column] <= MOST_EACH:
            kept.append(problem)
    return tuple(kept[:MOST_PROBLEMS])


def _kinds(edition: Edition) -> dict[str, pl.Enum]:
    answers = [*(rule.code for rule in edition.rules), *(score.code for score in edition.scores)]
    return {**dict.fromkeys(answers, _ANSWER), "overall": _OVERALL}


def _typed(edition: Edition, result: pl.DataFrame) -> pl.DataFrame:
    """Words from elsewhere, of the types that the engines here give."""
    return result.with_columns(pl.col(name).cast(kind) for name, kind in _kinds(edition).items())


def _worded(edition: Edition, result: pl.DataFrame) -> pl.DataFrame:
    """Answers come from the engine as small numbers, and become words here."""
    return result.with_columns(
        pl.col(name).reinterpret(signed=False).cat.to(kind)
        for name, kind in _kinds(edition).items()
    )


def _exact_where_doubtful(
    edition: Edition, table: Table, result: pl.DataFrame, day: date
) -> pl.DataFrame:
    identity = table.raw.select(table.identity)
    if DOUBT in result.columns:
        rows = result.get_column(DOUBT).fill_null(value=False).arg_true()
        result = result.drop(DOUBT)
        if len(rows):
            result = _patched(result, rows, _exact(edition, table, rows, result.schema, day))
    return pl.concat([identity, result], how="horizontal") if identity.width else result


def _exact(
    edition: Edition, table: Table, rows: pl.Series, schema: pl.Schema, day: date
) -> pl.DataFrame:
    """Those rows as they were written, judged one by one; few at a time are Python objects."""
    parts = []
    for start in range(0, len(rows), _EXACT_AT_ONCE):
        chosen = table.raw[rows.slice(start, _EXACT_AT_ONCE)].select(*table.keys)
        found = [
            exact_row(edition, table.keys, row, day=day) for row in chosen.iter_rows(named=True)
        ]
        parts.append(pl.DataFrame(found, schema=schema))
    return pl.concat(parts)


def _patched(result: pl.DataFrame, rows: pl.Series, exact: pl.DataFrame) -> pl.DataFrame:
    return result.with_columns(
        column.scatter(rows, exact.get_column(column.name)) for column in result.iter_columns()
    )


def _on_duckdb(edition: Edition, table: Table, *, day: date) -> pl.DataFrame:
    try:
        import duckdb
    except ModuleNotFoundError as error:
        raise EngineMissing(why="DuckDB", remedy="请安装 duckdb，或改用 --engine polars") from error
    compiled = plan(edition, day=day, columns=table.columns)
    numbered = table.frame.collect().with_row_index(_INDEX).to_arrow()
    with duckdb.connect() as connection:
        frame = compiled.varying(nw.from_native(connection.from_arrow(numbered)), keep=(_INDEX,))
        result: pl.DataFrame = frame.collect(backend="polars").to_native()
    return compiled.completed(result.sort(_INDEX).drop(_INDEX), table.raw.height)
