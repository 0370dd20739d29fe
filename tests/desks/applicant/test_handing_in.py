"""From the check page to the receipt, corrections, proposals and withdrawal."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from kejitong.accounts.models import User
from kejitong.applications import access, queries
from kejitong.applications.actions import advancing, checking, proposing
from kejitong.applications.models import Application
from kejitong.desks.applicant.pages import status
from kejitong.registers.models import Record
from kejitong.workflow.vocabulary import Role
from tests import makers as house
from tests.applications import makers as applications
from tests.desks.applicant.makers import held, text

pytestmark = pytest.mark.django_db
OFFICER = house.an_act(by="officer")


def _url(one: Application, rest: str = "") -> str:
    return f"/apply/applications/{one.pk}/{rest}"


def _now(one: Application) -> Application:
    return Application.objects.get(pk=one.pk)


def _submitted(signing: Client, draft: Application) -> Application:
    answer = signing.post(_url(draft, "submit/"), {"undertaking": "yes"})
    assert answer["Location"] == _url(draft, "receipt/")
    return _now(draft)


def _recommended(one: Application) -> Application:
    hand = advancing.Hand(Role.RECOMMENDER)
    return advancing.advance(one, "recommend", hand=hand, act=OFFICER, given={"opinion": "同意"})


def _sent_back(one: Application) -> Application:
    made = _recommended(one)
    checking.run(made, act=OFFICER)
    checking.list_deficiency(made, "basic.summary", "请写明创新点", act=OFFICER)
    return checking.send_back(_now(one), act=OFFICER)


def test_every_gap_leads_to_its_field(desk: Client, firm: Record, preparer: User) -> None:
    call = applications.a_call()
    started = desk.post(f"/apply/calls/{call.code}/start/", {"organisation": firm.pk})
    made = Application.objects.get()
    assert started["Location"] == _url(made, "form/")
    page = desk.get(_url(made, "gaps/")).context["page"]
    places = [flaw.url for part in page.parts for flaw in part.flaws]
    assert f"{_url(made, 'form/basic/')}#q-title" in places
    assert f"{_url(made, 'attachments/')}#slot-report" in places
    assert len(places) == page.count == len(queries.gaps_of(made))
    for place in places:
        address, _, anchor = place.partition("#")
        assert f'id="{anchor}"' in text(desk.get(address)), place


def test_the_preparer_signs_off_and_the_signatory_submits(
    desk: Client, signing: Client, draft: Application
) -> None:
    assert "签发并提交" not in text(desk.get(_url(draft, "gaps/")))
    desk.post(_url(draft, "sign-off/"))
    assert _now(draft).state == "signing"
    assert "签发提交" in text(signing.get("/apply/"))
    assert "请签发人签发" in text(desk.get("/apply/"))
    made = _submitted(signing, draft)
    assert made.number
    page = text(signing.get(_url(made, "receipt/")))
    revision = queries.latest_revision(made)
    assert revision is not None
    assert made.number in page
    assert revision.digest in page


def test_nothing_is_submitted_without_the_undertaking(signing: Client, draft: Application) -> None:
    answer = signing.post(_url(draft, "submit/"))
    assert (answer.status_code, "还没有作出承诺" in text(answer)) == (409, True)
    assert _now(draft).state == "draft"


def test_a_preparer_does_not_submit(desk: Client, draft: Application) -> None:
    answer = desk.post(_url(draft, "submit/"), {"undertaking": "yes"})
    assert answer.status_code == 409
    assert _now(draft).submitted_at is None


def test_gaps_keep_it_from_being_submitted(signing: Client, firm: Record, signatory: User) -> None:
    call = applications.a_call()
    signing.post(f"/apply/calls/{call.code}/start/", {"organisation": firm.pk})
    made = Application.objects.get()
    answer = signing.post(_url(made, "submit/"), {"undertaking": "yes"})
    assert (answer.status_code, "没有填好" in text(answer)) == (409, True)


def test_submitting_twice_makes_one_revision(signing: Client, draft: Application) -> None:
    made = _submitted(signing, draft)
    again = signing.post(_url(made, "submit/"), {"undertaking": "yes"})
    assert (again.status_code, queries.revisions_of(made).count()) == (409, 1)


def test_the_signatory_takes_it_back_with_a_reason(signing: Client, draft: Application) -> None:
    signing.post(_url(draft, "sign-off/"))
    assert signing.post(_url(draft, "take-back/")).status_code == 409
    signing.post(_url(draft, "take-back/"), {"reason": "再核对经费"})
    assert _now(draft).state == "draft"
    assert "再核对经费" in text(signing.get(_url(draft)))


def test_it_is_withdrawn_with_a_reason(desk: Client, draft: Application) -> None:
    assert desk.post(_url(draft, "withdraw/")).status_code == 409
    desk.post(_url(draft, "withdraw/"), {"reason": "项目取消"})
    assert _now(draft).state == "withdrawn"
    assert "已办结" in text(desk.get(_url(draft)))


def test_what_is_to_be_corrected_is_listed_compared_and_handed_in_again(
    signing: Client, draft: Application
) -> None:
    made = _sent_back(_submitted(signing, draft))
    page = text(signing.get(_url(made)))
    assert "请写明创新点" in page
    assert f"{_url(made, 'form/basic/')}#q-summary" in page
    version = held(made, "basic").version
    told = {"summary": "研制一种试验装置，创新在于结构。", "version": version, "seen": "{}"}
    signing.post(_url(made, "form/basic/"), told)
    assert "研究内容" in text(signing.get(_url(made, "gaps/")))
    assert "<ins>" in text(signing.get(_url(made, "compared/")))
    answer = signing.post(_url(made, "resubmit/"), {"undertaking": "yes"})
    assert answer["Location"] == _url(made, "receipt/")
    assert _now(made).state == "submitted"
    compared = text(signing.get(_url(made, "compared/?old=1&new=2")))
    assert "第1稿与第2稿" in compared
    assert "创新在于结构" in compared.replace("<ins>", "").replace("</ins>", "")


def test_a_proposal_counts_when_it_is_confirmed(signing: Client, draft: Application) -> None:
    made = _submitted(signing, draft)
    act = house.an_act(by="officer", reason="写错了字")
    told = proposing.propose(made, "basic", {"title": "一种试验装置的研究"}, act=act)
    assert "确认经办人代拟的改动" in text(signing.get("/apply/"))
    url = _url(made, f"proposals/{told.pk}/")
    assert "写错了字" in text(signing.get(url))
    signing.post(url, {"do": "accept"})
    assert held(made, "basic").values["title"] == "一种试验装置的研究"
    assert signing.post(url, {"do": "accept"}).status_code == 409


def test_a_proposal_may_be_declined(signing: Client, draft: Application) -> None:
    made = _submitted(signing, draft)
    told = proposing.propose(made, "basic", {"title": "别的"}, act=house.an_act(by="officer"))
    signing.post(_url(made, f"proposals/{told.pk}/"), {"do": "refuse"})
    assert held(made, "basic").values["title"] != "别的"


def test_anybody_may_check_a_receipt_and_learns_nothing_else(
    signing: Client, draft: Application
) -> None:
    made = _submitted(signing, draft)
    revision = queries.latest_revision(made)
    assert revision is not None
    stranger, asked = Client(), {"number": made.number, "code": revision.check_code.lower()}
    page = text(stranger.get("/apply/check/", asked))
    assert "核验通过" in page
    assert made.title not in page
    assert "试验机械厂" not in page
    wrong = text(stranger.get("/apply/check/", {**asked, "code": "0" * 16}))
    assert "没有通过" in wrong
    assert "核验通过" not in wrong


def test_the_bureau_is_known_by_its_office_only(signing: Client, draft: Application) -> None:
    made = _sent_back(_submitted(signing, draft))
    page = text(signing.get(_url(made)))
    assert "科技局经办人" in page
    assert "试验经办人" not in page
    assert "同意" not in re.sub(r"<[^>]+>", "", page.partition('aria-label="办理经过"')[2])


def test_the_map_of_stages_shows_where_one_is(signing: Client, draft: Application) -> None:
    lifecycle = queries.lifecycle(draft)
    way = [stop.label for stop in status.stops(lifecycle, "draft")]
    assert (way[0], way[-1]) == ("填写中", "已立项")
    for state in lifecycle.states:
        stops = status.stops(lifecycle, state.code)
        now = [stop.label for stop in stops if stop.stage == "now"]
        granted = state.code == "awarded"
        assert now == ([] if granted else [state.applicant_label]), state.code
        if state.is_end and not granted:
            assert stops[-1].label == state.applicant_label


def test_who_holds_it_and_by_when(signing: Client, draft: Application, signatory: User) -> None:
    made = _submitted(signing, draft)
    shown = status.status(made, signatory, on=house.NOW.date())
    assert shown.where.holder_label == "归口推荐单位"
    assert shown.deadline == "应于2026-12-07前办完，还有5个工作日"
    assert access.roles_of(signatory, made, on=house.NOW.date()) == {
        Role.APPLICANT, Role.SIGNATORY,
    }  # fmt: skip


def test_a_closed_call_takes_nothing_and_says_when_it_closed(
    signing: Client, draft: Application
) -> None:
    call = draft.call
    call.closes_at = house.NOW.replace(hour=0, minute=0)
    call.save()
    answer = signing.post(_url(draft, "submit/"), {"undertaking": "yes"})
    assert answer.status_code == 409
    assert "2026年11月30日0:00截止" in text(answer)
