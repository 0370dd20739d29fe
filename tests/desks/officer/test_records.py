"""A register's list, one record and its form, as an officer uses them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kejitong.accounts.models import Role, User
from kejitong.desks.officer import links
from kejitong.registers import catalogue, queries
from kejitong.registers.models import Record
from tests import makers
from tests.desks.conftest import DAY, District, a_certificate, rows_of

pytestmark = pytest.mark.django_db


def _again(slug: str, record: Record) -> Record:
    return queries.one(catalogue.register(slug), record.pk)


def _rows(client: Client, address: str) -> list[list[str]]:
    page = client.get(address).context["page"]
    return [[cell.text for cell in row.cells] for row in page.table.rows]


def test_the_list_shows_filters_and_sorts(district: District, desk: Client) -> None:
    whole = _rows(desk, links.register("certificates", {"order": "-number"}))
    assert [row[1] for row in whole] == ["GR202532000002", "GR202532000001", "GR202532000000"]
    some = _rows(
        desk, links.register("certificates", {"q": "企业1", "kind": "high_tech_enterprise"})
    )
    assert [row[2] for row in some] == ["试验企业1"]
    assert _rows(desk, links.register("certificates", {"kind": "-"})) == []


def test_htmx_gets_the_table_alone(district: District, desk: Client) -> None:
    headers = {"HX-Request": "true", "HX-Target": "records"}
    answer = desk.get(links.register("organisations"), headers=headers)
    assert answer.content.decode().lstrip().startswith('<div id="records"')
    assert "HX-Target" in answer["Vary"]


def test_pages_are_linked_to_their_neighbours(district: District, desk: Client) -> None:
    for number in range(60):
        makers.an_organisation(f"甲企业{number:02}", region=district.east)
    first = desk.get(links.register("organisations")).context["page"]
    assert (first.total, len(first.table.rows), first.pager.previous_url) == (63, 50, "")
    second = desk.get(first.pager.next_url).context["page"]
    assert (len(second.table.rows), second.pager.next_url) == (13, "")
    back = desk.get(second.pager.previous_url).context["page"]
    assert back.table.rows == first.table.rows


def test_the_export_holds_exactly_what_is_shown(district: District, desk: Client) -> None:
    answer = desk.get(links.export("certificates", {"q": "企业2"}))
    assert [row[:3] for row in rows_of(answer)] == [
        ["证书种类", "证书编号", "单位"],
        ["高新技术企业", "GR202532000002", "试验企业2"],
    ]


@pytest.mark.parametrize("many", [1, 4])
def test_the_list_asks_the_same_number_of_questions(
    district: District, desk: Client, many: int
) -> None:
    """会话、用户、所选栏目、日志到哪里、总数与合计、一页、批次的选项、存下的列表。"""
    for number in range(many):
        a_certificate(district.organisations[0], 100 + number)
    with CaptureQueriesContext(connection) as asked:
        desk.get(links.register("certificates"))
    assert len(asked) == 8


def test_a_record_shows_what_refers_to_it_and_its_history(district: District, desk: Client) -> None:
    one, town = district.certificates[0], district.west
    makers.corrected("certificates", one, expires_on=date(2028, 12, 1), field_code="020101")
    page = desk.get(links.record("certificates", one.pk)).context["page"]
    changes = [(c.label, c.before, c.after) for c in page.history.entries[0].changes]
    assert changes == [("有效期至", "2028-12-05", "2028-12-01"), ("技术领域代码", "", "020101")]
    assert [entry.verb for entry in page.history.entries] == ["更正", "登记"]
    assert page.history.entries[0].who == "试验经办人"
    page = desk.get(links.record("regions", town.pk)).context["page"]
    assert [(r.label, r.count, len(r.table.rows)) for r in page.shown] == [("单位", 1, 1)]
    assert page.shown[0].url == links.referring("organisations", "region", town.pk)


def test_only_the_largest_registers_show_their_first_records(
    district: District, desk: Client
) -> None:
    town = district.west
    for kind in ("resident_population", "gdp"):
        makers.a_record("denominators", region=town, kind=kind, year=2025, value=1, unit="万人")
    makers.a_record("honours", title="先进", region=town, year=2025, kind="honour")
    makers.a_record("events", title="座谈", kind="meeting", region=town, held_on=DAY)
    makers.a_record("peer_members", set_name="各镇", region=town, since=date(2020, 1, 1))
    page = desk.get(links.record("regions", town.pk)).context["page"]
    assert (len(page.shown), page.shown[0].label, len(page.counted)) == (4, "分母数据", 1)


@pytest.mark.parametrize("many", [1, 3])
def test_a_record_asks_the_same_number_of_questions(
    district: District, desk: Client, many: int
) -> None:
    """会话、用户、记录、计数各一，引用它的一册一，经过二。"""
    programme = makers.a_record("programmes", code="P", name="计划", level="city")
    for number in range(many):
        makers.a_record(
            "filings", code=f"F{number}", title="项目", programme=programme,
            organisation=district.organisations[0], filed_on=DAY,
        )  # fmt: skip
        makers.corrected("programmes", programme, aliases=f"别名{number}")
    with CaptureQueriesContext(connection) as asked:
        desk.get(links.record("programmes", programme.pk))
    assert len(asked) == 7


def test_a_long_history_is_read_in_parts(district: District, desk: Client) -> None:
    one = district.certificates[0]
    for number in range(20):
        makers.corrected("certificates", one, field_code=f"{number}")
    first = desk.get(links.history("certificates", one.pk)).context["page"]
    assert (len(first.entries), first.entries[0].changes[0].after) == (20, "19")
    rest = desk.get(first.more_url).context["page"]
    assert ([entry.verb for entry in rest.entries], rest.more_url) == (["登记"], "")
    headers = {"HX-Request": "true", "HX-Target": "history"}
    piece = desk.get(links.history("certificates", one.pk), headers=headers).content.decode()
    assert piece.lstrip().startswith('<section class="sheet" id="history">')


def test_register_a_new_record(district: District, desk: Client) -> None:
    address = links.new_record("organisations")
    told = {"name": "试验新企业", "uscc": makers.a_uscc(), "region": "试验西镇", "kind": "企业"}
    wrong = desk.post(address, {**told, "established_on": "去年", "region": "没有这个镇"})
    form = wrong.context["form"]
    assert (wrong.status_code, [field.name for field in form.wrong]) == (
        422, ["region", "established_on"],
    )  # fmt: skip
    kept = next(field for field in form.fields if field.name == "established_on")
    assert (kept.value, "去年" in wrong.content.decode()) == ("去年", True)
    done = desk.post(address, told)
    made = queries.live(catalogue.register("organisations")).get(name="试验新企业")
    assert (done.status_code, done["Location"]) == (302, links.record("organisations", made.pk))
    assert made.region_id == district.west.pk


def test_what_is_doubtful_needs_a_reason(district: District, desk: Client) -> None:
    told = {"name": "存疑企业", "uscc": "91350100M0001TGQXM", "region": "试验西镇"}
    asked = desk.post(links.new_record("organisations"), told)
    assert (asked.status_code, [f.name for f in asked.context["form"].doubtful]) == (422, ["uscc"])
    done = desk.post(links.new_record("organisations"), {**told, "reason": "证照如此"})
    assert done.status_code == 302


def test_the_same_record_is_not_registered_twice(district: District, desk: Client) -> None:
    one = district.organisations[0]
    told = {"name": "又一家", "region": "试验西镇", "uscc": one.uscc}  # type: ignore[attr-defined]
    answer = desk.post(links.new_record("organisations"), told)
    assert (answer.status_code, answer.context["refused"].what) == (409, "这条记录已经在册。")
    assert "又一家" in answer.content.decode()


def test_correct_with_a_reason_and_only_the_latest(district: District, desk: Client) -> None:
    one = district.organisations[0]
    address = links.correct("organisations", one.pk)
    form = desk.get(address).context["form"]
    told = {field.name: field.value for field in form.fields}
    told |= {"address": "试验路2号", "version": str(form.version)}
    assert desk.post(address, told).status_code == 422
    assert desk.post(address, {**told, "reason": "企业来函"}).status_code == 302
    assert _again("organisations", one).address == "试验路2号"  # type: ignore[attr-defined]
    stale = desk.post(address, {**told, "address": "试验路3号", "reason": "又改"})
    assert (stale.status_code, "试验路3号" in stale.content.decode()) == (409, True)


def test_retire_and_restore_with_a_reason(district: District, desk: Client) -> None:
    one = district.certificates[0]
    refused = desk.post(links.retire("certificates", one.pk), {"reason": " "})
    assert refused.status_code == 409
    desk.post(links.retire("certificates", one.pk), {"reason": "证书注销"})
    assert _again("certificates", one).retired_reason == "证书注销"
    page = desk.get(links.record("certificates", one.pk)).content.decode()
    assert "已停用，不再计数" in page
    assert desk.post(links.restore("certificates", one.pk), {"reason": ""}).status_code == 409
    desk.post(links.restore("certificates", one.pk), {"reason": "错停"})
    assert _again("certificates", one).retired_at is None


def test_a_township_sees_its_own_records_only(
    district: District, signed_in: Callable[[User], Client]
) -> None:
    clerk = makers.a_user(Role.OFFICER, region=f"{makers.DISTRICT}002", username="clerk")
    client = signed_in(clerk)
    assert [row[0] for row in _rows(client, links.register("organisations"))] == ["试验企业2"]
    outside = links.record("organisations", district.organisations[0].pk)
    assert client.get(outside).status_code == 404
    assert client.post(links.retire("organisations", district.organisations[0].pk), {
        "reason": "越权",
    }).status_code == 404  # fmt: skip


def test_nobody_writes_outside_his_region(
    district: District, signed_in: Callable[[User], Client]
) -> None:
    clerk = makers.a_user(Role.OFFICER, region=f"{makers.DISTRICT}002", username="clerk")
    client = signed_in(clerk)
    told = {"name": "别镇的企业", "uscc": makers.a_uscc(), "region": "试验东镇"}
    refused = client.post(links.new_record("organisations"), told)
    assert (refused.status_code, refused.context["refused"].what) == (
        409, "这个地区不在您的范围之内。",
    )  # fmt: skip
    assert client.post(links.new_record("organisations"), {**told, "region": "试验西镇"})
    own = district.organisations[2]
    address = links.correct("organisations", own.pk)
    kept = {field.name: field.value for field in client.get(address).context["form"].fields}
    moved = {**kept, "region": "试验东镇", "version": "1", "reason": "迁出"}
    assert client.post(address, moved).status_code == 409


def test_names_are_offered_while_somebody_types(district: District, desk: Client) -> None:
    answer = desk.get(links.names("organisations"), {"organisation": "企业1"})
    uscc = district.organisations[1].uscc  # type: ignore[attr-defined]
    assert answer.content.decode().strip().endswith(
        f'<option value="试验企业1">{uscc}</option>'
    )  # fmt: skip


def test_the_search_looks_everywhere(district: District, desk: Client) -> None:
    found = desk.get("/office/search/", {"q": "企业1"}).context["found"]
    assert {one.label: [hit.title for hit in one.hits] for one in found} == {"单位": ["试验企业1"]}
    found = desk.get("/office/search/", {"q": "gr202532000001"}).context["found"]
    assert [one.label for one in found] == ["证书"]
    figures = desk.get("/office/search/", {"q": "hte_valid"}).context["found"]
    assert [hit.title for hit in figures[-1].hits] == ["有效高新技术企业数"]


@pytest.mark.parametrize(("asked", "kept"), [({"keeps_name": "1"}, ["试验企业0"]), ({}, [])])
def test_a_new_name_keeps_the_old_one_when_asked(
    district: District, desk: Client, asked: dict[str, str], kept: list[str]
) -> None:
    record = district.organisations[0]
    address = links.correct("organisations", record.pk)
    form = desk.get(address).context["form"]
    assert 'name="keeps_name" value="1" checked' in desk.get(address).content.decode()
    typed = {field.name: field.value for field in form.fields}
    sent = {**typed, **asked, "name": "试验新名", "reason": "来文", "version": form.version}
    assert desk.post(address, sent).status_code == 302
    names = catalogue.register("organisation_names").model._default_manager.all()
    assert [str(one) for one in names] == kept
    assert str(_again("organisations", record)) == "试验新名"


def test_a_list_without_records_says_so(district: District, desk: Client) -> None:
    empty = desk.get(links.register("certificates", {"q": "没有这样的"})).content.decode()
    assert "没有符合条件的记录" in empty
    assert "没有符合条件的记录" not in desk.get(links.register("certificates")).content.decode()


@pytest.mark.parametrize("address", [links.register("organisations"), "/office/search/"])
def test_a_character_of_nothing_is_refused_in_a_sentence(
    address: str, district: District, desk: Client
) -> None:
    answer = desk.get(address, {"q": "甲\0乙"})
    assert answer.status_code == 409
    assert "空字符" in answer.content.decode()
    typed = {"name": "甲\0乙", "reason": "来文", "version": "1"}
    correct = links.correct("organisations", district.organisations[0].pk)
    assert (
        "空字符"
        in desk.post(
            correct,
            "&".join(f"{k}={v}" for k, v in typed.items()),
            content_type="application/x-www-form-urlencoded",
        ).content.decode()
    )
