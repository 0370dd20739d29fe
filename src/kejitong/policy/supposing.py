"""What if: the effect of given changes on every answer of one enterprise; and of a draft rule
on many enterprises.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import polars as pl

from kejitong.policy.answers import Answer
from kejitong.policy.facts import Key, Sheet, Value
from kejitong.policy.judging import Judgement, judge
from kejitong.policy.parameters import Dated
from kejitong.policy.rules import RuleSet
from kejitong.policy.scanning import scan


@dataclass(frozen=True, slots=True)
class Turned:
    """一条结论由什么变成什么。"""

    rule: str
    label: str
    before: Answer
    after: Answer


@dataclass(frozen=True, slots=True)
class Supposition:
    """改动前后的全部结论。"""

    before: Judgement
    after: Judgement

    @property
    def turned(self) -> tuple[Turned, ...]:
        """答案有变化的条件。"""
        pairs = zip(self.before.findings, self.after.findings, strict=True)
        return tuple(
            Turned(old.rule, old.label, old.answer, new.answer)
            for old, new in pairs
            if old.answer is not new.answer
        )


def what_if(
    ruleset: RuleSet, sheet: Sheet, changes: Mapping[Key, Value], *, day: date
) -> Supposition:
    """假设若干事实改变，重新判断。"""
    after = judge(ruleset, sheet.changed(changes), day=day)
    return Supposition(judge(ruleset, sheet, day=day), after)


def drafted(ruleset: RuleSet, code: str, value: Dated, *, day: date) -> RuleSet:
    """改动一个参数后的草案；原规则不变。"""
    current = ruleset.on(day)
    editions = tuple(
        edition.drafted(code, value) if edition is current else edition
        for edition in ruleset.editions
    )
    return replace(ruleset, editions=editions)


def simulate(ruleset: RuleSet, draft: RuleSet, raw: pl.DataFrame, *, day: date) -> pl.DataFrame:
    """草案对每家企业的影响：只列总的结果或某一条件有变化的，前后并列。"""
    before, after = scan(ruleset, raw, day=day), scan(draft, raw, day=day)
    answers = ["overall", *(rule.code for rule in ruleset.on(day).rules)]
    changed = pl.any_horizontal(pl.col(name) != pl.col(f"{name}_after") for name in answers)
    renamed = after.select(pl.col(name).alias(f"{name}_after") for name in answers)
    return pl.concat([before, renamed], how="horizontal").filter(changed)
