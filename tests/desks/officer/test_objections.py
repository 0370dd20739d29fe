"""Objections at the desk: from receipt to the reply, and who objected stays with the investigators."""

from __future__ import annotations

from html import unescape

import pytest
from django.urls import reverse

from kejitong.audit.models import Entry
from kejitong.disclosure import actions
from tests import makers
from tests.disclosure.makers import (
    ZHANG,
    a_notice,
    an_objection,
    an_officer,
    evidence,
    investigated,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("invented")]
HIDDEN = "电话13900139000的人说，核心技术不是他们的。"


@pytest.fixture
def inspector(db):
    return an_officer("inspector")


@pytest.fixture
def objection(inspector, officer):
    return an_objection(a_notice().lines.get(), text=HIDDEN, at=makers.NOW)


def text_of(answer) -> str:
    return unescape(answer.content.decode())


def at(objection, part: str = "") -> str:
    return reverse(f"objection-{part}" if part else "objection", args=[objection.pk])


def test_the_list_says_by_when_each_must_be_dealt_with(objection, officer, signed_in):
    page = text_of(signed_in(officer).get(reverse("objections")))

    assert objection.number in page
    assert "12-03前" in page
    assert ZHANG.name not in page


def test_who_does_not_investigate_sees_neither_name_nor_numbers_nor_evidence(
    objection, officer, signed_in
):
    desk = signed_in(officer)
    page = text_of(desk.get(at(objection)))

    assert "139****9000的人说" in page
    for secret in (ZHANG.name, ZHANG.phone):
        assert secret not in page
    assert desk.get(at(objection, "evidence")).status_code == 404
    refused = desk.post(at(objection, "reveal"), {"reason": "好奇"})
    assert refused.status_code == 422
    assert ZHANG.name not in text_of(refused)


def test_the_whole_way_to_the_archive(objection, officer, inspector, signed_in):
    desk, other = signed_in(officer), signed_in(inspector)
    assert desk.post(at(objection, "admit")).status_code == 302
    alone = desk.post(at(objection, "investigate"), {"investigator": ["officer"]})
    assert "都经办过这件申报" in text_of(alone)
    desk.post(at(objection, "investigate"), {"investigator": ["inspector"]})
    shown = other.post(at(objection, "reveal"), {"reason": "核实"})
    assert ZHANG.name in text_of(shown)
    assert ZHANG.name not in text_of(other.get(at(objection)))
    assert other.get(at(objection, "evidence")).content == evidence().content
    other.post(at(objection, "write-up"), {"investigation": "查过合同。"})
    told = {"is_upheld": "yes", "conclusion": "查明属实。", "effect": "change", "amount": "12"}
    assert other.post(at(objection, "conclude"), told).status_code == 302
    draft = other.get(at(objection)).context["page"].reply_draft
    assert draft.splitlines()[1] == "经调查，查明属实。异议成立，名单变更后再次公示。"
    other.post(at(objection, "reply"), {"reply": draft})
    letter = text_of(other.get(at(objection, "letter")))
    assert "查明属实" in letter
    assert ZHANG.name not in letter
    assert desk.post(at(objection, "archive")).status_code == 302
    objection.refresh_from_db()
    assert objection.archived_at is not None
    application = objection.line.application
    application.refresh_from_db()
    assert (application.state, application.approved_amount) == ("proposed", 120_000)


def test_refusing_needs_a_reason_and_is_answered(objection, officer, signed_in):
    desk = signed_in(officer)
    assert desk.post(at(objection, "refuse"), {"reason": ""}).status_code == 422
    desk.post(at(objection, "refuse"), {"reason": "不属于公示事项"})
    page = desk.get(at(objection)).context["page"]

    assert page.reply_draft.splitlines()[1] == "经审查，不属于公示事项。因此不予受理。"
    assert page.is_answerable
    assert desk.get(at(objection, "letter")).status_code == 404


def test_what_was_typed_stays_when_it_is_refused(objection, inspector, signed_in):
    desk = signed_in(inspector)
    investigated(objection)
    told = {"is_upheld": "no", "conclusion": "反复核对后认为不成立", "effect": "strike"}
    answer = desk.post(at(objection, "conclude"), told)

    assert answer.status_code == 422
    assert "反复核对后认为不成立" in text_of(answer)
    odd = desk.post(at(objection, "conclude"), {**told, "effect": "change", "amount": "很多"})
    assert odd.status_code == 422


def test_inspectors_are_offered_with_what_stands_against_them(objection, officer, signed_in):
    actions.admit_objection(objection, act=makers.an_act())
    offered = signed_in(officer).get(at(objection)).context["page"].inspectors

    assert {one.username: one.note for one in offered} == {
        "inspector": "", "officer": "经办过，不能独自调查",
    }  # fmt: skip


def test_the_leader_concludes_but_does_not_learn_who(objection, leader, signed_in):
    investigated(objection)
    desk = signed_in(leader)
    told = {"is_upheld": "no", "conclusion": "查无实据。", "effect": "none"}

    assert desk.post(at(objection, "reveal"), {"reason": "看看"}).status_code == 422
    assert desk.post(at(objection, "conclude"), told).status_code == 302
    assert desk.post(at(objection, "admit")).status_code == 403


def test_the_journal_tells_the_acts_in_words(objection, auditor, inspector, signed_in):
    investigated(objection)
    actions.reveal(objection.__class__.objects.get(), act=makers.an_act(by="inspector"))
    page = text_of(signed_in(auditor).get(reverse("journal")))

    assert "查看异议人身份" in page
    assert objection.number in page
    assert ZHANG.name not in page
    assert Entry.objects.filter(act="disclosure.revealed").count() == 1
