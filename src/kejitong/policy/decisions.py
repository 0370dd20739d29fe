"""A decision stored whole: the findings with their sentences, the facts with where they came
from, the numbers and sources in force that day. It is read back, never computed again.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from kejitong.kernel.refusals import Refused
from kejitong.policy.answers import Answer, Overall, Total
from kejitong.policy.facts import Sheet, Value, spelled
from kejitong.policy.gaps import Change
from kejitong.policy.judging import Finding, Judgement, judge
from kejitong.policy.parameters import Dated, ParameterHistory
from kejitong.policy.phrasing import UNITS, bare
from kejitong.policy.rules import RuleSet

ENGINE = "1"


class UnreadableDecision(Refused):
    """这份决定的存档读不出来。"""


@dataclass(frozen=True, slots=True)
class Stated:
    """一项事实或参数：名称、说法、值、来历。"""

    name: str
    label: str
    value: str
    source: str


@dataclass(frozen=True, slots=True)
class Decision:
    """一份决定：结论、所据事实、所用参数、引擎版本。"""

    judgement: Judgement
    facts: tuple[Stated, ...]
    parameters: tuple[Stated, ...]
    engine: str = ENGINE

    def explain(self) -> str:
        """当时的说明，逐条一行。"""
        found = self.judgement
        head = f"{found.name}，{found.title}（{found.version}），{found.day.isoformat()}"
        lines = [f"{head}：{found.overall.label}。"]
        lines += [finding.sentence for finding in found.findings]
        return "\n".join(lines)

    def to_json(self) -> str:
        """写成存档。"""
        return json.dumps(
            {
                "engine": self.engine,
                "judgement": judgement_object(self.judgement),
                "facts": [_stated(each) for each in self.facts],
                "parameters": [_stated(each) for each in self.parameters],
            },
            ensure_ascii=False,
            sort_keys=True,
        )

    @classmethod
    def from_json(cls, text: str) -> Decision:
        """读回存档。"""
        try:
            stored = json.loads(text)
            return cls(
                _judgement(stored["judgement"]),
                tuple(Stated(**each) for each in stored["facts"]),
                tuple(Stated(**each) for each in stored["parameters"]),
                stored["engine"],
            )
        except (ValueError, KeyError, TypeError) as error:
            raise UnreadableDecision(
                why=f"{type(error).__name__}：{error}", remedy="请核对存档是否完整"
            ) from error


def decide(ruleset: RuleSet, sheet: Sheet, *, day: date) -> Decision:
    """判断一家企业，并把所据的一切留存下来。"""
    edition = ruleset.on(day)
    facts = []
    for key, value in sheet.values.items():
        fact = edition.fact(key[0])
        label = fact.label if fact else key[0]
        spoken = label if key[1] is None else f"{key[1]}年{label}"
        facts.append(Stated(spelled(key), spoken, value_text(value), sheet.sources.get(key, "")))
    parameters = tuple(
        _parameter(history, history.on(day))
        for _code, history in sorted(edition.parameters.items())
    )
    return Decision(judge(ruleset, sheet, day=day), tuple(facts), parameters)


def value_text(value: Value) -> str:
    """一个值的写法，能按事实清单读回来。"""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Fraction):
        short = bare(value)
        return short if Fraction(short) == value else str(value)
    return value.isoformat() if isinstance(value, date) else value


def judgement_object(found: Judgement) -> dict[str, Any]:
    """结论写成对象，命令行和存档都用它。"""
    total = found.score
    return {
        "ruleset": found.ruleset,
        "title": found.title,
        "version": found.version,
        "day": found.day.isoformat(),
        "name": found.name,
        "overall": found.overall.value,
        "grade": found.grade,
        "note": found.note,
        "conditions": sorted(found.conditions),
        "score": None
        if total is None
        else {
            "low": plain(total.low),
            "high": plain(total.high),
            "pass_mark": plain(total.pass_mark),
        },
        "findings": [_finding_object(finding) for finding in found.findings],
    }


def plain(value: Fraction) -> int | str:
    """分数：整数写成整数，其余写成十进制。"""
    return value.numerator if value.denominator == 1 else bare(value)


def _finding_object(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "label": finding.label,
        "answer": finding.answer.value,
        "value": finding.value,
        "threshold": finding.threshold,
        "low": _points(finding.low),
        "high": _points(finding.high),
        "sentence": finding.sentence,
        "citation": finding.citation,
        "missing": list(finding.missing),
        "gap": [
            {
                "fact": change.fact,
                "year": change.year,
                "from": change.before,
                "to": change.after,
                "sentence": change.sentence,
            }
            for change in finding.gap
        ],
    }


def _points(text: str | None) -> int | str | None:
    return None if text is None else plain(Fraction(text))


def _judgement(stored: dict[str, Any]) -> Judgement:
    score = stored["score"]
    return Judgement(
        stored["ruleset"],
        stored["title"],
        stored["version"],
        date.fromisoformat(stored["day"]),
        stored["name"],
        Overall(stored["overall"]),
        None if score is None else Total(*(Fraction(score[key]) for key in _TOTAL)),
        tuple(_finding(each) for each in stored["findings"]),
        stored["grade"],
        stored["note"],
        frozenset(stored["conditions"]),
    )


_TOTAL = ("low", "high", "pass_mark")


def _finding(stored: dict[str, Any]) -> Finding:
    changes = (
        Change(each["fact"], each["year"], each["from"], each["to"], each["sentence"])
        for each in stored["gap"]
    )
    texts = {key: None if stored[key] is None else str(stored[key]) for key in ("low", "high")}
    return Finding(
        stored["rule"],
        stored["label"],
        Answer(stored["answer"]),
        stored["value"],
        stored["threshold"],
        texts["low"],
        texts["high"],
        stored["sentence"],
        stored["citation"],
        tuple(stored["missing"]),
        tuple(changes),
    )


def _parameter(history: ParameterHistory, value: Dated) -> Stated:
    return Stated(history.code, history.label, dated_text(history, value), str(value.source))


def dated_text(history: ParameterHistory, value: Dated) -> str:
    """一个参数的值写成一行。"""
    if value.number is not None:
        return f"{bare(value.number)}{'' if history.unit == 'ratio' else _unit(history)}"
    if value.words:
        return "、".join(value.words)
    rows = []
    for step in value.steps:
        edge = "" if step.edge is None else f"{step.relation}{bare(step.edge)}"
        cells = "，".join(f"{name} {bare(number)}" for name, number in step.columns)
        rows.append(f"{step.key or edge or '其余'}：{cells}")
    return "；".join(rows)


def _stated(each: Stated) -> dict[str, str]:
    return {
        "name": each.name,
        "label": each.label,
        "value": each.value,
        "source": each.source,
    }


def _unit(history: ParameterHistory) -> str:
    return UNITS.get(history.unit, history.unit)
