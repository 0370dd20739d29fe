"""Judging one enterprise: the answers with their sentences, and the smallest changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from kejitong.policy.answers import Answer, Overall, Total, Verdict, verdicts
from kejitong.policy.evaluating import Reading
from kejitong.policy.explaining import Explainer
from kejitong.policy.expressions import Node, Reaches
from kejitong.policy.facts import Sheet, spelled
from kejitong.policy.gaps import Change, gaps
from kejitong.policy.phrasing import bare
from kejitong.policy.rules import RuleSet


@dataclass(frozen=True, slots=True)
class Finding:
    """一条结论：答案、数、界限、得分区间、说明、依据、缺什么、差多少。"""

    rule: str
    label: str
    answer: Answer
    value: str | None
    threshold: str | None
    low: str | None
    high: str | None
    sentence: str
    citation: str
    missing: tuple[str, ...] = ()
    gap: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """一家企业对一套规则在一天的全部结论。"""

    ruleset: str
    title: str
    version: str
    day: date
    name: str
    overall: Overall
    score: Total | None
    findings: tuple[Finding, ...]
    grade: str = ""
    note: str = ""
    conditions: frozenset[str] = field(default_factory=frozenset)

    def finding(self, rule: str) -> Finding:
        """某一条的结论。"""
        return next(finding for finding in self.findings if finding.rule == rule)

    @property
    def unmet(self) -> tuple[Finding, ...]:
        """不符合的条件。"""
        return self._conditions(Answer.UNMET)

    @property
    def unknown(self) -> tuple[Finding, ...]:
        """数据不足的条件。"""
        return self._conditions(Answer.UNKNOWN)

    def _conditions(self, answer: Answer) -> tuple[Finding, ...]:
        return tuple(
            found
            for found in self.findings
            if found.rule in self.conditions and found.answer is answer
        )


def judge(ruleset: RuleSet, sheet: Sheet, *, day: date) -> Judgement:
    """逐条判断一家企业，并写明理由和差距。"""
    edition = ruleset.on(day)
    reading = Reading(edition, sheet, day)
    explainer, found = Explainer(reading), verdicts(reading)
    findings = [
        _finding(
            verdict,
            explainer.rule(rule, verdict),
            (rule.label, str(rule.citation)),
            _missing(reading, rule.applies, verdict) or _missing(reading, rule.require, verdict),
            gaps(reading, rule) if verdict.answer is Answer.UNMET else (),
        )
        for rule, verdict in zip(edition.rules, found.rules, strict=True)
    ]
    findings += [
        _finding(
            verdict,
            explainer.score(score, verdict),
            (score.label, str(score.citation)),
            _missing(reading, score.basis, verdict),
        )
        for score, verdict in zip(edition.scores, found.scores, strict=True)
    ]
    return Judgement(
        ruleset.code,
        ruleset.name,
        edition.version,
        day,
        sheet.name,
        found.overall,
        found.total,
        tuple(findings),
        found.grade,
        edition.note,
        frozenset(rule.code for rule in edition.counted),
    )


def _finding(
    verdict: Verdict,
    sentence: str,
    named: tuple[str, str],
    missing: tuple[str, ...],
    gap: tuple[Change, ...] = (),
) -> Finding:
    label, citation = named
    return Finding(
        verdict.code,
        label,
        verdict.answer,
        _text(verdict.value, verdict.threshold),
        _text(verdict.threshold),
        _text(verdict.low),
        _text(verdict.high),
        sentence,
        citation,
        missing,
        gap,
    )


def _missing(reading: Reading, node: Node | None, verdict: Verdict) -> tuple[str, ...]:
    if node is None:
        return ()
    if verdict.answer is not Answer.UNKNOWN and not isinstance(node, Reaches):
        return ()
    return tuple(map(spelled, reading.missing(node)))


def _text(value: Fraction | None, beside: Fraction | None = None) -> str | None:
    return None if value is None else bare(value, beside=beside)
