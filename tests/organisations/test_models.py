"""The tables: what their constraints refuse, in which words, and how records name themselves."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError

from kejitong.organisations.models import (
    Denominator,
    MonthlyFacts,
    Organisation,
    OrganisationName,
    PeerMember,
    Region,
    YearlyFacts,
)

D1, D2 = date(2020, 1, 1), date(2020, 1, 2)


@pytest.mark.parametrize(
    ("record", "sentence"),
    [
        (Region(since=D2, until=D2), "地区的停用日期应晚于启用日期"),
        (PeerMember(since=D2, until=D1), "退出日期应晚于列入日期"),
        (Organisation(established_on=D2, ended_on=D1), "注销日期早于成立日期"),
        (OrganisationName(since=D2, until=D2), "名称的停用日期应晚于起用日期"),
        (MonthlyFacts(month=0), "月份应为1至12"),
        (MonthlyFacts(month=13), "月份应为1至12"),
        (Denominator(value=Decimal(0)), "分母应大于零"),
    ],
)
@pytest.mark.django_db
def test_constraints_answer_in_chinese(record: Region, sentence: str) -> None:
    with pytest.raises(ValidationError) as refused:
        record.validate_constraints()
    assert refused.value.messages == [sentence]


@pytest.mark.parametrize(
    "record",
    [
        Region(since=D1, until=D2),
        Region(since=None, until=D2),
        Organisation(established_on=D1, ended_on=D1),
        MonthlyFacts(month=12),
    ],
)
@pytest.mark.django_db
def test_constraints_let_pass(record: Region) -> None:
    record.validate_constraints()


def test_records_name_themselves_without_asking() -> None:
    assert str(Region(name="试验区")) == "试验区"
    assert str(PeerMember(set_name="试验组")) == "试验组"
    assert str(Organisation(name="试验公司")) == "试验公司"
    assert str(OrganisationName(name="旧名")) == "旧名"
    assert str(YearlyFacts(year=2025)) == "2025年数据"
    assert str(MonthlyFacts(year=2025, month=3)) == "2025年3月数据"
    assert str(Denominator(year=2025, kind="gdp")) == "2025年地区生产总值"


@pytest.mark.parametrize("room", ["organisations", "patents", "recognitions"])
def test_labels_are_chinese_and_names_short(room: str) -> None:
    for model in apps.get_app_config(room).get_models():
        own = [field for field in model._meta.fields if not field.primary_key]
        labels = [str(model._meta.verbose_name), *(str(field.verbose_name) for field in own)]
        assert not [label for label in labels if label.isascii()]
        named = [*model._meta.constraints, *model._meta.indexes]
        assert not [one.name for one in named if len(one.name) > 30]
