"""Records are found by their aliases."""

from __future__ import annotations

from typing import Any

import pytest

from kejitong.programmes.models import Programme
from kejitong.programmes.registers import PROGRAMMES
from kejitong.registers.aliases import aliased, known_as
from kejitong.registers.references import resolve
from tests import makers

pytestmark = pytest.mark.django_db


def add(code: str, aliases: str) -> Any:
    return makers.a_record(
        "programmes", code=code, name=f"计划{code}", level="city", aliases=aliases
    )


def test_each_alias_between_separators_names_the_record() -> None:
    record = add("a", "甲计划； 乙计划;丙计划、丁计划")
    assert aliased(Programme, {"甲计划", "乙计划", "丙计划", "丁计划", "戊计划"}) == {
        "甲计划": record.pk, "乙计划": record.pk, "丙计划": record.pk,
        "丁计划": record.pk,
    }  # fmt: skip


def test_a_part_of_an_alias_names_nothing() -> None:
    add("a", "甲计划；乙计划")
    assert aliased(Programme, {"甲", "计划", "甲计划；乙计划"}) == {}


def test_an_alias_of_two_records_names_neither() -> None:
    add("a", "甲计划；乙计划")
    other = add("b", "乙计划；丙计划")
    assert aliased(Programme, {"乙计划", "丙计划"}) == {"丙计划": other.pk}


def test_a_retired_record_is_not_found() -> None:
    makers.retired("programmes", add("a", "甲计划"))
    assert aliased(Programme, {"甲计划"}) == {}


def test_references_resolve_by_code_name_and_alias() -> None:
    record = add("a", "甲计划")
    assert resolve(PROGRAMMES, {"a", "计划a", "甲计划"}) == dict.fromkeys(
        ("a", "计划a", "甲计划"), record.pk
    )


def test_records_known_under_a_name_or_an_alias() -> None:
    first, other = add("a", "甲计划；乙计划"), add("b", "乙计划")
    assert known_as(Programme, {"计划a"}) == [first.pk]
    assert known_as(Programme, {"乙计划", "没有"}) == [first.pk, other.pk]
    assert known_as(Programme, {"乙"}) == []
    makers.retired("programmes", first)
    assert known_as(Programme, {"甲计划"}) == []
