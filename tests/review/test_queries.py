"""How the scores of a call stand, and who may be asked."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kejitong.kernel.refusals import Missing
from kejitong.review import access, actions, queries
from tests import makers
from tests.applications.makers import a_call
from tests.review import makers as review

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("invented")]
IDS = ("320612199001010015", "320612199001010031", "320612199001010058")


def _lead(number: int) -> dict[str, dict[str, str]]:
    return {"people": {"lead": f"负责人{number}", "lead_id": IDS[number]}}


def test_five_marks_lose_their_extremes_and_keep_them_on_record() -> None:
    totals = [("30", "20"), ("48", "32"), ("50", "35"), ("54", "36"), ("60", "40")]
    application = review.a_reviewed_application(totals)
    row = review.row_of(application)
    assert row.scores is not None
    assert (row.rank, row.waiting, row.scores.is_trimmed) == (1, 0, True)
    assert (row.scores.score, row.scores.mean, row.scores.median) == (
        Decimal("85.00"), Decimal("81.00"), Decimal("85.00"),
    )  # fmt: skip
    assert queries.scores(application) == row.scores


def test_the_ranking_asks_as_often_for_three_as_for_one() -> None:
    call = a_call()
    asked = []
    for number in range(3):
        marks = ((str(40 + number), "30"),) * 3
        review.a_reviewed_application(marks, call=call, answers=_lead(number))
        with CaptureQueriesContext(
            connection,
        ) as found:
            rows = queries.standing(call)
        asked.append(len(found))
        assert [row.rank for row in rows] == list(range(1, number + 2))
    assert asked == [4, 4, 4]
    assert [str(row.scores.score) for row in rows if row.scores] == ["72.00", "71.00", "70.00"]


def test_one_that_still_waits_for_marks_has_no_rank() -> None:
    application = review.an_admitted_application()
    review.marked(review.an_assignment(application))
    review.an_assignment(application)
    row = review.row_of(application)
    assert (row.rank, row.waiting) == (None, 1)
    assert queries.standing(a_call()) == ()


def test_candidates_carry_their_load_and_why_they_stand_aside() -> None:
    application = review.an_admitted_application()
    busy = review.an_assignment(application).expert
    own = review.an_expert(application.organisation.name)
    free = review.an_expert()
    other = review.an_admitted_application()
    found = {one.expert: one for one in queries.candidates(application, on=makers.NOW.date())}
    assert set(found) == {own, free}
    assert found[free].reason == ""
    assert found[own].reason == access.can_review(application, own, on=makers.NOW.date())
    loads = {one.expert: one.load for one in queries.candidates(other, on=makers.NOW.date())}
    assert loads == {busy: 1, own: 0, free: 0}


def test_an_assignment_is_only_its_experts() -> None:
    mine = review.an_assignment()
    stranger = review.an_expert()
    assert queries.assignment_of(mine.expert.user, mine.pk) == mine
    with pytest.raises(Missing):
        queries.assignment_of(stranger.user, mine.pk)
    with pytest.raises(Missing):
        queries.experts([mine.expert_id, 999_999])
    assert list(queries.assignments_of(stranger.user)) == []


def test_a_released_expert_is_out_of_the_pool_from_that_day() -> None:
    expert = review.an_expert()
    actions.release(expert, on=date(2026, 12, 1), act=makers.an_act())
    assert queries.pool(date(2026, 11, 30)).exists()
    assert not queries.pool(date(2026, 12, 1)).exists()
    assert list(queries.everyone()) == [expert]
