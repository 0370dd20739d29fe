"""Errands are walked by the contract over all items; here, who does them and with what words."""

from __future__ import annotations

import pytest

from kejitong.demo import errands
from kejitong.demo.errands import Cast, Errand
from kejitong.workflow.vocabulary import NoSuchMove, Role
from tests import makers
from tests.applications.makers import an_application
from tests.contracts import walks
from tests.contracts.test_every_item import ITEMS

pytestmark = pytest.mark.django_db


def test_the_bureau_stands_in_for_a_body_without_an_account() -> None:
    assert Cast().name(Role.RECOMMENDER) == "township"
    assert Cast(stands_in_for="江口镇").name(Role.RECOMMENDER) == "officer"


@pytest.mark.usefixtures("invented")
def test_a_step_that_cannot_be_made_is_refused() -> None:
    application = an_application()
    with pytest.raises(NoSuchMove):
        errands.go(application, "award", Errand(cast=Cast(), at=makers.NOW))


@pytest.mark.usefixtures("invented")
def test_what_was_never_published_has_no_notice() -> None:
    with pytest.raises(LookupError):
        errands.object_to(an_application(), Errand(cast=Cast(), at=makers.NOW))


def test_standing_in_is_on_record() -> None:
    world = walks.a_world()
    item = ITEMS["innovation_platform"]
    draft = walks.a_draft(world, item)
    sent = errands.go(draft, "submit", Errand(cast=world.cast, at=makers.NOW))
    cast = Cast(stands_in_for="江口镇")
    done = errands.go(sent, "recommend", Errand(cast=cast, at=makers.NOW))
    step = done.steps.get(move="recommend")
    assert (step.by, step.stands_in_for, done.state) == ("officer", "江口镇", "submitted")


def test_given_words_win_over_those_of_the_demonstration() -> None:
    world = walks.a_world()
    item = ITEMS["high_tech_enterprise_recognition"]
    given = {"document_number": "示科高〔2026〕1号", "grade": "不问的不写"}
    application = walks.a_draft(world, item)
    for code in ("submit", "recommend", "admit"):
        application = errands.go(application, code, Errand(cast=world.cast, at=makers.NOW))
    sent = errands.go(application, "send_up", Errand(cast=world.cast, at=makers.NOW, given=given))
    said = sent.steps.get(move="send_up").given
    assert said == {"document_number": "示科高〔2026〕1号", "day": "2026-11-30"}
