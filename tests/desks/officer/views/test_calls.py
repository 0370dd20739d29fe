"""Calls, claims and experts as the bureau keeps them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kejitong.accounts.models import Role, User
from kejitong.calls import actions as calling
from kejitong.calls.models import Call
from kejitong.memberships import actions as memberships
from kejitong.memberships.models import Claim
from kejitong.registers.files import Upload
from kejitong.review.models import Expert
from tests import makers
from tests.applications.makers import a_call, a_pdf, a_submitted_application, an_applicant
from tests.desks.conftest import District
from tests.review import makers as review

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("invented")]
SignIn = Callable[[User], Client]
TERMS = {
    "item": "invented_recognition", "name": "2026年度试验认定", "year": "2026", "code": "试认〔2026〕",
    "text": "# 支持方向", "contact": "综合科，0513-00000000", "budget": "12.5", "quota": "3",
    "opens_at": "2026-11-01T09:00", "closes_at": "2026-12-20T17:00", "version": "1",
}  # fmt: skip
URL = "/office/calls/试认〔2026〕/"


@pytest.fixture
def body(signed_in: SignIn) -> Client:
    """一个镇的推荐单位。"""
    return signed_in(makers.a_user(Role.OFFICER, region=f"{makers.DISTRICT}001", username="east"))


@pytest.fixture
def head(signed_in: SignIn, leader: User) -> Client:
    """局领导。"""
    return signed_in(leader)


def test_the_list_asks_as_often_for_three_as_for_one(desk: Client, district: District) -> None:
    asked = []
    for number in range(3):
        a_submitted_application(a_call())
        with CaptureQueriesContext(connection) as found:
            answer = desk.get("/office/calls/")
        asked.append(len(found))
        assert [row.submitted for row in answer.context["rows"]] == [1] * (number + 1)
    assert asked == [4, 4, 4]


@pytest.mark.parametrize("url", ["/office/calls/", "/office/claims/", "/office/experts/"])
def test_a_recommending_body_finds_none_of_this(
    desk: Client, body: Client, head: Client, district: District, url: str
) -> None:
    assert desk.get(url).status_code == 200
    assert body.get(url).status_code == 404
    assert head.get(url).status_code == (200 if url == "/office/calls/" else 403)


def test_a_call_is_drafted_revised_published_and_extended(desk: Client, district: District) -> None:
    assert desk.get("/office/calls/new/?item=invented_recognition").status_code == 200
    wrong = desk.post("/office/calls/new/", {**TERMS, "budget": "很多", "opens_at": "明天"})
    assert wrong.status_code == 422
    assert wrong.context["form"].typed["budget"] == "很多"
    assert desk.post("/office/calls/new/", TERMS).status_code == 302
    call = Call.objects.get()
    assert (call.code, int(call.budget or 0), call.quota) == ("试认〔2026〕", 125_000, 3)
    assert desk.get(URL).context["page"].gaps == ()
    assert desk.post(f"{URL}comments/").status_code == 302
    stale = desk.post(f"{URL}edit/", {**TERMS, "name": "改名", "version": "1"})
    assert stale.status_code == 422
    assert stale.context["form"].typed["name"] == "改名"
    said = {**TERMS, "contact": "改过的电话", "version": "2"}
    assert desk.post(f"{URL}edit/", said).status_code == 302
    assert desk.post(f"{URL}publish/").status_code == 302
    assert desk.post(f"{URL}extend/", {"closes_at": "2026-12-25T17:00"}).status_code == 409
    more = {"closes_at": "2026-12-25T17:00", "reason": "应申报单位要求"}
    assert desk.post(f"{URL}extend/", more).status_code == 302
    assert desk.post(f"{URL}extend/", {**more, "closes_at": "不对"}).status_code == 409
    assert [one.reason for one in desk.get(URL).context["page"].extensions] == ["应申报单位要求"]
    assert desk.post(f"{URL}close/", {"reason": "名额已满"}).status_code == 302
    assert desk.get(URL).context["page"].stage.label == "已截止"


def test_only_officers_of_the_bureau_change_calls(
    desk: Client, head: Client, body: Client, district: District
) -> None:
    desk.post("/office/calls/new/", TERMS)
    for verb in ("publish", "comments", "close"):
        assert head.post(f"{URL}{verb}/").status_code == 403
        assert body.post(f"{URL}{verb}/").status_code == 404
    assert head.get(URL).status_code == 200
    assert Call.objects.get().published_at is None


def test_questions_and_comments_are_answered_where_they_belong(
    desk: Client, district: District
) -> None:
    desk.post("/office/calls/new/", TERMS)
    desk.post(f"{URL}comments/")
    late = makers.NOW.replace(hour=23, minute=59, second=59)
    call, act = Call.objects.get(), makers.an_act(by="citizen", at=late)
    comment = calling.comment(call, "请放宽条件", act=act)
    reply = {"reply": "已采纳"}
    assert desk.post(f"{URL}comments/{comment.pk}/", reply).status_code == 302
    assert desk.post(f"{URL}comments/{comment.pk + 1}/", reply).status_code == 404
    desk.post(f"{URL}publish/")
    call.refresh_from_db()
    question = calling.ask_question(call, "可以联合申报吗？", act=act)
    assert desk.post(f"{URL}questions/{question.pk}/", {"answer": ""}).status_code == 409
    assert desk.post(f"{URL}questions/{question.pk}/", {"answer": "可以。"}).status_code == 302
    page = desk.get(URL).context["page"]
    assert [(one.text, one.answer) for one in page.answered] == [("可以联合申报吗？", "可以。")]
    other = calling.ask_question(a_call(), "别的批次的问题", act=act)
    assert desk.post(f"{URL}questions/{other.pk}/", {"answer": "答"}).status_code == 404


def _claim(uscc: str, name: str = "试验单位") -> Claim:
    user = an_applicant()
    proof = Upload("营业执照.pdf", a_pdf())
    return memberships.claim(user, uscc, name, proof, act=makers.an_act(by=user.username))


def test_a_claim_is_checked_against_the_register(
    desk: Client, body: Client, district: District
) -> None:
    organisation: Any = district.organisations[0]
    made = _claim(organisation.uscc)
    url = f"/office/claims/{made.pk}/"
    assert desk.get(url).context["page"].known == organisation
    assert body.get(url).status_code == 404
    assert body.get(f"{url}proof/").status_code == 404
    answer = desk.get(f"{url}proof/")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    assert desk.post(url, {"verb": "refuse", "reason": ""}).status_code == 409
    assert desk.post(url, {"verb": "approve"}).status_code == 302
    made.refresh_from_db()
    assert made.is_approved
    assert desk.post(url, {"verb": "approve"}).status_code == 409


def test_an_organisation_that_is_not_registered_is_registered_first(
    desk: Client, district: District
) -> None:
    made = _claim(makers.a_uscc())
    answer = desk.post(f"/office/claims/{made.pk}/", {"verb": "approve"})
    assert answer.status_code == 409
    assert "请先在单位登记册登记" in answer.content.decode()
    told = {"verb": "refuse", "reason": "执照看不清"}
    assert desk.post(f"/office/claims/{made.pk}/", told).status_code == 302


def test_experts_enter_and_leave_the_pool(desk: Client, head: Client, district: District) -> None:
    makers.a_user(Role.EXPERT, region="", username="scholar")
    said = {"username": "scholar", "employer": "", "is_finance": "1"}
    assert desk.post("/office/experts/", said).status_code == 422
    assert desk.post("/office/experts/", {**said, "employer": "试验大学"}).status_code == 302
    expert = Expert.objects.get()
    assert (expert.employer, expert.is_finance) == ("试验大学", True)
    assert head.post(f"/office/experts/{expert.pk}/release/").status_code == 403
    assert desk.post(f"/office/experts/{expert.pk}/release/").status_code == 302
    assert desk.post("/office/experts/999999/release/").status_code == 404


def test_the_review_of_a_call_is_arranged_for_many_at_once(
    desk: Client, head: Client, district: District
) -> None:
    application = review.an_admitted_application()
    url = f"/office/calls/{application.call.code}/panel/"
    experts = [str(review.an_expert().pk) for _ in range(3)]
    said = {"pk": [str(application.pk)], f"version-{application.pk}": str(application.version)}
    assert head.post(url, {**said, "verb": "start_review"}).status_code == 403
    early = desk.post(url, {**said, "verb": "start_review"})
    assert early.status_code == 409
    assert "评审专家至少3位" in early.content.decode()
    due = str((makers.NOW + timedelta(days=9)).date())
    arranged = {**said, "verb": "assign", "expert": experts, "due_on": due}
    assert desk.post(url, arranged).status_code == 302
    assert desk.post(url, {**said, "verb": "start_review"}).status_code == 302
    page = desk.get(url).context["page"]
    assert [(line.asked, line.submitted, line.code) for line in page.lines] == [
        (3, 0, "finish_review")
    ]
    plain = a_call("invented_recognition")
    assert desk.get(f"/office/calls/{plain.code}/panel/").status_code == 409
