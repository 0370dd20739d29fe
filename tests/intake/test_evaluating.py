"""From cells to verdicts, without writing anything."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from kejitong.audit import queries as journal
from kejitong.intake.comparing import Outcome
from kejitong.intake.evaluating import Plan, evaluate, text_of
from kejitong.intake.recognising import certain
from kejitong.registers.catalogue import register
from tests import makers
from tests.intake.makers import a_source, an_organisation_row

pytestmark = pytest.mark.django_db
ORGANISATIONS = register("organisations")


def test_every_row_is_accounted_for_across_chunks(tmp_path: Path) -> None:
    rows = [an_organisation_row(number) for number in range(1, 2101)]
    rows[2050][0] = rows[0][0]
    rows[7][2] = "去年"
    source = a_source(tmp_path, rows)
    parts = list(evaluate(ORGANISATIONS, source, Plan(certain(ORGANISATIONS, source.headings))))
    assert [len(part.numbers) for part in parts] == [2000, 100]
    assert sum(part.count(Outcome.ADDED) for part in parts) == 2098
    refused = [
        (number, verdict.problems[0].row, verdict.problems[0].problem[:6])
        for part in parts
        for number, verdict in zip(part.numbers, part.verdicts, strict=True)
        if verdict.outcome is Outcome.REFUSED
    ]
    assert refused == [(9, 9, "“去年”不是"), (2052, 2052, "与第2行是同")]
    assert not journal.latest().exists()


def test_refused_rows_keep_their_cells_as_they_were_typed(tmp_path: Path) -> None:
    row = an_organisation_row(1, name="", capital=12.5)
    source = a_source(tmp_path, [row])
    part = next(evaluate(ORGANISATIONS, source, Plan(certain(ORGANISATIONS, source.headings))))
    assert part.raws == {0: [row[0], "", "2020-01-15", "12.5", "科技路1号", "无"]}


def test_a_sheet_without_a_known_column_refuses_every_row(tmp_path: Path) -> None:
    source = a_source(tmp_path, [["甲", "乙"], ["丙", "丁"]], headings=("颜色", "形状"))
    part = next(evaluate(ORGANISATIONS, source, Plan({})))
    assert part.count(Outcome.REFUSED) == 2


def test_mended_cells_and_fixed_values_take_part(tmp_path: Path) -> None:
    source = a_source(tmp_path, [an_organisation_row(1, name=""), an_organisation_row(2)])
    plan = Plan(
        certain(ORGANISATIONS, source.headings),
        fixed={"tags": "新材料"},
        mends={"2": {"name": "补上的名称", "legal_representative": "某某"}},
    )
    part = next(evaluate(ORGANISATIONS, source, plan))
    assert part.rows[0]["name"] == "补上的名称"
    assert [row.get("legal_representative") for row in part.rows] == ["某某", None]
    assert {row["tags"] for row in part.rows} == {"新材料"}


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        (3.0, "3"),
        (0.1, "0.1"),
        (date(2026, 1, 2), "2026-01-02"),
        (datetime(2026, 1, 2), "2026-01-02"),
        ("甲", "甲"),
        (True, "True"),
    ],
)
def test_cells_as_people_type_them(cell: object, text: str) -> None:
    assert text_of(cell) == text


def test_a_mended_region_does_not_keep_the_other_rows_from_being_filled(tmp_path: Path) -> None:
    region = makers.a_region()
    township = makers.a_township(region)
    rows = [["甲会", "会议", "2026-03-01"], ["乙会", "会议", "2098-03-01"]]
    headings = ("活动名称", "活动种类", "举办日期")
    source = a_source(tmp_path, rows, headings=headings, slug="events")
    events = register("events")
    plan = Plan(
        certain(events, source.headings), mends={"2": {"region": "试验镇"}},
        home=makers.DISTRICT, today=date(2026, 11, 30),
    )  # fmt: skip
    part = next(evaluate(events, source, plan))
    assert [row["region"] for row in part.rows] == [township.pk, region.pk]
    assert part.filled == {1: "region"}
    said = ["第3行举办日期“2098-03-01”：在50年以后，请核对年份"]
    assert {row: [str(one) for one in found] for row, found in part.warnings.items()} == {1: said}
