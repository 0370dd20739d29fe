"""All organisations of a region against one rule set on one day, sorted by how far off they are.

Computed when asked for; kept in the process until anything is written to a register.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

import polars as pl

from kejitong.audit import queries as journal
from kejitong.audit.remembering import Remembered
from kejitong.cultivation import gathering, selecting
from kejitong.cultivation.library import library
from kejitong.policy import scanning
from kejitong.policy.answers import Answer, Overall
from kejitong.policy.rules import Aim, Edition, RuleSet
from kejitong.registers import catalogue

BUCKET = "bucket"
_MEMORY = Remembered(8)


class Bucket(StrEnum):
    """离具备还差多少。"""

    READY = "ready"
    ONE_SHORT = "one_short"
    TWO_SHORT = "two_short"
    MORE_SHORT = "more_short"
    LACKING = "lacking"
    OUTSIDE = "outside"

    @property
    def label(self) -> str:
        """给人看的说法。"""
        return _LABELS[self]


_LABELS = {
    Bucket.READY: "已具备",
    Bucket.ONE_SHORT: "差一项",
    Bucket.TWO_SHORT: "差两项",
    Bucket.MORE_SHORT: "差三项以上",
    Bucket.LACKING: "数据不足",
    Bucket.OUTSIDE: "不适用",
}
_BUCKETS = pl.Enum([bucket.value for bucket in Bucket])


@dataclass(frozen=True, eq=False)
class Scan:
    """一次扫描：规则、日期，登记册里的事实，和逐条的答案（一行一家，两张表逐行对应）。"""

    ruleset: RuleSet
    edition: Edition
    day: date
    facts: pl.DataFrame
    answers: pl.DataFrame

    @property
    def count(self) -> int:
        """一共几家。"""
        return self.answers.height

    def in_bucket(self, bucket: Bucket) -> int:
        """这一类有几家。"""
        return self.buckets.get(bucket.value, 0)

    @property
    def buckets(self) -> dict[str, int]:
        """各类各几家。"""
        return dict(self.answers.group_by(BUCKET).len().iter_rows())

    def answered(self, code: str) -> dict[str, int]:
        """一个条件的各种答案各几家。"""
        counts = self.answers.group_by(pl.col(code).cast(pl.String)).len()
        return dict(counts.iter_rows())


def scan(code: str, region: str, day: date) -> Scan:
    """这一天，这个地区的全部企业对这套规则的结果。"""
    mark = journal.mark(*catalogue.registers())
    return _MEMORY.ask(mark, (code, region, day), lambda: _scan(code, region, day))


def _scan(code: str, region: str, day: date) -> Scan:
    ruleset = library().ruleset(code)
    facts = facts_of(ruleset.on(day), region, day)
    return of_population(ruleset, facts, day)


def facts_of(edition: Edition, region: str, day: date) -> pl.DataFrame:
    """这个地区的全部企业，和登记册里有来处的事实。"""
    return gathering.population(edition, selecting.enterprises(region, day), day)


def of_population(ruleset: RuleSet, facts: pl.DataFrame, day: date) -> Scan:
    """给出的企业对这套规则的结果；规则可以是草案。"""
    edition = ruleset.on(day)
    if facts.is_empty() or not selecting.wanted(edition):
        return Scan(ruleset, edition, day, facts, _nobody(edition))
    answers = scanning.scan(ruleset, facts, day=day)
    return Scan(ruleset, edition, day, facts, answers.with_columns(_bucket(edition).alias(BUCKET)))


def _nobody(edition: Edition) -> pl.DataFrame:
    codes = (*(rule.code for rule in edition.rules), *(score.code for score in edition.scores))
    answers = ("overall", BUCKET, *codes)
    return pl.DataFrame(schema=dict.fromkeys((*gathering.IDENTITY, *answers), pl.String))


def _bucket(edition: Edition) -> pl.Expr:
    """Whoever lacks facts comes first under that heading; two short with facts missing as well."""
    overall = pl.col("overall").cast(pl.String)
    chain: Any = pl.when(overall == Overall.NOT_APPLICABLE).then(_named(Bucket.OUTSIDE))
    if edition.aim is Aim.FIRST:
        chain = chain.when(overall == Overall.LACKING).then(_named(Bucket.LACKING))
        return _sorted(chain)
    short, unknown = pl.col("unmet_count"), pl.col("unknown_count")
    chain = chain.when(short > 2).then(_named(Bucket.MORE_SHORT))
    chain = chain.when(unknown > 0).then(_named(Bucket.LACKING))
    chain = chain.when(short == 2).then(_named(Bucket.TWO_SHORT))
    chain = chain.when(short == 1).then(_named(Bucket.ONE_SHORT))
    return _sorted(chain)


def _sorted(chain: Any) -> pl.Expr:
    """The rest is ready."""
    last: pl.Expr = chain.otherwise(_named(Bucket.READY))
    return last.cast(_BUCKETS)


def _named(bucket: Bucket) -> pl.Expr:
    return pl.lit(bucket.value)


def lacking(scan: Scan, row: dict[str, object], answer: Answer) -> tuple[str, ...]:
    """一行里是这种答案的各个条件的名称。"""
    counted = scan.edition.counted
    return tuple(rule.label for rule in counted if row.get(rule.code) == answer.value)
