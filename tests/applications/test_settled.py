"""What of the formal check is settled: findings of the latest revision, deficiencies told before."""

from __future__ import annotations

import pytest

from kejitong.applications import settled
from kejitong.applications.actions import checking
from kejitong.applications.guards import guarded
from tests import makers
from tests.applications.actions.test_checking import ACT, SOON, a_checked, finding, settle
from tests.applications.makers import an_application

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("invented")]


def test_the_guards_of_the_formal_check_are_answered_here() -> None:
    assert {"checked", "listed"} <= guarded()


def test_a_draft_has_no_revision_and_no_findings() -> None:
    draft = an_application(item="invented_filing")
    assert (settled.ordinal_of(draft), settled.findings(draft)) == (0, ())
    assert settled.unsettled(draft) == "还没有核对最近提交的一稿，请先自动核对"


def test_what_is_left_is_said_step_by_step() -> None:
    application = a_checked("invented_filing")
    assert settled.unsettled(application).startswith("还没有结论的核对项：")
    settle(application)
    assert settled.is_checked(application, makers.NOW) == ""
    made = checking.list_deficiency(application, "title", "名称太宽泛", act=ACT)
    assert settled.is_checked(application, makers.NOW) == (
        "还有1处缺漏没有补齐，请退回补正，或核对后记为已补齐"
    )
    assert settled.is_listed(application, makers.NOW).startswith("请从“一次性告知”办理")
    assert settled.hindrances(application, ("listed",), makers.NOW) == []
    checking.resolve_deficiency(made, act=ACT)
    assert settled.is_listed(application, makers.NOW).startswith("还没有列出缺什么")


def test_a_failed_finding_is_waived_place_by_place() -> None:
    application = a_checked()
    settle(application)
    failed = finding(application, "signed")
    checking.conclude(failed, "failed", note="没有盖章", places=("audit",), act=ACT)
    assert settled.unsettled(application) == "没有通过的核对项：签字、盖章和日期完整"
    checking.list_deficiency(application, "audit", "后补", act=ACT, due_on=SOON)
    assert settled.unsettled(application) == ""
    assert not settled.corrected(application).exists()
