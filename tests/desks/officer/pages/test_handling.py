"""What the pages of handling reckon before they show it: clocks, amounts, lines of a budget."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.http import QueryDict
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from kejitong.applications.models import Application
from kejitong.catalogue.lifecycles import lifecycle
from kejitong.desks.officer.pages.handling import moves, ranking_typed, standing, visit
from kejitong.kernel.workdays import WorkCalendar
from kejitong.packs.national.lifecycles.all import LIFECYCLES, REDEMPTION
from kejitong.workflow.vocabulary import Role
from tests.disclosure.makers import a_waiting

CALENDAR = WorkCalendar()
TODAY = date(2026, 11, 30)
VETTING = lifecycle("reviewed_grant/2026").state("vetting")


def at(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(9)))


@pytest.mark.parametrize(
    ("since", "words", "kind"),
    [
        (date(2026, 11, 30), "还有5个工作日", "plain"),
        (date(2026, 11, 26), "还有3个工作日", "amber"),
        (date(2026, 11, 24), "还有1个工作日", "red"),
        (date(2026, 11, 23), "今天到期", "red"),
        (date(2026, 11, 20), "逾期1个工作日", "red"),
    ],
)
def test_the_days_left_are_told_in_words_and_colour(since: date, words: str, kind: str) -> None:
    found = standing.clock(VETTING, at(since), TODAY, CALENDAR)
    assert (found.words, found.kind) == (words, kind)


def test_who_waits_for_the_applicant_has_no_clock() -> None:
    draft = lifecycle("reviewed_grant/2026").state("draft")
    assert standing.clock(draft, at(TODAY), TODAY, CALENDAR) == standing.Clock()
    assert standing.mine({Role.RECOMMENDER}, VETTING)
    assert not standing.mine({Role.OFFICER}, VETTING)


@pytest.mark.django_db
@pytest.mark.usefixtures("invented")
def test_the_overdue_filter_and_the_clock_never_disagree() -> None:
    """On every day of a month, with its weekends, for the same application."""
    application = a_waiting(state_since=at(date(2026, 9, 24)))
    state = lifecycle(application.lifecycle).state(application.state)
    for offset in range(40):
        today = date(2026, 9, 24) + timedelta(days=offset)
        clock = standing.clock(state, application.state_since, today, CALENDAR)
        found = Application.objects.filter(standing.overdue(today, CALENDAR)).exists()
        assert found is clock.words.startswith("逾期"), today


def test_what_is_written_for_a_step_is_exact() -> None:
    award = next(move for move in REDEMPTION.moves if move.code == "award")
    said = {"document_number": " 通科〔2026〕1号 ", "day": "2026-11-30", "amount": "12.34567"}
    assert moves.written(award, {**said, "grade": "没有问的"}) == {
        "document_number": "通科〔2026〕1号", "day": "2026-11-30", "amount": "123456.70元",
    }  # fmt: skip
    with pytest.raises(moves.Unwritten) as refused:
        moves.written(award, {**said, "day": "昨天", "amount": "若干"})
    assert [one.column for one in refused.value.problems] == ["日期", "金额"]


@given(st.integers(0, 10**13).map(lambda fen: Decimal(fen) / 100))
def test_an_amount_is_typed_and_read_without_losing_a_fen(yuan: Decimal) -> None:
    assert ranking_typed.money_of(ranking_typed.in_ten_thousands(yuan)) == yuan


@given(st.text(max_size=40))
def test_no_typing_of_money_or_names_crashes(text: str) -> None:
    amount = ranking_typed.money_of(text)
    assert amount is None or amount == ranking_typed.money_of(f" {text} ")
    assert all(name.strip() for name in visit.names(text))


def test_a_meeting_is_read_with_every_fault_at_once() -> None:
    with pytest.raises(ranking_typed.Misread) as refused:
        ranking_typed.gathering(QueryDict("held_on=明天&budget=很多"))
    assert [one.column for one in refused.value.problems] == ["会商日期", "预算"]
    read = ranking_typed.gathering(QueryDict("held_on=2026-11-30&attendees=甲，乙 丙&budget=1.5"))
    assert (read.attendees, read.budget) == (("甲", "乙", "丙"), Decimal(15_000))


class _Line:
    def __init__(self, **said: Any) -> None:
        self.__dict__ |= {"pk": 1, "title": "甲", "choice": "", "amount": "", "reason": "", **said}


def test_refusals_without_a_reason_of_their_own_share_one() -> None:
    posted = QueryDict("shared_reason=预算线以下")
    lines = [
        _Line(choice="no"),
        _Line(choice="no", reason="已获资助"),
        _Line(choice="yes", amount="2"),
    ]
    assert [one.reason for one in ranking_typed.choices(lines, posted)] == [
        "预算线以下",
        "已获资助",
        "",
    ]
    with pytest.raises(ranking_typed.Misread):
        ranking_typed.choices([_Line(choice="yes", amount="若干")], posted)


def test_every_lifecycle_has_a_colour_for_each_of_its_states() -> None:
    assert all(standing.BADGES[state.kind] for one in LIFECYCLES for state in one.states)
