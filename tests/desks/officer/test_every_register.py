"""Every register has a list, an export, a form and a page of each record, whatever it declares."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kejitong.accounts.models import Role, User
from kejitong.registers import catalogue
from kejitong.registers.models import Record
from tests import makers

pytestmark = pytest.mark.django_db
SLUGS = sorted(catalogue.registers())
DAY = date(2026, 3, 2)


@pytest.fixture
def reader(db: None, signed_in: Callable[[User], Client]) -> Client:
    """不限地区的经办人。"""
    return signed_in(makers.a_user(Role.OFFICER, region=""))


def a_record_of(slug: str) -> Record:
    """One record of the register, filled in only where it must be, with all that it refers to."""
    register = catalogue.register(slug)
    values = {
        column.name: _value(slug, column.name)
        for column in register.columns
        if column.required or column.name in register.key
    }
    return makers.a_record(slug, **values)


def _value(slug: str, name: str) -> object:
    register = catalogue.register(slug)
    field = register.field(name)
    if target := field.related_model:
        return a_record_of(catalogue.register_of()[target].slug)  # type: ignore[index]
    if field.choices:
        return field.flatchoices[0][0]
    plain = {
        "uscc": makers.a_uscc(), "application_number": "202610000001.9", "code": makers.DISTRICT,
        "indicator": "hte_valid", "year": 2026, "month": 3,
    }  # fmt: skip
    if name in plain:
        return plain[name]
    kind = field.get_internal_type()
    return {"DateField": DAY, "BooleanField": True, "DecimalField": 1}.get(kind, "试验")


@pytest.mark.parametrize("slug", SLUGS)
def test_every_page_of_every_register_opens(slug: str, reader: Client) -> None:
    record = a_record_of(slug)
    below = f"/office/registers/{slug}"
    for page in ("/", "/export/", "/new/", f"/{record.pk}/", f"/{record.pk}/correct/"):
        assert reader.get(f"{below}{page}").status_code == 200, page


@pytest.mark.parametrize("slug", SLUGS)
def test_every_listed_column_can_be_sorted_by(slug: str, reader: Client) -> None:
    a_record_of(slug)
    register = catalogue.register(slug)
    for name in (column.name for column in register.columns if column.listed):
        for order in (name, f"-{name}"):
            url = f"/office/registers/{slug}/?order={order}"
            assert reader.get(url).status_code == 200, order


SORTED_BY_HAND = ("peer_members",)
"""比较范围成员 stand in the order of the regions' codes; there are a dozen of them."""


@pytest.mark.parametrize("slug", [slug for slug in SLUGS if slug not in SORTED_BY_HAND])
def test_the_first_page_of_a_list_is_read_in_order_and_not_sorted(
    slug: str, reader: Client
) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("a small table is sorted faster than it is looked up")
    with CaptureQueriesContext(connection) as asked:
        reader.get(f"/office/registers/{slug}/")
    table = f'FROM "{catalogue.register(slug).model._meta.db_table}"'
    listing = next(one["sql"] for one in asked if table in one["sql"] and "LIMIT" in one["sql"])
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {listing}".replace("%", "%%"), ())
        steps = [step for *_, step in cursor.fetchall()]
    assert not [step for step in steps if "TEMP B-TREE" in step], steps
