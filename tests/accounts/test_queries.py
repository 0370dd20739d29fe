"""Reading accounts."""

from __future__ import annotations

import pytest

from kejitong.accounts import actions, queries
from kejitong.accounts.models import Role, User
from tests import makers

pytestmark = pytest.mark.django_db


def test_those_who_may_sign_in_come_first(officer: User, auditor: User) -> None:
    actions.close_account(auditor, act=makers.an_act())
    assert [user.username for user in queries.people()] == ["officer", "auditor"]


def test_full_names_of_those_who_are_known(officer: User) -> None:
    assert queries.full_names({"officer", "nobody"}) == {"officer": "试验经办人"}


def test_one_account_or_a_refusal(officer: User) -> None:
    assert queries.one(officer.pk) == officer
    with pytest.raises(queries.NoSuchPerson):
        queries.one(10**6)


def test_a_person_is_named_by_login_and_full_name(officer: User, auditor: User) -> None:
    assert queries.named(" officer ", "试验经办人") == officer
    actions.close_account(auditor, act=makers.an_act())
    told = set()
    for username, full_name in (("officer", "别人"), ("nobody", ""), ("auditor", "试验审计员")):
        with pytest.raises(queries.NoSuchPerson) as refused:
            queries.named(username, full_name)
        told.add(str(refused.value))
    assert len(told) == 1


def test_a_person_from_a_form() -> None:
    told = queries.person(
        username="fresh", full_name="试验新人", role="leader", region="", department="综合科"
    )
    assert told == actions.Person("fresh", "试验新人", Role.LEADER, "", "综合科")
    assert ("leader", "局领导") in queries.roles()
