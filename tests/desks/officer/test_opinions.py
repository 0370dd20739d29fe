"""Remarks on the summary, their end, the leader's approval, and the figures of the editor."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from kejitong.accounts.models import User
from kejitong.audit import queries as journal
from kejitong.desks.officer import links
from tests import makers
from tests.desks.conftest import DAY, District

pytestmark = pytest.mark.django_db
REMARK, APPROVE = links.summary_verb(2026, "remark"), links.summary_verb(2026, "approve")


@pytest.fixture
def code(district: District, desk: Client) -> str:
    """第一稿里写着“3家”的一段。"""
    desk.post(links.summary_verb(2026, "regenerate"), {"until": DAY.isoformat()})
    paper = desk.get(links.summary(2026)).context["paper"]
    return str(next(p.code for p in paper.passages if any(x.text == "3家" for x in p.pieces)))


def test_a_remark_is_seen_beside_its_paragraph_until_it_is_resolved(
    code: str, desk: Client
) -> None:
    told = {"draft": "1", "paragraph": code, "text": "请核这个数"}
    answer = desk.post(REMARK, told)
    assert answer["Location"].startswith(f"{links.draft(2026, 1)}#remark-")
    page = desk.get(links.summary(2026))
    said = page.context["opinions"].open[0]
    assert (said.text, said.number, page.context["opinions"].counts) == (
        "请核这个数", 1, {code: 1},
    )  # fmt: skip
    assert '<a class="said" href="#remarks">批注1</a>' in page.content.decode()
    assert desk.post(said.resolve_url).status_code == 302
    again = desk.get(links.summary(2026)).context["opinions"]
    assert (again.open, [one.text for one in again.resolved]) == ([], ["请核这个数"])
    assert desk.post(said.resolve_url).status_code == 409
    assert desk.post(reverse("remark-resolve", args=[9999])).status_code == 404


def test_the_paragraph_asked_about_is_chosen(code: str, desk: Client) -> None:
    places = desk.get(f"{links.summary(2026)}?remark={code}").context["opinions"].places
    assert [place.code for place in places if place.is_chosen] == [code]
    assert desk.post(REMARK, {"paragraph": code, "text": " "}).status_code == 409


def test_only_a_leader_approves_and_the_journal_says_which_draft(
    code: str, desk: Client, leader: User, signed_in: Callable[[User], Client]
) -> None:
    assert desk.post(APPROVE, {"draft": "1"}).status_code == 403
    chief = signed_in(leader)
    assert "同意这一稿" in chief.get(links.summary(2026)).content.decode()
    assert chief.post(APPROVE, {"draft": "1", "reason": "同意报送"}).status_code == 302
    entry = journal.latest()[0]
    assert (entry.act, journal.values_of(entry.after)) == (
        "reports.approved", {"number": 1, "note": "同意报送"},
    )  # fmt: skip
    versions = desk.get(links.summary_verb(2026, "versions")).context["versions"]
    assert [one.approved for one in versions] == [(leader.full_name,)]
    signed = desk.get(links.summary(2026)).context
    assert (signed["is_approved"], signed["opinions"].signed[0].note) == (True, "同意报送")
    text = chief.get(links.paragraph(2026, code))
    assert text.status_code == 403
    edited = {"draft": "1", "text": "全市领先。", "reason": ""}
    desk.post(links.paragraph(2026, code), edited)
    assert desk.get(links.summary(2026)).context["is_approved"] is False


def test_the_editor_lists_each_mark_as_it_prints(code: str, desk: Client) -> None:
    page = desk.get(links.paragraph(2026, code)).context["page"]
    shown = {one.label: one for one in page.legend}["有效高新技术企业数"]
    assert (shown.text, shown.is_used, shown.is_missing) == ("3家", True, False)
    assert shown.token in page.text
    assert desk.get(shown.url).status_code == 200
    assert {one.token for one in page.legend if one.is_used} == {
        token for token in (one.token for one in page.legend) if token in page.text
    }


def test_drafts_are_compared_with_the_values_of_each(
    code: str, district: District, desk: Client
) -> None:
    assert desk.post(links.summary_verb(2026, "freeze"), {"draft": "1"}).status_code == 302
    makers.retired("certificates", district.certificates[0])
    desk.post(links.summary_verb(2026, "regenerate"), {"until": DAY.isoformat()})
    asked = links.summary_verb(2026, "versions", {"from": 2, "to": 3})
    found = [one for section in desk.get(asked).context["compared"] for one in section.stretches]
    changed = {(one.kind, one.text) for one in found if one.is_figure and one.kind != "same"}
    assert {("gone", "3家"), ("new", "2家")} <= changed
