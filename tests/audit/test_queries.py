"""Reading the journal, and finding what was done to it behind its back."""

from __future__ import annotations

from typing import Any

import pytest

from kejitong.audit import queries
from kejitong.audit.actions import Trace, record_all
from kejitong.audit.models import Entry, Head
from tests.makers import an_act

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def five_entries() -> None:
    record_all(
        [
            Trace("patents.corrected", "patents", n, {"title": "旧"}, {"title": "新"})
            for n in range(5)
        ],
        act=an_act(),
    )


@pytest.mark.parametrize(
    ("column", "value"),
    [("after", '{"title": "心"}'), ("before", ""), ("at", "2026-11-30T09:30:01+08:00"), ("actor", "他人"),
     ("act", "patents.added"), ("room", "patent"), ("record", 9), ("batch", 1), ("reason", "")],
)  # fmt: skip
def test_any_changed_column_is_found_at_its_entry(column: str, value: Any) -> None:
    Entry.objects.filter(pk=3).update(**{column: value})
    assert [found.entry for found in queries.check_chain().breaks] == [3]


def test_a_removed_entry_is_found() -> None:
    Entry.objects.filter(pk=2).delete()
    breaks = queries.check_chain().breaks
    assert breaks[0].problem == "第2条缺失或序号被改动"


def test_a_cut_tail_is_found() -> None:
    Entry.objects.filter(pk=5).delete()
    assert "末尾被改动" in queries.check_chain().breaks[-1].problem


def test_a_changed_head_is_found() -> None:
    Head.objects.update(digest="0" * 64)
    assert not queries.check_chain().is_whole


def test_entries_about_a_record_come_newest_first() -> None:
    record_all([Trace("patents.retired", "patents", 3)], act=an_act())
    assert [entry.act for entry in queries.about("patents", 3)] == [
        "patents.retired",
        "patents.corrected",
    ]
    assert queries.latest().first() == Entry.objects.get(pk=6)
