"""Records are found by their aliases."""

from __future__ import annotations

from kejitong.programmes.aliases import aliased
from kejitong.programmes.models import Programme
from kejitong.programmes.registers import PROGRAMMES
from kejitong.registers.references import resolve


def add(world, code, aliases):
    return world.add(PROGRAMMES, code=code, name=f"计划{code}", level="city", aliases=aliases)


def test_each_alias_between_semicolons_names_the_record(world):
    record = add(world, "a", "甲计划； 乙计划;丙计划")
    assert aliased(Programme, {"甲计划", "乙计划", "丙计划", "丁计划"}) == {
        "甲计划": record.pk, "乙计划": record.pk, "丙计划": record.pk,
    }  # fmt: skip


def test_a_part_of_an_alias_names_nothing(world):
    add(world, "a", "甲计划；乙计划")
    assert aliased(Programme, {"甲", "计划", "甲计划；乙计划"}) == {}


def test_an_alias_of_two_records_names_neither(world):
    add(world, "a", "甲计划；乙计划")
    other = add(world, "b", "乙计划；丙计划")
    assert aliased(Programme, {"乙计划", "丙计划"}) == {"丙计划": other.pk}


def test_a_retired_record_is_not_found(world):
    world.retire(PROGRAMMES, add(world, "a", "甲计划"))
    assert aliased(Programme, {"甲计划"}) == {}


def test_references_resolve_by_code_name_and_alias(world):
    record = add(world, "a", "甲计划")
    assert resolve(PROGRAMMES, {"a", "计划a", "甲计划"}) == dict.fromkeys(
        ("a", "计划a", "甲计划"), record.pk
    )
