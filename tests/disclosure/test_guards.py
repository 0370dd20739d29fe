"""Nobody passes the notice: not before its end, not while contested, not when struck."""

from __future__ import annotations

import pytest

from kejitong.applications.actions.advancing import Hand, NotYet, advance
from kejitong.disclosure import actions
from kejitong.disclosure.guards import noticed
from kejitong.disclosure.models import NoticeLine
from kejitong.workflow.vocabulary import Role
from tests import makers
from tests.disclosure.makers import a_line, a_notice, a_waiting, an_objection, days

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("invented")]


def test_without_a_notice_nothing_passes():
    assert noticed(a_waiting(), makers.NOW) == "还没有公示"


def test_it_passes_only_after_the_end():
    line = a_line()
    application = line.application

    assert noticed(application, days(4)) == "公示〔2026〕1号公示到2026-12-04，还没有期满"
    assert noticed(application, days(5)) == "公示〔2026〕1号还没有办理期满"
    actions.end_notice(line.notice, act=makers.an_act(at=days(5)))
    assert noticed(application, days(5)) == ""


def test_it_does_not_pass_while_contested_or_struck_or_taken_down():
    line = a_line()
    objection = an_objection(line)
    assert noticed(line.application, days(5)) == "还有异议没有结论"
    type(objection).objects.all().delete()
    NoticeLine.objects.update(struck_at=days(2))
    assert "因异议成立已经取消" in noticed(line.application, days(5))
    other = a_line(a_notice())
    actions.take_down(other.notice, act=makers.an_act(reason="有误"))
    assert "已经撤下，要重新公示" in noticed(other.application, days(9))


def test_the_last_notice_counts():
    application = a_waiting()
    first = a_notice(application)
    actions.take_down(first, act=makers.an_act(reason="有误"))
    application.refresh_from_db()
    a_notice(application, after=first)

    assert noticed(application, days(5)) == "公示〔2026〕2号还没有办理期满"


def test_the_award_asks_again():
    application = a_waiting(state="cleared")
    given = {"document_number": "试科发〔2026〕9号", "day": "2026-12-07", "record_number": "RD1"}
    with pytest.raises(NotYet, match="还没有公示"):
        advance(application, "award", hand=Hand(Role.APPROVER), act=makers.an_act(), given=given)
