"""Experts, and applications brought by the verbs of the product to each point of their review."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import count
from typing import Any

from kejitong.accounts.models import Role as AccountRole
from kejitong.applications.actions import checking
from kejitong.applications.actions.advancing import Hand, advance
from kejitong.applications.models import Application
from kejitong.review import actions, queries
from kejitong.review.actions import Expertise, Point, Visited, Written
from kejitong.review.models import Assignment, Expert
from kejitong.workflow.vocabulary import Role
from tests import makers
from tests.applications.makers import a_submitted_application
from tests.keeping import kept

_NUMBERS = count(1)
GOOD = {"new": "50", "sound": "35"}


@kept
def an_expert(employer: str = "试验大学", *, name: str = "", **known: Any) -> Expert:
    """Somebody in the pool, with an account of his own."""
    username = name or f"expert{next(_NUMBERS)}"
    user = makers.a_user(AccountRole.EXPERT, region="", username=username)
    return actions.enrol(user, Expertise(employer=employer, **known), act=makers.an_act())


@kept
def recommended(application: Application) -> Application:
    """The township has recommended it."""
    hand = Hand(Role.RECOMMENDER)
    given = {"opinion": "同意推荐"}
    return advance(
        application, "recommend", hand=hand, act=makers.an_act(by="township"), given=given
    )


@kept
def checked(application: Application) -> Application:
    """Every finding is concluded as passed, whatever the machine thought of it."""
    for finding in checking.run(application, act=makers.an_act()):
        checking.conclude(finding, "passed", note="已核对", act=makers.an_act())
    return application


@kept
def an_admitted_application(**given: Any) -> Application:
    """Submitted, recommended, checked and admitted."""
    application = recommended(a_submitted_application(**given))
    return checking.admit(checked(application), act=makers.an_act())


@kept
def an_assignment(application: Application | None = None, **known: Any) -> Assignment:
    """One expert who has accepted."""
    application = application or an_admitted_application()
    expert = known.pop("expert", None) or an_expert()
    made = actions.assign(application, [expert], due_on=None, act=makers.an_act())[0]
    return actions.accept(made, act=makers.an_act(by=expert.user.username))


@kept
def marked(
    assignment: Assignment, marks: Mapping[str, str] = GOOD, comment: str = "说明"
) -> Assignment:
    """The sheet is filled and submitted."""
    act = makers.an_act(by=assignment.expert.user.username)
    comments = dict.fromkeys(marks, comment)
    written = Written(marks, comments, "总体可行")
    saved = actions.save_marks(assignment, written, version=assignment.version, act=act).assignment
    return actions.submit_marks(saved, version=saved.version, act=act)


@kept
def a_reviewed_application(
    totals: Sequence[tuple[str, str]] = (("50", "35"),) * 3, **given: Any
) -> Application:
    """As many experts as there are pairs of marks; the review is finished."""
    application = an_admitted_application(**given)
    for new, sound in totals:
        marked(an_assignment(application), {"new": new, "sound": sound})
    application = actions.start_review(application, act=makers.an_act())
    return actions.finish_review(application, act=makers.an_act())


def a_visit(**changes: Any) -> Visited:
    """What a team of two found."""
    known: dict[str, Any] = {
        "visited_on": date(2026, 11, 28), "team": ("甲", "乙"), "minutes": "到现场看了装置。",
        "points": {"有场所": Point(is_met=True), "有设备": Point(is_met=True)}, "is_passed": True,
    }  # fmt: skip
    return Visited(**{**known, **changes})


@kept
def a_visited_application(**given: Any) -> Application:
    """Reviewed and visited, signed by the whole team."""
    passed = given.pop("is_passed", True)
    application = given.pop("application", None) or a_reviewed_application(**given)
    visit = actions.record_visit(application, a_visit(is_passed=passed), act=makers.an_act())
    for name in visit.team:
        actions.sign_visit(visit, name, act=makers.an_act())
    return actions.finish_visit(application, act=makers.an_act())


def row_of(application: Application) -> queries.Row:
    """Its row in the ranking of its call."""
    return next(
        row for row in queries.standing(application.call) if row.application.pk == application.pk
    )
