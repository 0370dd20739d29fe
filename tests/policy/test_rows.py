"""One row of a table is read exactly as it was written."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from kejitong.policy.loading import load_rulesets
from kejitong.policy.rows import exact_row, row_sheet

DAY = date(2026, 6, 1)
EDITION = load_rulesets(["kejitong.packs.national"]).ruleset("hnte-2016").on(DAY)
KEYS = {"a": ("staff", 2025), "b": ("rd_staff", 2025), "c": ("ip_class1", None)}


def test_a_sheet_of_a_row() -> None:
    sheet = row_sheet(EDITION, KEYS, {"a": Decimal("3.00"), "b": 0.3, "c": None, "d": "甲"})
    assert sheet.values == {("staff", 2025): Fraction(3), ("rd_staff", 2025): Fraction(3, 10)}


def test_the_answers_of_a_row() -> None:
    found = exact_row(EDITION, KEYS, {"a": "3", "b": "0.2999999999999999999999", "c": 1}, day=DAY)
    assert (found["h4"], found["h4_threshold"], found["h2"]) == ("unmet", 0.1, "met")
    assert (found["unmet_count"], found["overall"]) == (1, "not_met")
