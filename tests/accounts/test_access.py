"""Who may do what: empty for yes, otherwise a sentence."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser

from kejitong.accounts import access
from kejitong.accounts.models import Role, User

MATRIX = {
    access.can_sign_in: set(Role),
    access.can_read: {Role.OFFICER, Role.LEADER},
    access.can_write: {Role.OFFICER},
    access.can_freeze: {Role.OFFICER, Role.LEADER},
    access.can_approve: {Role.LEADER},
    access.can_audit: {Role.AUDITOR},
    access.can_administer: {Role.ADMINISTRATOR},
    access.can_apply: {Role.APPLICANT},
    access.can_review: {Role.EXPERT},
}


@pytest.mark.parametrize("can", MATRIX)
@pytest.mark.parametrize("role", Role)
def test_each_role_may_exactly_what_the_matrix_says(can: access.Can, role: Role) -> None:
    assert (can(User(role=role)) == "") is (role in MATRIX[can])


def test_a_refusal_names_the_role_and_the_way_out() -> None:
    assert access.can_write(User(role=Role.LEADER)) == (
        "您的角色是局领导，这里只对经办人开放；需要时请找系统管理员调整。"
    )


def test_nobody_gets_in_without_signing_in_except_where_anyone_may() -> None:
    nobody = AnonymousUser()
    assert {can(nobody) for can in MATRIX} == {"请先登录。"}
    assert access.anyone(nobody) == ""
