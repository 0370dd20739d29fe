"""The first page, what suits, calls: the same few queries however much there is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from kejitong.accounts.models import User
from kejitong.applications.actions import advancing, checking, submitting
from kejitong.applications.models import Application
from kejitong.calls.models import Question
from kejitong.desks.applicant.pages import home
from kejitong.registers.models import Record
from kejitong.workflow.vocabulary import Role
from tests import makers as house
from tests.applications import makers as applications
from tests.cultivation import makers as cultivation
from tests.desks.applicant.makers import a_draft, text
from tests.memberships import makers as memberships

OFFICER = house.an_act(by="officer")
BODY = advancing.Hand(Role.RECOMMENDER)
SignIn = Callable[[User], Client]
pytestmark = pytest.mark.django_db


def _handed_in(one: Application) -> Application:
    act = house.an_act(by="signatory")
    return submitting.submit(one, hand=applications.SIGNATORY, act=act)


def _sent_back(one: Application) -> None:
    given = {"opinion": "同意"}
    made = advancing.advance(_handed_in(one), "recommend", hand=BODY, act=OFFICER, given=given)
    checking.run(made, act=OFFICER)
    checking.list_deficiency(made, "basic.summary", "请写明创新点", act=OFFICER)
    checking.send_back(Application.objects.get(pk=one.pk), act=OFFICER)


def test_tasks_stand_in_the_order_of_their_days(desk: Client, firm: Record, preparer: User) -> None:
    for days, name in ((9, "晚截止"), (2, "早截止")):
        closes = house.NOW + timedelta(days=days)
        call = applications.a_call(closes_at=closes, name=name)
        a_draft(firm, preparer, call=call, answers={"basic": {"title": name}})
    page = desk.get("/apply/").context["page"]
    assert [(task.title, task.due.left) for task in page.tasks] == [("早截止", 2), ("晚截止", 7)]
    assert [call.name for call in page.calls] == ["早截止", "晚截止"]


def test_what_was_sent_back_comes_first_with_its_day(
    desk: Client, draft: Application, firm: Record, preparer: User
) -> None:
    call = applications.a_call(closes_at=house.NOW + timedelta(days=1))
    a_draft(firm, preparer, call=call)
    _sent_back(draft)
    page = desk.get("/apply/")
    assert [(task.what, task.kind) for task in page.context["page"].tasks] == [
        ("请补正（1处）", "amber"), ("继续填写，签发提交", "red"),
    ]  # fmt: skip
    assert "<h1>有2件事等您办</h1>" in text(page)
    assert f"{house.NOW.month}月{house.NOW.day}日退回" in text(page)


def test_what_is_revised_is_handed_in_before_the_call_closes(
    desk: Client, draft: Application
) -> None:
    given = {"reason": "请写明创新点"}
    advancing.advance(_handed_in(draft), "ask_revision", hand=BODY, act=OFFICER, given=given)
    (task,) = desk.get("/apply/").context["page"].tasks
    assert (task.turn, task.due.at) == (home.Turn.REVISE, draft.call.closes_at)


def test_the_first_page_says_that_nothing_waits(desk: Client) -> None:
    assert "<h1>现在没有等您办的事</h1>" in text(desk.get("/apply/"))


def test_what_has_closed_is_no_task(desk: Client, draft: Application) -> None:
    call = draft.call
    call.closes_at = house.NOW.replace(hour=0, minute=0)
    call.save()
    page = desk.get("/apply/").context["page"]
    assert (page.tasks, page.calls) == ((), ())
    assert len(page.lines) == 1


def test_applications_are_found_by_words(desk: Client, draft: Application) -> None:
    assert "试验装置" in text(desk.get("/apply/applications/?q=装置"))
    assert "没有查到" in text(desk.get("/apply/applications/?q=没有这样的"))


def test_items_are_judged_on_what_the_registers_know(signed_in: SignIn) -> None:
    firm = cultivation.a_ready_enterprise(
        "两项不足", house.a_region(), rd_staff=9, hightech_income=1
    )
    client = signed_in(memberships.an_administrator(firm))
    assert client.get("/apply/suited/")["Location"] == f"/apply/suited/{firm.pk}/"
    suits = client.get(f"/apply/suited/{firm.pk}/").context["judged"]
    verdicts = {one.name: one for suit in suits for one in suit.verdicts}
    told = next(one for name, one in verdicts.items() if "高新技术企业" in name)
    (about,) = [suit for suit in suits if told in suit.verdicts]
    assert about.best == told
    assert told.kind == "red"
    assert "科技人员占比" in [one.label for one in told.first]
    page = text(client.get(told.url))
    assert "增加到10人" in page
    changed = client.get(f"{told.url}?rd_staff:2025=10&hightech_income:2025=60000000")
    assert changed.context["page"].result.turned
    assert "/office/" not in text(changed)


def test_anothers_facts_are_not_shown(desk: Client) -> None:
    other = cultivation.a_ready_enterprise("别家", house.a_region("320613", "邻区"))
    assert desk.get(f"/apply/suited/{other.pk}/hnte-2016/").status_code == 404


def test_a_call_is_asked_about_and_begun_as_an_earlier_one(
    desk: Client, draft: Application, firm: Record
) -> None:
    call = applications.a_call(code="试验批次-1")
    url = f"/apply/calls/{call.code}/"
    desk.post(f"{url}ask/", {"text": "能不能联合申报？"})
    asked = Question.objects.get()
    assert (asked.text, asked.organisation_id) == ("能不能联合申报？", firm.pk)
    assert desk.post(f"{url}ask/", {"text": " "}).status_code == 422
    desk.post(f"{url}start/", {"organisation": firm.pk, "previous": draft.pk})
    copied = Application.objects.exclude(pk=draft.pk).get()
    assert (copied.copied_from, copied.title) == (draft, draft.title)


def test_nothing_is_begun_for_others_or_copied_from_them(desk: Client) -> None:
    call = applications.a_call()
    other = applications.an_application()
    url = f"/apply/calls/{call.code}/start/"
    assert desk.post(url, {"organisation": other.organisation_id}).status_code == 404
    assert desk.post(url, {"organisation": "1", "previous": other.pk}).status_code in {404, 422}
    assert not Application.objects.filter(call=call).exists()


def test_an_unpublished_call_is_not_there(desk: Client) -> None:
    call = applications.a_call(published_at=None)
    assert desk.get(f"/apply/calls/{call.code}/").status_code == 404
    assert desk.get("/apply/calls/nothing/").status_code == 404


def test_the_list_takes_the_same_queries_with_one_and_with_three(
    desk: Client, draft: Application, firm: Record, preparer: User,
    django_assert_num_queries: Callable[[int], Any],
) -> None:  # fmt: skip
    with django_assert_num_queries(4):
        desk.get("/apply/applications/")
    with django_assert_num_queries(10):
        desk.get("/apply/")
    for number in range(2):
        a_draft(firm, preparer, answers={"basic": {"title": f"第{number}件"}})
    with django_assert_num_queries(4):
        desk.get("/apply/applications/")
    with django_assert_num_queries(10):
        desk.get("/apply/")
