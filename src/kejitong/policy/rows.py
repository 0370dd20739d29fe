"""One row of a table, exactly: its facts as they were written, its answers as a scan gives them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from kejitong.policy.answers import Verdict, Verdicts, verdicts
from kejitong.policy.evaluating import Reading
from kejitong.policy.expressions import Reaches
from kejitong.policy.facts import Key, Sheet, Value
from kejitong.policy.reading import read_value
from kejitong.policy.rules import Aim, Edition


def exact_row(
    edition: Edition, keys: Mapping[str, Key], row: Mapping[str, object], *, day: date
) -> dict[str, object]:
    """表中一行按原来的写法精确判断，列名与扫描结果一致。"""
    return verdict_row(edition, verdicts(Reading(edition, row_sheet(edition, keys, row), day)))


def row_sheet(edition: Edition, keys: Mapping[str, Key], row: Mapping[str, object]) -> Sheet:
    """表中一行的事实，按原来的写法精确读出。"""
    values: dict[Key, Value] = {}
    for name, key in keys.items():
        fact = edition.fact(key[0])
        read = None if fact is None else read_value(fact, row[name])
        if read is not None:
            values[key] = read
    return Sheet("", values)


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


def _score_row(verdict: Verdict) -> dict[str, object]:
    return {
        verdict.code: verdict.answer.value,
        f"{verdict.code}_value": _float(verdict.value),
        f"{verdict.code}_low": _float(verdict.low),
        f"{verdict.code}_high": _float(verdict.high),
    }


def _float(value: Fraction | None) -> float | None:
    return None if value is None else float(value)
