"""A notice ends after its last day only, line by line; it may be made longer or taken down."""

from __future__ import annotations

from datetime import date

import pytest

from kejitong.audit.models import Entry
from kejitong.disclosure import actions, queries
from kejitong.disclosure.actions.ending import (
    NotOver,
    Settled,
    StillContested,
    TooShort,
    WrongToTakeDown,
)
from tests import makers
from tests.applications.makers import a_call
from tests.disclosure.makers import a_line, a_notice, a_waiting, an_objection, days

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("invented")]


def ended(notice, on: int = 5):
    return actions.end_notice(notice, act=makers.an_act(at=days(on)))


def test_a_notice_does_not_end_on_its_last_day():
    notice = a_notice()
    with pytest.raises(NotOver) as refused:
        ended(notice, on=4)

    assert "公示到2026-12-04当天为止，还有0个工作日" in str(refused.value)


def test_the_day_after_the_last_everybody_is_cleared():
    application = a_waiting()
    notice = ended(a_notice(application))
    application.refresh_from_db()

    assert application.state == "cleared"
    assert notice.ended_at == days(5)
    with pytest.raises(Settled):
        ended(notice, on=6)


def test_a_contested_line_waits_and_the_others_go_on():
    call = a_call("invented_recognition")
    contested, clear = a_waiting(call), a_waiting(call)
    notice = a_notice(contested, clear)
    objection = an_objection(a_line(notice, 1))
    ended(notice)
    contested.refresh_from_db()
    clear.refresh_from_db()
    assert (contested.state, clear.state) == ("on_notice", "cleared")
    with pytest.raises(StillContested, match="第1行"):
        ended(notice)

    actions.refuse_objection(objection, act=makers.an_act(at=days(6), reason="与公示无关"))
    ended(notice, on=6)
    contested.refresh_from_db()

    assert contested.state == "cleared"


def test_a_notice_alone_with_its_objection_does_not_end():
    line = a_line()
    an_objection(line)
    with pytest.raises(StillContested):
        ended(line.notice)
    line.notice.refresh_from_db()

    assert line.notice.ended_at is None


def test_a_calendar_that_came_later_makes_the_notice_longer():
    notice = a_notice()
    makers.a_record("calendar_days", day=date(2026, 12, 3), is_workday=False, is_year_complete=False,
                    document="试验通知")  # fmt: skip
    with pytest.raises(TooShort, match="满5个工作日要到2026-12-07"):
        ended(notice)

    longer = actions.lengthen(notice, act=makers.an_act(at=days(5)))

    assert (longer.last_on, longer.lengthened_from) == (date(2026, 12, 7), date(2026, 12, 4))
    assert queries.is_whole(longer)
    assert ended(longer, on=8).ended_at == days(8)
    with pytest.raises(Settled):
        actions.lengthen(longer, act=makers.an_act(at=days(9)))


def test_taking_down_needs_a_reason_and_sends_everybody_back():
    application = a_waiting()
    notice = a_notice(application)
    with pytest.raises(WrongToTakeDown):
        actions.take_down(notice, act=makers.an_act(reason=" "))
    actions.take_down(notice, act=makers.an_act(reason="名单有误"))
    application.refresh_from_db()

    assert application.state == "proposed"
    assert notice not in queries.current(date(2026, 11, 30))
    for verb in (actions.take_down, actions.end_notice, actions.lengthen):
        with pytest.raises(Settled):
            verb(notice, act=makers.an_act(at=days(6)))


def test_an_ended_notice_is_not_taken_down():
    notice = ended(a_notice())
    with pytest.raises(WrongToTakeDown):
        actions.take_down(notice, act=makers.an_act(at=days(6), reason="名单有误"))


def test_every_act_is_in_the_journal():
    notice = ended(a_notice())

    acts = (
        Entry.objects.filter(room="disclosure", record=notice.pk)
        .order_by("pk")
        .values_list("act", flat=True)
    )
    assert list(acts) == ["disclosure.published", "disclosure.ended"]
