"""What is asked about notices and objections."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kejitong.disclosure import actions, queries
from tests import makers
from tests.applications.makers import a_call
from tests.disclosure.makers import (
    a_line,
    a_notice,
    a_waiting,
    an_objection,
    an_officer,
    days,
    investigated,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("invented")]
LAST = date(2026, 12, 4)


def test_a_notice_is_current_to_its_last_day_and_past_after_it():
    notice = a_notice()

    assert list(queries.current(LAST)) == [notice]
    assert list(queries.past(LAST)) == []
    assert list(queries.current(date(2026, 12, 5))) == []
    assert list(queries.past(date(2026, 12, 5))) == [notice]


def test_what_waits_is_of_the_call_and_has_not_been_published():
    call = a_call("invented_recognition")
    one, other = a_waiting(call), a_waiting(call)
    a_waiting()
    a_notice(one)

    assert list(queries.waiting(call)) == [other]


def test_what_is_not_there_is_missing():
    notice = a_notice()
    for ask in (
        lambda: queries.notice(0),
        lambda: queries.line(notice, 0),
        lambda: queries.file_content(notice, 0),
        lambda: queries.objection(0),
    ):
        with pytest.raises((queries.NoSuchNotice, queries.NoSuchObjection)):
            ask()


def test_a_line_of_another_notice_is_missing():
    notice, other = a_notice(), a_line(a_notice())
    with pytest.raises(queries.NoSuchNotice):
        queries.line(notice, other.pk)


def test_open_objections_are_those_without_a_conclusion():
    an_officer("inspector")
    one, other = investigated(an_objection()), an_objection(a_line(a_notice()))
    verdict = actions.Verdict(is_upheld=False, text="查无实据。")
    actions.conclude(one, verdict, act=makers.an_act(by="inspector", at=days(3)))

    assert list(queries.open_objections()) == [other]
    assert list(queries.objections()) == [one, other]


@pytest.mark.parametrize("size", [1, 3])
def test_reading_a_list_does_not_depend_on_its_length(size):
    call = a_call("invented_recognition")
    notice = a_notice(*(a_waiting(call) for _ in range(size)))
    with CaptureQueriesContext(connection) as asked:
        found = [queries.is_contested(line) for line in queries.lines(notice)]
        queries.clearable(notice)

    assert found == [False] * size
    assert len(asked) == 4
