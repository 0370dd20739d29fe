"""A stored decision says the same for ever, whatever becomes of the rules and the registers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from kejitong.audit import queries as journal
from kejitong.cultivation import actions, queries
from kejitong.cultivation.library import library
from kejitong.cultivation.queries import NoSuchDecision
from kejitong.policy import decisions
from kejitong.policy.judging import judge
from kejitong.policy.supposing import drafted
from kejitong.registers.models import Record
from tests import makers as house
from tests.cultivation import makers
from tests.cultivation.makers import DAY

pytestmark = pytest.mark.django_db
RULESET = library().ruleset(makers.RULES)


def _taken(organisation: Record) -> decisions.Decision:
    given = queries.prefill(organisation.pk, RULESET.on(DAY), DAY)
    return decisions.decide(RULESET, queries.sheet("试验甲", given), day=DAY)


def test_a_decision_is_kept_whole_and_journalled() -> None:
    made = makers.a_ready_enterprise("试验甲", makers.a_district(), rd_staff=5)
    taken = _taken(made)
    kept = actions.store(organisation=made.pk, taken=taken, act=house.an_act(reason="走访核实"))
    assert (kept.ruleset, kept.version, kept.day, kept.overall) == (
        makers.RULES, "2016", DAY, "not_met",
    )  # fmt: skip
    assert queries.as_taken(kept) == taken
    assert {fact.source for fact in taken.facts} >= {"年度数据“从业人员”，审定数，试验"}
    entry = journal.about("cultivation", kept.pk).get()
    assert (entry.act, entry.reason) == ("cultivation.stored", "走访核实")


def test_a_new_version_of_the_rules_changes_no_word_of_it() -> None:
    made = makers.a_ready_enterprise("试验甲", makers.a_district(), rd_staff=11)
    taken = _taken(made)
    kept = actions.store(organisation=made.pk, taken=taken, act=house.an_act())
    before = taken.explain()
    facts = queries.prefill(made.pk, RULESET.on(DAY), DAY)
    value = RULESET.on(DAY).value_of("hnte.rd_staff_share", DAY)
    stricter = drafted(
        RULESET, "hnte.rd_staff_share", replace(value, number=Fraction(3, 10), since=DAY), day=DAY
    )
    anew = judge(stricter, queries.sheet("试验甲", facts), day=DAY)
    assert anew.finding("h4").answer.value == "unmet"
    house.corrected("organisations", made, name="试验甲改名")
    reread = queries.as_taken(queries.decision(kept.pk, region=house.DISTRICT))
    assert reread.explain() == before
    assert "科技人员占比：符合" in before


def test_decisions_are_listed_newest_first_and_only_of_that_rule_set() -> None:
    made = makers.a_ready_enterprise("试验甲", makers.a_district())
    first, second = (
        actions.store(organisation=made.pk, taken=_taken(made), act=house.an_act()) for _ in "12"
    )
    assert [*queries.decisions_about(made.pk, makers.RULES)] == [second, first]
    assert not queries.decisions_about(made.pk, "tech-sme-2017").exists()


def test_nobody_reads_a_decision_of_another_region() -> None:
    made = makers.a_ready_enterprise("试验甲", makers.a_district())
    kept = actions.store(organisation=made.pk, taken=_taken(made), act=house.an_act())
    assert queries.decision(kept.pk, region=house.DISTRICT) == kept
    with pytest.raises(NoSuchDecision):
        queries.decision(kept.pk, region="320613")
    assert str(kept) == f"{makers.RULES}（{date(2026, 11, 30)}）"
