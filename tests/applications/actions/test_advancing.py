"""The one way from state to state: role, door, what must be written, guards; all or nothing."""

from __future__ import annotations

from typing import Any

import pytest

from kejitong.applications.actions import advancing
from kejitong.applications.actions.advancing import Hand, advance
from kejitong.applications.models import Application, Step
from kejitong.audit.models import Entry
from kejitong.workflow.vocabulary import NoSuchMove, NotYours, Role
from tests import makers
from tests.applications import makers as ours

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("invented")]
BODY, OFFICER = Hand(Role.RECOMMENDER), Hand(Role.OFFICER)


@pytest.fixture
def submitted() -> Application:
    return ours.a_submitted_application()


def step(application: Application, code: str, hand: Hand = BODY, **given: str) -> Application:
    return advance(application, code, hand=hand, act=makers.an_act(by="someone"), given=given)


def test_a_step_moves_the_state_and_is_written_down(submitted: Application) -> None:
    moved = step(submitted, "recommend", opinion=" 同意推荐 ")
    assert (moved.state, moved.version, moved.state_since) == (
        "submitted", submitted.version + 1, makers.NOW,
    )  # fmt: skip
    made = Step.objects.latest("pk")
    assert (made.move, made.source, made.target, made.role, made.by, made.given) == (
        "recommend", "vetting", "submitted", "recommender", "someone", {"opinion": "同意推荐"},
    )  # fmt: skip
    assert Entry.objects.filter(act="applications.recommend", record=moved.pk).count() == 1


def test_who_stands_in_for_whom_is_written_down(submitted: Application) -> None:
    step(submitted, "recommend", Hand(Role.RECOMMENDER, stands_in_for="试验镇"), opinion="同意")
    assert Step.objects.latest("pk").stands_in_for == "试验镇"


@pytest.mark.parametrize(
    ("code", "hand", "given", "refusal"),
    [
        ("recommend", BODY, {}, advancing.NotWritten),
        ("recommend", BODY, {"opinion": "  "}, advancing.NotWritten),
        ("recommend", BODY, {"opinion": "同意", "amount": "1"}, advancing.NotWritten),
        ("recommend", OFFICER, {"opinion": "同意"}, NotYours),
        (
            "recommend",
            Hand(Role.RECOMMENDER, door="review"),
            {"opinion": "好"},
            advancing.WrongDoor,
        ),
        ("admit", OFFICER, {}, NoSuchMove),
        ("fly", OFFICER, {}, NoSuchMove),
    ],
)
def test_what_does_not_fit_changes_nothing(
    submitted: Application, code: str, hand: Hand, given: dict[str, Any], refusal: type[Exception]
) -> None:
    before = (Step.objects.count(), Entry.objects.count())
    with pytest.raises(refusal):
        step(submitted, code, hand, **given)
    assert (Step.objects.count(), Entry.objects.count()) == before
    submitted.refresh_from_db()
    assert submitted.state == "vetting"


def test_a_door_is_not_passed_by_hand(submitted: Application) -> None:
    draft = ours.an_application()
    with pytest.raises(advancing.WrongDoor, match="“签发并提交”不能单独办理"):
        step(draft, "submit", Hand(Role.SIGNATORY))


def test_a_guard_that_does_not_hold_says_why(submitted: Application) -> None:
    draft = ours.an_application(answers={"basic": {"title": ""}})
    with pytest.raises(advancing.NotYet, match="“项目名称”还没有填"):
        step(draft, "sign_off", Hand(Role.APPLICANT))


def test_who_looked_at_an_older_version_is_overtaken(submitted: Application) -> None:
    seen = Application.objects.get(pk=submitted.pk)
    step(submitted, "recommend", opinion="同意")
    with pytest.raises(advancing.Overtaken, match="现在是“待形式审查”"):
        step(seen, "ask_revision", reason="再改改")
