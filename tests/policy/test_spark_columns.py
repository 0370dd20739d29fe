"""The parts of reading columns on a cluster that need no cluster; the rest is in test_spark."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

from kejitong.policy.loading import load_rulesets
from kejitong.policy.spark_columns import given_columns, quoted

EDITION = load_rulesets(["kejitong.packs.national"]).ruleset("hnte-2016").on(date(2026, 6, 1))


def test_a_name_is_taken_literally() -> None:
    assert quoted("score.ip") == "`score.ip`"
    assert quoted("a`b") == "`a``b`"


def test_the_columns_of_facts_keep_their_kind_and_get_their_year() -> None:
    raw = SimpleNamespace(dtypes=[("uscc", "string"), ("sales", "decimal(18,2)")])
    (given,) = given_columns(EDITION, raw, {"sales": ("sales", 2025)})
    assert (given.name, given.kind, given.target) == ("sales", "decimal(18,2)", "sales_2025")
    assert given.fact.name == "sales"
