"""A compiled edition has a column for every answer, value, threshold and interval."""

from datetime import date

import polars as pl

from kejitong.policy.loading import load_rulesets
from kejitong.policy.plans import DOUBT, plan
from kejitong.policy.tables import check_table

DAY = date(2026, 6, 1)
LIBRARY = load_rulesets(["kejitong.packs.national"])


def test_every_rule_and_score_has_its_columns() -> None:
    edition = LIBRARY.ruleset("hnte-2016").on(DAY)
    table = check_table(edition, pl.DataFrame({"staff": [1], "rd_staff": [1]}), day=DAY)
    names = set(plan(edition, day=DAY, columns=table.columns).names)
    for rule in edition.rules:
        assert {rule.code, f"{rule.code}_threshold"} <= names
    for score in edition.scores:
        assert {score.code, f"{score.code}_low", f"{score.code}_high"} <= names
    assert {"overall", "unmet_count", "unknown_count", "score_low", "score_high"} <= names


def test_whole_numbers_leave_no_doubt() -> None:
    edition = LIBRARY.ruleset("hnte-2016").on(DAY)
    frame = pl.DataFrame({"staff": [10], "rd_staff": [1], "sales_2025": [12.34]})
    found = plan(edition, day=DAY, columns=check_table(edition, frame, day=DAY).columns)
    assert not found.may_doubt
    long = frame.with_columns(rd_staff=pl.lit("1.0000000000000000001"))
    doubtful = plan(edition, day=DAY, columns=check_table(edition, long, day=DAY).columns)
    assert doubtful.may_doubt
    assert DOUBT in doubtful.names
