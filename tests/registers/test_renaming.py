"""Who takes a new name keeps the old one; nothing else changes."""

from __future__ import annotations

from datetime import date

import pytest

from kejitong.organisations.models import OrganisationName
from kejitong.registers import catalogue, renaming
from kejitong.registers.actions import Stale
from tests import makers

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 30)


def _corrected(record: makers.Record, *, version: int = 1, **changes: object) -> makers.Record:
    register = catalogue.register("organisations")
    return renaming.correct(register, record, changes, act=makers.an_act(), version=version)


def _names() -> list[tuple[str, str, date | None]]:
    return [*OrganisationName.objects.values_list("name", "kind", "until")]


def test_the_old_name_is_kept_until_the_day() -> None:
    record = _corrected(makers.an_organisation("红星农机厂"), name="示例农机有限公司")
    assert str(record) == "示例农机有限公司"
    assert _names() == [("红星农机厂", "former", DAY)]


def test_the_same_name_is_kept_once() -> None:
    first = _corrected(makers.an_organisation("红星农机厂"), name="示例农机有限公司")
    back = _corrected(first, version=2, name="红星农机厂")
    _corrected(back, version=3, name="示例农机集团")
    assert sorted(name for name, *_ in _names()) == ["示例农机有限公司", "红星农机厂"]


def test_without_a_new_name_nothing_is_kept() -> None:
    _corrected(makers.an_organisation("红星农机厂"), address="示范路1号")
    assert _names() == []


def test_a_refused_correction_keeps_nothing() -> None:
    record = makers.an_organisation("红星农机厂")
    with pytest.raises(Stale):
        _corrected(record, version=7, name="示例农机有限公司")
    assert _names() == []


def test_a_register_without_other_names_is_corrected_as_ever() -> None:
    record = makers.a_record("channels", name="试验日报", level="city")
    register = catalogue.register("channels")
    changed = renaming.correct(
        register, record, {"name": "试验晚报"}, act=makers.an_act(), version=1
    )
    assert str(changed) == "试验晚报"
