"""The columns of a table on a Spark cluster: as expressions see them, and checked there.

One job over all rows tells what each column is like; only bad values are fetched and named.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from kejitong.kernel.refusals import Problem
from kejitong.policy.facts import Fact, Key, Shape, spelled
from kejitong.policy.headings import IDENTITY
from kejitong.policy.pieces import CENTS, Column, Exactness
from kejitong.policy.reading import NO, YES, Misread, read_value
from kejitong.policy.rules import Edition
from kejitong.policy.traits import TOO_LARGE, Traits, in_cents

Frame: TypeAlias = Any
Expression: TypeAlias = Any
Words: TypeAlias = Any
"""The functions of Spark's columns."""

ROW = "_row"
_MOST_EACH = 3
_TIMES = ("timestamp", "timestamp_ntz")
_NUMBER = r"^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?$"
_DAY = r"^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}$"


@dataclass(frozen=True, slots=True)
class Given:
    """一列事实：原来的列名和类型、存放原值的列名、事实、计算用的列名。"""

    name: str
    kind: str
    kept: str
    fact: Fact
    target: str


def quoted(name: str) -> str:
    """A column's name as Spark takes it literally, dots and signs included."""
    return "`" + name.replace("`", "``") + "`"


def given_columns(edition: Edition, raw: Frame, keys: Mapping[str, Key]) -> tuple[Given, ...]:
    """The columns of facts, in the table's order."""
    kinds = dict(raw.dtypes)
    found = ((name, key, edition.fact(key[0])) for name, key in keys.items())
    return tuple(
        Given(name, kinds[name], f"_raw_{at}", fact, spelled(key))
        for at, (name, key, fact) in enumerate(found)
        if fact is not None
    )


def canonical(words: Words, each: Given) -> Expression:
    """The value as expressions see it; nothing where it cannot be read."""
    column, shape = words.col(quoted(each.name)), each.fact.shape
    text = words.trim(column.cast("string"))
    if shape is Shape.TEXT:
        return words.when(words.length(text) > 0, text)
    if shape is Shape.DATE:
        return _day(words, each, column, text)
    if shape is Shape.FLAG:
        return column if each.kind == "boolean" else _flag(words, text, YES, NO)
    if each.kind not in {"string", "boolean", "date", *_TIMES}:
        return column.cast("double")
    plain = words.regexp_replace(text, "[,，]", "")
    number = words.when(plain.rlike(_NUMBER), plain).try_cast("double")
    if shape is not Shape.TALLY:
        return number
    return words.coalesce(
        number, _flag(words, text, {"true", "是"}, {"false", "否"}).cast("double")
    )


def _day(words: Words, each: Given, column: Expression, text: Expression) -> Expression:
    if each.kind not in {"date", *_TIMES}:
        dashed = words.regexp_replace(text, "[/.年月]", "-")
        plain = words.regexp_replace(dashed, "日$", "")
        column = words.when(plain.rlike(_DAY), plain)
    return words.unix_date(column.try_cast("date")).cast("double")


def _flag(words: Words, text: Expression, yes: set[str], no: set[str]) -> Expression:
    said = words.lower(text)
    return words.when(said.isin(list(yes)), words.lit(True)).when(  # noqa: FBT003
        said.isin(list(no)),
        words.lit(False),  # noqa: FBT003
    )


def checked(
    words: Words, frame: Frame, given: tuple[Given, ...]
) -> tuple[dict[str, Column], tuple[Problem, ...]]:
    """What each column is like, and the first bad values of those in which something is wrong."""
    asked = [
        question.alias(f"{each.kept}_{name}")
        for each in given
        for name, question in _questions(words, each).items()
    ]
    answers = frame.agg(*asked).first().asDict()
    columns: dict[str, Column] = {}
    problems: list[Problem] = []
    for each in given:
        traits = _traits(each, answers)
        if traits.is_suspicious(each.fact):
            problems.extend(_problems(words, frame, each))
        column = traits.column(each.fact)
        if column.exactness is Exactness.PLAIN and answers[f"{each.kept}_cents"]:
            column = in_cents(column)
        columns[each.target] = column
    return columns, tuple(problems)


def _questions(words: Words, each: Given) -> dict[str, Expression]:
    value = words.col(each.target)
    asked = {
        "empty": words.count_if(value.isNull()),
        "unread": words.count_if(_unread(words, each)),
    }
    if each.fact.is_number:
        asked |= {
            "least": words.min(value),
            "most": words.max(value),
            "total": words.sum(value),
            "whole": words.bool_and(value == words.floor(value)),
            "cents": words.bool_and(words.rint(value * CENTS) / CENTS == value),
        }
    if each.kind == "string":
        asked["digits"] = words.max(words.length(each.kept))
    return asked


def _unread(words: Words, each: Given) -> Expression:
    written = words.trim(words.col(each.kept).cast("string")) != ""
    return words.col(each.target).isNull() & written


def _traits(each: Given, answers: Mapping[str, Any]) -> Traits:
    def told(name: str) -> Any:
        return answers.get(f"{each.kept}_{name}")

    places = each.kind.removeprefix("decimal(").rstrip(")").rpartition(",")[2]
    return Traits(
        empty=told("empty"),
        unread=told("unread"),
        least=told("least"),
        most=told("most"),
        total=told("total"),
        is_whole=bool(told("whole")),
        places=int(places) if each.kind.startswith("decimal") else None,
        digits=told("digits"),
    )


def _problems(words: Words, frame: Frame, each: Given) -> Iterator[Problem]:
    value, wrong = words.col(each.target), _unread(words, each)
    if each.fact.is_number:
        wrong = wrong | words.isnan(value) | (words.abs(value) >= TOO_LARGE)
        if not each.fact.may_be_negative:
            wrong = wrong | (value < 0)
        if each.fact.is_whole:
            wrong = wrong | (value != words.floor(value))
    for found in frame.filter(wrong).limit(_MOST_EACH).collect():
        row = found.asDict()
        said = "写法特别，请改成普通的数字或日期"
        try:
            read_value(each.fact, row[each.kept])
        except Misread as misread:
            said = misread.why
        number, place = _place(row, each)
        yield Problem(number, place, str(row[each.kept]), said)


def _place(row: Mapping[str, Any], each: Given) -> tuple[int | None, str]:
    """Row and column; a row without number is named by what identifies it."""
    if row.get(ROW) is not None:
        return int(row[ROW]) + 2, f"列“{each.name}”"
    called = "、".join(str(value) for name, value in row.items() if name in IDENTITY)
    return None, f"{called}列“{each.name}”"
