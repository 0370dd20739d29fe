"""Who may know and do what."""

from __future__ import annotations

import pytest

from kejitong.accounts.models import Role
from kejitong.disclosure import access
from tests import makers
from tests.disclosure.makers import a_line, an_objection

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("invented")]


@pytest.mark.parametrize(
    ("role", "region", "reads"),
    [
        (Role.OFFICER, makers.DISTRICT, True),
        (Role.OFFICER, "", True),
        (Role.OFFICER, f"{makers.DISTRICT}001", False),
        (Role.LEADER, makers.DISTRICT, True),
        (Role.AUDITOR, makers.DISTRICT, False),
        (Role.ADMINISTRATOR, "", False),
        (Role.APPLICANT, "", False),
        (Role.EXPERT, "", False),
    ],
)
def test_notices_are_the_bureaus_matter(role, region, reads):
    user = makers.a_user(role, region=region)

    assert (access.can_read(user) == "") is reads


def test_only_investigators_know(officer):
    objection = an_objection()
    objection.investigators = ["inspector"]

    assert access.can_know("inspector", objection) == ""
    assert "身份保密" in access.can_know("officer", objection)
    assert "局领导" in access.can_conclude("officer", objection)


def test_those_who_handled_it_are_known():
    assert access.handlers(a_line().application) == {"officer"}
