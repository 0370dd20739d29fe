"""The five answers, and what the exact reader finds for every rule of an edition."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from kejitong.policy.evaluating import Reading
from kejitong.policy.expressions import Number, Reaches
from kejitong.policy.rules import Aim, Rule, Score


class Answer(StrEnum):
    """一个条件的五种答案。"""

    MET = "met"
    UNMET = "unmet"
    UNKNOWN = "unknown"
    MANUAL_REVIEW = "manual_review"
    NOT_APPLICABLE = "not_applicable"

    @property
    def label(self) -> str:
        """给人看的说法。"""
        return _ANSWERS[self]


class Overall(StrEnum):
    """一套规则总的结果。"""

    PROMISING = "promising"
    OPPORTUNITY = "opportunity"
    LACKING = "needs_data"
    NOT_MET = "not_met"
    NOT_APPLICABLE = "not_applicable"

    @property
    def label(self) -> str:
        """给人看的说法。"""
        return _OVERALL[self]


_ANSWERS = {
    Answer.MET: "符合",
    Answer.UNMET: "不符合",
    Answer.UNKNOWN: "数据不足",
    Answer.MANUAL_REVIEW: "需人工核对",
    Answer.NOT_APPLICABLE: "不适用",
}

_OVERALL = {
    Overall.PROMISING: "自动判断的条件全部符合",
    Overall.OPPORTUNITY: "条件符合，得分尚无把握",
    Overall.LACKING: "数据不足",
    Overall.NOT_MET: "有条件不符合",
    Overall.NOT_APPLICABLE: "不适用",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """一个条件或一项得分的答案和数。"""

    code: str
    answer: Answer
    value: Fraction | None = None
    threshold: Fraction | None = None
    low: Fraction | None = None
    high: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Total:
    """得分合计的区间与合格线。"""

    low: Fraction
    high: Fraction
    pass_mark: Fraction


@dataclass(frozen=True, slots=True)
class Verdicts:
    """一家企业对一个版本的全部答案。"""

    rules: tuple[Verdict, ...]
    scores: tuple[Verdict, ...]
    overall: Overall
    total: Total | None
    grade: str = ""

    @property
    def by_code(self) -> dict[str, Verdict]:
        """按代码查。"""
        return {verdict.code: verdict for verdict in (*self.rules, *self.scores)}


def verdicts(reading: Reading) -> Verdicts:
    """逐条判断一家企业。"""
    edition = reading.edition
    rules = tuple(_rule(reading, rule) for rule in edition.rules)
    scores = tuple(_score(reading, score) for score in edition.scores)
    counted = tuple(
        found.answer
        for rule, found in zip(edition.rules, rules, strict=True)
        if rule.counts and found.answer is not Answer.NOT_APPLICABLE
    )
    total = _total(reading, edition.reaches)
    if edition.aim is Aim.FIRST:
        grade, overall = _first(rules)
        return Verdicts(rules, scores, overall, total, grade)
    return Verdicts(rules, scores, _overall(counted, edition.reaches, total), total)


def answer_of(reading: Reading, rule: Rule) -> Answer:
    """一个条件的答案。"""
    applies = True if rule.applies is None else reading.truth(rule.applies)
    if applies is None:
        return Answer.UNKNOWN
    if not applies:
        return Answer.NOT_APPLICABLE
    holds = reading.truth(rule.require)
    if holds is None:
        return Answer.MANUAL_REVIEW if _awaits_experts(reading, rule) else Answer.UNKNOWN
    if not holds:
        return Answer.UNMET
    return Answer.MANUAL_REVIEW if rule.judged else Answer.MET


def _awaits_experts(reading: Reading, rule: Rule) -> bool:
    need = rule.require
    return isinstance(need, Reaches) and reading.number(need.settled) is not None


def _rule(reading: Reading, rule: Rule) -> Verdict:
    value, threshold = _optional(reading, rule.value), _optional(reading, rule.threshold)
    if not isinstance(rule.require, Reaches):
        return Verdict(rule.code, answer_of(reading, rule), value, threshold)
    low, high = reading.number(rule.require.low), reading.number(rule.require.high)
    mark = reading.number(rule.require.mark)
    return Verdict(rule.code, answer_of(reading, rule), value, mark, low, high)


def _score(reading: Reading, score: Score) -> Verdict:
    low, high = reading.number(score.low), reading.number(score.high)
    shown = _optional(reading, score.shown)
    low = Fraction(0) if low is None else low
    high = score.most if high is None else high
    if not reading.is_known(score.basis):
        answer = Answer.UNKNOWN
    elif high == 0:
        answer = Answer.UNMET
    else:
        answer = Answer.MANUAL_REVIEW if low < high else Answer.MET
    return Verdict(score.code, answer, shown, None, low, high)


def _optional(reading: Reading, node: Number | None) -> Fraction | None:
    return None if node is None else reading.number(node)


def _total(reading: Reading, reaches: Reaches | None) -> Total | None:
    if reaches is None:
        return None
    low, high = reading.number(reaches.low), reading.number(reaches.high)
    mark = reading.number(reaches.mark)
    if low is None or high is None or mark is None:
        return None
    return Total(low, high, mark)


def _overall(answers: tuple[Answer, ...], reaches: Reaches | None, total: Total | None) -> Overall:
    if not answers:
        return Overall.NOT_APPLICABLE
    if Answer.UNMET in answers:
        return Overall.NOT_MET
    if Answer.UNKNOWN in answers:
        return Overall.LACKING
    if reaches is None or total is None or total.low == total.high:
        return Overall.PROMISING
    middle = (total.low + total.high) / 2
    likely = reaches.relation.holds(middle, total.pass_mark)
    return Overall.PROMISING if likely else Overall.OPPORTUNITY


def _first(rules: tuple[Verdict, ...]) -> tuple[str, Overall]:
    for verdict in rules:
        if verdict.answer is Answer.MET:
            return verdict.code, Overall.PROMISING
        if verdict.answer is Answer.UNKNOWN:
            return "", Overall.LACKING
    return "", Overall.NOT_APPLICABLE
