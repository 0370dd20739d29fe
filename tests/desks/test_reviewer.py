"""The reviewer's desk: his own work and nothing else, kept as he types, closed when he submits."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kejitong.accounts.models import User
from kejitong.applications import queries
from kejitong.desks.reviewer import pages
from kejitong.review import actions
from kejitong.review.models import Assignment
from tests import makers
from tests.applications.makers import a_call
from tests.keeping import kept
from tests.review import makers as review

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("invented")]
HTMX = {"HX-Request": "true", "HX-Target": "tally"}
IDS = ("320612199001010015", "320612199001010031", "320612199001010058")


@pytest.fixture
@kept
def asked() -> Assignment:
    """一件请专家评、还没有回复的。"""
    application, expert = review.an_admitted_application(), review.an_expert()
    due = makers.NOW.date()
    return actions.assign(application, [expert], due_on=due, act=makers.an_act())[0]


@pytest.fixture
def mine(asked: Assignment, signed_in: Callable[[User], Client]) -> Client:
    """他的浏览器。"""
    return signed_in(asked.expert.user)


def url(assignment: Assignment, verb: str = "") -> str:
    return f"/review/{assignment.pk}/{verb}"


def sheet(assignment: Assignment, **said: str) -> dict[str, str]:
    assignment.refresh_from_db()
    return {"version": str(assignment.version), **said}


def accept(mine: Client, asked: Assignment) -> None:
    assert mine.post(url(asked, "accept/"), {"pledge": "1"}).status_code == 302


def test_an_expert_begins_at_his_own_work(mine: Client, asked: Assignment) -> None:
    assert mine.get("/")["Location"] == "/review/"
    page = mine.get("/review/").context["page"]
    assert [(row.status, row.left) for row in page.waiting] == [("待回复", "今天到期")]
    assert page.done == ()


def test_the_list_asks_as_often_for_three_as_for_one(mine: Client, asked: Assignment) -> None:
    numbers = []
    call = a_call()
    for number in range(3):
        if number:
            answers = {"people": {"lead": f"负责人{number}", "lead_id": IDS[number]}}
            application = review.an_admitted_application(call=call, answers=answers)
            actions.assign(application, [asked.expert], due_on=None, act=makers.an_act())
        with CaptureQueriesContext(connection) as found:
            mine.get("/review/")
        numbers.append(len(found))
    assert numbers == [4, 4, 4]


def test_nothing_is_read_before_the_pledge(mine: Client, asked: Assignment) -> None:
    before = mine.get(url(asked)).content.decode()
    assert "研制一种试验装置" not in before
    paper = asked.application.attachments.first()
    assert mine.get(url(asked, f"papers/{paper.pk}/")).status_code == 404
    assert mine.post(url(asked, "accept/")).status_code == 409
    accept(mine, asked)
    after = mine.get(url(asked)).content.decode()
    assert "研制一种试验装置" in after
    assert queries.submitted_answers(asked.application)["lead_id"] not in after
    assert mine.get(url(asked, f"papers/{paper.pk}/")).status_code == 200


def test_papers_of_identity_are_kept_from_experts(
    mine: Client, asked: Assignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    accept(mine, asked)
    edition = pages.applications.edition(asked.application)
    slots = tuple(replace(one, is_personal=one.code == "report") for one in edition.slots)
    hidden = replace(edition, slots=slots)
    monkeypatch.setattr(pages.applications, "edition", lambda _: hidden)
    page = mine.get(url(asked)).context["page"]
    assert [paper.label for paper in page.papers] == ["审计报告"]
    paper = asked.application.attachments.get(slot="report")
    assert mine.get(url(asked, f"papers/{paper.pk}/")).status_code == 404


def test_somebody_elses_work_does_not_exist(
    mine: Client, asked: Assignment, signed_in: Callable[[User], Client], officer: User
) -> None:
    stranger = signed_in(review.an_expert().user)
    assert stranger.get(url(asked)).status_code == 404
    for verb in ("accept/", "decline/", "marks/", "submit/"):
        assert stranger.post(url(asked, verb), {"reason": "不便"}).status_code == 404
    assert signed_in(officer).get(url(asked)).status_code == 403
    assert mine.get("/office/applications/").status_code == 403


def test_declining_says_why(mine: Client, asked: Assignment) -> None:
    assert mine.post(url(asked, "decline/"), {"reason": ""}).status_code == 409
    assert mine.post(url(asked, "decline/"), {"reason": "有合作"}).status_code == 302
    assert mine.get("/review/").context["page"].done[0].status == "已谢绝"
    assert "有合作" in mine.get(url(asked)).content.decode()


def test_marks_are_kept_as_they_are_typed(mine: Client, asked: Assignment) -> None:
    accept(mine, asked)
    said = sheet(asked, **{"mark-new": "61", "mark-sound": "20", "comment-new": "很新"})
    answer = mine.post(url(asked, "marks/"), said, headers=HTMX)
    told = answer.content.decode()
    assert (answer.status_code, "<html" in told) == (200, False)
    assert "这一项满分60分，填的是61" in told
    assert "可行性</a>：要写评语" in told
    asked.refresh_from_db()
    assert (asked.marks, asked.total) == ({"new": "61", "sound": "20"}, None)
    assert f'name="version" value="{asked.version}"' in told


def test_an_older_window_is_told_what_is_stored(mine: Client, asked: Assignment) -> None:
    accept(mine, asked)
    old = sheet(asked, **{"mark-new": "50"})
    mine.post(url(asked, "marks/"), sheet(asked, **{"mark-new": "45"}))
    answer = mine.post(url(asked, "marks/"), old, headers=HTMX)
    assert answer.status_code == 409
    told = answer.content.decode()
    assert "别处存的较新" in told
    assert re.search(r"创新性的得分</dt>\s*<dd>45</dd>", told)
    asked.refresh_from_db()
    assert asked.marks["new"] == "45"


def test_submitting_needs_the_whole_sheet_and_closes_it(mine: Client, asked: Assignment) -> None:
    accept(mine, asked)
    half = mine.post(url(asked, "submit/"), sheet(asked, **{"mark-new": "50"}))
    assert half.status_code == 409
    assert "可行性：还没有打分" in half.content.decode()
    asked.refresh_from_db()
    assert asked.marks["new"] == "50"
    whole = sheet(asked, **{"mark-new": "50", "mark-sound": "35.5", "opinion": "可行"})
    assert mine.post(url(asked, "submit/"), whole).status_code == 302
    asked.refresh_from_db()
    assert str(asked.total) == "85.50"
    assert mine.post(url(asked, "marks/"), sheet(asked)).status_code == 409
    assert "85.50" in mine.get(url(asked)).content.decode()


def test_a_comment_does_not_repeat_what_it_is_about(mine: Client, asked: Assignment) -> None:
    accept(mine, asked)
    said = {"mark-new": "50", "mark-sound": "35", "comment-new": "创新性：很新", "opinion": "可行"}
    mine.post(url(asked, "submit/"), sheet(asked, **said))
    told = mine.get(url(asked))
    new, sound = told.context["page"].sheet.asked
    assert (new.remark, sound.remark) == ("很新", "")
    assert "创新性<small>很新</small>" in told.content.decode()


def test_html_in_a_comment_is_text(mine: Client, asked: Assignment) -> None:
    accept(mine, asked)
    hostile = "<script>alert(1)</script>"
    said = sheet(asked, **{"comment-new": hostile, "opinion": hostile, "mark-new": hostile[:8]})
    mine.post(url(asked, "marks/"), said)
    told = mine.get(url(asked)).content.decode()
    assert hostile not in told
    assert "&lt;script&gt;" in told
