"""Every rule set of every pack: its cases hold, and cover each condition on both sides."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from kejitong.policy.cases import Case, cases_of, failures
from kejitong.policy.expressions import Band, Named
from kejitong.policy.judging import judge
from kejitong.policy.loading import load_rulesets
from kejitong.policy.reading import read_facts

PACKS = ("kejitong.packs.national", "kejitong.packs.tongzhou")
LIBRARY = load_rulesets(PACKS)
DAY = date(2026, 6, 1)
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
        assert code in used or code.startswith(("patent.", "objection.")), code
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


@pytest.mark.parametrize(
    ("base", "other", "answer"),
    [
        ("1", "750000", "met"),
        ("1", "9000000", "met"),
        ("1", "749999.99", "unmet"),
        ("2", "950000", "met"),
        ("2", "949999.99", "unmet"),
    ],
    ids=["内部口径恰好", "内部口径封顶", "内部口径差一分", "全部口径恰好", "全部口径差一分"],
)
def test_other_costs_are_capped_on_the_chosen_base(base: str, other: str, answer: str) -> None:
    """内部各项300万元、委托计入80万元：内部口径封顶75万元，全部口径封顶95万元。"""
    ruleset = LIBRARY.ruleset("hnte-2016")
    edition = ruleset.on(DAY)
    spent = {"rd_personnel": "3000000", "rd_outsourced_domestic": "1000000", "rd_other": other}
    rest = {fact.name: "0" for fact in edition.facts if fact.name.startswith("rd_")}
    del rest["rd_expense"], rest["rd_expense_domestic"], rest["rd_staff"]
    years = {name: {"2023": "0", "2024": "0"} for name in rest}
    limit = "4550000" if base == "1" else "4750000"
    sales = {"2023": "0", "2024": "0", "2025": str(Fraction(limit) / Fraction(4, 100))}
    facts = {name: {**years[name], "2025": spent.get(name, "0")} for name in rest}
    value = edition.value_of("hnte.other_cap_base", DAY)
    chosen = replace(value, number=Fraction(base))
    draft = replace(ruleset, editions=(edition.drafted("hnte.other_cap_base", chosen),))
    sheet = read_facts(edition, {**facts, "sales": sales}, day=DAY)
    assert judge(draft, sheet, day=DAY).finding("h5").answer.value == answer


def test_52_fields_are_listed() -> None:
    assert len(LIBRARY.parameters["hnte.fields"].on(date(2026, 1, 1)).words) == 52
