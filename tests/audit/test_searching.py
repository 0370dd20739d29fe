"""Entries by person, register, record, import and day, even when the hours are out of order."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.utils import timezone

from kejitong.audit.actions import Act, Trace, record_all
from kejitong.audit.searching import Narrowing, narrowed

pytestmark = pytest.mark.django_db
DAYS = (1, 2, 2, 5, 3)
"""The day of each entry; the last one was written late."""


@pytest.fixture(autouse=True)
def five_entries() -> None:
    for number, day in enumerate(DAYS):
        at = datetime(2026, 11, day, 23, 59, tzinfo=timezone.get_current_timezone())
        act = Act(by=f"人{number % 2}", at=at, batch=number)
        record_all([Trace("patents.added", f"册{number % 3}", number)], act=act)


@pytest.mark.parametrize(
    ("by", "numbers"),
    [
        (Narrowing(), [5, 4, 3, 2, 1]),
        (Narrowing(actor="人1"), [4, 2]),
        (Narrowing(room="册0"), [4, 1]),
        (Narrowing(room="册0", records=[3, 4]), [4]),
        (Narrowing(records=[]), []),
        (Narrowing(batch=2), [3]),
        (Narrowing(since=date(2026, 11, 2)), [5, 4, 3, 2]),
        (Narrowing(until=date(2026, 11, 2)), [3, 2, 1]),
        (Narrowing(since=date(2026, 11, 3), until=date(2026, 11, 4)), [5]),
        (Narrowing(since=date(2027, 1, 1)), []),
        (Narrowing(until=date(2025, 1, 1)), []),
    ],
)
def test_narrowing(by: Narrowing, numbers: list[int]) -> None:
    assert [entry.id for entry in narrowed(by)] == numbers
