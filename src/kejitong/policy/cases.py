"""Cases: situations with known answers, written for a policy officer and run against the rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kejitong.policy.judging import Judgement, judge
from kejitong.policy.loading import BadPack, load_cases
from kejitong.policy.reading import read_facts
from kejitong.policy.rules import RuleSet


@dataclass(frozen=True, slots=True)
class Case:
    """一个例子：情形、日期、事实、各条件应得的答案和各项得分区间。"""

    ruleset: str
    said: str
    day: date
    facts: Mapping[str, object]
    expect: Mapping[str, str] = field(default_factory=dict)
    scores: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    grade: str = ""


def cases_of(package: str) -> Iterator[Case]:
    """一个规则包的全部例子；文件名是规则代码。"""
    for ruleset, rows in load_cases(package).items():
        yield from (_case(ruleset, row) for row in rows)


def failures(ruleset: RuleSet, case: Case) -> tuple[str, ...]:
    """例子与实际判断不同的地方。"""
    edition = ruleset.on(case.day)
    sheet = read_facts(edition, case.facts, day=case.day, name=case.said)
    found = judge(ruleset, sheet, day=case.day)
    return tuple(f"{case.said}：{said}" for said in _differences(case, found))


def _differences(case: Case, found: Judgement) -> Iterator[str]:
    for code, answer in case.expect.items():
        given = found.overall if code == "overall" else found.finding(code).answer
        if given.value != answer:
            yield f"{code}应为{answer}，判为{given.value}"
    for code, (low, high) in case.scores.items():
        finding = found.finding(code)
        if (finding.low, finding.high) != (low, high):
            yield f"{code}应为{low}至{high}分，算得{finding.low}至{finding.high}分"
    if case.grade and case.grade != found.grade:
        yield f"应为{case.grade}，判为{found.grade or '未定'}"


def _case(ruleset: str, row: Mapping[str, Any]) -> Case:
    unknown = set(row) - {"case", "day", "facts", "expect", "scores", "grade"}
    if unknown:
        raise BadPack(
            why=f"{ruleset}的例子“{row.get('case')}”有认不得的项目{'、'.join(sorted(unknown))}",
            remedy="可用的项目是 case、day、facts、expect、scores、grade",
        )
    scores = {code: (str(low), str(high)) for code, (low, high) in row.get("scores", {}).items()}
    return Case(
        ruleset,
        row["case"],
        row["day"],
        row["facts"],
        row.get("expect", {}),
        scores,
        row.get("grade", ""),
    )
