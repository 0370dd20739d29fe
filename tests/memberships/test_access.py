"""Who may arrange what: by the duties of the day."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kejitong.accounts.models import Role
from kejitong.memberships import access
from kejitong.memberships.models import Duty
from tests import makers
from tests.memberships.makers import TODAY, a_member, a_person, an_administrator

pytestmark = pytest.mark.django_db


def test_administrators_appoint_and_signatories_sign() -> None:
    organisation = makers.an_organisation()
    head = an_administrator(organisation)
    preparer = a_member(organisation, head, Duty.PREPARER)
    signatory = a_member(organisation, head, Duty.SIGNATORY)
    people = (head, preparer, signatory, an_administrator(makers.an_organisation()))
    assert [not access.can_appoint(one, organisation, TODAY) for one in people] == [
        True, False, False, False,
    ]  # fmt: skip
    assert [not access.can_sign(one, organisation, TODAY) for one in people] == [
        True, False, True, False,
    ]  # fmt: skip
    assert access.can_appoint(head, organisation, TODAY - timedelta(days=1))


def test_only_people_of_enterprises_join() -> None:
    assert access.can_join(a_person()) == ""
    assert "不是在用的申报单位人员账户" in access.can_join(a_person(role=Role.LEADER))
