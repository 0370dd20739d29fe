"""Reading a table of many enterprises: columns recognised, values checked, types made one.

The original column is kept for the exact reader; the checked one is what expressions see.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from math import isfinite
from pathlib import Path
from typing import Any

import polars as pl
from python_calamine import load_workbook

from kejitong.kernel.refusals import Problem, Refused
from kejitong.policy.facts import Fact, Key, Shape
from kejitong.policy.pieces import CENTS, LARGEST_WHOLE, Column, Exactness
from kejitong.policy.reading import BadFacts, Misread, check_year, read_value, unknown_name
from kejitong.policy.rules import Edition

IDENTITY = frozenset(
    [
        "id",
        "name",
        "code",
        "uscc",
        "enterprise",
        "enterprise_id",
        "organisation",
        "organisation_id",
        "row",
        "region",
        "township",
        "industry",
        "序号",
        "名称",
        "企业名称",
        "单位名称",
        "统一社会信用代码",
        "镇街",
        "行业",
        "地区",
    ]
)
_COLUMN = re.compile(r"^(.+?)_((?:19|20)\d{2})$")
_SHORT = 15
_SAMPLE = 1000
_TOO_LARGE = 1e15
_HUNDREDS = "_hundreds"
_MOST_PROBLEMS = 20


class UnreadableTable(Refused):
    """这个表读不出来。"""


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


def read_table(path: Path) -> pl.DataFrame:
    """读 parquet、csv 或 xlsx；csv 一律按文字读，以免丢失位数。"""
    readers: dict[str, Callable[[Path], pl.DataFrame]] = {
        ".parquet": pl.read_parquet,
        ".csv": _csv,
        ".xlsx": _workbook,
    }
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise UnreadableTable(
            why=f"不认识“{path.suffix}”格式", remedy="请改用 .parquet、.csv 或 .xlsx"
        )
    try:
        table = reader(path)
    except (pl.exceptions.PolarsError, OSError, ValueError) as error:
        raise UnreadableTable(why=f"{path.name}：{error}", remedy="请检查文件是否完整") from error
    if table.is_empty():
        raise UnreadableTable(why=f"{path.name}没有一行企业", remedy="请至少保留表头和一行企业")
    return table


def check_table(edition: Edition, raw: pl.DataFrame, *, day: date) -> Table:
    """核对列名和每一个值；有问题的列出行、列和改法。"""
    keys, problems = _keys(edition, raw.columns, day)
    if not keys:
        raise BadFacts(problems=tuple(problems))
    checked: dict[str, pl.Series] = {}
    for name, key in keys.items():
        fact = edition.fact(key[0])
        if fact is not None:
            checked[_target(key)] = _canonical(fact, raw.get_column(name))
    columns, frame = {}, pl.DataFrame(checked)
    facts = {_target(key): (name, key) for name, key in keys.items()}
    traits = _traits(frame)
    for target, (name, key) in facts.items():
        fact = edition.fact(key[0])
        if fact is None:
            continue
        original = raw.get_column(name)
        if len(problems) < _MOST_PROBLEMS and _suspicious(fact, original, traits, target):
            problems.extend(_problems(fact, name, original))
        columns[target] = _column(fact, original, traits, target)
    if problems:
        raise BadFacts(problems=tuple(problems[:_MOST_PROBLEMS]))
    return Table(raw, _in_cents(frame, columns), columns, keys)


def _csv(path: Path) -> pl.DataFrame:
    return pl.read_csv(path, infer_schema=False)


def _workbook(path: Path) -> pl.DataFrame:
    rows = load_workbook(str(path)).get_sheet_by_index(0).to_python()
    if not rows:
        return pl.DataFrame()
    header = [str(cell).strip() for cell in rows[0]]
    texts = [[_cell(cell) for cell in row] for row in rows[1:]]
    return pl.DataFrame(texts, schema=dict.fromkeys(header, pl.String), orient="row")


def _cell(cell: object) -> str | None:
    if isinstance(cell, float):
        return repr(int(cell)) if cell.is_integer() else repr(cell)
    text = str(cell).strip()
    return text or None


def _keys(edition: Edition, names: list[str], day: date) -> tuple[dict[str, Key], list[Problem]]:
    keys: dict[str, Key] = {}
    problems: list[Problem] = []
    for name in names:
        if name in IDENTITY:
            continue
        try:
            keys[name] = _key(edition, name, day)
        except Misread as misread:
            problems.append(Problem(None, f"列“{name}”", "", misread.why))
    if not keys and not problems:
        problems.append(Problem(None, "表头", "", "没有一列事实，请按事实清单补上列名"))
    return keys, problems


def _key(edition: Edition, name: str, day: date) -> Key:
    fact = edition.fact(name)
    if fact is not None:
        return name, day.year - 1 if fact.shape.by_year else None
    found = _COLUMN.match(name)
    fact = edition.fact(found[1]) if found else None
    if found is None or fact is None:
        raise Misread(why=unknown_name(edition, name))
    if not fact.shape.by_year:
        raise Misread(why=f"不分年度，请把列名改为 {fact.name}")
    check_year(int(found[2]), day=day)
    return fact.name, int(found[2])


def _target(key: Key) -> str:
    name, year = key
    return name if year is None else f"{name}_{year}"


def _canonical(fact: Fact, column: pl.Series) -> pl.Series:
    kind = column.dtype
    if fact.shape is Shape.TEXT:
        text = column.cast(pl.String).str.strip_chars()
        blank = text.str.len_bytes() == 0
        return text.set(blank, None) if blank.any() else text
    if fact.shape is Shape.DATE:
        days = column if kind == pl.Date else _parsed_dates(column)
        return days.cast(pl.Date).to_physical().cast(pl.Float64)
    if fact.shape is Shape.FLAG:
        return column if kind == pl.Boolean else _parsed(fact, column, pl.Boolean)
    if kind.is_numeric() and not kind.is_decimal():
        return column.cast(pl.Float64)
    if kind == pl.String and fact.shape is not Shape.TALLY:
        return column.str.replace_all("[,，]", "").str.strip_chars().cast(pl.Float64, strict=False)
    return _parsed(fact, column, pl.Float64)


def _parsed_dates(column: pl.Series) -> pl.Series:
    if column.dtype == pl.String:
        text = column.str.slice(0, 10).str.replace_all("/", "-")
        return text.str.to_date("%Y-%m-%d", strict=False)
    return column.cast(pl.Date, strict=False)


def _parsed(fact: Fact, column: pl.Series, kind: Any) -> pl.Series:
    values: list[object] = []
    for value in column.to_list():
        try:
            read = read_value(fact, value)
        except Misread:
            read = None
        values.append(
            float(read) if kind == pl.Float64 and not isinstance(read, str | date | None) else read
        )
    return pl.Series(column.name, values, dtype=kind)


def _traits(frame: pl.DataFrame) -> dict[str, Any]:
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
    return frame.lazy().select(asked).collect().row(0, named=True)


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
    for name in whole:
        least = columns[name].least * CENTS
        columns[name] = replace(columns[name], exactness=Exactness.WHOLE, least=least, scale=CENTS)
    return frame.with_columns(scaled.get_column(name) for name in whole)


def _suspicious(fact: Fact, original: pl.Series, traits: dict[str, Any], target: str) -> bool:
    if traits[f"{target}:nulls"] > original.null_count():
        return True
    least, most = traits.get(f"{target}:least"), traits.get(f"{target}:most")
    if not fact.is_number or least is None or most is None:
        return False
    unclear = not isfinite(traits[f"{target}:sum"]) or max(abs(least), abs(most)) >= _TOO_LARGE
    negative = least < 0 and not fact.may_be_negative
    broken = fact.is_whole and not traits.get(f"{target}:whole", False)
    return unclear or negative or broken


def _problems(fact: Fact, name: str, original: pl.Series) -> Iterator[Problem]:
    found = 0
    for row, value in enumerate(original.to_list(), start=2):
        try:
            read_value(fact, value)
        except Misread as misread:
            found += 1
            yield Problem(row, f"列“{name}”", str(value), misread.why)
            if found == 3:
                return


def _column(fact: Fact, original: pl.Series, traits: dict[str, Any], target: str) -> Column:
    full = traits[f"{target}:nulls"] == 0
    if not fact.is_number or traits[f"{target}:least"] is None:
        return Column(Exactness.WHOLE, is_full=full)
    least, most = traits[f"{target}:least"], traits[f"{target}:most"]
    if not _is_short(original):
        return Column(Exactness.ROUGH, is_full=full, least=least)
    if max(abs(least), abs(most)) >= LARGEST_WHOLE:
        return Column(Exactness.ROUGH, is_full=full, least=least)
    whole = traits.get(f"{target}:whole", False)
    return Column(Exactness.WHOLE if whole else Exactness.PLAIN, is_full=full, least=least)


def _is_short(original: pl.Series) -> bool:
    """Whether a float stands for the written number without loss."""
    if original.dtype == pl.String:
        longest = original.str.len_chars().max()
        return not isinstance(longest, int) or longest <= _SHORT
    return not original.dtype.is_decimal()
