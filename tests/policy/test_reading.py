"""Bad facts get a sentence that names the place and the remedy; good ones are read exactly."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from kejitong.policy.facts import Fact, Shape
from kejitong.policy.loading import load_rulesets
from kejitong.policy.reading import BadFacts, read_change, read_facts, read_value

DAY = date(2026, 6, 1)
EDITION = load_rulesets(["kejitong.packs.national"]).ruleset("hnte-2016").on(DAY)


@pytest.mark.parametrize(
    ("facts", "place", "remedy"),
    [
        ({"sales": {"2025": "很多"}}, "sales 2025年", "请填数字"),
        ({"staff": "-3"}, "staff", "不能是负数"),
        ({"sales": {"2027": "1"}}, "sales 2027年", "请核对年度或评判日期"),
        ({"sale": "1"}, "sale", "是否要写 sales"),
        ({"销售收入": "1"}, "销售收入", "是否要写 sales"),
        ({"zzz": "1"}, "zzz", "kejitong rules facts"),
        ({"sales": float("nan")}, "sales", "留空"),
        ({"sales": "Infinity"}, "sales", "留空"),
        ({"sales": {"2025": "5000万元"}}, "sales 2025年", "换算成元"),
        ({"sales（万元）": "5000"}, "sales（万元）", "乘以10000"),
        ({"sales_wan": "5000"}, "sales_wan", "乘以10000"),
        ({"ip_class1": "1.5"}, "ip_class1", "应是整数"),
        ({"ip_class1": {"2025": "1"}}, "ip_class1 2025年", "不分年度"),
        ({"sales": {"25": "1"}}, "sales 25年", "四位数字"),
        ({"established_on": "去年"}, "established_on", "2020-05-01"),
        ({"has_incident": "也许"}, "has_incident", "true 或 false"),
        ({"staff": {"2025": [1, 2, 3]}}, "staff 2025年", "十三个月"),
        ({"sales": {"2025": [1] * 13}}, "sales 2025年", "不填一串"),
        ({"sales": "1" + "0" * 16}, "sales", "数字过大"),
        ({}, "facts", "请至少填写一项"),
    ],
)
def test_bad_facts_are_named_with_a_remedy(
    facts: dict[str, object], place: str, remedy: str
) -> None:
    with pytest.raises(BadFacts) as caught:
        read_facts(EDITION, facts, day=DAY)
    (problem,) = caught.value.problems
    assert problem.column == place
    assert remedy in problem.problem
    assert place in str(caught.value)


def test_all_problems_are_told_at_once() -> None:
    with pytest.raises(BadFacts) as caught:
        read_facts(EDITION, {"staff": "-1", "sales": "x", "wrong": "1"}, day=DAY)
    assert len(caught.value.problems) == 3


def test_thirteen_headcounts_make_an_average_of_the_months() -> None:
    counts = [10, 20, *[20] * 11]
    sheet = read_facts(EDITION, {"staff": {"2025": counts}}, day=DAY)
    assert sheet.values["staff", 2025] == Fraction(15 + 20 * 11, 12)


def test_months_before_opening_do_not_count() -> None:
    sheet = read_facts(EDITION, {"staff": {"2025": [None] * 11 + [10, 20]}}, day=DAY)
    assert sheet.values["staff", 2025] == 15


def test_a_plain_value_of_a_yearly_fact_is_the_last_fiscal_year() -> None:
    sheet = read_facts(EDITION, {"sales": "1,234.50", "ip_class1": 0}, day=DAY)
    assert sheet.values == {("sales", 2025): Fraction("1234.5"), ("ip_class1", None): 0}


def test_blank_is_missing_and_zero_is_a_value() -> None:
    sheet = read_facts(EDITION, {"sales": {"2025": "", "2024": "0"}}, day=DAY)
    assert sheet.values == {("sales", 2024): 0}


def test_a_tally_may_be_yes_or_no() -> None:
    fact = EDITION.fact("ip_self_developed")
    assert fact is not None
    assert [read_value(fact, each) for each in ("true", "false", "3")] == [1, 0, 3]


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ("rd_staff:2025=20", ("rd_staff", 2025), 20),
        ("rd_staff=20", ("rd_staff", 2025), 20),
        ("has_incident=true", ("has_incident", None), True),
        ("established_on=2020-01-02", ("established_on", None), date(2020, 1, 2)),
    ],
)
def test_changes_are_read(text: str, key: object, value: object) -> None:
    assert read_change(EDITION, text, day=DAY) == (key, value)


@pytest.mark.parametrize("text", ["nothing=1", "staff=", "staff:2030=1", "staff=x"])
def test_bad_changes_are_refused(text: str) -> None:
    with pytest.raises(BadFacts):
        read_change(EDITION, text, day=DAY)


def test_text_and_numbers_keep_every_digit() -> None:
    money = Fact("m", "钱", "", "元", Shape.SINGLE)
    assert read_value(money, "0.123456789012345678") == Fraction("0.123456789012345678")
    assert read_value(money, 0.1) == Fraction(1, 10)
    assert read_value(Fact("t", "文", "", "", Shape.TEXT), " 805 ") == "805"
