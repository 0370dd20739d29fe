"""The guards of submission: open to the second, complete, and within the limits of persons, units
and years.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from kejitong.applications import conditions, guards
from kejitong.applications.actions import submitting
from kejitong.applications.models import Application
from kejitong.calls.models import Call
from kejitong.registers.models import Record
from tests import makers
from tests.applications import makers as ours

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("invented")]
OTHER = {"lead": "李四", "lead_id": "320612198001010019"}


def a_draft(call: Call, organisation: Record | None = None, **people: Any) -> Application:
    return ours.an_application(call, organisation, answers={"people": people})


def submitted(call: Call, organisation: Record | None = None, **people: Any) -> Application:
    made = a_draft(call, organisation, **people)
    return submitting.submit(made, hand=ours.SIGNATORY, act=makers.an_act())


def quota(application: Application, **late: Any) -> str:
    return conditions.is_within_quota(application, makers.NOW + timedelta(**late))


def test_the_lifecycles_find_their_guards() -> None:
    assert {"open", "complete", "quota"} <= guards.guarded()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, ""),
        ({"closes_at": None}, ""),
        ({"closes_at": makers.NOW}, "已于2026年11月30日9:30截止"),
        ({"closes_at": makers.NOW + timedelta(seconds=1)}, ""),
        ({"closes_at": makers.NOW - timedelta(seconds=59)}, "已于2026年11月30日9:29:01截止"),
        ({"opens_at": makers.NOW + timedelta(seconds=1)}, "9:30:01开始申报"),
        ({"opens_at": makers.NOW}, ""),
        ({"published_at": None}, "还没有发布"),
    ],
)
def test_a_call_is_open_to_the_second(changes: dict[str, Any], said: str) -> None:
    reason = conditions.not_open(ours.a_call(**changes), makers.NOW)
    assert said in reason
    assert bool(reason) is bool(said)


def test_an_extension_counts_at_once() -> None:
    draft = ours.an_application()
    late = draft.call.closes_at + timedelta(hours=1)
    assert conditions.is_open(draft, late)
    Call.objects.filter(pk=draft.call_id).update(closes_at=late + timedelta(seconds=1))
    assert conditions.is_open(Application.objects.get(pk=draft.pk), late) == ""


def test_completeness_names_the_first_gaps_and_their_number() -> None:
    empty = {"title": "", "starts_on": "", "is_joint": "", "summary": ""}
    draft = ours.an_application(answers={"basic": empty})
    assert conditions.is_complete(draft, makers.NOW) == (
        "还有4处没有填好：“项目名称”还没有填；“起始日期”还没有填；“是否合作申报”还没有选等"
    )
    assert conditions.is_complete(ours.an_application(), makers.NOW) == ""


def test_a_unit_submits_so_many_and_no_more() -> None:
    call, organisation = ours.a_call(), makers.an_organisation()
    submitted(call, organisation)
    second = submitted(call, organisation, **OTHER)
    third = a_draft(call, organisation, lead="王五", lead_id="")
    said = "同一批次一个单位最多申报2项，本单位已有“一种试验装置的研制”、“一种试验装置的研制”"
    assert quota(third) == said
    submitting.withdraw(second, hand=ours.APPLICANT, act=makers.an_act(), given={"reason": "不报"})
    assert quota(third) == ""


def test_another_call_and_drafts_do_not_count() -> None:
    call, organisation = ours.a_call(), makers.an_organisation()
    submitted(ours.a_call(), organisation, **OTHER)
    a_draft(call, organisation)
    a_draft(call, organisation)
    assert quota(a_draft(call, organisation)) == ""


def test_a_lead_is_known_by_name_and_number_even_elsewhere() -> None:
    call = ours.a_call()
    submitted(call)
    same = quota(a_draft(call))
    assert same == "同一批次一位负责人最多申报1项，另有单位已以其为负责人申报"
    assert quota(a_draft(call, lead_id="320612198001010019")) == ""
    assert quota(a_draft(call, lead="李四")) == ""


def test_without_a_number_a_name_counts_within_the_unit_only() -> None:
    call, organisation = ours.a_call(), makers.an_organisation()
    submitted(call, organisation)
    assert "本单位" not in quota(a_draft(call, lead_id=""))
    assert "已有“一种试验装置的研制”" in quota(a_draft(call, organisation, lead_id=""))


def test_who_was_granted_waits_some_years() -> None:
    organisation = makers.an_organisation()
    granted = submitted(ours.a_call(), organisation, **OTHER)
    Application.objects.filter(pk=granted.pk).update(state="awarded", state_since=makers.NOW)
    draft = a_draft(ours.a_call(), organisation)
    assert "3年内已获立项的不再申报，本单位已有“一种试验装置的研制”" in quota(draft)
    assert "3年内" in quota(draft, days=365 * 3)
    assert quota(draft, days=365 * 3 + 2) == ""
    assert quota(a_draft(ours.a_call(), makers.an_organisation())) == ""


def test_the_eve_of_leap_day() -> None:
    leap = makers.NOW.replace(year=2028, month=2, day=29)
    assert conditions._years_before(leap, 3).date().isoformat() == "2025-02-28"
