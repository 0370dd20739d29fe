"""Results are what went through a notice and was awarded, in the words of the notice."""

from __future__ import annotations

import pytest

from kejitong.disclosure import actions
from kejitong.disclosure.results import results, years
from tests import makers
from tests.applications.makers import a_call
from tests.disclosure.makers import a_notice, a_waiting, days

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("invented")]


def awarded(*applications, number="试科发〔2026〕9号"):
    notice = a_notice(*applications)
    actions.end_notice(notice, act=makers.an_act(at=days(5)))
    for one in applications:
        type(one).objects.filter(pk=one.pk).update(state="awarded", state_since=days(9))
        one.steps.create(move="award", source="cleared", target="awarded", role="approver",
                         by="leader", at=days(9),
                         given={"document_number": number, "day": "2026-12-09"})  # fmt: skip
    return notice


def test_a_result_has_the_public_words_the_document_and_the_day():
    application = a_waiting(lead="张三")
    notice = awarded(application)

    (one,) = results()
    assert one.cells == (
        ("申报单位", application.organisation.name),
        ("项目名称", application.title),
    )
    assert (one.notice, one.document_number, one.day) == (
        notice.pk, "试科发〔2026〕9号", "2026-12-09",
    )  # fmt: skip


def test_what_is_not_awarded_or_was_struck_is_no_result():
    call = a_call("invented_recognition")
    notice = awarded(a_waiting(call), a_waiting(call))
    a_notice(a_waiting(call), at=days(0))
    notice.lines.filter(ordinal=1).update(struck_at=days(2))

    assert len(results()) == 1


def test_results_are_of_a_year_and_a_call():
    call, other = a_call("invented_recognition"), a_call("invented_recognition")
    awarded(a_waiting(call), number="一")
    awarded(a_waiting(other), number="二")

    assert years() == [2026]
    assert [one.document_number for one in results(call=call.pk)] == ["一"]
    assert results(year=2025) == ()
    assert len(results(year=2026, most=1)) == 1


@pytest.mark.parametrize("size", [1, 3])
def test_results_ask_the_same_questions_whatever_their_number(size, django_assert_num_queries):
    call = a_call("invented_recognition")
    awarded(*(a_waiting(call) for _ in range(size)))
    with django_assert_num_queries(2):
        assert len(results()) == size
