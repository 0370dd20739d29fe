"""Runs of a paragraph, the newest draft, and reports that nobody declared."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kejitong.indicators.figures import Scope
from kejitong.reports import actions, queries
from kejitong.reports.queries import Run
from tests import makers
from tests.keeping import kept

pytestmark = pytest.mark.django_db
SCOPE = Scope(makers.DISTRICT, "试验区", date(2026, 11, 30))


@pytest.fixture
@kept
def draft() -> Any:
    region = makers.a_region()
    for number in range(1, 4):
        firm = makers.an_organisation(f"试验{number}号公司", region=region)
        makers.a_record(
            "institutions", name=f"中心{number}", organisation=firm, kind="engineering_centre",
            level="provincial", recognised_on=date(2026, number, 1),
        )  # fmt: skip
    return actions.regenerate(queries.outline(), SCOPE, act=makers.an_act())


def test_each_kind_of_run(draft: Any) -> None:
    figures = queries.Figures(queries.outline(), draft)
    runs = [*queries.runs("甲{F39|2}等{F39}{F19}{Q01!}{Q01?}", figures)]
    assert [(run.kind, run.text) for run in runs] == [
        ("words", "甲"),
        ("names", "试验1号公司、试验2号公司"),
        ("words", "等"),
        ("figure", "3家"),
        ("missing", "待补"),
        ("missing", "【待补：家纺研发设计产业化基地的认定】"),
        ("evidence", ""),
    ]
    assert runs[0] == Run("甲")
    assert runs[4].note == "专利中没有“期末有效的专利”的记录，请先登记或导入"


def test_frozen_names_stay(draft: Any) -> None:
    frozen = actions.freeze(draft, act=makers.an_act())
    institutions = makers.catalogue.register("institutions").model.objects.order_by("pk")
    makers.retired("institutions", institutions[0])
    figures = queries.Figures(queries.outline(), frozen)
    assert figures.names("F39", 1) == ["试验1号公司"]
    assert figures.printed("F39").text == "3家"


def test_newest_draft_of_the_year(draft: Any) -> None:
    assert queries.newest("annual", makers.DISTRICT, 2026) == draft
    assert queries.newest("annual", makers.DISTRICT, 2025) is None
    assert queries.title(draft, queries.Figures(queries.outline(), draft)) == "2026年科技工作总结"


def test_undeclared_outline_is_refused() -> None:
    with pytest.raises(queries.NoOutline):
        queries.outline("monthly")
