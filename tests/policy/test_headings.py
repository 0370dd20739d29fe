"""Which column is which fact; a column that is none says how to mend it."""

from __future__ import annotations

from datetime import date

from kejitong.policy.headings import headings
from kejitong.policy.loading import load_rulesets

DAY = date(2026, 6, 1)
EDITION = load_rulesets(["kejitong.packs.national"]).ruleset("hnte-2016").on(DAY)


def test_facts_years_and_what_names_the_row() -> None:
    keys, problems = headings(EDITION, ["uscc", "sales", "sales_2024", "ip_class1"], day=DAY)
    assert keys == {
        "sales": ("sales", 2025),
        "sales_2024": ("sales", 2024),
        "ip_class1": ("ip_class1", None),
    }
    assert problems == []


def test_every_unknown_column_is_told() -> None:
    keys, problems = headings(EDITION, ["sale_2025", "sales_2028", "staff", "staff_2025"], day=DAY)
    assert list(keys) == ["staff", "staff_2025"]
    assert [each.column for each in problems] == [
        "列“sale_2025”",
        "列“sales_2028”",
        "列“staff_2025”",
    ]
