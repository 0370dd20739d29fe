"""The first page of the day: what waits and by when, what changed, what was kept, the year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kejitong.accounts import actions
from kejitong.accounts.models import Role, User
from kejitong.audit import queries as journal
from kejitong.desks.officer import links
from kejitong.desks.officer.pages import waiting
from kejitong.kernel.workdays import WorkCalendar
from tests import makers
from tests.desks.conftest import District, a_certificate

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("due", "words", "kind"),
    [
        (date(2026, 11, 27), "已过1个工作日", "red"),
        (date(2026, 11, 30), "今天到期", "red"),
        (date(2026, 12, 7), "还有5个工作日", "red"),
        (date(2026, 12, 8), "还有6个工作日", "amber"),
        (date(2026, 12, 28), "还有20个工作日", "amber"),
        (date(2026, 12, 29), "还有21个工作日", "plain"),
    ],
)
def test_urgency_is_counted_in_working_days(due: date, words: str, kind: str) -> None:
    assert waiting.left(WorkCalendar(), MONDAY, due) == (words, kind)


def test_what_waits_stands_in_order_of_its_day(district: District, desk: Client) -> None:
    soon = makers.an_organisation("将到期企业", region=district.east)
    a_certificate(soon, 900, issued_on=date(2024, 1, 15))
    programme = makers.a_record("programmes", code="x1", name="试验计划", level="district")
    project = {"programme": programme, "organisation": soon, "approved_on": date(2024, 1, 1)}
    makers.a_record("filings", code="P1", title="旧项目", due_on=date(2026, 11, 20), **project)
    makers.a_record("filings", code="P2", title="新项目", due_on=date(2026, 12, 31), **project)
    makers.a_record(
        "targets", indicator="patent_filings", region=district.region, year=2026,
        value=Decimal(5), document="试验文", due_on=date(2026, 12, 15),
    )  # fmt: skip
    waits = desk.get(links.office()).context["page"].waiting
    assert [(one.title, one.kind) for one in waits] == [
        ("1个项目到期未验收", "red"),
        ("1项目标2026年12月15日到期", "amber"),
        ("1个项目三个月内要验收", "plain"),
        ("1张高新技术企业证书三个月内到期", "plain"),
    ]
    for one in waits:
        assert desk.get(one.url).context["page"].total == 1, one.title


def test_changes_are_grouped_by_who_did_what(
    district: District, desk: Client, officer: User
) -> None:
    yesterday = datetime(2026, 11, 29, 9, tzinfo=UTC)
    actions.visit(officer, at=yesterday, entry=journal.mark().last)
    for organisation in district.organisations[:2]:
        makers.corrected("organisations", organisation, address="试验路9号")
    found = desk.get(links.office()).context["page"].changes
    assert [(one.verb, one.count, one.register) for one in found.changes] == [("更正", 2, "单位")]
    assert found.changes[0].url == links.register("organisations")


def test_changes_outside_the_region_are_not_told(
    district: District, signed_in: Callable[[User], Client]
) -> None:
    west = makers.a_user(Role.OFFICER, region=f"{makers.DISTRICT}002", username="west")
    found = signed_in(west).get(links.office()).context["page"].changes.changes
    told = {(one.verb, one.count, one.register) for one in found}
    assert ("登记", 1, "单位") in told
    assert all(one.count == 1 for one in found)


def test_kept_lists_are_offered(district: District, desk: Client, leader: User) -> None:
    actions.keep_view(leader, "organisations", label="东镇的", asked="q=试验企业0", is_shared=True)
    (view,) = desk.get(links.office()).context["page"].views
    assert (view.label, view.register, view.owner) == ("东镇的", "单位", str(leader))
    assert desk.get(view.url).context["page"].total == 1


@pytest.mark.parametrize("many", [1, 3])
def test_the_page_asks_twelve_questions_at_most(
    district: District, desk: Client, many: int
) -> None:
    """第一次来的要记下来访；年度数字另取。"""
    for number in range(many):
        a_certificate(district.organisations[0], 100 + number)
    with CaptureQueriesContext(connection) as first:
        assert _board(desk, links.office()) is None
    with CaptureQueriesContext(connection) as again:
        desk.get(links.office())
    assert (len(first), len(again)) == (12, 6)


def test_the_year_is_reckoned_once_until_something_is_written(
    district: District, desk: Client
) -> None:
    assert _valid(desk, links.year({})) == "3"
    with CaptureQueriesContext(connection) as asked:
        assert _valid(desk, links.office()) == "3"
    assert len(asked) == 12
    a_certificate(district.organisations[0], 100)
    assert _board(desk, links.office()) is None
    assert _valid(desk, links.year({})) == "4"


@pytest.mark.parametrize("many", [1, 3])
def test_the_year_asks_twelve_questions_at_most(
    district: District, desk: Client, many: int
) -> None:
    """会话、用户、地区名、日志到哪里，计划树、全部口径、目标、同类数、成员、提醒二、到期。"""
    makers.a_record("programmes", code="HTE", name="高新技术企业", level="national")
    for number in range(many):
        a_certificate(district.organisations[0], 100 + number)
    with CaptureQueriesContext(connection) as first:
        desk.get(links.year({}))
    with CaptureQueriesContext(connection) as again:
        desk.get(links.year({}))
    assert (len(first), len(again)) == (12, 4)


def test_what_does_not_decide_the_year_does_not_drop_it(
    district: District, desk: Client, officer: User
) -> None:
    desk.get(links.year({}))
    makers.a_record("channels", name="日报", level="district")
    assert _board(desk, links.office()) is not None


def test_the_year_alone_for_htmx(district: District, desk: Client) -> None:
    headers = {"HX-Request": "true", "HX-Target": "year"}
    piece = desk.get(links.year({}), headers=headers).content.decode()
    assert "<html" not in piece
    assert "有效高新技术企业数" in piece


def test_the_year_lists_what_is_missing(district: District, desk: Client) -> None:
    board = _board(desk, links.year({}))
    assert "专利申请量" in [tile.label for tile in board.missing]
    assert sum(value or 0 for value in board.expiring.series[0].values) == 0


def _board(client: Client, address: str) -> Any:
    context = client.get(address).context
    return (context["page"].year if "page" in context else context["year"]).board


def _valid(client: Client, address: str) -> str:
    board = _board(client, address)
    tiles = [tile for group in board.groups for tile in group.tiles]
    return next(str(tile.value) for tile in tiles if tile.label == "有效高新技术企业数")
