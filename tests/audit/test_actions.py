"""Writing the journal: canonical values, many at once, linked to what was there."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from kejitong.audit import queries
from kejitong.audit.actions import CHUNK, Trace, as_text, record, record_all
from kejitong.audit.models import Entry
from tests.makers import an_act


def test_values_are_canonical_text() -> None:
    assert as_text(None) == ""
    written = as_text({"乙": Decimal("1.50"), "甲": date(2026, 1, 2)})
    assert written == '{"乙": "1.50", "甲": "2026-01-02"}'
    assert queries.values_of(written) == {"乙": "1.50", "甲": "2026-01-02"}
    assert queries.values_of("") == {}


@pytest.mark.django_db
def test_many_traces_are_linked_across_chunks_and_calls() -> None:
    record(Trace("patents.added", "patents", 1, None, {"title": "甲"}), act=an_act())
    written = record_all(
        (Trace("patents.added", "patents", n) for n in range(2, CHUNK + 10)), act=an_act(batch=7)
    )
    assert written == CHUNK + 8
    assert Entry.objects.count() == CHUNK + 9
    assert queries.of_batch(7).count() == CHUNK + 8
    state = queries.check_chain()
    assert state.is_whole
    assert state.entries == CHUNK + 9


@pytest.mark.django_db
def test_no_traces_write_nothing() -> None:
    assert record_all((), act=an_act()) == 0
    assert queries.check_chain() == queries.ChainState(0, ())
