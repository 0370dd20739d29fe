"""The meeting: what it may decide, what it must write down, and that all of it happens or nothing."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from kejitong.applications import guards
from kejitong.applications.models import Application
from kejitong.audit.models import Entry
from kejitong.review import actions, queries
from kejitong.review.actions import Choice, Gathering, deciding
from tests import makers
from tests.applications.makers import a_call
from tests.keeping import kept
from tests.review import makers as review

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("invented")]
DAY = makers.NOW.date()
ASKED = Decimal(200_000)
"""What a ready application of the invented grant asks for."""


def a_gathering(**changes: Any) -> Gathering:
    known: dict[str, Any] = {
        "held_on": DAY, "attendees": ("甲", "乙"), "minutes": "按得分和预算研究。",
        "budget": Decimal(300_000),
    }  # fmt: skip
    return Gathering(**{**known, **changes})


def chosen(application: Application, **changes: Any) -> Choice:
    return Choice(**{"application": application.pk, "is_chosen": True, "amount": ASKED, **changes})


def refused(application: Application, reason: str = "排名在预算线以下") -> Choice:
    return Choice(application=application.pk, is_chosen=False, reason=reason)


@pytest.fixture
@kept
def pair(db: None, invented: None) -> tuple[Application, Application]:
    """The better one and the other one of a call, both visited."""
    call = a_call(budget=Decimal(300_000))
    made = [
        review.a_visited_application(call=call, totals=(marks,) * 3, answers=_lead(lead))
        for lead, marks in (("甲", ("54", "36")), ("乙", ("40", "30")))
    ]
    return made[0], made[1]


def _lead(name: str) -> dict[str, dict[str, str]]:
    ids = {"甲": "320612199001010015", "乙": "320612199001010031"}
    return {"people": {"lead": name, "lead_id": ids[name]}}


def test_the_chosen_go_on_with_their_amount_and_the_others_are_turned_down(
    pair: tuple[Application, Application],
) -> None:
    better, other = pair
    call = better.call
    meeting = actions.decide(
        call, a_gathering(), [chosen(better, amount=Decimal(150_000)), refused(other)],
        act=makers.an_act(by="leader"),
    )  # fmt: skip
    for one in pair:
        one.refresh_from_db()
    assert (better.state, better.approved_amount) == ("proposed", Decimal(150_000))
    assert (other.state, other.approved_amount) == ("rejected", None)
    step = other.steps.last()
    assert (step.move, step.given) == ("turn_down", {"reason": "排名在预算线以下"})
    lines = meeting.lines.order_by("rank")
    kept = [(one.rank, one.score, one.is_chosen, one.amount) for one in lines]
    assert kept == [
        (1, Decimal(90), True, Decimal(150_000)), (2, Decimal(70), False, None),
    ]  # fmt: skip
    assert Entry.objects.filter(act="review.decided").count() == 1
    assert not guards.reasons(("decided",), better, makers.NOW)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"held_on": DAY + timedelta(days=1)}, "会商日期“2026-12-01”：还没有到这一天"),
        ({"attendees": ()}, "参加人：还没有写"),
        ({"minutes": ""}, "会商纪要：还没有写"),
        ({"budget": Decimal(100_000)}, "预算“100,000.00元”：选中的超出100,000.00元"),
    ],
)  # fmt: skip
def test_a_meeting_is_whole_and_within_its_budget(
    pair: tuple[Application, Application], change: dict[str, Any], problem: str
) -> None:
    with pytest.raises(deciding.MeetingUnfinished) as why:
        actions.decide(pair[0].call, a_gathering(**change), [chosen(pair[0])], act=makers.an_act())
    assert [str(one) for one in why.value.problems] == [problem]


def test_each_line_says_what_it_must(pair: tuple[Application, Application]) -> None:
    better, other = pair
    for choices, problem in (
        ([refused(better, " ")], "不选的要写明理由"),
        ([chosen(better, amount=None)], "要写明拟给金额"),
        ([chosen(better, amount=ASKED + 1)], "拟给200,001.00元，多于申请的200,000.00元"),
        ([refused(better), chosen(other)], "排在没有选中的后面，要写明理由"),
    ):
        with pytest.raises(deciding.MeetingUnfinished) as why:
            actions.decide(better.call, a_gathering(), choices, act=makers.an_act())
        assert [one.problem for one in why.value.problems] == [problem]
    actions.decide(
        better.call, a_gathering(), [refused(better), chosen(other, reason="补短板方向")],
        act=makers.an_act(),
    )  # fmt: skip


def test_nothing_happens_when_one_line_cannot(pair: tuple[Application, Application]) -> None:
    better, other = pair
    Application.objects.filter(pk=other.pk).update(state="proposed")
    with pytest.raises(deciding.MeetingUnfinished, match="还不能不选"):
        actions.decide(
            better.call, a_gathering(), [chosen(better), refused(other)], act=makers.an_act()
        )
    better.refresh_from_db()
    assert better.state == "visited"
    assert not queries.meetings(better.call)


def test_strangers_empty_meetings_and_places_are_refused(
    pair: tuple[Application, Application],
) -> None:
    better, other = pair
    stranger = Choice(application=better.pk + 999, is_chosen=True, amount=ASKED)
    call = better.call
    call.quota = 1
    call.save()
    for choices, problem in (
        ([], "还没有选中或不选任何一件"),
        ([stranger], "有不属于这个批次的申报件，请刷新"),
        ([chosen(better, amount=Decimal(1)), chosen(other, amount=Decimal(1))], "选中了2件"),
    ):
        with pytest.raises(deciding.MeetingUnfinished) as why:
            actions.decide(call, a_gathering(), choices, act=makers.an_act())
        assert [one.problem for one in why.value.problems] == [problem]


def test_one_not_visited_is_not_chosen_but_may_be_refused() -> None:
    application = review.a_reviewed_application()
    with pytest.raises(deciding.MeetingUnfinished, match="还不能选中"):
        actions.decide(application.call, a_gathering(), [chosen(application)], act=makers.an_act())
    actions.decide(application.call, a_gathering(), [refused(application)], act=makers.an_act())
    application.refresh_from_db()
    assert application.state == "rejected"


def test_choosing_what_failed_its_visit_needs_a_reason() -> None:
    application = review.a_visited_application(is_passed=False)
    with pytest.raises(deciding.MeetingUnfinished, match="考察没有通过"):
        actions.decide(application.call, a_gathering(), [chosen(application)], act=makers.an_act())


def test_a_draft_is_kept_changed_and_then_decided(pair: tuple[Application, Application]) -> None:
    better, other = pair
    call, act = better.call, makers.an_act()
    drawn = actions.draw_up(call, a_gathering(minutes=""), [chosen(better)], version=0, act=act)
    assert (queries.drawn_up(call), drawn.version) == (drawn, 1)
    with pytest.raises(deciding.Redrawn):
        actions.draw_up(call, a_gathering(), [], version=0, act=act)
    later = Choice(application=other.pk, is_chosen=None)
    drawn = actions.draw_up(call, a_gathering(), [chosen(better), later], version=1, act=act)
    assert {one.is_chosen for one in drawn.lines.all()} == {True, None}
    with pytest.raises(deciding.Redrawn):
        actions.decide(call, a_gathering(), [chosen(better)], version=1, act=act)
    decided = actions.decide(call, a_gathering(), [chosen(better), later], version=2, act=act)
    assert (decided.pk, queries.drawn_up(call)) == (drawn.pk, None)
    assert [one.application_id for one in decided.lines.all()] == [better.pk]
    other.refresh_from_db()
    assert other.state == "visited"


def test_a_second_meeting_has_only_what_the_first_one_left(
    pair: tuple[Application, Application],
) -> None:
    better, other = pair
    call = better.call
    actions.decide(call, a_gathering(), [chosen(better)], act=makers.an_act())
    assert sum(row.given for row in queries.standing(call)) == ASKED
    gathering = a_gathering(budget=None)
    with pytest.raises(deciding.MeetingUnfinished) as why:
        actions.decide(call, gathering, [chosen(other)], act=makers.an_act())
    assert [one.problem for one in why.value.problems] == [
        "先前已给200,000.00元，再给200,000.00元，超出批次的预算"
    ]
    small = chosen(other, amount=Decimal(100_000))
    actions.decide(call, gathering, [small], act=makers.an_act())
