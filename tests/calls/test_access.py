"""Who may draft, see, comment and ask."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser

from kejitong.accounts.models import Role, User
from kejitong.calls import access, actions
from tests import makers
from tests.calls.makers import DAY, a_draft, a_published

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("invented")]
NOW = makers.NOW


@pytest.fixture
def applicant() -> User:
    return makers.a_user(Role.APPLICANT, region="")


def test_calls_are_managed_by_the_bureau(officer: User, leader: User) -> None:
    township = makers.a_user(Role.OFFICER, region=f"{makers.DISTRICT}001", username="township")
    assert access.can_manage(officer, makers.DISTRICT) == ""
    assert "镇" in access.can_manage(township, makers.DISTRICT)
    assert "经办人" in access.can_manage(leader, makers.DISTRICT)


def test_a_draft_is_seen_by_the_bureau_only(officer: User, applicant: User) -> None:
    draft, published = a_draft(), a_published()
    nobody = AnonymousUser()
    assert access.can_see(officer, draft, NOW) == ""
    assert access.can_see(applicant, draft, NOW) == access.can_see(nobody, draft, NOW) != ""
    assert access.can_see(nobody, published, NOW) == ""
    commenting = actions.ask_comments(draft, act=makers.an_act())
    assert access.can_see(applicant, commenting, NOW) == ""
    assert access.can_see(nobody, commenting, NOW) != ""


def test_comments_while_they_are_asked_for(officer: User, applicant: User) -> None:
    draft = a_draft()
    assert "征求意见" in access.can_comment(officer, draft, NOW)
    commenting = actions.ask_comments(draft, act=makers.an_act())
    assert access.can_comment(applicant, commenting, NOW) == ""
    assert "登录" in access.can_comment(AnonymousUser(), commenting, NOW)


def test_questions_by_applicants_until_the_end(officer: User, applicant: User) -> None:
    call = a_published()
    assert access.can_ask(applicant, call, NOW) == ""
    assert "申报单位" in access.can_ask(officer, call, NOW)
    assert "登录" in access.can_ask(AnonymousUser(), call, NOW)
    assert "不接受" in access.can_ask(applicant, call, NOW + 10 * DAY)
