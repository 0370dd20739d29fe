"""The pages of handling: who sees what, how often the database is asked, and what each act does."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kejitong.accounts.models import Role, User
from kejitong.applications.actions import checking
from kejitong.applications.models import Application
from kejitong.audit.models import Entry
from kejitong.review import queries as reviewing
from tests import makers
from tests.applications.makers import a_call, a_submitted_application
from tests.desks.conftest import District, rows_of
from tests.review import makers as review

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("invented")]
SignIn = Callable[[User], Client]
IDS = ("320612199001010015", "320612199001010031", "320612199001010058")


def lead(number: int) -> dict[str, dict[str, str]]:
    return {"people": {"lead": f"负责人{number}", "lead_id": IDS[number]}}


def submitted(district: District, number: int = 0, call: Any = None) -> Application:
    """From an organisation of the eastern township."""
    organisation = makers.an_organisation(f"东镇企业{number}", region=district.east)
    return a_submitted_application(call, organisation=organisation, answers=lead(number))


@pytest.fixture
def east(signed_in: SignIn) -> Client:
    """东镇的推荐单位。"""
    user = makers.a_user(Role.OFFICER, region=f"{makers.DISTRICT}001", username="east")
    return signed_in(user)


@pytest.fixture
def west(signed_in: SignIn) -> Client:
    """西镇的推荐单位。"""
    user = makers.a_user(Role.OFFICER, region=f"{makers.DISTRICT}002", username="west")
    return signed_in(user)


@pytest.fixture
def head(signed_in: SignIn, leader: User) -> Client:
    """局领导。"""
    return signed_in(leader)


def test_the_queue_asks_as_often_for_three_as_for_one(desk: Client, district: District) -> None:
    call, asked = a_call(), []
    for number in range(3):
        submitted(district, number, call)
        with CaptureQueriesContext(connection) as found:
            answer = desk.get("/office/applications/?tab=all")
        asked.append(len(found))
        assert len(answer.context["page"].rows) == number + 1
    assert asked == [7, 7, 7]


def test_each_looks_at_what_waits_for_him(
    desk: Client, east: Client, west: Client, head: Client, district: District
) -> None:
    application = submitted(district)
    review.recommended(submitted(district, 1))
    shown = {
        name: [row.title for row in client.get("/office/applications/").context["page"].rows]
        for name, client in (("desk", desk), ("east", east), ("west", west), ("head", head))
    }
    assert shown["west"] == []
    assert shown["east"] == [application.title]
    assert len(shown["desk"]) == 1
    assert len(shown["head"]) == 2
    page = east.get("/office/applications/").context["page"]
    assert [(tab.label, tab.count) for tab in page.tabs][0] == ("等我办", "1")


def test_the_queue_narrows_searches_and_marks_what_is_overdue(
    desk: Client, district: District
) -> None:
    first, second = submitted(district), submitted(district, 1)
    old = makers.NOW.replace(month=11, day=2)
    Application.objects.filter(pk=first.pk).update(state_since=old, title="老的一件")
    ask = "/office/applications/?tab=all"

    def titles(more: str) -> list[int]:
        return [row.pk for row in desk.get(ask + more).context["page"].rows]

    assert titles("&overdue=1") == [first.pk]
    assert titles(f"&q={second.number}") == [second.pk]
    assert titles("&q=东镇企业1") == [second.pk]
    assert titles(f"&township={makers.DISTRICT}002") == []
    assert titles(f"&call={first.call.code}") == [first.pk]
    assert titles("&state=submitted") == []
    assert titles("&order=newest") == [second.pk, first.pk]
    row = desk.get(ask + "&overdue=1").context["page"].rows[0]
    assert (row.clock.words, row.clock.kind) == ("逾期15个工作日", "red")


def test_pages_of_the_queue_follow_each_other(
    desk: Client, district: District, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kejitong.desks.officer.pages.handling.queue.PAGE", 1)
    call = a_call()
    for number in range(3):
        submitted(district, number, call)
    seen, url = [], "/office/applications/?tab=all&order=amount"
    while url:
        page = desk.get(url).context["page"]
        seen += [row.pk for row in page.rows]
        url = page.pager.next_url
    assert sorted(seen) == sorted(Application.objects.values_list("pk", flat=True))
    back = desk.get(page.pager.previous_url).context["page"].rows
    assert [row.pk for row in back] == [seen[1]]


def test_the_export_is_what_the_queue_shows(desk: Client, district: District) -> None:
    application = submitted(district)
    Application.objects.filter(pk=application.pk).update(title="=1+1")
    rows = rows_of(desk.get("/office/applications/export/?tab=all"))
    assert rows[0][:3] == ["受理编号", "名称", "申报单位"]
    assert [rows[1][1], rows[1][8]] == ["=1+1", "待推荐单位审核"]


@pytest.mark.parametrize("part", ["", "check/", "review/", "story/", "revisions/", "letter/"])
def test_every_part_of_an_application_opens_for_the_bureau_only(
    desk: Client, east: Client, west: Client, district: District, part: str
) -> None:
    application = submitted(district)
    url = f"/office/applications/{application.pk}/{part}"
    assert desk.get(url).status_code == 200
    theirs = part in {"", "story/", "revisions/"}
    assert east.get(url).status_code == (200 if theirs else 404)
    answer = west.get(url)
    assert answer.status_code == 404
    assert application.title not in answer.content.decode()


def test_what_was_never_submitted_is_not_there(desk: Client, district: District) -> None:
    application = submitted(district)
    Application.objects.filter(pk=application.pk).update(submitted_at=None)
    assert desk.get(f"/office/applications/{application.pk}/").status_code == 404
    assert desk.get("/office/applications/?tab=all").context["page"].rows == ()


def test_personal_content_is_masked_until_somebody_says_why(
    desk: Client, district: District
) -> None:
    application = submitted(district)
    url = f"/office/applications/{application.pk}/"
    assert IDS[0] not in desk.get(url).content.decode()
    refused = desk.post(f"{url}unmask/", {"reason": " "})
    assert refused.status_code == 409
    assert IDS[0] in desk.post(f"{url}unmask/", {"reason": "核对身份"}).content.decode()
    entry = Entry.objects.get(act="applications.unmasked")
    assert (entry.record, entry.reason) == (application.pk, "核对身份")


def test_the_township_recommends_with_its_opinion(east: Client, district: District) -> None:
    application = submitted(district)
    url = f"/office/applications/{application.pk}/moves/recommend/"
    said = {"version": str(application.version), "opinion": ""}
    refused = east.post(url, said)
    assert refused.status_code == 409
    assert "请写明意见" in refused.content.decode()
    assert east.post(url, {**said, "opinion": "同意推荐"}).status_code == 302
    application.refresh_from_db()
    assert application.state == "submitted"
    assert application.steps.last().role == "recommender"
    stale = east.post(url, {**said, "opinion": "再推荐一次"})
    assert stale.status_code in {403, 409}


def test_a_step_is_only_taken_by_those_whose_it_is(
    desk: Client, east: Client, head: Client, district: District
) -> None:
    application = review.recommended(submitted(district))
    url = f"/office/applications/{application.pk}/moves/decline/"
    said = {"version": str(application.version), "reason": "不符合指南"}
    assert east.post(url, said).status_code == 403
    assert head.post(url, said).status_code == 403
    assert desk.post(url, said).status_code == 302


def test_the_bureau_stands_in_for_a_township_and_says_so(desk: Client, district: District) -> None:
    application = submitted(district)
    url = f"/office/applications/{application.pk}/moves/recommend/"
    said = {"version": str(application.version), "opinion": "受托代办"}
    assert desk.post(url, said).status_code in {403, 409}
    assert desk.post(url, {**said, "stands_in_for": "试验东镇"}).status_code == 302
    assert application.steps.last().stands_in_for == "试验东镇"


def test_the_formal_check_from_findings_to_the_letter_and_back(
    desk: Client, district: District
) -> None:
    application = review.recommended(submitted(district))
    base = f"/office/applications/{application.pk}/"
    assert desk.post(f"{base}check/run/").status_code == 302
    page = desk.get(f"{base}check/").context["page"]
    assert page.waiting == len(page.findings) > 5
    failed = page.findings[0]
    assert desk.post(f"{base}check/{failed.pk}/", {"outcome": "failed"}).status_code == 409
    told = {"outcome": "failed", "note": "第3页没有盖章"}
    assert desk.post(f"{base}check/{failed.pk}/", told).status_code == 302
    gap = {"place": "attachments.report", "text": "第3页没有盖章，请盖章后重新上传"}
    assert desk.post(f"{base}deficiencies/", gap).status_code == 302
    assert desk.post(f"{base}deficiencies/", {**gap, "due_on": "明天"}).status_code == 409
    letter = desk.get(f"{base}letter/").context["letter"]
    assert [line.text for line in letter.lines] == [gap["text"]]
    application.refresh_from_db()
    sent = desk.post(f"{base}moves/send_back/", {"version": str(application.version)})
    assert sent.status_code == 302
    application.refresh_from_db()
    assert application.state == "correcting"
    assert desk.get(f"{base}letter/").context["letter"].is_told
    assert not desk.get(f"{base}check/").context["page"].is_open


def test_many_are_admitted_at_once_and_what_cannot_be_is_named(
    desk: Client, district: District
) -> None:
    call = a_call()
    ready = review.checked(review.recommended(submitted(district, 0, call)))
    unready = review.recommended(submitted(district, 1, call))
    early = submitted(district, 2, call)
    pks = [str(one.pk) for one in (ready, unready, early)]
    page = desk.get("/office/applications/bulk/", {"move": "admit", "pk": pks}).context["page"]
    assert {line.pk: line.reason for line in page.lines} == {
        ready.pk: "",
        unready.pk: "还没有核对最近提交的一稿，请先自动核对",
        early.pk: "现在是“待推荐单位审核”，不能这样办",
    }
    done = {"move": "admit", "pk": [str(ready.pk)], f"version-{ready.pk}": str(ready.version)}
    assert desk.post("/office/applications/bulk/", done).status_code == 302
    ready.refresh_from_db()
    assert ready.state == "admitted"
    assert desk.post("/office/applications/bulk/", done).status_code == 404


def test_a_bulk_that_was_overtaken_is_named_and_not_done(desk: Client, district: District) -> None:
    ready = review.checked(review.recommended(submitted(district)))
    done = {"move": "admit", "pk": [str(ready.pk)], f"version-{ready.pk}": "1"}
    answer = desk.post("/office/applications/bulk/", done)
    assert answer.status_code == 409
    assert "已经有了变化" in answer.content.decode()
    ready.refresh_from_db()
    assert ready.state == "submitted"


def test_somebody_elses_numbers_in_a_bulk_are_as_if_they_were_not(
    west: Client, district: District
) -> None:
    application = submitted(district)
    asked = {"move": "recommend", "pk": [str(application.pk)]}
    assert west.get("/office/applications/bulk/", asked).status_code == 404
    assert west.get("/office/applications/bulk/", {"move": "recommend"}).status_code == 409


def test_remarks_reach_only_whom_they_are_for(
    desk: Client, east: Client, district: District
) -> None:
    application = submitted(district)
    url = f"/office/applications/{application.pk}/"
    for audience in ("bureau", "body"):
        desk.post(f"{url}remarks/", {"text": f"给{audience}的话", "audience": audience})
    assert east.post(f"{url}remarks/", {"text": "越权", "audience": "bureau"}).status_code == 409
    told = east.get(f"{url}story/").content.decode()
    assert "给body的话" in told
    assert "给bureau的话" not in told


def test_an_officer_proposes_and_personal_content_is_not_on_the_form(
    desk: Client, east: Client, district: District
) -> None:
    application = submitted(district)
    url = f"/office/applications/{application.pk}/proposals/"
    assert IDS[0] not in desk.get(f"{url}people/").content.decode()
    said = {"title": "一种试验装置", "reason": "名称与指南一致"}
    assert desk.post(f"{url}basic/", {**said, "reason": ""}).status_code == 422
    assert desk.post(f"{url}basic/", said).status_code == 302
    assert application.proposals.get().values == {"title": "一种试验装置"}
    assert east.get(f"{url}basic/").status_code == 404
    assert desk.get(f"{url}nowhere/").status_code == 404


def test_attachments_are_handed_out_as_files_of_this_application_only(
    desk: Client, east: Client, west: Client, district: District
) -> None:
    application, other = submitted(district), submitted(district, 1)
    paper, foreign = application.attachments.first(), other.attachments.first()
    url = f"/office/applications/{application.pk}/attachments/"
    answer = desk.get(f"{url}{paper.pk}/")
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert east.get(f"{url}{paper.pk}/").status_code == 200
    assert west.get(f"{url}{paper.pk}/").status_code == 404
    assert desk.get(f"{url}{foreign.pk}/").status_code == 404


def test_the_file_of_an_application_is_one_archive(
    desk: Client, east: Client, district: District
) -> None:
    application = submitted(district)
    url = f"/office/applications/{application.pk}/archive/"
    packed = b"".join(desk.get(url).streaming_content)
    assert zipfile.ZipFile(io.BytesIO(packed)).testzip() is None
    assert east.get(url).status_code == 404


def test_a_reviewed_case_from_assignment_to_the_decided_meeting(
    desk: Client, head: Client, district: District
) -> None:
    application = submitted(district)
    application = checking.admit(
        review.checked(review.recommended(application)), act=makers.an_act()
    )
    base = f"/office/applications/{application.pk}/"
    experts = [review.an_expert() for _ in range(3)]
    own = review.an_expert(application.organisation.name)
    assert desk.post(f"{base}review/assign/", {"expert": [str(own.pk)]}).status_code == 409
    chosen = {"expert": [str(one.pk) for one in experts], "due_on": "2026-12-10"}
    assert desk.post(f"{base}review/assign/", chosen).status_code == 302
    version = {"version": str(application.version)}
    assert desk.post(f"{base}review/start_review/", version).status_code == 302
    for one in reviewing.reviewing(application):
        review.marked(review.actions.accept(one, act=makers.an_act()))
    application.refresh_from_db()
    version = {"version": str(application.version)}
    assert desk.post(f"{base}review/finish_review/", version).status_code == 302
    visit = {
        "visited_on": "2026-11-29", "team": "甲，乙", "minutes": "看了装置。", "conclusion": "yes",
        "point-0": "yes", "point-1": "no",
    }  # fmt: skip
    wrong = desk.post(f"{base}visits/new/", visit)
    assert wrong.status_code == 422
    assert "不符的要写明情况" in wrong.content.decode()
    assert desk.post(f"{base}visits/new/", {**visit, "note-1": "缺一台"}).status_code == 302
    held = reviewing.visits(application).get()
    for name in ("甲", "乙"):
        desk.post(f"{base}visits/{held.pk}/sign/", {"name": name})
    application.refresh_from_db()
    version = {"version": str(application.version)}
    assert desk.post(f"{base}review/finish_visit/", version).status_code == 302
    _decide(desk, head, application)


def _decide(desk: Client, head: Client, application: Application) -> None:
    url = f"/office/calls/{application.call.code}/ranking/"
    page = desk.get(url).context["page"]
    assert [(line.pk, line.choice) for line in page.lines] == [(application.pk, "yes")]
    said = {
        "version": "0", "budget": "20", "held_on": "2026-11-30", "attendees": "甲、乙",
        "minutes": "研究", f"choice-{application.pk}": "yes", f"amount-{application.pk}": "20",
        f"reason-{application.pk}": "",
    }  # fmt: skip
    more = desk.post(url, {**said, "budget": "10", "verb": "reckon"}).context["page"]
    assert more.counter.is_over
    assert desk.post(url, {**said, "verb": "decide"}).status_code == 403
    assert desk.post(url, {**said, "verb": "save"}).status_code == 302
    assert head.post(url, {**said, "verb": "decide"}).status_code == 409
    assert head.post(url, {**said, "version": "1", "verb": "decide"}).status_code == 302
    application.refresh_from_db()
    assert (application.state, int(application.approved_amount or 0)) == ("proposed", 200_000)
    rows = rows_of(desk.get(f"{url}export/"))
    assert rows[1][:2] == [1, application.title]
