"""Opening and closing accounts leaves a trace and never a password."""

from __future__ import annotations

import pytest
from django.contrib.auth import authenticate
from django.core.exceptions import ValidationError
from django.test import RequestFactory

from kejitong.accounts import actions
from kejitong.accounts.actions import Person
from kejitong.accounts.models import Role, User
from kejitong.audit.models import Entry
from tests.makers import PASSWORD, an_act

pytestmark = pytest.mark.django_db
PERSON = Person("zhang", "张甲", Role.OFFICER, "320612", "计划科")


def test_an_opened_account_signs_in_and_is_in_the_journal() -> None:
    user = actions.open_account(PERSON, password=PASSWORD, act=an_act())
    request = RequestFactory().post("/sign-in/")
    assert authenticate(request, username="zhang", password=PASSWORD) == user
    assert user.password.startswith("argon2")
    entry = Entry.objects.get()
    assert entry.act == "accounts.opened"
    assert PASSWORD not in entry.after


def test_a_weak_password_is_refused_and_nothing_is_written() -> None:
    with pytest.raises(ValidationError):
        actions.open_account(PERSON, password="1234567890", act=an_act())
    assert not User.objects.exists()
    assert not Entry.objects.exists()


def test_a_closed_account_no_longer_signs_in() -> None:
    user = actions.open_account(PERSON, password=PASSWORD, act=an_act())
    actions.close_account(user, act=an_act())
    request = RequestFactory().post("/sign-in/")
    assert authenticate(request, username="zhang", password=PASSWORD) is None
