"""A countable gives live records of the region in a stable order, each once."""

from __future__ import annotations

from datetime import date

import pytest

from kejitong.kernel.spans import Span
from kejitong.registers import catalogue
from tests import makers


@pytest.mark.django_db
def test_only_live_records_of_the_region_in_order() -> None:
    ours, other = makers.a_region(), makers.a_region("320613", "邻区")
    days = [date(2026, 1, 1), date(2026, 6, 1), date(2026, 3, 1)]
    made = [makers.a_record("events", title=f"会{n}", kind="meeting", held_on=day, region=ours)
            for n, day in enumerate(days)]  # fmt: skip
    makers.a_record("events", title="外", kind="meeting", held_on=days[0], region=other)
    makers.retired("events", made[1])
    held = catalogue.countable("outreach.held")
    assert [*held.rows("320612", Span.year(2026))] == [made[0], made[2]]
    assert held.label == "举办的活动"
    assert held.register.slug == "events"
