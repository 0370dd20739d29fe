"""Rules, editions and rule sets as values."""

from datetime import date
from fractions import Fraction

import pytest

from kejitong.kernel.citations import Citation
from kejitong.policy.expressions import Relation, number
from kejitong.policy.loading import load_rulesets
from kejitong.policy.parameters import NoValueOnThatDay
from kejitong.policy.rules import (
    Edition,
    NotInForce,
    Rule,
    RuleSet,
    Score,
    parameter_number,
    reaching,
)
from kejitong.policy.vocabulary import at_least, choose, every, fact, yes

SOURCE = Citation("示例办法")
DAY = date(2026, 6, 1)


def test_the_edition_in_force_is_looked_up() -> None:
    first = Edition("1", date(2020, 1, 1), SOURCE, until=date(2022, 1, 1))
    second = Edition("2", date(2023, 1, 1), SOURCE)
    ruleset = RuleSet("x", "示例", (first, second))
    assert ruleset.on(date(2021, 12, 31)) is first
    assert ruleset.on(date(2023, 1, 1)) is second
    with pytest.raises(
        NotInForce, match="2020-01-01至2022-01-01之前、2023-01-01起，不含2022-06-01"
    ):
        ruleset.on(date(2022, 6, 1))


def test_the_value_shown_is_the_first_comparison_outside_numbers() -> None:
    hidden = choose((at_least(fact("a"), 1), 2), otherwise=3)
    rule = Rule("r", "示例", SOURCE, every(yes("b"), at_least(hidden, 5)))
    assert (rule.value, rule.threshold) == (hidden, number(5))
    none = Rule("r", "示例", SOURCE, yes("b"))
    assert (none.main, none.value, none.threshold) == (None, None, None)


def test_scores_reach_a_mark_with_missing_ones_at_their_ends() -> None:
    score = Score("s", "示例", SOURCE, fact("a"), fact("b"), most=Fraction(9))
    reach = reaching((score,), number(5), relation=Relation.MORE_THAN)
    assert reach.relation is Relation.MORE_THAN
    edition = Edition("1", DAY, SOURCE, rules=(Rule("r", "示例", SOURCE, reach),), scores=(score,))
    assert edition.reaches is reach
    assert edition.used_facts() == {"a", "b"}


def test_a_table_is_no_number() -> None:
    edition = load_rulesets(["kejitong.packs.national"]).ruleset("hnte-2016").on(DAY)
    assert parameter_number(edition, "hnte.rd_staff_share", DAY) == Fraction(1, 10)
    with pytest.raises(NoValueOnThatDay, match="分档表"):
        parameter_number(edition, "hnte.rd_intensity_floor", DAY)
