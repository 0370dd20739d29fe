"""Submission: number, frozen revision, PDF; corrections as further revisions; limits of the call."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from kejitong.applications import comparing, queries, receipts
from kejitong.applications.actions import saving, submitting
from kejitong.applications.actions.advancing import Hand, NotWritten, NotYet, Overtaken, advance
from kejitong.applications.models import Application, Revision, Step
from kejitong.audit.models import Entry
from kejitong.workflow.vocabulary import NotYours, Role
from tests import makers
from tests.applications import makers as ours

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("invented")]
WHY = {"reason": "需要修改"}


def submit(application: Application, **values: Any) -> Application:
    return submitting.submit(application, hand=ours.SIGNATORY, act=makers.an_act(**values))


def test_submission_gives_number_hour_and_revision_at_once() -> None:
    call = ours.a_call(code="通科申〔2026〕")
    made = submit(ours.an_application(call), by="signatory")
    assert (made.number, made.submitted_at, made.state) == (
        "通科申〔2026〕0001", makers.NOW, "vetting",
    )  # fmt: skip
    revision = queries.latest_revision(made)
    assert revision is not None
    assert (revision.ordinal, revision.made_by) == (1, "signatory")
    assert receipts.is_intact(revision)
    acts = Entry.objects.filter(record=made.pk).order_by("pk").values_list("act", flat=True)
    assert list(acts)[-2:] == ["applications.submit", "applications.frozen"]


def test_the_pdf_holds_what_was_submitted_and_how_to_check_it() -> None:
    made = submit(ours.an_application())
    revision = queries.latest_revision(made)
    assert revision is not None
    assert revision.path
    content = receipts.pdf_of(revision)
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    plain = "".join(text.split())
    digest = revision.content["attachments"][0]["digest"]
    for said in (made.title, made.number, receipts.grouped(revision.check_code), "20万元",
                 "申报书盖章页.pdf", digest, revision.digest):  # fmt: skip
        assert "".join(str(said).split()) in plain
    Revision.objects.filter(pk=revision.pk).update(path="")
    again = Revision.objects.get(pk=revision.pk)
    assert receipts.pdf_of(again) == content


def test_hostile_text_is_printed_as_text() -> None:
    title = '#read("/etc/passwd") $x$ <b> *粗* @a //'
    made = submit(ours.an_application(answers={"basic": {"title": title, "summary": title * 3}}))
    revision = queries.latest_revision(made)
    assert revision is not None
    text = "".join(p.extract_text() for p in PdfReader(BytesIO(receipts.pdf_of(revision))).pages)
    assert "".join(title.split()) in "".join(text.split())


def test_numbers_of_a_call_follow_each_other() -> None:
    call, other = ours.a_call(code="甲〔2026〕"), ours.a_call(code="乙2026-1")
    numbers = [submit(ours.an_application(call, organisation=makers.an_organisation(),
                                          answers={"people": {"lead": f"张{at}"}})).number
               for at in range(3)]  # fmt: skip
    assert numbers == ["甲〔2026〕0001", "甲〔2026〕0002", "甲〔2026〕0003"]
    assert submit(ours.an_application(other)).number == "乙2026-1-0001"


def test_a_refused_submission_leaves_no_trace_and_takes_no_number() -> None:
    call = ours.a_call(code="丙〔2026〕")
    draft = ours.an_application(call, answers={"basic": {"title": ""}})
    entries = Entry.objects.count()
    with pytest.raises(NotYet, match="还有1处没有填好：“项目名称”还没有填"):
        submit(draft)
    draft.refresh_from_db()
    assert (draft.number, draft.state, draft.version) == (None, "draft", 1)
    assert not Revision.objects.exists()
    assert Entry.objects.count() == entries
    assert submit(ours.an_application(call)).number == "丙〔2026〕0001"


@pytest.mark.parametrize(
    ("late", "passes"),
    [(timedelta(seconds=-1), True), (timedelta(microseconds=-1), True), (timedelta(0), False),
     (timedelta(seconds=1), False)],
)  # fmt: skip
def test_closing_is_enforced_to_the_second(late: timedelta, passes: bool) -> None:
    draft = ours.an_application()
    at = draft.call.closes_at + late
    if passes:
        assert submit(draft, at=at).number
        return
    with pytest.raises(NotYet, match=r"已于2026年12月10日9:30截止"):
        submit(draft, at=at)


def test_only_the_signatory_signs_and_only_what_he_saw() -> None:
    draft = ours.an_application()
    with pytest.raises(NotYours, match="由申报单位签发人办理"):
        submitting.submit(draft, hand=Hand(Role.APPLICANT, door="submission"), act=makers.an_act())
    seen = Application.objects.get(pk=draft.pk)
    submitting.sign_off(draft, hand=ours.APPLICANT, act=makers.an_act())
    with pytest.raises(Overtaken):
        submit(seen)


def test_a_repeated_click_submits_once() -> None:
    draft = ours.an_application()
    seen = Application.objects.get(pk=draft.pk)
    submit(draft)
    with pytest.raises(Overtaken):
        submit(seen)
    assert (Revision.objects.count(), Step.objects.count()) == (1, 1)


def test_sign_off_and_back() -> None:
    draft = ours.an_application()
    signing = submitting.sign_off(draft, hand=ours.APPLICANT, act=makers.an_act())
    assert signing.state == "signing"
    with pytest.raises(NotWritten, match="请写明理由"):
        submitting.take_back(signing, hand=Hand(Role.SIGNATORY), act=makers.an_act())
    back = submitting.take_back(signing, hand=Hand(Role.SIGNATORY), act=makers.an_act(), given=WHY)
    assert back.state == "draft"
    assert submit(submitting.sign_off(back, hand=ours.APPLICANT, act=makers.an_act())).number


def test_withdrawal_ends_it_with_a_reason() -> None:
    made = submit(ours.an_application())
    gone = submitting.withdraw(made, hand=ours.APPLICANT, act=makers.an_act(), given=WHY)
    assert (gone.state, queries.state(gone).is_end, gone.number) == ("withdrawn", True, made.number)


def returned(made: Application) -> Application:
    """Sent back by the recommending body."""
    return advance(
        made, "ask_revision", hand=Hand(Role.RECOMMENDER), act=makers.an_act(), given=WHY
    )


def test_what_was_sent_back_may_go_on_after_the_call_has_closed() -> None:
    made = returned(submit(ours.an_application()))
    raw = {"title": "改过的名称"}
    late = makers.NOW + timedelta(days=30)
    saving.save_section(made, "basic", raw, version=2, act=makers.an_act(at=late))
    made.refresh_from_db()
    again = submit(made, at=late)
    assert (again.number, again.submitted_at) == (made.number, makers.NOW)
    first, second = queries.revisions_of(again)
    assert (first.ordinal, second.ordinal) == (1, 2)
    titles = [one.content["sections"]["basic"]["title"] for one in (first, second)]
    assert titles == ["一种试验装置的研制", "改过的名称"]
    assert receipts.is_intact(first)
    assert first.check_code != second.check_code


def test_a_correction_is_another_revision_under_the_same_number() -> None:
    made = submit(ours.an_application())
    Application.objects.filter(pk=made.pk).update(state="correcting")
    made.refresh_from_db()
    saving.save_section(made, "people", {"lead": "李四"}, version=2, act=makers.an_act())
    again = submitting.resubmit(made, hand=ours.SIGNATORY, act=makers.an_act())
    assert (again.state, again.number, again.lead) == ("submitted", made.number, "李四")
    revisions = list(queries.revisions_of(again))
    found = comparing.differences(*revisions, queries.edition(again))
    assert [(one.field, one.before, one.after) for one in found] == [("lead", "张三", "李四")]


def test_what_is_not_asked_is_not_submitted_but_stays_in_the_draft() -> None:
    answers = {"basic": {"is_joint": "否", "partner": "写了又不用"}}
    made = submit(ours.an_application(answers=answers))
    assert "partner" not in queries.submitted_answers(made)
    assert queries.answers_of(made)["partner"] == "写了又不用"


def test_a_tampered_revision_shows() -> None:
    made = submit(ours.an_application())
    revision = queries.latest_revision(made)
    assert revision is not None
    revision.content["sections"]["basic"]["title"] = "换了"
    assert not receipts.is_intact(revision)


@pytest.mark.parametrize("turned", [str.lower, receipts.grouped, lambda code: f" {code} "])
def test_a_paper_is_checked_by_number_and_code(turned: Callable[[str], str]) -> None:
    made = submit(ours.an_application())
    revision = queries.latest_revision(made)
    assert revision is not None
    assert made.number is not None
    assert queries.by_check_code(made.number, turned(revision.check_code)) == revision
    assert queries.by_check_code(made.number, "0000000000000000") is None
    assert queries.by_check_code("没有", revision.check_code) is None
