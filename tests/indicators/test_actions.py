"""Freezing keeps values, wording and the list of records; verifying holds them against today."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kejitong.indicators import actions
from kejitong.indicators.figures import Scope
from kejitong.indicators.reckoning import Reckoner
from kejitong.indicators.verifying import differences
from tests import makers

SCOPE = Scope(makers.DISTRICT, "试验区", date(2026, 11, 30))
MARKS = st.lists(st.from_regex(r"[a-z]{1,8}:[0-9]{1,6}:[0-9]{1,2}", fullmatch=True), max_size=30)


@given(MARKS)
def test_a_list_of_records_is_kept_whole(marks: list[str]) -> None:
    assert actions.unpacked(actions.packed(marks)) == (marks or [""])
    assert actions.digest_of(marks) == actions.digest_of(reversed(marks))


@pytest.fixture
def meeting() -> Any:
    region = makers.a_region()
    return makers.a_record(
        "events",
        title="高企培育及申报工作会议",
        kind="meeting",
        held_on=date(2026, 3, 1),
        region=region,
    )


@pytest.mark.django_db
def test_frozen_figures_hold_until_a_record_changes(meeting: Any) -> None:
    frozen = actions.freeze(Reckoner(SCOPE), ["hte_meetings", "hte_meetings"], act=makers.an_act())
    row = frozen.figures.get()
    assert (row.value, row.text, row.count) == ("1", "1次", 1)
    assert actions.unpacked(row.records) == [f"events:{meeting.pk}:1"]
    assert [*differences(frozen)] == []
    makers.corrected("events", meeting, summary="补记")
    found = [*differences(frozen)]
    assert [(d.is_value, [e.act for e in d.acts]) for d in found] == [(False, ["events.corrected"])]
    makers.corrected("events", meeting, held_on=date(2025, 3, 1))
    found = [*differences(frozen)]
    assert [(d.was, d.now) for d in found] == [("1次", "待补")]


@pytest.mark.django_db
def test_names_are_those_of_the_first_records(meeting: Any) -> None:
    assert actions.names_of(Reckoner(SCOPE), "hte_meetings", 3) == ["高企培育及申报工作会议"]
    assert actions.names_of(Reckoner(SCOPE), "report_year", 3) == []
