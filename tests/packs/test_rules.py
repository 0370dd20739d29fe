"""Every rule set of every pack: its cases hold, and cover each condition on both sides."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kejitong.policy.cases import Case, cases_of, failures
from kejitong.policy.expressions import Band, Named
from kejitong.policy.judging import judge
from kejitong.policy.loading import load_rulesets
from kejitong.policy.reading import read_facts

PACKS = ("kejitong.packs.national", "kejitong.packs.tongzhou")
LIBRARY = load_rulesets(PACKS)
CASES = [case for pack in PACKS for case in cases_of(pack)]


@pytest.mark.parametrize("case", CASES, ids=[f"{case.ruleset}：{case.said}" for case in CASES])
def test_case(case: Case) -> None:
    assert failures(LIBRARY.ruleset(case.ruleset), case) == ()


def test_a_wrong_case_fails() -> None:
    case = replace(
        CASES[0], expect={**CASES[0].expect, "h1": "unmet"}, scores={"score.ip": ("1", "1")}
    )
    ruleset = LIBRARY.ruleset("hnte-2016")
    right = next(each for each in CASES if each.expect == {"h1": "met"})
    wrong = replace(right, expect={"h1": "unmet"}, scores={"score.management": ("1", "1")})
    assert len(failures(ruleset, wrong)) == 2
    assert case.said == CASES[0].said


@pytest.mark.parametrize("code", sorted(LIBRARY.rulesets))
def test_every_condition_has_cases_that_decide_it_and_one_that_cannot(code: str) -> None:
    ruleset = LIBRARY.ruleset(code)
    said: dict[str, set[str]] = {}
    for case in (case for case in CASES if case.ruleset == code):
        edition = ruleset.on(case.day)
        found = judge(ruleset, read_facts(edition, case.facts, day=case.day), day=case.day)
        for finding in found.findings:
            said.setdefault(finding.rule, set()).add(finding.answer.value)
    for edition in ruleset.editions:
        for rule in edition.rules:
            assert "unmet" in said[rule.code], rule.code
            assert said[rule.code] & {"met", "manual_review"}, rule.code
            assert "unknown" in said[rule.code] or rule.code == "c1" or rule.code == "c3", rule.code


@pytest.mark.parametrize("code", ["hnte-2016", "tech-sme-2017"])
def test_every_band_of_a_score_is_reached(code: str) -> None:
    ruleset = LIBRARY.ruleset(code)
    reached: dict[str, set[str]] = {}
    for case in CASES:
        if case.ruleset == code:
            for score, (low, _) in case.scores.items():
                reached.setdefault(score, set()).add(low)
    for score in ruleset.editions[-1].scores:
        bands = [node for node in score.low.walk() if isinstance(node, Band)]
        alone = bands and isinstance(score.low, Band)
        if alone:
            steps = LIBRARY.parameters[bands[0].code].values[-1].steps
            wanted = {str(step.column(bands[0].column)) for step in steps}
            assert wanted <= reached[score.code], score.code


def test_every_parameter_has_its_source_and_is_used() -> None:
    used = {
        code
        for ruleset in LIBRARY.rulesets.values()
        for each in ruleset.editions
        for code in each.used_parameters()
    }
    for code, history in LIBRARY.parameters.items():
        assert code in used or code.startswith("patent."), code
        for value in history.values:
            assert value.source.document
            assert value.source.article, code


def test_every_rule_cites_an_article_and_names_are_unique() -> None:
    for ruleset in LIBRARY.rulesets.values():
        for edition in ruleset.editions:
            parts = (*edition.rules, *edition.scores)
            assert len({part.code for part in parts}) == len(parts)
            assert all(part.citation.article for part in parts), ruleset.code
            assert len({fact.name for fact in edition.facts}) == len(edition.facts)


def test_names_of_intermediate_results_are_unique() -> None:
    for ruleset in LIBRARY.rulesets.values():
        for edition in ruleset.editions:
            labels: dict[str, object] = {}
            for tree in edition.trees():
                for node in tree.walk():
                    if isinstance(node, Named):
                        assert labels.setdefault(node.code, node) == node


def test_52_fields_are_listed() -> None:
    assert len(LIBRARY.parameters["hnte.fields"].on(date(2026, 1, 1)).words) == 52
