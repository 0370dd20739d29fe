"""Editing on behalf: nothing changes until the applicant says yes."""

from __future__ import annotations

import pytest

from kejitong.applications import queries, receipts
from kejitong.applications.actions import proposing, submitting
from kejitong.applications.actions.saving import Unfit
from kejitong.applications.models import Application, Proposal
from tests import makers
from tests.applications import makers as ours

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("invented")]
CLERK = makers.an_act(by="clerk")


@pytest.fixture
def submitted() -> Application:
    return ours.a_submitted_application()


def propose(application: Application, **raw: str) -> Proposal:
    return proposing.propose(application, "basic", raw, act=makers.an_act(reason="名称有错字"))


def test_a_proposal_keeps_only_what_would_change_and_changes_nothing(
    submitted: Application,
) -> None:
    made = propose(submitted, title="一种新装置", category="工业")
    assert (made.values, made.reason, made.by) == ({"title": "一种新装置"}, "名称有错字", "officer")
    assert queries.answers_of(submitted)["title"] == "一种试验装置的研制"


def test_a_confirmed_proposal_is_written_and_frozen(submitted: Application) -> None:
    made = proposing.decide(propose(submitted, title="一种新装置"), is_accepted=True, act=CLERK)
    assert (made.is_accepted, made.decided_by) == (True, "clerk")
    submitted.refresh_from_db()
    assert (submitted.title, submitted.state) == ("一种新装置", "vetting")
    revision = queries.latest_revision(submitted)
    assert revision is not None
    assert (revision.ordinal, receipts.is_intact(revision)) == (2, True)
    assert queries.submitted_answers(submitted)["title"] == "一种新装置"


def test_while_the_applicant_corrects_a_confirmed_proposal_waits_for_the_next_revision(
    submitted: Application,
) -> None:
    made = propose(submitted, title="一种新装置")
    Application.objects.filter(pk=submitted.pk).update(state="correcting")
    proposing.decide(made, is_accepted=True, act=CLERK)
    assert queries.answers_of(submitted)["title"] == "一种新装置"
    assert queries.revisions_of(submitted).count() == 1


def test_a_rejected_proposal_changes_nothing_and_is_decided_once(submitted: Application) -> None:
    made = propose(submitted, title="一种新装置")
    proposing.decide(made, is_accepted=False, act=CLERK)
    assert queries.answers_of(submitted)["title"] == "一种试验装置的研制"
    assert queries.revisions_of(submitted).count() == 1
    with pytest.raises(proposing.AlreadyDecided, match="clerk已不同意"):
        proposing.decide(made, is_accepted=True, act=CLERK)


def test_a_proposal_needs_a_reason_and_a_change_that_reads(submitted: Application) -> None:
    with pytest.raises(proposing.NotProposable, match="没有写明理由"):
        proposing.propose(submitted, "basic", {"title": "新"}, act=makers.an_act(reason=" "))
    with pytest.raises(proposing.NothingProposed):
        propose(submitted, title="一种试验装置的研制")
    with pytest.raises(proposing.NotProposable, match="不是日期"):
        propose(submitted, starts_on="明年")
    with pytest.raises(Unfit):
        propose(submitted, title="\x00")


def test_only_what_is_under_way_is_proposed_for(submitted: Application) -> None:
    with pytest.raises(proposing.NotProposable, match="填写中"):
        propose(ours.an_application(), title="新")
    made = propose(submitted, title="新")
    gone = submitting.withdraw(
        submitted, hand=ours.APPLICANT, act=CLERK, given={"reason": "不报了"}
    )
    with pytest.raises(proposing.NotProposable, match="已撤回"):
        propose(gone, title="新")
    with pytest.raises(proposing.NotProposable, match="已撤回"):
        proposing.decide(made, is_accepted=True, act=CLERK)
    made.refresh_from_db()
    assert made.is_accepted is None
