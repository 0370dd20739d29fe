"""A service item refuses nonsense when it is declared, and knows its editions and its days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from kejitong.catalogue.fields import Edition, Field, Limit, Section, Shape, Slot, Sum, When
from kejitong.catalogue.items import Criterion, Effect, ItemKind, Quota, ScoreSheet, ServiceItem
from tests.applications.invented import EDITION, INVENTED_FILING, INVENTED_GRANT

LATER = replace(EDITION, since=date(2026, 6, 1))


def changed(**values: Any) -> ServiceItem:
    return replace(INVENTED_GRANT, **values)


def an_edition(*fields: Field, **more: Any) -> Edition:
    return Edition(since=date(2025, 1, 1), sections=(Section("one", "一", fields),), **more)


TITLE = Field(code="title", label="名称", shape=Shape.TEXT)
WAITING = Field(code="it", label="它", shape=Shape.TEXT, when=When("title", ("是",)))


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"basis": ()}, "没有写明依据"),
        ({"editions": ()}, "按启用日期排列"),
        ({"editions": (LATER, EDITION)}, "按启用日期排列"),
        ({"editions": (EDITION, EDITION)}, "按启用日期排列"),
        ({"until": date(2027, 1, 1)}, "停止办理的事项要写明原因"),
        ({"lead": "nobody"}, "提到了没有的栏目：nobody"),
        ({"similar": ("nothing",)}, "提到了没有的栏目：nothing"),
        ({"quota": Quota(lead_field="no_id")}, "提到了没有的栏目：no_id"),
        ({"amount": Sum("和", ("sources.nothing",))}, "提到了没有的栏目：sources.nothing"),
        ({"score_sheet": None}, "却没有评分表"),
        ({"notice": None}, "却没有公示的声明"),
        ({"visit_sheet": None}, "却没有考察表"),
        ({"effects": (Effect("fly", "filings", ()),)}, "流程里没有这些动作：fly"),
        ({"effects": (Effect("award", "filings", (("code", "field:none"),)),)}, "没有的栏目：none"),
    ],
)
def test_what_cannot_be_is_refused(values: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        changed(**values)


@pytest.mark.parametrize(
    ("edition", "said"),
    [
        (an_edition(TITLE, TITLE), "有栏目重名"),
        (an_edition(WAITING, TITLE), "“它”取决于排在它后面的栏目"),
        (
            an_edition(TITLE, slots=(Slot(code="s", label="材料", when=When("x", ())),)),
            "没有的栏目：x",
        ),
        (an_edition(TITLE, checks=(Limit(Sum("和", ("y",))),)), "没有的栏目：y"),
    ],
)
def test_an_edition_that_cannot_be_is_refused(edition: Edition, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        replace(INVENTED_FILING, editions=(edition,))


def test_the_edition_of_a_day_is_the_latest_then_in_use() -> None:
    item = changed(editions=(EDITION, LATER))
    assert item.edition(date(2026, 5, 31)) is EDITION
    assert item.edition(date(2026, 6, 1)) is LATER
    assert item.edition(date(2020, 1, 1)) is EDITION
    assert item.edition_of(date(2026, 6, 1)) is LATER
    with pytest.raises(KeyError):
        item.edition_of(date(2026, 6, 2))


def test_it_is_offered_from_its_first_day_and_no_longer_on_its_last() -> None:
    item = changed(until=date(2027, 1, 1), ended_because="办法废止")
    days = (date(2024, 12, 31), date(2025, 1, 1), date(2026, 12, 31), date(2027, 1, 1))
    assert [item.is_offered(day) for day in days] == [False, True, True, False]


def test_a_score_sheet_makes_one_hundred() -> None:
    with pytest.raises(ValueError, match="合计须为一百"):
        ScoreSheet((Criterion("a", "甲", 99),))


def test_kinds_have_labels() -> None:
    assert [kind.label for kind in ItemKind] == ["资助立项", "推荐上报", "认定", "兑付", "备案"]
