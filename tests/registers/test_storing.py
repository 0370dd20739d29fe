"""Rows stored in bulk are what the object mapper would have stored."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError
from pytest_django import DjangoAssertNumQueries

from kejitong.registers import storing
from kejitong.registers.catalogue import register
from tests import makers

pytestmark = pytest.mark.django_db
ORGANISATION = register("organisations").model
ROWS = ORGANISATION._default_manager


def rows(count: int) -> list[dict[str, object]]:
    return [
        {
            "uscc": makers.a_uscc(number),
            "name": f"试验企业{number}",
            "established_on": date(2020, 1, 1 + number % 28),
            "registered_capital": Decimal(number) / 4,
        }
        for number in range(1, count + 1)
    ]


def test_inserted_rows_equal_what_the_object_mapper_stores() -> None:
    given = rows(2)
    made = storing.insert(ORGANISATION, given[:1])
    other = ROWS.create(**given[1])
    names = [f.attname for f in ORGANISATION._meta.concrete_fields if not f.primary_key]
    ours, theirs = ROWS.get(pk=made[0]), other
    theirs.refresh_from_db()
    differing = {name for name in names if getattr(ours, name) != getattr(theirs, name)}
    assert differing == {"uscc", "name", "established_on", "registered_capital"}
    for name, value in given[0].items():
        assert getattr(ours, name) == value


def test_ids_come_back_in_the_order_of_the_rows(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    given = rows(2500)
    with django_assert_num_queries(3):
        made = storing.insert(ORGANISATION, given)
    stored = dict(ROWS.values_list("pk", "name"))
    assert [stored[pk] for pk in made] == [row["name"] for row in given]


def test_no_rows_are_no_statement(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        assert storing.insert(ORGANISATION, []) == []
        storing.update([], ["name"])


def test_a_violated_constraint_is_not_swallowed() -> None:
    with pytest.raises(IntegrityError):
        storing.insert(ORGANISATION, [*rows(1), *rows(1)])


def test_an_update_touches_the_named_fields_only() -> None:
    region = makers.a_region()
    storing.insert(ORGANISATION, rows(2))
    records = list(ROWS.order_by("pk"))
    for record in records:
        record.address, record.region, record.name = "新址", region, "没有点名的不存"
        record.registered_capital = Decimal("9.50")
    storing.update(records, ["address", "region", "registered_capital"])
    for record in ROWS.order_by("pk"):
        assert (record.address, record.region_id) == ("新址", region.pk)
        assert record.registered_capital == Decimal("9.50")
        assert record.name.startswith("试验企业")
