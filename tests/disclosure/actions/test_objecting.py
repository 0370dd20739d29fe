"""An objection: within the period, by name, in writing, with evidence; never a name in the journal."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kejitong.applications.scanning import Infected
from kejitong.audit.models import Entry
from kejitong.disclosure import actions, queries
from kejitong.disclosure.actions import objecting
from kejitong.disclosure.actions.objecting import (
    Incomplete,
    OutOfTurn,
    TooLate,
    TooMany,
    Unreasoned,
)
from kejitong.disclosure.models import Objection
from tests import makers
from tests.disclosure.makers import (
    SAID,
    ZHANG,
    a_line,
    a_notice,
    an_objection,
    days,
    evidence,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("invented")]


def test_an_objection_is_received_with_a_number_and_its_evidence():
    objection = an_objection()

    assert (objection.number, objection.received_at) == ("异议〔2026〕1号", days(1))
    assert queries.evidence(objection) == evidence().content
    assert an_objection(objection.line).number == "异议〔2026〕2号"


@pytest.mark.parametrize("day", [5, 90])
def test_a_late_objection_is_refused(day):
    with pytest.raises(TooLate, match="公示期到2026年12月4日为止，逾期的异议不受理"):
        an_objection(at=days(day))


def test_the_last_day_is_not_late_and_the_time_before_is():
    line = a_line()
    assert an_objection(line, at=days(4)).pk
    with pytest.raises(TooLate):
        an_objection(line, at=days(-1))


def test_nobody_objects_to_what_was_taken_down_or_struck():
    line = a_line()
    type(line).objects.filter(pk=line.pk).update(struck_at=days(1))
    with pytest.raises(TooLate, match="已经取消"):
        an_objection(line)
    other = a_line()
    actions.take_down(other.notice, act=makers.an_act(reason="有误"))
    with pytest.raises(TooLate, match="已经撤下"):
        an_objection(other)


def test_an_anonymous_objection_is_not_received():
    line = a_line()
    with pytest.raises(Incomplete) as refused:
        an_objection(line, objector=replace(ZHANG, name="热心市民"))

    assert [problem.column for problem in refused.value.problems] == ["name"]
    assert not Objection.objects.exists()


def test_a_flood_is_held_back_for_an_hour_and_for_its_own_notice(monkeypatch):
    monkeypatch.setattr(objecting, "MOST_AN_HOUR", 2)
    line, begun = a_line(), days(1)
    for minutes in (0, 10):
        an_objection(line, at=begun + timedelta(minutes=minutes))
    with pytest.raises(TooMany, match="书面材料"):
        an_objection(line, at=begun + timedelta(minutes=59))
    assert an_objection(a_line(), at=begun + timedelta(minutes=59)).pk
    assert an_objection(line, at=begun + timedelta(minutes=60)).pk


def test_infected_evidence_is_not_kept(settings):
    settings.VIRUS_SCANNER = "false"
    with pytest.raises(Infected):
        an_objection()
    assert not Objection.objects.exists()


def test_admission_holds_the_application():
    objection = an_objection()
    admitted = actions.admit_objection(objection, act=makers.an_act(at=days(1)))

    assert admitted.line.application.state == "on_notice"
    admitted.line.application.refresh_from_db()
    assert admitted.line.application.state == "objected"
    with pytest.raises(OutOfTurn, match="已受理，待指定调查人"):
        actions.admit_objection(objection, act=makers.an_act(at=days(1)))


def test_a_second_objection_to_a_held_line_is_admitted_too():
    line = a_line()
    first, second = an_objection(line), an_objection(line)
    actions.admit_objection(first, act=makers.an_act(at=days(1)))

    assert actions.admit_objection(second, act=makers.an_act(at=days(1))).admitted_at


def test_a_refusal_needs_a_reason_and_leaves_the_application_alone():
    objection = an_objection()
    with pytest.raises(Unreasoned):
        actions.refuse_objection(objection, act=makers.an_act(reason=""))
    refused = actions.refuse_objection(objection, act=makers.an_act(reason="与公示无关"))

    assert refused.refuse_reason == "与公示无关"
    assert refused.line.application.state == "on_notice"
    with pytest.raises(OutOfTurn):
        actions.admit_objection(objection, act=makers.an_act())


def test_neither_journal_nor_steps_know_who_objects():
    objection = an_objection()
    actions.admit_objection(objection, act=makers.an_act(at=days(1)))

    written = " ".join(
        f"{entry.actor} {entry.reason} {entry.before} {entry.after}"
        for entry in Entry.objects.all()
    )
    steps = " ".join(str(step.given) for step in objection.line.application.steps.all())
    for secret in (ZHANG.name, ZHANG.phone, SAID):
        assert secret not in written
        assert secret not in steps
    assert objection.number in written


def test_only_number_and_code_together_lead_to_an_objection():
    one, other = an_objection(), an_objection(a_line(a_notice()))
    code = queries.receipt_code(one)

    assert queries.by_receipt(f" {one.number}", f"{code[:6]} {code[6:].lower()}") == one
    for number, given in ((one.number, queries.receipt_code(other)), ("异议〔2026〕9号", code)):
        with pytest.raises(queries.NoSuchObjection):
            queries.by_receipt(number, given)
