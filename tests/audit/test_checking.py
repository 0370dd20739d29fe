"""A check of the chain is an act on record."""

from __future__ import annotations

import pytest

from kejitong.audit import checking
from kejitong.audit.actions import Trace, record
from kejitong.audit.models import Entry
from tests.makers import an_act

pytestmark = pytest.mark.django_db


def test_the_last_check_says_who_when_and_what_came_since() -> None:
    assert checking.last_check() is None
    record(Trace("patents.added", "patents", 1), act=an_act())
    assert checking.check(act=an_act()).is_whole
    record(Trace("patents.added", "patents", 2), act=an_act())
    found = checking.last_check()
    assert found is not None
    assert (found.by, found.at) == (an_act().by, an_act().at.isoformat())
    assert (found.entries, found.is_whole, found.written_since) == (1, True, 1)


def test_a_check_that_found_something_is_remembered_too() -> None:
    record(Trace("patents.added", "patents", 1), act=an_act())
    Entry.objects.filter(pk=1).update(reason="改过")
    assert [one.entry for one in checking.check(act=an_act()).breaks] == [1]
    found = checking.last_check()
    assert found is not None
    assert (found.breaks, found.is_whole) == (1, False)
