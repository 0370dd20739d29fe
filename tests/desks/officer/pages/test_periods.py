"""This month, the next quarter: whole, side by side, and around the day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from kejitong.desks.officer import links
from kejitong.desks.officer.pages.periods import around, periods
from kejitong.registers import catalogue
from tests.desks.conftest import District

DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 12, 31))


@given(today=DAYS)
def test_each_is_whole_and_follows_the_one_before(today: date) -> None:
    found = {label: (first, last) for label, first, last in around(today)}
    for first, last in found.values():
        assert (first.day, (last + timedelta(days=1)).day) == (1, 1)
    for label in ("本月", "本季度", "今年"):
        first, last = found[label]
        assert first <= today <= last
    for before, after in (("上月", "本月"), ("本月", "下月"), ("本季度", "下季度")):
        assert found[before][1] + timedelta(days=1) == found[after][0]
    first, last = found["下季度"]
    assert (first.month - 1) % 3 == 0
    assert 89 < (last - first).days + 1 < 93


def test_the_quarter_after_november_begins_with_the_year() -> None:
    found = {label: (first, last) for label, first, last in around(date(2026, 11, 30))}
    assert found["下季度"] == (date(2027, 1, 1), date(2027, 3, 31))
    assert found["下月"] == (date(2026, 12, 1), date(2026, 12, 31))


def test_only_dates_that_are_filtered_and_what_else_was_asked_stays() -> None:
    found = periods(catalogue.register("certificates"), {"q": "甲"}, date(2026, 11, 30))
    assert [one.label for one in found] == ["发证日期", "有效期至"]
    assert "q=%E7%94%B2" in found[0].periods[0].url
    assert periods(catalogue.register("organisations"), {}, date(2026, 11, 30)) == ()


@pytest.mark.django_db
def test_the_list_marks_the_one_that_is_chosen(district: District, desk: Client) -> None:
    address = links.register("certificates")
    *_, shown = desk.get(address).context["periods"]
    following = next(one for one in shown.periods if one.label == "下季度")
    issued, expiring = desk.get(following.url).context["periods"]
    assert [one.label for one in expiring.periods if one.is_chosen] == ["下季度"]
    assert not any(one.is_chosen for one in issued.periods)
    assert 'aria-current="true"' in desk.get(following.url).content.decode()
