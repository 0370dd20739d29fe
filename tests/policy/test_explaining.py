"""Sentences of conditions, for what is known, assumed and missing."""

from datetime import date
from fractions import Fraction

import pytest

from kejitong.kernel.citations import Citation
from kejitong.policy.answers import verdicts
from kejitong.policy.evaluating import Reading
from kejitong.policy.explaining import Explainer
from kejitong.policy.expressions import Condition
from kejitong.policy.facts import Fact, Shape, Sheet, Value
from kejitong.policy.rules import Edition, Rule
from kejitong.policy.vocabulary import at_least, at_most, either, every, fact, no, yes

DAY = date(2026, 6, 1)
SOURCE = Citation("示例办法", article="第一条")
FACTS = (
    Fact("a", "甲", "", "项", Shape.SINGLE),
    Fact("b", "乙", "", "项", Shape.SINGLE),
    Fact("on", "开", "", "", Shape.FLAG),
    Fact("set", "默认开", "", "", Shape.FLAG, assumed="true"),
)


def said(need: Condition, **known: Value) -> str:
    rule = Rule("r", "示例", SOURCE, need)
    edition = Edition("1", date(2026, 1, 1), SOURCE, facts=FACTS, rules=(rule,))
    reading = Reading(
        edition, Sheet("", {(name, None): value for name, value in known.items()}), DAY
    )
    return Explainer(reading).rule(rule, verdicts(reading).rules[0])


@pytest.mark.parametrize(
    ("need", "known", "text"),
    [
        (at_least(fact("a"), 3), {"a": Fraction(2)}, "不符合。甲为2项，要求不低于3项，不符合。"),
        (
            at_most(fact("a") / fact("b"), "0.5"),
            {"a": Fraction(1), "b": Fraction(3)},
            "符合。甲÷乙为1项÷3项＝33.33%，要求不超过50%，符合。",
        ),
        (
            at_least(fact("a"), 3),
            {},
            "数据不足。甲未填，要求不低于3项，数据不足。缺少甲，补齐后再判断。",
        ),
        (yes("on"), {"on": True}, "符合。开：是。"),
        (no("on"), {"on": True}, "不符合。开：是，要求为否，不符合。"),
        (yes("set"), {}, "符合。默认开：未填，按是计。"),
        (
            every(yes("on"), at_least(fact("a"), 1)),
            {"on": True, "a": Fraction(1)},
            "符合。开：是；甲为1项，要求不低于1项，符合。",
        ),
        (either(yes("on"), at_least(fact("a"), 1)), {"on": True}, "符合。开：是。"),
        (
            either(yes("on"), at_least(fact("a"), 1)),
            {"on": False, "a": Fraction(0)},
            "不符合。以下至少具备一项（开：否；甲为0项，要求不低于1项，不符合）。",
        ),
    ],
)
def test_sentences(need: Condition, known: dict[str, Value], text: str) -> None:
    assert said(need, **known) == f"示例：{text}依据《示例办法》第一条。"
