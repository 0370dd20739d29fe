"""A decision is stored whole and tells the same story years later."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from kejitong.policy.decisions import Decision, UnreadableDecision, decide
from kejitong.policy.facts import Sheet
from kejitong.policy.loading import load_rulesets
from kejitong.policy.parameters import Dated
from kejitong.policy.reading import read_facts
from kejitong.policy.rules import RuleSet

HNTE = load_rulesets(["kejitong.packs.national"]).ruleset("hnte-2016")
DAY = date(2026, 6, 1)
SHARE = "hnte.rd_staff_share"


def a_sheet() -> Sheet:
    facts = {"rd_staff": "9", "staff": "100", "ip_class1": "1", "has_incident": "false"}
    sources = {("staff", 2025): "2025年统计年报"}
    return read_facts(HNTE.on(DAY), facts, day=DAY, name="虚构机械", sources=sources)


def looser() -> RuleSet:
    """The same rule set after the share of staff was lowered from one day on."""
    edition = HNTE.on(DAY)
    source = edition.value_of(SHARE, DAY).source
    draft = edition.drafted(SHARE, Dated(date(2026, 1, 1), source, number=Fraction(1, 20)))
    return replace(HNTE, editions=(replace(edition, until=date(2026, 1, 1)), draft))


def test_a_stored_decision_reads_back_the_same() -> None:
    decision = decide(HNTE, a_sheet(), day=DAY)
    again = Decision.from_json(decision.to_json())
    assert again == decision
    assert again.to_json() == decision.to_json()


def test_a_new_version_changes_new_decisions_and_no_old_one() -> None:
    """门槛由10%降到5%：同样的事实重新判断已经符合，存下的决定仍说不符合，连参数和依据都不变。"""
    old = decide(HNTE, a_sheet(), day=DAY)
    stored, told = old.to_json(), old.explain()
    new = decide(looser(), a_sheet(), day=DAY)
    assert new.judgement.version != old.judgement.version
    assert new.judgement.finding("h4").answer.value == "met"
    assert "要求不低于5%，符合" in new.explain()
    again = Decision.from_json(stored)
    assert again.judgement.finding("h4").answer.value == "unmet"
    assert again.explain() == told
    assert "9人÷100人＝9%，要求不低于10%，不符合" in told
    assert again.parameters == old.parameters
    assert {each.name: each.value for each in again.parameters}[SHARE] == "0.1"
    assert {each.name: each.value for each in new.parameters}[SHARE] == "0.05"


def test_facts_and_parameters_stand_in_it_with_their_sources() -> None:
    decision = decide(HNTE, a_sheet(), day=DAY)
    staff = next(each for each in decision.facts if each.name == "staff_2025")
    assert (staff.label, staff.value, staff.source) == ("2025年职工总数", "100", "2025年统计年报")
    share = next(each for each in decision.parameters if each.name == "hnte.rd_staff_share")
    assert (share.value, share.source) == (
        "0.1",
        "《高新技术企业认定管理办法》（国科发火〔2016〕32号）第十一条（四）",
    )
    bands = next(each for each in decision.parameters if each.name == "hnte.rd_intensity_floor")
    assert bands.value.startswith("不超过50000000：floor 0.05；")


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"judgement": {}}'])
def test_a_damaged_store_is_refused(text: str) -> None:
    with pytest.raises(UnreadableDecision, match="请核对存档"):
        Decision.from_json(text)
