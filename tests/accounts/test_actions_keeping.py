"""What a person keeps: lists, columns, and when he was here last."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from kejitong.accounts import actions, queries
from kejitong.accounts.actions import AWAY, Unnamed
from kejitong.accounts.models import User

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 30, 4, tzinfo=UTC)


def test_a_view_is_kept_replaced_and_dropped(officer: User, leader: User) -> None:
    first = actions.keep_view(officer, "patents", label=" 发明 ", asked="kind=invention")
    again = actions.keep_view(officer, "patents", label="发明", asked="kind=design")
    assert (first.pk, again.asked) == (again.pk, "kind=design")
    assert [view.label for view in queries.views(officer, "patents")] == ["发明"]
    actions.drop_view(leader, first.pk)
    assert queries.views(officer).count() == 1
    actions.drop_view(officer, first.pk)
    assert not queries.views(officer)


def test_a_shared_view_is_seen_by_colleagues(officer: User, leader: User) -> None:
    actions.keep_view(officer, "patents", label="自己看", asked="")
    actions.keep_view(officer, "patents", label="大家看", asked="", is_shared=True)
    assert [view.label for view in queries.views(leader)] == ["大家看"]
    assert not queries.views(leader, "organisations")


def test_a_view_needs_a_name(officer: User) -> None:
    with pytest.raises(Unnamed):
        actions.keep_view(officer, "patents", label=" ", asked="")


def test_columns_are_remembered_a_register(officer: User, leader: User) -> None:
    actions.choose_columns(officer, "patents", names=["title", "kind"])
    actions.choose_columns(officer, "patents", names=["kind", "title"])
    assert queries.columns(officer, "patents") == ("kind", "title")
    assert queries.columns(leader, "patents") == queries.columns(officer, "regions") == ()
    actions.choose_columns(officer, "patents", names=[])
    assert queries.columns(officer, "patents") == ()


def test_coming_back_after_a_while_is_another_visit(officer: User) -> None:
    first = actions.visit(officer, at=NOON, entry=5)
    assert (first.before_at, first.before_entry) == (None, 0)
    soon = actions.visit(officer, at=NOON + timedelta(minutes=5), entry=7)
    assert (soon.at, soon.entry, soon.before_at) == (NOON, 5, None)
    later = actions.visit(officer, at=NOON + AWAY, entry=9)
    assert (later.entry, later.before_at, later.before_entry) == (9, NOON, 5)
