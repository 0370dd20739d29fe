"""A notice as the public sees it."""

from __future__ import annotations

import pytest

from kejitong.disclosure import actions, bulletins, planning
from kejitong.disclosure.planning import Announcement
from tests import makers
from tests.disclosure import papers
from tests.disclosure.makers import (
    CONTACT,
    a_notice,
    a_waiting,
    an_objection,
    an_officer,
    days,
    investigated,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("invented")]


def test_what_is_planned_looks_like_what_is_published():
    application = a_waiting()
    told = Announcement(contact=CONTACT, files=(papers.a_word("名单"),))
    plan = planning.plan(application.call, [application], told, today=makers.NOW.date())
    before = bulletins.planned(plan, bureau="试验区科技局")
    after = bulletins.published(a_notice(application, files=told.files), bureau="试验区科技局")

    assert before.rows == after.rows
    assert (before.title, before.lead, before.first_on, before.last_on, before.contact) == (
        after.title, after.lead, after.first_on, after.last_on, after.contact,
    )  # fmt: skip
    assert [one.name for one in before.files] == [one.name for one in after.files]
    assert (before.number, after.number) == ("", "公示〔2026〕1号")


@pytest.mark.parametrize(
    ("effect", "mark"),
    [
        (actions.Effect.STRIKE, bulletins.CANCELLED),
        (actions.Effect.CHANGE, bulletins.CHANGED),
        (actions.Effect.NONE, ""),
    ],
)
def test_a_line_says_what_became_of_it(effect, mark):
    an_officer("inspector")
    notice = a_notice()
    verdict = actions.Verdict(is_upheld=True, text="属实。", effect=effect)
    one = investigated(an_objection(notice.lines.get()))
    actions.conclude(one, verdict, act=makers.an_act(by="inspector", at=days(3)))
    shown = bulletins.published(notice, bureau="", line_url=lambda line: f"/{line.pk}/")

    assert shown.rows[0].mark == mark
    assert shown.rows[0].is_struck == bool(mark)
    assert shown.is_open == (not mark)
