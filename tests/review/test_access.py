"""Who may review what, and what an expert may see."""

from __future__ import annotations

import pytest

from kejitong.applications import access as visibility
from kejitong.memberships import actions as memberships
from kejitong.registers.files import Upload
from kejitong.review import access
from tests import makers
from tests.applications.makers import a_pdf, an_applicant
from tests.review import makers as review

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("invented")]
DAY = makers.NOW.date()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("试验（通州）大学", "试验(通州) 大学", True),
        ("ＡＢＣ公司", "abc公司", True),
        ("试验大学", "试验大学附属医院", False),
        ("", "", False),
    ],
)
def test_employers_are_compared_as_people_write_them(one: str, other: str, same: bool) -> None:
    assert access.same_employer(one, other) is same


def test_only_experts_see_what_they_were_asked_to_review() -> None:
    application, expert = review.an_admitted_application(), review.an_expert()
    review.an_assignment(application, expert=expert)
    assert list(visibility.visible(expert.user, on=DAY)) == [application]
    assert visibility.roles_of(expert.user, application, on=DAY) == frozenset()
    assert not visibility.visible(review.an_expert().user, on=DAY)


def test_members_of_the_applicant_stand_aside_whatever_their_employer() -> None:
    application, expert = review.an_admitted_application(), review.an_expert()
    organisation = application.organisation
    user = an_applicant()
    proof = Upload("执照.pdf", a_pdf())
    act = makers.an_act(by=user.username)
    claim = memberships.claim(user, organisation.uscc, organisation.name, proof, act=act)
    memberships.approve_claim(claim, organisation=organisation, act=makers.an_act())
    assert access.can_review(application, expert, on=DAY) == ""
    expert.user = user
    assert "成员" in access.can_review(application, expert, on=DAY)


def test_who_filled_it_in_stands_aside() -> None:
    application, expert = review.an_admitted_application(), review.an_expert()
    expert.user = application.created_by
    assert "填报" in access.can_review(application, expert, on=DAY)
