"""A query laid out once answers each table for itself."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import narwhals as nw
import polars as pl

from kejitong.policy.loading import load_rulesets
from kejitong.policy.plans import plan
from kejitong.policy.queries import asked
from kejitong.policy.tables import Table, check_table

DAY = date(2026, 6, 1)
EDITION = load_rulesets(["kejitong.packs.national"]).ruleset("hnte-2016").on(DAY)


def a_table(staff: list[int]) -> Table:
    facts = {"staff": staff, "rd_staff": [10] * len(staff), "sales_2025": [0.25] * len(staff)}
    return check_table(EDITION, pl.DataFrame(facts), day=DAY)


def laid_out_anew(table: Table) -> pl.DataFrame:
    fresh = plan(EDITION, day=DAY, columns=table.columns)
    frame = fresh.on(nw.from_native(table.frame), keep=())
    found: pl.DataFrame = frame.to_native().collect()
    return found


def test_tables_of_one_description_share_a_query_and_keep_their_rows() -> None:
    few, many = a_table([50, 200]), a_table([100, 99, 101] * 40_000)
    assert few.columns == many.columns
    for table in (few, many, few):
        assert asked(EDITION, table, day=DAY).equals(laid_out_anew(table))


def test_two_at_once_do_not_mix() -> None:
    tables = [a_table([size, 1000 + size]) for size in range(1, 41)]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda table: asked(EDITION, table, day=DAY), tables))
    assert [each.get_column("h4_value").to_list() for each in found] == [
        [10 / size, 10 / (1000 + size)] for size in range(1, 41)
    ]


def test_a_draft_is_another_edition() -> None:
    table = a_table([100, 200])
    code = next(name for name in EDITION.parameters if "staff" in name)
    known = EDITION.value_of(code, DAY)
    assert known.number is not None
    draft = EDITION.drafted(code, replace(known, number=known.number * 2))
    assert (
        asked(draft, table, day=DAY)["h4_threshold"][0]
        == 2 * (asked(EDITION, table, day=DAY)["h4_threshold"][0])
    )
