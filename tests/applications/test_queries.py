"""What is asked about an application: its declarations, answers, papers, gaps and revisions."""

from __future__ import annotations

import pytest

from kejitong.applications import queries
from kejitong.applications.actions import attaching
from kejitong.applications.models import Application
from kejitong.workflow.vocabulary import Kind
from tests import makers
from tests.applications import makers as ours
from tests.applications.invented import EDITION, INVENTED_GRANT

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("invented")]


def test_it_stays_with_the_declarations_it_began_with() -> None:
    made = ours.an_application()
    assert queries.item(made) is INVENTED_GRANT
    assert queries.edition(made) is EDITION
    assert queries.lifecycle(made) is INVENTED_GRANT.lifecycle
    assert queries.state(made).kind is Kind.DRAFT


def test_a_complete_draft_has_answers_papers_and_no_gap() -> None:
    made = ours.an_application()
    assert queries.answers_of(made)["title"] == "一种试验装置的研制"
    assert queries.slots_filled(made) == {"audit": 1, "report": 1}
    assert [slot.code for slot in queries.wanted_slots(made)] == ["report", "audit"]
    assert (queries.gaps_of(made), queries.doubts_of(made)) == ((), ())


def test_a_withdrawn_paper_is_a_gap_again() -> None:
    made = ours.an_application()
    report = queries.live_attachments(made).get(slot="report")
    attaching.withdraw(report, act=makers.an_act())
    assert [gap.field for gap in queries.gaps_of(made)] == ["report"]
    assert [one.slot for one in queries.live_attachments(made)] == ["audit"]


def test_what_was_submitted_is_apart_from_what_is_written_now() -> None:
    draft = ours.an_application()
    assert queries.latest_revision(draft) is None
    assert queries.submitted_answers(draft) == {}
    made = ours.a_submitted_application()
    (revision,) = queries.revisions_of(made)
    assert queries.latest_revision(made) == revision
    assert queries.submitted_answers(made) == queries.frozen_answers(revision)
    made.answers.update(values={})
    assert queries.submitted_answers(made)["title"] == "一种试验装置的研制"
    assert queries.answers_of(made) == {}


@pytest.mark.parametrize(
    "item",
    ["invented_recommendation", "invented_recognition", "invented_redemption", "invented_filing"],
)
def test_every_invented_item_can_be_submitted(item: str) -> None:
    made: Application = ours.a_submitted_application(item=item)
    assert made.number
    assert queries.state(made).kind is Kind.WAITING
