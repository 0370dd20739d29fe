"""The list of any register: paging meets every record once, whatever the order; filters; sums."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kejitong.registers import catalogue, filtering, listing
from kejitong.registers.listing import Wish
from kejitong.registers.models import Record
from tests import makers

pytestmark = pytest.mark.django_db
Ask = Callable[..., listing.Listing]


@pytest.fixture
def organisations() -> list[Record]:
    """两镇五家单位，有两家没有成立日期，一家没有地区。"""
    district = makers.a_region()
    east = makers.a_township(district, f"{makers.DISTRICT}001", "试验东镇")
    west = makers.a_township(district, f"{makers.DISTRICT}002", "试验西镇")
    rows: list[dict[str, Any]] = [
        {
            "region": east,
            "established_on": date.fromisoformat("2015-03-01"),
            "registered_capital": Decimal(100),
        },
        {
            "region": west,
            "established_on": date.fromisoformat("2015-03-01"),
            "registered_capital": Decimal("20.5"),
        },
        {"region": west, "kind": "university"},
        {"region": east, "registered_capital": Decimal(3)},
        {"established_on": date.fromisoformat("2020-01-31")},
    ]
    return [makers.an_organisation(f"试验单位{i}", **row) for i, row in enumerate(rows)]


@pytest.fixture
def ask() -> Ask:
    """单位登记册的一页。"""

    def asked(*, region: str = "", **wish: Any) -> listing.Listing:
        return listing.listing(catalogue.register("organisations"), Wish(**wish), region)

    return asked


def _pks(page: listing.Listing) -> list[int]:
    return [line.pk for line in page.lines]


@pytest.mark.parametrize("order", ["", "name", "-name", "kind", "-region", "region", "industry"])
@pytest.mark.parametrize("size", [1, 2, 3])
def test_pages_forwards_and_back_meet_every_record_once(
    organisations: list[Record], ask: Ask, order: str, size: int
) -> None:
    whole = _pks(ask(order=order))
    assert sorted(whole) == sorted(record.pk for record in organisations)
    page, seen = ask(order=order, size=size), []
    while True:
        seen += _pks(page)
        if not page.has_next:
            break
        page = ask(order=order, size=size, after=seen[-1])
    assert seen == whole
    back: list[int] = _pks(page)
    while page.has_previous:
        page = ask(order=order, size=size, before=back[0])
        back = _pks(page) + back
    assert back == whole


def test_order_of_a_reference_is_that_of_its_register(
    organisations: list[Record], ask: Ask
) -> None:
    shown = [line.cells for line in ask(order="region").lines]
    regions = [cells[_at("region")].text for cells in shown]
    assert regions == ["试验东镇", "试验东镇", "试验西镇", "试验西镇", ""]


def _at(name: str) -> int:
    columns = listing.listed(catalogue.register("organisations"))
    return [column.name for column in columns].index(name)


def test_search_needs_every_word(organisations: list[Record], ask: Ask) -> None:
    assert _pks(ask(search="试验 单位3")) == [organisations[3].pk]
    assert _pks(ask(search="试验 没有这样")) == []


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"kind": "university"}, [2]),
        ({"region": "西镇"}, [1, 2]),
        ({"region": "-"}, [4]),
        ({"industry": "-"}, [0, 1, 2, 3, 4]),
        ({"kind": "没有这一类"}, [0, 1, 2, 3, 4]),
    ],
)
def test_filters(
    organisations: list[Record], ask: Ask, filters: dict[str, str], expected: list[int]
) -> None:
    found = {record.pk for record in (organisations[i] for i in expected)}
    assert set(_pks(ask(filters=filters))) == found


def test_a_region_stands_for_all_below_it(organisations: list[Record], ask: Ask) -> None:
    regions = catalogue.register("regions").model._default_manager
    district = regions.get(code=makers.DISTRICT)
    found = ask(filters={"region": filtering.reference(district.pk)})
    assert found.total == 4
    assert next(item for item in found.filters if item.name == "region").chosen == "试验区"


def test_what_cannot_be_read_is_said_and_narrows_nothing(
    organisations: list[Record], ask: Ask
) -> None:
    page = listing.listing(
        catalogue.register("targets"), Wish(filters={"due_on-since": "去年"}), ""
    )
    problem = next(item for item in page.filters if item.name == "due_on").problem
    assert problem


def test_sums_and_total_are_of_all_that_is_filtered(organisations: list[Record], ask: Ask) -> None:
    page = ask(size=1, filters={"kind": "enterprise"})
    assert page.total == 4
    assert [(total.label, total.text, total.unit) for total in page.sums] == [
        ("注册资本", "123.5元", "元")
    ]


def test_only_the_region_of_the_reader(organisations: list[Record], ask: Ask) -> None:
    page = ask(region=f"{makers.DISTRICT}001")
    assert sorted(_pks(page)) == sorted([organisations[0].pk, organisations[3].pk])


def test_retired_records_are_shown_on_demand(organisations: list[Record], ask: Ask) -> None:
    makers.retired("organisations", organisations[0])
    assert organisations[0].pk not in _pks(ask())
    page = ask(with_retired=True)
    assert [line.pk for line in page.lines if line.is_retired] == [organisations[0].pk]


def test_the_record_of_the_cursor_may_have_left_the_list(
    organisations: list[Record], ask: Ask
) -> None:
    whole = _pks(ask(order="name"))
    makers.retired("organisations", organisations[1])
    assert _pks(ask(order="name", after=whole[1])) == whole[2:]
    assert _pks(ask(order="name", after=10**9)) == [whole[0], *whole[2:]]


def test_export_rows_keep_dates_and_amounts(organisations: list[Record]) -> None:
    register = catalogue.register("organisations")
    columns = [register.by_name[name] for name in ("name", "kind", "region", "registered_capital")]
    records = listing.ordered(register, Wish(filters={"region": "东镇"}, order="name"), "")
    assert list(listing.rows(register, records, columns)) == [
        ["试验单位0", "企业", "试验东镇", Decimal(100)],
        ["试验单位3", "企业", "试验东镇", Decimal(3)],
    ]


@pytest.mark.parametrize("many", [1, 3])
def test_queries_do_not_grow_with_the_records(many: int) -> None:
    """日志到哪里、总数与合计、一页、地区选项；再问时记得总数和选项，有游标的多一次。"""
    district = makers.a_region()
    made = [makers.an_organisation(region=district) for _ in range(many)]
    register = catalogue.register("organisations")
    with CaptureQueriesContext(connection) as asked:
        listing.listing(register, Wish(), makers.DISTRICT)
    assert len(asked) == 4
    with CaptureQueriesContext(connection) as asked:
        listing.listing(register, Wish(after=made[0].pk), makers.DISTRICT)
    assert len(asked) == 3


@pytest.mark.parametrize("slug", sorted(catalogue.registers()))
def test_every_register_lists_sorts_and_filters_by_every_column(slug: str) -> None:
    register = catalogue.register(slug)
    for column in register.columns:
        found = listing.listing(
            register, Wish(order=f"-{column.name}", filters={column.name: "1"}, search="甲"), ""
        )
        assert found.total == 0
