"""Each row is judged against the register, and the account of a sheet is exact."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from kejitong.intake.comparing import Judge, Outcome
from kejitong.registers import actions
from kejitong.registers.catalogue import register
from tests import makers

pytestmark = pytest.mark.django_db
ORGANISATIONS = register("organisations")


def judged(rows: list[dict[str, Any]], slug: str = "organisations") -> list[Outcome]:
    numbers = list(range(2, len(rows) + 2))
    return [verdict.outcome for verdict in Judge(register(slug)).judge(rows, numbers)]


def test_the_four_outcomes() -> None:
    makers.an_organisation("甲", uscc=makers.a_uscc(1), address="旧址")
    rows: list[dict[str, Any]] = [
        {"uscc": makers.a_uscc(1), "name": "甲"},
        {"uscc": makers.a_uscc(2), "name": "乙"},
        {"uscc": makers.a_uscc(3)},
    ]
    assert judged(rows) == [Outcome.UNCHANGED, Outcome.ADDED, Outcome.REFUSED]
    verdict = Judge(ORGANISATIONS).judge([{**rows[0], "address": "新址"}], [2])[0]
    assert (verdict.outcome, verdict.changes) == (Outcome.CHANGED, {"address": ("旧址", "新址")})


def test_equal_amounts_are_equal_however_they_are_written() -> None:
    makers.an_organisation("甲", uscc=makers.a_uscc(1), registered_capital=Decimal("50.00"))
    row = {"uscc": makers.a_uscc(1), "registered_capital": Decimal(50)}
    assert judged([row]) == [Outcome.UNCHANGED]


def test_a_change_is_checked_together_with_what_is_stored() -> None:
    makers.an_organisation("甲", uscc=makers.a_uscc(1), established_on="2020-05-01")
    row = {"uscc": makers.a_uscc(1), "ended_on": makers.NOW.date().replace(year=2019)}
    verdict = Judge(ORGANISATIONS).judge([row], [2])[0]
    assert [str(one) for one in verdict.problems] == ["第2行注销日期“2019-11-30”：早于成立日期"]


def test_what_is_derived_shows_as_changed() -> None:
    organisation = makers.an_organisation("甲")
    makers.a_record("facts", organisation=organisation, year=2025, industry="C3489", staff=10,
                    revenue=Decimal(10**6))  # fmt: skip
    row = {"organisation": organisation.pk, "year": 2025, "staff": 400,
           "revenue": Decimal(50_000_000)}  # fmt: skip
    verdict = Judge(register("facts")).judge([row], [2])[0]
    assert verdict.changes["size_class"] == ("micro", "medium")


def test_a_refused_row_does_not_bar_a_good_one_of_the_same_identity() -> None:
    rows: list[dict[str, Any]] = [
        {"uscc": makers.a_uscc(1)}, {"uscc": makers.a_uscc(1), "name": "甲"},
    ]  # fmt: skip
    assert judged(rows) == [Outcome.REFUSED, Outcome.ADDED]


def test_judging_asks_few_questions(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    rows = [{"uscc": makers.a_uscc(number), "name": "甲"} for number in range(1, 1801)]
    with django_assert_max_num_queries(3):
        assert set(judged(rows)) == {Outcome.ADDED}


NUMBERS = st.integers(1, 6)
SHEETS = st.lists(st.tuples(NUMBERS, st.sampled_from(["甲", "乙", ""]), st.booleans()), max_size=8)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(stored=st.sets(NUMBERS), sheet=SHEETS)
def test_carrying_out_what_was_judged_leaves_nothing_to_do(
    stored: set[int], sheet: list[tuple[int, str, bool]]
) -> None:
    with transaction.atomic():
        for number in stored:
            makers.an_organisation("甲", uscc=makers.a_uscc(number))
        rows: list[dict[str, Any]] = [
            {"uscc": makers.a_uscc(number), **({"name": name} if name else {}),
             **({"address": "路"} if has_address else {})}
            for number, name, has_address in sheet
        ]  # fmt: skip
        outcomes = judged(rows)
        good = [row for row, one in zip(rows, outcomes, strict=True) if one != Outcome.REFUSED]
        assert len({row["uscc"] for row in good}) == len(good)
        for row, outcome in zip(rows, outcomes, strict=True):
            held = ORGANISATIONS.model._default_manager.filter(uscc=row["uscc"]).first()
            if outcome is Outcome.ADDED:
                assert held is None
                actions.add(ORGANISATIONS, row, act=makers.an_act())
            elif outcome is not Outcome.REFUSED:
                assert held is not None
                before = held.version
                actions.correct(ORGANISATIONS, held, row, act=makers.an_act())
                held.refresh_from_db()
                assert (held.version > before) == (outcome is Outcome.CHANGED)
        assert set(judged(good)) <= {Outcome.UNCHANGED}
        transaction.set_rollback(True)
