"""One enterprise judged: answers, sentences that agree with them, what is missing, how far off."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kejitong.policy.answers import Answer, Overall
from kejitong.policy.facts import Sheet
from kejitong.policy.judging import Judgement, judge
from kejitong.policy.loading import load_rulesets
from kejitong.policy.reading import read_change, read_facts
from kejitong.policy.rules import NotInForce

LIBRARY = load_rulesets(["kejitong.packs.national", "kejitong.packs.tongzhou"])
HNTE = LIBRARY.ruleset("hnte-2016")
DAY = date(2026, 6, 1)
FACTS: dict[str, object] = {
    "established_on": "2020-05-01",
    "sales": {"2023": "50000000", "2024": "50000000", "2025": "50000001"},
    "rd_expense": {"2023": "2000000", "2024": "2000000", "2025": "2000000"},
    "rd_expense_domestic": {"2023": "2000000", "2024": "2000000", "2025": "2000000"},
    "total_income": {"2025": "50000000"},
    "hightech_income": {"2025": "40000000"},
    "staff": {"2025": [100] * 13},
    "rd_staff": {"2025": "9"},
    "net_assets": {"2023": "1000", "2024": "1300", "2025": "1800"},
    "ip_class1": "1",
    "ip_class2": "3",
    "ip_self_developed": "true",
    "conversions": {"2023": "5", "2024": "5", "2025": "5"},
    "field_code": "80504",
    "has_incident": "false",
}


def sheet(**changes: object) -> Sheet:
    given = {name: value for name, value in {**FACTS, **changes}.items() if value is not None}
    return read_facts(HNTE.on(DAY), given, day=DAY, name="虚构机械")


def found(**changes: object) -> Judgement:
    return judge(HNTE, sheet(**changes), day=DAY)


def test_a_missed_condition_says_figures_demand_and_source() -> None:
    finding = found().finding("h5")
    assert finding.answer is Answer.UNMET
    assert (finding.value, finding.threshold) == ("0.039999", "0.04")
    assert finding.sentence == (
        "研究开发费用占比：不符合。近三年研究开发费用合计÷近3年销售收入合计为"
        "600万元÷15000.0001万元＝3.99%，要求不低于4%（2025年销售收入5000.0001万元所在档次），不符合；"
        "近三年境内研究开发费用合计÷近三年研究开发费用合计为600万元÷600万元＝100%，"
        "要求不低于60%，符合。依据《高新技术企业认定管理办法》（国科发火〔2016〕32号）第十一条（五）。"
    )


def test_missing_facts_are_named_and_nothing_is_guessed() -> None:
    finding = found(rd_staff=None).finding("h4")
    assert (finding.answer, finding.missing) == (Answer.UNKNOWN, ("rd_staff_2025",))
    assert "缺少2025年科技人员，补齐后再判断。" in finding.sentence


def test_a_zero_divisor_is_said_to_be_one() -> None:
    finding = found(staff="0", rd_staff="0").finding("h4")
    assert finding.answer is Answer.UNKNOWN
    assert "2025年职工总数为零，不能作除数" in finding.sentence


ENOUGH: dict[str, object] = {
    "rd_staff": "10",
    "rd_expense": {"2023": "2", "2024": "2", "2025": "9000000"},
    "rd_expense_domestic": {"2023": "2", "2024": "2", "2025": "9000000"},
    "sales": {"2023": "30000000", "2024": "40000000", "2025": "50000001"},
    "net_assets": {"2023": "1000", "2024": "2000", "2025": "4000"},
}


@pytest.mark.parametrize(
    ("changes", "overall"),
    [
        ({}, Overall.NOT_MET),
        (ENOUGH, Overall.PROMISING),
        ({**ENOUGH, "rd_staff": None}, Overall.LACKING),
        ({**ENOUGH, "conversions": {"2023": "3", "2024": "3", "2025": "3"}}, Overall.OPPORTUNITY),
    ],
)
def test_overall(changes: dict[str, object], overall: Overall) -> None:
    assert found(**changes).overall is overall


def test_counts_of_what_is_missing() -> None:
    judgement = found(field_code=None)
    assert [each.rule for each in judgement.unmet] == ["h4", "h5"]
    assert [each.rule for each in judgement.unknown] == ["h3"]


def test_the_gap_is_the_smallest_change_that_turns_it() -> None:
    (more, fewer) = found().finding("h4").gap
    assert (more.fact, more.year, more.before, more.after) == ("rd_staff", 2025, "9", "10")
    assert more.sentence == "2025年科技人员由9人增加到10人（增加1人）即符合"
    assert (fewer.fact, fewer.after) == ("staff", "90")


@settings(max_examples=25, deadline=None)
@given(staff=st.integers(1, 400), rd_staff=st.integers(0, 400), spent=st.integers(0, 3_000_000))
def test_every_gap_turns_its_condition_and_not_a_grain_sooner(
    staff: int, rd_staff: int, spent: int
) -> None:
    start = sheet(
        staff=str(staff),
        rd_staff=str(rd_staff),
        rd_expense={"2025": str(spent), "2024": "0", "2023": "0"},
    )
    for finding in judge(HNTE, start, day=DAY).unmet:
        for change in finding.gap:
            key = (change.fact, change.year)
            if not isinstance(start.values.get(key), Fraction):
                continue
            after, before = Fraction(change.after), Fraction(change.before)
            grain = (1 if change.fact.startswith("ip_") else Fraction(1, 100)) * (
                1 if after > before else -1
            )
            turned = judge(HNTE, start.changed({key: after}), day=DAY).finding(finding.rule)
            sooner = judge(HNTE, start.changed({key: after - grain}), day=DAY).finding(finding.rule)
            assert turned.answer in {Answer.MET, Answer.MANUAL_REVIEW}
            assert sooner.answer is Answer.UNMET


def test_waiting_is_a_gap_too() -> None:
    (change,) = (
        each
        for each in found(established_on="2025-06-11").finding("h1").gap
        if each.fact == "established_on"
    )
    assert change.sentence == "还差10天，2026年6月11日起符合"


def test_a_switch_is_a_gap_too() -> None:
    (change,) = found(has_incident="true").finding("h8").gap
    assert (change.before, change.after) == ("true", "false")


_SHOWN = re.compile(r"＝(-?[\d.]+)%，要求不低于([\d.]+)%.*?，(符合|不符合)")


@settings(max_examples=60, deadline=None)
@given(
    sales=st.integers(1, 10**9), spent=st.integers(0, 10**8), nudge=st.sampled_from(["0", "0.01"])
)
def test_an_explanation_never_contradicts_its_verdict(sales: int, spent: int, nudge: str) -> None:
    near = {
        "2023": "0",
        "2024": "0",
        "2025": str(Fraction(sales, 20).limit_denominator(1) + spent % 3 - 1),
    }
    facts = read_facts(
        HNTE.on(DAY),
        {
            "sales": {"2023": nudge, "2024": "0", "2025": str(sales)},
            "rd_expense": near if spent % 2 else {"2023": "0", "2024": nudge, "2025": str(spent)},
        }
        if sales > 40
        else {"sales": "1"},
        day=DAY,
    )
    finding = judge(HNTE, facts, day=DAY).finding("h5")
    for value, demand, verdict in _SHOWN.findall(finding.sentence):
        assert (Fraction(value) >= Fraction(demand)) == (verdict == "符合")
    if finding.answer is Answer.MET and finding.value and finding.threshold:
        assert Fraction(finding.value) >= Fraction(finding.threshold)


def test_the_day_is_part_of_the_question() -> None:
    with pytest.raises(NotInForce, match="2016-01-01"):
        HNTE.on(date(2015, 12, 31))
    assert HNTE.on(date(2016, 1, 1)).version == "2016"


def test_size_classes_give_a_grade() -> None:
    ruleset = LIBRARY.ruleset("size-class-2017")
    facts = {"industry_kind": "industry", "staff": "300", "operating_income": "20000000"}
    judged = judge(ruleset, read_facts(ruleset.on(DAY), facts, day=DAY), day=DAY)
    assert (judged.grade, judged.overall) == ("medium", Overall.PROMISING)


def test_a_change_is_read_and_applied() -> None:
    edition = HNTE.on(DAY)
    key, value = read_change(edition, "rd_staff:2025=10", day=DAY)
    assert judge(HNTE, sheet().changed({key: value}), day=DAY).finding("h4").answer is Answer.MET
