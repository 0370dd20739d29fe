"""Judging a table where it lies, on a Spark cluster: checked, compiled and judged there.

Only rows within a hair of a boundary come here, to be judged exactly and sent back.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import narwhals as nw
import polars as pl

from kejitong.kernel.refusals import Refused
from kejitong.policy.answers import Answer, Overall
from kejitong.policy.facts import Key
from kejitong.policy.files import UnreadableTable
from kejitong.policy.headings import headings
from kejitong.policy.pieces import CENTS
from kejitong.policy.plans import DOUBT, plan
from kejitong.policy.reading import BadFacts
from kejitong.policy.rows import exact_row
from kejitong.policy.rules import Edition, RuleSet
from kejitong.policy.spark_columns import (
    ROW,
    Expression,
    Frame,
    Words,
    canonical,
    checked,
    given_columns,
    quoted,
)


class EngineMissing(Refused):
    """没有安装这个计算引擎。"""


def scan_frame(ruleset: RuleSet, raw: Frame, *, day: date) -> Frame:
    """一个 Spark 数据框，逐行判断，结果仍在集群上；标识企业的列原样带着。"""
    words, edition = _words(), ruleset.on(day)
    keys, problems = headings(edition, [name for name in raw.columns if name != ROW], day=day)
    if problems:
        raise BadFacts(problems=tuple(problems))
    given = given_columns(edition, raw, keys)
    identity = tuple(name for name in raw.columns if name not in keys)
    frame = raw.select(
        *(words.col(quoted(name)) for name in identity),
        *(words.col(quoted(each.name)).alias(each.kept) for each in given),
        *(canonical(words, each).alias(each.target) for each in given),
    )
    columns, found = checked(words, frame, given)
    if found:
        raise BadFacts(problems=found)
    cents = [name for name, column in columns.items() if column.scale == CENTS]
    frame = frame.withColumns({name: words.rint(words.col(name) * CENTS) for name in cents})
    compiled = plan(edition, day=day, columns=columns)
    kept = tuple(each.kept for each in given) if compiled.may_doubt else ()
    judged = compiled.on(nw.from_native(frame), keep=(*identity, *kept)).to_native()
    result = _worded(words, edition, judged)
    if not compiled.may_doubt:
        return result
    written = {each.kept: keys[each.name] for each in given}
    return _exact_where_doubtful(words, edition, result, written=written, day=day)


def scan_table(ruleset: RuleSet, raw: pl.DataFrame, *, day: date) -> pl.DataFrame:
    """本机的一张表，送到集群上判断，按原来的次序取回结果。"""
    plain = raw.with_row_index(ROW).with_columns(
        pl.col(pl.Categorical, pl.Enum).cast(pl.String),
        pl.col(pl.UInt8, pl.UInt16, pl.UInt32, pl.UInt64).cast(pl.Int64),
    )
    sent = _session().createDataFrame(plain.to_arrow())
    return _fetched(scan_frame(ruleset, sent, day=day))


def scan_parquet(ruleset: RuleSet, path: Path, *, day: date) -> pl.DataFrame:
    """集群自己读 parquet 并判断，只取回结果，次序与文件相同。"""
    words, session = _words(), _session()
    if not path.exists():
        raise UnreadableTable(why=f"没有{path}这个文件", remedy="请核对路径")
    if path.is_file() and not path.stat().st_size:
        raise UnreadableTable(why=f"{path.name}是空文件", remedy="请至少保留表头和一行企业")
    read = session.read.parquet(str(path.resolve()))
    if read.isEmpty():
        raise UnreadableTable(why=f"{path.name}没有一行企业", remedy="请至少保留表头和一行企业")
    row = words.col("_metadata.row_index")
    numbered = row if path.is_file() else words.monotonically_increasing_id()
    return _fetched(scan_frame(ruleset, read.withColumn(ROW, numbered), day=day))


def _words() -> Words:
    try:
        from pyspark.sql import functions
    except ModuleNotFoundError as error:
        raise EngineMissing(why="Spark", remedy="请安装 pyspark，或改用 --engine polars") from error
    return functions


def _session() -> Frame:
    _words()
    from pyspark.errors import PySparkException
    from pyspark.sql import SparkSession

    try:
        return SparkSession.builder.getOrCreate()
    except PySparkException as error:
        raise EngineMissing(
            why="Spark 启动不了，本机运行需要 Java 17 或更高版本",
            remedy="请安装 Java 或核对集群地址，或改用 --engine polars",
        ) from error


def _fetched(judged: Frame) -> pl.DataFrame:
    found = pl.DataFrame(judged.toArrow())
    return found.sort(ROW).drop(ROW)


def _worded(words: Words, edition: Edition, judged: Frame) -> Frame:
    """Answers come as small numbers, and become words."""
    answers = [*(rule.code for rule in edition.rules), *(score.code for score in edition.scores)]
    kinds: dict[str, type[Answer | Overall]] = dict.fromkeys(answers, Answer)
    kinds["overall"] = Overall

    def spoken(name: str) -> Expression:
        column = words.col(quoted(name))
        if name not in kinds:
            return column
        said = words.array(*(words.lit(word.value) for word in kinds[name]))
        return words.element_at(said, column.cast("int") + 1).alias(name)

    return judged.select(*map(spoken, judged.columns))


def _exact_where_doubtful(
    words: Words, edition: Edition, result: Frame, *, written: Mapping[str, Key], day: date
) -> Frame:
    """The doubtful rows are fetched as they were written, judged exactly, and put back."""
    doubt = words.coalesce(words.col(DOUBT), words.lit(False))  # noqa: FBT003
    settled = result.filter(~doubt).drop(DOUBT, *written)
    exact = []
    for found in result.filter(doubt).collect():
        row = found.asDict()
        row |= exact_row(edition, written, row, day=day)
        exact.append(tuple(row[name] for name in settled.columns))
    if not exact:
        return settled
    return settled.union(_session().createDataFrame(exact, schema=settled.schema))
