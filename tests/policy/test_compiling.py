"""The reader that compiles says of single nodes what the exact reader says."""

from __future__ import annotations

from datetime import date

import narwhals as nw
import polars as pl
import pytest

from kejitong.kernel.citations import Citation
from kejitong.policy.compiling import Compiler
from kejitong.policy.evaluating import Reading
from kejitong.policy.expressions import Condition, Number
from kejitong.policy.facts import Fact, Shape
from kejitong.policy.rows import row_sheet
from kejitong.policy.rules import Edition
from kejitong.policy.tables import check_table
from kejitong.policy.vocabulary import (
    at_least,
    at_most,
    choose,
    days_since,
    either,
    every,
    fact,
    first_known,
    greatest,
    growth,
    latest,
    least,
    less_than,
    more_than,
    named,
    no,
    total,
    years_running,
    yes,
)

DAY = date(2026, 6, 1)
EDITION = Edition(
    "1",
    date(2026, 1, 1),
    Citation("示例办法"),
    facts=(
        Fact("established_on", "成立日期", "", "", Shape.DATE),
        Fact("sales", "收入", "", "元", Shape.YEARLY),
        Fact("assets", "净资产", "", "元", Shape.YEARLY, may_be_negative=True),
        Fact("a", "甲", "", "", Shape.SINGLE),
        Fact("used", "已用", "", "项", Shape.SINGLE, assumed="1"),
        Fact("on", "开", "", "", Shape.FLAG, assumed="true"),
        Fact("absent", "没有的列", "", "", Shape.SINGLE),
        Fact("absent_flag", "没有的是非", "", "", Shape.FLAG, assumed="false"),
    ),
)
FRAME = pl.DataFrame(
    {
        "established_on": [
            date(2010, 1, 1),
            date(2024, 5, 1),
            date(2025, 6, 1),
            None,
            date(2026, 2, 1),
        ],
        "sales_2023": [100.0, None, None, 0.0, None],
        "sales_2024": [200.25, 50.0, None, 10.0, None],
        "sales_2025": [300.0, 75.0, 5.0, 0.0, None],
        "assets_2023": [-5.0, 1.0, 2.0, 3.0, None],
        "assets_2024": [5.0, 0.0, 2.0, 3.0, None],
        "assets_2025": [5.0, 1.0, 2.5, 3.0, None],
        "a": [0.5, 3.0, None, 0.0, 7.125],
        "used": [None, 0, 1, 2, 3],
        "on": [True, False, None, True, False],
    }
)
A = fact("a")
NUMBERS: list[Number] = [
    A + fact("used"),
    A - latest("sales"),
    A * 2,
    latest("sales") / A,
    total("sales", years=3),
    total("sales", years=3) / years_running(3),
    growth("assets"),
    named("g", "增长", growth("sales")),
    greatest(A, latest("sales")),
    least(A, latest("assets"), 2),
    first_known(A, latest("sales"), 0),
    first_known(fact("absent"), A),
    choose((at_least(A, 3), 1), (at_least(latest("sales"), 50), A), otherwise=latest("sales")),
    choose((at_least(fact("absent"), 3), 1), otherwise=2),
    days_since("established_on"),
    fact("absent"),
]
CONDITIONS: list[Condition] = [
    at_least(A, 3),
    more_than(latest("sales") / A, 25),
    at_most(A, latest("sales")),
    less_than(growth("assets"), "0.1"),
    every(yes("on"), at_least(A, 1)),
    every(yes("on"), at_least(fact("absent"), 1)),
    either(no("on"), at_least(fact("absent"), 1)),
    either(yes("absent_flag"), at_least(A, 1)),
    every(no("absent_flag"), at_most(fact("used"), 1)),
    at_least(days_since("established_on"), 365),
    ~at_least(A, 3),
]


def compiled() -> tuple[Compiler, pl.DataFrame]:
    table = check_table(EDITION, FRAME, day=DAY)
    return Compiler(EDITION, DAY, table.columns), table.frame.collect()


def column(compiler: Compiler, frame: pl.DataFrame, expr: nw.Expr | None) -> list[object]:
    lazy = nw.from_native(frame.lazy())
    for stage in compiler.stages:
        lazy = lazy.with_columns(*stage)
    if expr is None:
        return [None] * frame.height
    found = lazy.with_columns(asked=expr).collect().get_column("asked").to_list()
    return list(found)


def readings() -> list[Reading]:
    table = check_table(EDITION, FRAME, day=DAY)
    return [
        Reading(EDITION, row_sheet(EDITION, table.keys, row), DAY)
        for row in FRAME.iter_rows(named=True)
    ]


@pytest.mark.parametrize("node", NUMBERS, ids=range(len(NUMBERS)))
def test_numbers_agree(node: Number) -> None:
    compiler, frame = compiled()
    piece = compiler.number(node)
    scaled = column(compiler, frame, piece.expr)
    found = [None if each is None else float(each) / piece.scale for each in scaled]
    expected = [each.number(node) for each in readings()]
    assert found == [None if each is None else pytest.approx(float(each)) for each in expected]


@pytest.mark.parametrize("node", CONDITIONS, ids=range(len(CONDITIONS)))
def test_conditions_agree(node: Condition) -> None:
    compiler, frame = compiled()
    found = column(compiler, frame, compiler.truth(node).expr)
    assert found == [each.truth(node) for each in readings()]


def test_a_named_part_is_computed_once() -> None:
    compiler, _ = compiled()
    part = named("g", "增长", growth("assets"))
    compiler.number(part)
    stages = [len(stage) for stage in compiler.stages]
    compiler.number(part)
    assert [len(stage) for stage in compiler.stages] == stages
