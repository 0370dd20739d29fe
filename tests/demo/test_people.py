"""Everybody of the demonstration can sign in with the words that its pages show."""

from __future__ import annotations

import pytest
from django.contrib.auth import authenticate
from django.test import RequestFactory

from kejitong.accounts import queries
from kejitong.demo import people
from kejitong.demo.ground import DISTRICT, Ground
from tests.makers import an_act


@pytest.mark.django_db
def test_every_role_has_somebody_who_can_sign_in() -> None:
    people.open_accounts(Ground(1, an_act()))
    assert {account.role for account in people.ACCOUNTS} == {role for role, _ in queries.roles()}
    for account in people.ACCOUNTS:
        request = RequestFactory().post("/")
        user = authenticate(request, username=account.username, password=account.password)
        assert user is not None
        is_outside = account.role in {"applicant", "expert"}
        assert user.region == "" if is_outside else user.region.startswith(DISTRICT)


def test_one_officer_belongs_to_a_township() -> None:
    regions = [account.region for account in people.ACCOUNTS if account.role == "officer"]
    assert [len(region) for region in regions] == [6, 6, 9]
