"""A section keeps what is typed: by htmx piece by piece, by its buttons, against a colleague's text."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from kejitong.accounts.models import User
from kejitong.applications.actions import saving
from kejitong.applications.models import Application
from kejitong.desks.applicant.pages import questions
from kejitong.registers.models import Record
from tests import makers as house
from tests.applications import makers as applications
from tests.desks.applicant.makers import HTMX, held, text

pytestmark = pytest.mark.django_db
Queries = Callable[[int], Any]


def _url(draft: Application, section: str = "basic") -> str:
    return f"/apply/applications/{draft.pk}/form/{section}/"


def _posted(client: Client, draft: Application, section: str = "basic", **changes: str) -> dict:
    """What a browser would send: every question with what stands in it, and the stamp."""
    page = client.get(_url(draft, section)).context["page"]
    told = {one.name: one.value for one in page.questions if not one.table}
    for one in page.questions:
        for row in one.table.rows if one.table else ():
            told |= {cell.name: cell.value for cell in row.cells}
            if row.label:
                told[f"{one.name}.{row.at}.row"] = row.label
        if one.table:
            told[one.name] = ""
    return {**told, "version": str(page.version), "seen": page.seen, **changes}


def test_what_is_typed_is_kept_and_only_pieces_come_back(desk: Client, draft: Application) -> None:
    told = _posted(desk, draft, title="新的名称", starts_on="二月三十日")
    answer = desk.post(_url(draft), told, headers=HTMX)
    assert answer.status_code == 200
    page = text(answer)
    assert page.strip().startswith("已保存")
    assert "<html" not in page
    assert "“二月三十日”不是日期" in page
    stored = held(draft, "basic")
    assert (stored.values["title"], stored.values["starts_on"]) == ("新的名称", "二月三十日")
    assert f'name="version" value="{stored.version}"' in page


def test_a_button_does_the_same_without_scripts(desk: Client, draft: Application) -> None:
    told = _posted(desk, draft, title="按钮存的")
    answer = desk.post(_url(draft), told)
    assert answer["Location"] == f"{_url(draft)}?kept={draft.pk}:basic"
    assert held(draft, "basic").values["title"] == "按钮存的"
    told = _posted(desk, draft, title="再到下一节", do="next")
    assert desk.post(_url(draft), told)["Location"].startswith(_url(draft, "people"))
    last = desk.post(_url(draft, "budget"), _posted(desk, draft, "budget", do="next"))
    assert "/attachments/" in last["Location"]


def test_what_was_kept_is_shown_again_as_it_was_typed(desk: Client, draft: Application) -> None:
    told = _posted(desk, draft, "budget", **{"sources.0.amount": "12.5万"})
    desk.post(_url(draft, "budget"), told, headers=HTMX)
    assert held(draft, "budget").values["sources"][0]["amount"] == "125000"
    page = text(desk.get(_url(draft, "budget")))
    assert 'name="sources.0.amount" value="12.5"' in page


def test_sums_and_checks_follow_what_was_saved(desk: Client, draft: Application) -> None:
    told = _posted(desk, draft, "budget", **{"sources.1.amount": "30.5"})
    page = text(desk.post(_url(draft, "budget"), told, headers=HTMX))
    assert '<output id="sum-sources-amount" hx-swap-oob="true">50.5万元</output>' in page
    assert "相差0.5万元" in page


def test_a_question_comes_when_an_earlier_answer_asks_for_it(
    desk: Client, draft: Application
) -> None:
    page = desk.get(_url(draft)).context["page"]
    assert "partner" not in page.asked.split()
    told = _posted(desk, draft, is_joint="是")
    answered = desk.post(_url(draft), told, headers=HTMX).context["page"]
    assert "partner" in answered.asked.split()
    assert 'data-question="partner" hidden' not in text(desk.get(_url(draft)))


def test_prefilled_answers_say_where_they_come_from(desk: Client, draft: Application) -> None:
    page = text(desk.get(_url(draft)))
    assert "取自单位，请核对" in page
    desk.post(_url(draft), _posted(desk, draft, organisation_name="改了名"), headers=HTMX)
    asked = desk.get(_url(draft)).context["page"].questions
    assert {one.name: one.provenance for one in asked}["organisation_name"] == ""


def test_a_row_is_added_and_taken_away(desk: Client, draft: Application) -> None:
    url = _url(draft, "people")
    told = _posted(desk, draft, "people", **{"team.0.name": "李四", "team.0.months": "3"})
    added = desk.post(url, {**told, "do": "add:team"}, headers=HTMX)
    assert 'name="team.1.name" value=""' in text(added)
    more = _posted(desk, draft, "people", **{"team.1.name": "王五", "team.1.months": "4"})
    again = desk.post(url, {**more, "do": "add:team"})
    assert again["Location"].endswith(f"kept={draft.pk}:people&rows=team:1#q-team")
    told = _posted(desk, draft, "people")
    desk.post(url, {**told, "do": "remove:team:0"}, headers=HTMX)
    assert held(draft, "people").values["team"] == [{"name": "王五", "months": "4"}]
    told = _posted(desk, draft, "people")
    desk.post(url, {**told, "do": "remove:team:0"}, headers=HTMX)
    assert held(draft, "people").values["team"] == []


def test_empty_rows_stay_while_one_adds_more(desk: Client, draft: Application) -> None:
    told = _posted(desk, draft, "people", **{"team.1.name": "", "team.1.months": ""})
    answer = desk.post(_url(draft, "people"), {**told, "do": "add:team"}, headers=HTMX)
    assert len(answer.context["page"].drawn.table.rows) == 3


def test_a_colleagues_newer_text_is_not_overwritten(
    desk: Client, signing: Client, draft: Application
) -> None:
    mine = _posted(desk, draft, title="我的名称", summary="我的内容")
    theirs = _posted(signing, draft, title="同事的名称", category="农业")
    signing.post(_url(draft), theirs, headers=HTMX)
    answer = desk.post(_url(draft), mine, headers=HTMX)
    assert (answer.status_code, answer["HX-Retarget"]) == (409, "#filling")
    page = text(answer)
    for said in ("我的名称", "同事的名称", "我的内容"):
        assert said in page
    assert held(draft, "basic").values["title"] == "同事的名称"
    shown = desk.post(_url(draft), mine).context["conflict"]
    disputes = {one.code: one for one in shown.disputes}
    chosen = {code: one.chosen for code, one in disputes.items()}
    assert chosen == {"title": "", "summary": "mine", "category": "theirs"}


def test_the_two_texts_are_settled_field_by_field(
    desk: Client, signing: Client, draft: Application
) -> None:
    mine = _posted(desk, draft, title="我的名称", summary="我的内容")
    signing.post(_url(draft), _posted(signing, draft, title="同事的名称", category="农业"))
    conflict = desk.post(_url(draft), mine).context["conflict"]
    chosen = {"pick-title": "mine", "pick-summary": "mine", "pick-category": "theirs"}
    told = {**dict(conflict.typed), **chosen, "do": "settle", "version": str(conflict.version)}
    answer = desk.post(_url(draft), told)
    assert answer.status_code == 302
    values = held(draft, "basic").values
    assert (values["title"], values["summary"], values["category"]) == (
        "我的名称", "我的内容", "农业",
    )  # fmt: skip


def test_the_same_text_twice_is_no_quarrel(desk: Client, draft: Application) -> None:
    told = _posted(desk, draft, title="一样的")
    desk.post(_url(draft), told, headers=HTMX)
    again = desk.post(_url(draft), told, headers=HTMX)
    assert again.status_code == 200


def test_after_submission_nothing_is_taken(desk: Client, firm: Record, preparer: User) -> None:
    made = applications.a_submitted_application(organisation=firm, user=preparer)
    page = text(desk.get(_url(made)))
    assert "现在只能看" in page
    told = _posted(desk, made, title="太晚了")
    answer = desk.post(_url(made), told, headers=HTMX)
    assert answer.status_code == 409
    assert "没有存上" in text(answer)
    assert held(made, "basic").values["title"] != "太晚了"


def test_an_expired_sign_in_is_answered_so_that_one_can_sign_in_again(
    desk: Client, draft: Application
) -> None:
    told = _posted(desk, draft, title="登录过期")
    stranger = Client()
    assert stranger.post(_url(draft), told, headers=HTMX).status_code == 401
    piece = stranger.get("/apply/sign-in-again/")
    assert "<html" not in text(piece)
    wrong = stranger.post("/apply/sign-in-again/", {"username": "preparer", "password": "不对"})
    assert (wrong.status_code, "登录名或密码不对" in text(wrong)) == (422, True)
    right = {"username": "preparer", "password": house.PASSWORD}
    assert "data-signed-in" in text(stranger.post("/apply/sign-in-again/", right))
    assert stranger.post(_url(draft), told, headers=HTMX).status_code == 200
    assert held(draft, "basic").values["title"] == "登录过期"


@pytest.mark.parametrize(
    "typed", ["<script>alert(1)</script>", "=1+1", "字" * 19_999, "\u202e倒着", "'\"><i id=x>"]
)
def test_hostile_text_is_text(desk: Client, draft: Application, typed: str) -> None:
    desk.post(_url(draft), _posted(desk, draft, title=typed), headers=HTMX)
    page = desk.get(_url(draft)).content.decode()
    assert "<script>alert" not in page
    assert "<i id" not in page


def test_what_may_not_be_stored_is_refused_with_a_sentence(
    desk: Client, draft: Application
) -> None:
    before = held(draft, "basic").values
    answer = desk.post(_url(draft), _posted(desk, draft, title="字" * 100_000), headers=HTMX)
    assert answer.status_code == 409
    assert "请删减后再存" in text(answer)
    assert held(draft, "basic").values == before


@pytest.mark.parametrize(
    "told", [{"version": "x"}, {"seen": "{"}, {"seen": "[1]"}, {"do": "x:y:z"}]
)
def test_a_tampered_stamp_does_no_harm(
    desk: Client, draft: Application, told: dict[str, str]
) -> None:
    answer = desk.post(_url(draft), {**_posted(desk, draft, title="改过"), **told})
    assert answer.status_code in {302, 409}


def test_another_applications_section_is_not_there(desk: Client, draft: Application) -> None:
    assert desk.get(_url(draft, "nothing")).status_code == 404
    other = applications.an_application()
    assert desk.post(_url(other), {"title": "偷改", "version": "1"}).status_code == 404


def test_a_save_takes_as_many_queries_however_much_is_there(
    desk: Client, draft: Application, django_assert_max_num_queries: Queries
) -> None:
    told = _posted(desk, draft, title="数一数")
    with django_assert_max_num_queries(29):
        desk.post(_url(draft), told, headers=HTMX)
    more = {f"team.{at}.name": f"成员{at}" for at in range(9)}
    told = _posted(desk, draft, "people", **more)
    with django_assert_max_num_queries(29):
        desk.post(_url(draft, "people"), told, headers=HTMX)


def test_the_stamp_changes_with_the_answers(draft: Application) -> None:
    section = saving.queries.edition(draft).section("basic")
    before = questions.stamp(section, {"title": "一"})
    after = questions.stamp(section, {"title": "二"})
    assert {code for code in before if before[code] != after[code]} == {"title"}
    assert before["summary"] == questions.digest(None) == questions.digest("")
    assert json.loads(json.dumps(before)) == before
