"""A register's list as a person keeps it: columns, named lists, many records at once, long exports."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kejitong.accounts import queries as accounts
from kejitong.accounts.models import User
from kejitong.audit import queries as journal
from kejitong.desks.officer import exporting, links
from kejitong.desks.officer.pages import bulk
from kejitong.organisations.models import Organisation
from tests import makers
from tests.desks.conftest import District, rows_of

pytestmark = pytest.mark.django_db
LIST = "organisations"


def _headings(client: Client, address: str) -> list[str]:
    return [column.label for column in client.get(address).context["page"].table.columns]


def _bulk(pks: list[int] | None = None, **asked: str) -> dict[str, Any]:
    return {"pk": [str(pk) for pk in pks or []], **asked}


def _sealed(client: Client, asked: dict[str, Any]) -> dict[str, Any]:
    answer = client.get(links.register_verb(LIST, "bulk"), asked)
    return {**asked, "seal": answer.context["page"].seal, "reason": "依据来文"}


@pytest.mark.parametrize("many", [1, 3])
def test_a_list_asks_the_same_number_of_questions(desk: Client, many: int) -> None:
    """会话、用户、所选栏目、日志到哪里、总数与合计、一页、地区选项、存下的列表。"""
    region = makers.a_region()
    for _ in range(many):
        makers.an_organisation(region=region)
    with CaptureQueriesContext(connection) as first:
        desk.get(links.register(LIST))
    with CaptureQueriesContext(connection) as again:
        desk.get(links.register(LIST))
    assert (len(first), len(again)) == (8, 6)


def test_chosen_columns_are_remembered_and_exported(district: District, desk: Client) -> None:
    address = links.register_verb(LIST, "columns")
    answer = desk.post(address, {"asked": "q=试验", "column": ["name", "established_on", "没有"]})
    assert answer["Location"] == links.register(LIST, {"q": "试验"})
    assert _headings(desk, links.register(LIST)) == ["单位名称", "成立日期"]
    assert [*rows_of(desk.get(links.export(LIST, {})))[0]] == ["单位名称", "成立日期"]
    assert _headings(desk, links.register(LIST, {"columns": "uscc"})) == ["统一社会信用代码"]
    desk.post(address, {"asked": ""})
    assert len(_headings(desk, links.register(LIST))) == 6


def test_a_list_is_kept_under_a_name(district: District, desk: Client, officer: User) -> None:
    address = links.register_verb(LIST, "keep")
    desk.post(address, {"asked": "q=试验企业0&nonsense=1", "label": "头一家"})
    (view,) = accounts.views(officer)
    assert (view.label, view.asked, view.is_shared) == (
        "头一家",
        "q=%E8%AF%95%E9%AA%8C%E4%BC%81%E4%B8%9A0",
        False,
    )
    assert [one.label for one in desk.get(links.register(LIST)).context["views"]] == ["头一家"]
    desk.post(f"/office/views/{view.pk}/drop/", {"register": LIST})
    assert not accounts.views(officer)
    assert desk.post(address, {"asked": "", "label": " "}).status_code == 409


def test_the_rows_alone_for_htmx(district: District, desk: Client) -> None:
    headers = {"HX-Request": "true", "HX-Target": "records"}
    piece = desk.get(links.register(LIST, {"q": "试验企业1"}), headers=headers).content.decode()
    assert "<html" not in piece
    assert ("试验企业1" in piece, "试验企业2" in piece) == (True, False)


def test_many_are_retired_after_a_look(district: District, desk: Client) -> None:
    pks = [one.pk for one in district.organisations[:2]]
    asked = _sealed(desk, _bulk(pks, verb="retire"))
    before = journal.mark().last
    assert desk.post(links.register_verb(LIST, "bulk"), asked).status_code == 302
    assert journal.mark().last == before + 2
    gone = Organisation.objects.exclude(retired_at=None)
    assert [(one.pk, one.retired_reason) for one in gone.order_by("pk")] == [
        (pk, "依据来文") for pk in pks
    ]


def test_one_column_of_all_that_are_found(district: District, desk: Client) -> None:
    wish = {
        "verb": "correct",
        "asked": "q=试验企业",
        "all": "1",
        "column": "tags",
        "value": "新材料",
    }
    asked = _sealed(desk, _bulk(None, **wish))
    page = desk.get(links.register_verb(LIST, "bulk"), asked)
    assert (len(page.context["page"].changing), page.context["preview"].changes[0][2]) == (
        3,
        "新材料",
    )
    desk.post(links.register_verb(LIST, "bulk"), asked)
    assert {*Organisation.objects.values_list("tags", flat=True)} == {"新材料"}


def test_a_reference_is_named_and_stays_within_the_region(district: District, desk: Client) -> None:
    pks = [district.organisations[0].pk]
    asked = _bulk(pks, verb="correct", column="region", value="试验西镇")
    desk.post(links.register_verb(LIST, "bulk"), _sealed(desk, asked))
    assert Organisation.objects.get(pk=pks[0]).region_id == district.west.pk
    makers.a_region("110101", "外地")
    outside = {**asked, "value": "外地"}
    answer = desk.post(links.register_verb(LIST, "bulk"), _sealed(desk, outside))
    assert (answer.status_code, "不在您的范围" in answer.content.decode()) == (409, True)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"reason": " "}, "都要写明理由"),
        ({"seal": "旧的"}, "已被别人改过"),
        ({"value": "不存在的类型"}, "不能这样改"),
    ],
)
def test_what_was_not_looked_at_is_not_done(
    district: District, desk: Client, changed: dict[str, str], sentence: str
) -> None:
    pks = [one.pk for one in district.organisations]
    asked = _bulk(pks, verb="correct", column="kind", value="高校") | {
        name: value for name, value in changed.items() if name == "value"
    }
    answer = desk.post(links.register_verb(LIST, "bulk"), {**_sealed(desk, asked), **changed})
    assert (answer.status_code, sentence in answer.content.decode()) == (409, True)
    assert {*Organisation.objects.values_list("kind", flat=True)} == {"enterprise"}


def test_a_record_that_the_change_would_spoil_is_pointed_out(
    district: District, desk: Client
) -> None:
    makers.corrected(LIST, district.organisations[0], established_on="2020-01-01")
    pks = [one.pk for one in district.organisations]
    asked = _bulk(pks, verb="correct", column="ended_on", value="2019-01-01")
    page = desk.get(links.register_verb(LIST, "bulk"), asked).context["page"]
    assert ([bool(line.problem) for line in page.lines].count(True), page.is_ready) == (1, False)


def test_too_many_or_none_are_refused(
    district: District, desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = links.register_verb(LIST, "bulk")
    assert desk.get(address, _bulk([], verb="retire")).status_code == 409
    monkeypatch.setattr(bulk, "MOST", 2)
    answer = desk.get(address, {"verb": "retire", "all": "1"})
    assert (answer.status_code, "一次最多2条" in answer.content.decode()) == (409, True)


def test_a_long_export_runs_in_the_background(
    district: District, desk: Client, leader: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "AT_ONCE", 1)
    monkeypatch.setattr(exporting, "STEP", 2)
    answer = desk.get(links.export(LIST, {"q": "试验企业", "columns": "name"}))
    key = answer["Location"].rstrip("/").rpartition("/")[2]
    assert "0 / 3 条" in desk.get(links.running_export(key)).content.decode()
    assert desk.get(links.export_file(key)).status_code == 409
    exporting.write.func(key)
    assert "下载表格" in desk.get(links.running_export(key)).content.decode()
    rows = rows_of(desk.get(links.export_file(key)))
    assert [row[0] for row in rows] == ["单位名称", "试验企业0", "试验企业1", "试验企业2"]
    other = Client()
    other.force_login(leader, backend="django.contrib.auth.backends.ModelBackend")
    assert other.get(links.running_export(key)).status_code == 409
    assert desk.get(links.running_export("0" * 32)).status_code == 409
