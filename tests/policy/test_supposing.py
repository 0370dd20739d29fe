"""What if facts change, and what if a rule changes."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import polars as pl

from kejitong.policy.answers import Answer
from kejitong.policy.loading import load_rulesets
from kejitong.policy.parameters import Dated
from kejitong.policy.reading import read_facts
from kejitong.policy.scanning import scan
from kejitong.policy.supposing import drafted, simulate, what_if

HNTE = load_rulesets(["kejitong.packs.national"]).ruleset("hnte-2016")
DAY = date(2026, 6, 1)


def test_a_change_turns_everything_it_touches_and_nothing_else() -> None:
    facts = {"rd_staff": "9", "staff": "100", "ip_class1": "0", "ip_class2": "0"}
    sheet = read_facts(HNTE.on(DAY), facts, day=DAY)
    changes = {("rd_staff", 2025): Fraction(10), ("ip_class1", None): Fraction(1)}
    supposed = what_if(HNTE, sheet, changes, day=DAY)
    assert [(each.rule, each.before, each.after) for each in supposed.turned] == [
        ("h2", Answer.UNMET, Answer.MET),
        ("h4", Answer.UNMET, Answer.MET),
        ("h7", Answer.UNMET, Answer.UNKNOWN),
        ("score.ip", Answer.UNMET, Answer.UNKNOWN),
    ]
    assert sheet.values["rd_staff", 2025] == 9
    assert supposed.after.finding("h4").value == "0.1"


def test_a_draft_threshold_is_tried_on_all_and_the_rule_stays() -> None:
    frame = pl.DataFrame(
        {"name": ["甲", "乙", "丙"], "staff": [100, 100, 100], "rd_staff": [9, 12, 30]}
    )
    source = HNTE.on(DAY).value_of("hnte.rd_staff_share", DAY).source
    draft = drafted(HNTE, "hnte.rd_staff_share", Dated(DAY, source, number=Fraction(1, 5)), day=DAY)
    changed = simulate(HNTE, draft, frame, day=DAY)
    assert changed.select("name", "h4", "h4_after").rows() == [("乙", "met", "unmet")]
    assert scan(HNTE, frame, day=DAY).get_column("h4").to_list() == ["unmet", "met", "met"]
    assert draft.on(DAY).version == "2016草案"
