"""What the room gives to the application's own file: its notices, and of objections no names."""

from __future__ import annotations

from datetime import date

import pytest

from kejitong.disclosure import actions, offering
from tests import makers
from tests.disclosure.makers import ZHANG, a_notice, a_waiting, an_objection, days

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("invented")]


def test_the_days_of_the_last_notice():
    application = a_waiting()
    assert offering.days(application, "from") is None
    a_notice(application)

    assert offering.days(application, "from") == date(2026, 11, 30)
    assert offering.days(application, "until") == date(2026, 12, 4)
    assert offering.days(application, "else") is None


def test_the_file_tells_of_objections_but_never_who_raised_them():
    application = a_waiting()
    objection = an_objection(a_notice(application).lines.get())
    actions.refuse_objection(objection, act=makers.an_act(at=days(2), reason="与公示无关"))
    objection.refresh_from_db()
    actions.reply(objection, f"{ZHANG.name}同志：不予受理。", act=makers.an_act(at=days(2)))
    papers = {one.path: one.content.decode("utf-8-sig") for one in offering.papers(application)}

    assert set(papers) == {"公示.csv", "异议.csv"}
    assert objection.number in papers["异议.csv"]
    assert "不予受理" in papers["异议.csv"]
    assert not any(ZHANG.name in text or ZHANG.phone in text for text in papers.values())


def test_without_a_notice_there_are_no_papers():
    assert list(offering.papers(a_waiting())) == []
