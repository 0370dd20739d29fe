"""Which remarks are for whose eyes."""

from __future__ import annotations

import pytest

from kejitong.applications import annotations
from kejitong.applications.actions import remarking
from kejitong.workflow.vocabulary import Role
from tests import makers
from tests.applications.test_duplicates import a_frozen


@pytest.mark.parametrize(
    ("roles", "audiences"),
    [
        ((Role.OFFICER,), {"bureau", "body", "applicant"}),
        ((Role.APPROVER,), {"bureau", "body", "applicant"}),
        ((Role.RECOMMENDER,), {"body", "applicant"}),
        ((Role.APPLICANT, Role.SIGNATORY), {"applicant"}),
        ((Role.REVIEWER,), set()),
        ((), set()),
    ],
)
def test_each_role_reads_what_is_for_it(roles: tuple[Role, ...], audiences: set[str]) -> None:
    assert {str(one) for one in annotations.audiences(roles)} == audiences


@pytest.mark.django_db
@pytest.mark.usefixtures("invented")
def test_remarks_are_found_in_the_order_in_which_they_were_written() -> None:
    application, other = a_frozen(), a_frozen()
    for audience in ("applicant", "bureau", "body"):
        remarking.remark(application, audience, audience, act=makers.an_act())
    remarking.remark(other, "别处的", "applicant", act=makers.an_act())
    read = {
        role: [one.text for one in annotations.remarks(application, (role,))]
        for role in (Role.OFFICER, Role.RECOMMENDER, Role.APPLICANT, Role.REVIEWER)
    }
    assert read == {
        Role.OFFICER: ["applicant", "bureau", "body"], Role.RECOMMENDER: ["applicant", "body"],
        Role.APPLICANT: ["applicant"], Role.REVIEWER: [],
    }  # fmt: skip
