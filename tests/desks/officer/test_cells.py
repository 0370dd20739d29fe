"""A cell of a list corrected where it stands: with its reason, its version and its region."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from kejitong.accounts.models import Role, User
from kejitong.audit.models import Entry
from kejitong.desks.officer import links, tables
from kejitong.organisations.models import Organisation
from tests import makers
from tests.desks.conftest import District

pytestmark = pytest.mark.django_db
LIST = "organisations"
HTMX = {"HX-Request": "true"}


def _cell(district: District, column: str) -> str:
    return links.cell(LIST, district.organisations[0].pk, column)


def _post(client: Client, address: str, **given: Any) -> Any:
    return client.post(address, {"reason": "依据来文", "version": "1", **given}, headers=HTMX)


def test_the_form_of_one_cell_and_the_cell_again(district: District, desk: Client) -> None:
    answer = desk.get(_cell(district, "kind"), headers=HTMX)
    assert (answer.context["field"].name, answer.context["form"].version) == ("kind", 1)
    assert "<html" not in answer.content.decode()
    shown = desk.get(_cell(district, "region") + "?shown=1", headers=HTMX).content.decode()
    assert shown.strip() == (
        f'<a class="quiet" href="{links.record("regions", district.east.pk)}">试验东镇</a>'
    )


def test_one_column_is_corrected_and_the_others_stay(district: District, desk: Client) -> None:
    one = district.organisations[0]
    answer = _post(desk, _cell(district, "tags"), tags="新材料")
    assert (answer.status_code, "已更正" in answer.content.decode()) == (200, True)
    stored = Organisation.objects.get(pk=one.pk)
    assert (stored.tags, stored.name, stored.version) == ("新材料", "试验企业0", 2)
    entry = Entry.objects.latest("id")
    assert (entry.act, entry.reason, entry.after) == (
        "organisations.corrected", "依据来文", '{"source": "网页登记", "tags": "新材料"}',
    )  # fmt: skip


@pytest.mark.parametrize(
    ("given", "status", "sentence"),
    [
        ({"kind": "高校", "reason": " "}, 422, "更正要写明依据"),
        ({"kind": "没有这一类"}, 422, "没有这个选项"),
        ({"kind": "高校", "version": "7"}, 409, "已被别人改过"),
    ],
)
def test_what_is_wrong_is_said_in_the_cell(
    district: District, desk: Client, given: dict[str, str], status: int, sentence: str
) -> None:
    answer = _post(desk, _cell(district, "kind"), **given)
    assert (answer.status_code, sentence in answer.content.decode()) == (status, True)
    assert Organisation.objects.get(pk=district.organisations[0].pk).kind == "enterprise"


def test_only_within_the_region(
    district: District, desk: Client, signed_in: Callable[[User], Client]
) -> None:
    makers.a_region("110101", "外地")
    answer = _post(desk, _cell(district, "region"), region="外地")
    assert (answer.status_code, "不在您的范围" in answer.content.decode()) == (409, True)
    west = makers.a_user(Role.OFFICER, region=f"{makers.DISTRICT}002", username="west")
    assert signed_in(west).get(_cell(district, "tags"), headers=HTMX).status_code == 404


def test_what_a_record_is_known_by_is_not_corrected_in_a_list(
    district: District, desk: Client, signed_in: Callable[[User], Client], leader: User
) -> None:
    for column in ("uscc", "name", "没有"):
        assert desk.get(_cell(district, column), headers=HTMX).status_code == 404
    assert tables.correctable("regions").isdisjoint({"code", "name"})
    assert signed_in(leader).get(_cell(district, "tags"), headers=HTMX).status_code == 403


def test_without_scripts_the_form_of_the_record_opens_at_the_field(
    district: District, desk: Client
) -> None:
    page = desk.get(links.register(LIST)).context["page"]
    assert page.is_mending is False
    page = desk.get(page.mending_url).context["page"]
    assert page.is_mending is True
    mends = {cell.mend for row in page.table.rows for cell in row.cells if cell.mend}
    assert _cell(district, "kind") in mends
    assert desk.get(_cell(district, "kind"))["Location"] == (
        links.correct(LIST, district.organisations[0].pk) + "#kind"
    )


def test_readers_get_neither_boxes_nor_names_of_columns(
    district: District, signed_in: Callable[[User], Client], leader: User
) -> None:
    page = signed_in(leader).get(links.register(LIST, {"mend": "1"}))
    table = page.context["page"].table
    assert (table.pick, {column.name for column in table.columns}) == ("", {""})
    assert "逐格更正" not in page.content.decode()
