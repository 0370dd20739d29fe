"""What the preview shows is what publication freezes."""

from __future__ import annotations

import pytest

from kejitong.disclosure import planning
from kejitong.disclosure.planning import Announcement
from tests import makers
from tests.applications.makers import a_call
from tests.disclosure.makers import CONTACT, a_notice, a_waiting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("invented")]


def test_the_notice_is_what_was_planned():
    call = a_call("invented_recognition")
    chosen = [a_waiting(call), a_waiting(call)]
    made = planning.plan(call, chosen, Announcement(contact=CONTACT), today=makers.NOW.date())
    notice = a_notice(*chosen)

    assert (notice.title, notice.lead, notice.basis) == (made.title, made.lead, made.basis)
    assert (notice.first_on, notice.last_on) == (made.period.first_on, made.period.last_on)
    assert [line.shown for line in notice.lines.order_by("ordinal")] == list(made.rows)


def test_every_place_is_told_at_once():
    chosen = a_waiting(title="项目 13812345678")
    told = Announcement(title="公示13812345678", lead="说13812345678", contact="13812345678")
    made = planning.plan(chosen.call, [chosen], told, today=makers.NOW.date())

    assert [place.where for place in made.places] == [
        "标题", "说明", "受理异议的部门", "第1行“项目名称”",
    ]  # fmt: skip
