"""What is asked of the terms of a call."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from kejitong.calls.terms import faults, gaps, local_day, local_moment, terms_of
from kejitong.catalogue import service_items
from tests import makers
from tests.calls.makers import GRANT, TERMS, a_draft


@pytest.mark.django_db
@pytest.mark.usefixtures("invented")
def test_terms_survive_storage() -> None:
    call = a_draft()
    call.refresh_from_db()
    told = terms_of(call)
    assert (told.opens_at, told.closes_at) == (TERMS.opens_at, TERMS.closes_at)
    item = service_items.item(GRANT)
    assert [*faults(item, told), *gaps(item, told, makers.NOW)] == []


def test_days_are_local() -> None:
    """Midnight here is the day before in Greenwich, as the database tells it."""
    at = datetime(2024, 12, 31, 16, tzinfo=UTC)
    assert (local_day(at).isoformat(), local_moment(at)) == ("2025-01-01", "2025-01-01 00:00:00")
