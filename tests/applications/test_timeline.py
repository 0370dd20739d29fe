"""What happened, told to each audience; who holds it, until when, and how long the bureau took."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from kejitong.accounts.models import Role as AccountRole
from kejitong.applications import timeline
from kejitong.applications.actions import checking, remarking, submitting
from kejitong.applications.actions.advancing import Hand, advance
from kejitong.applications.models import Application, Audience
from kejitong.kernel.workdays import WorkCalendar
from kejitong.workflow.vocabulary import Role
from tests import makers
from tests.applications.makers import SIGNATORY, a_submitted_application
from tests.keeping import kept
from tests.memberships.makers import an_administrator

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("invented")]
CALENDAR = WorkCalendar()


def _act(by: str, *, days: int, reason: str = ""):
    return makers.an_act(by=by, at=makers.NOW + timedelta(days=days), reason=reason)


@pytest.fixture
@kept
def returned() -> Application:
    """Recommended, returned once, corrected; with a remark for each audience."""
    organisation = makers.an_organisation(region=makers.a_region())
    head = an_administrator(organisation, "head")
    makers.a_user(AccountRole.OFFICER)
    made = a_submitted_application(organisation=organisation, user=head, item="invented_grant")
    made = advance(
        made, "recommend", hand=Hand(Role.RECOMMENDER, "试验镇"), act=_act("town", days=1),
        given={"opinion": "同意推荐"},
    )  # fmt: skip
    checking.list_deficiency(made, "title", "名称太宽泛", act=_act("officer", days=2))
    made = checking.send_back(made, act=_act("officer", days=2))
    made = submitting.resubmit(made, hand=SIGNATORY, act=_act("head", days=9))
    for number, audience in enumerate(Audience):
        remarking.remark(
            made, f"给{audience.label}", audience, act=_act("officer", days=10 + number)
        )
    remarking.remark(made, "我们已改好", Audience.APPLICANT, act=_act("head", days=13))
    return made


def _told(application: Application, audience: Audience | None) -> list[tuple[str, str, str]]:
    return [
        (mark.label, mark.by, mark.detail)
        for mark in timeline.timeline(application, audience=audience)
    ]


def test_the_bureau_reads_everything_by_name(returned: Application) -> None:
    assert _told(returned, None) == [
        ("开始填写", "试验申报单位人员", ""),
        ("签发并提交", "signatory", ""),
        ("推荐", "town（代试验镇）", "意见：同意推荐"),
        ("退回补正", "试验经办人", "名称太宽泛"),
        ("提交补正", "试验申报单位人员", ""),
        ("附注", "试验经办人", "给仅科技局"),
        ("附注", "试验经办人", "给科技局和推荐单位"),
        ("附注", "试验经办人", "给申报单位也看得到"),
        ("附注", "试验申报单位人员", "我们已改好"),
    ]
    assert _told(returned, Audience.BUREAU)[1:] == _told(returned, None)[2:]


def test_the_recommending_body_reads_its_own_opinion(returned: Application) -> None:
    told = _told(returned, Audience.BODY)
    assert ("推荐", "town（代试验镇）", "意见：同意推荐") in told
    assert [detail for label, _, detail in told if label == "附注"] == [
        "给科技局和推荐单位", "给申报单位也看得到", "我们已改好",
    ]  # fmt: skip


def test_the_applicant_reads_offices_and_no_opinions(returned: Application) -> None:
    assert _told(returned, Audience.APPLICANT) == [
        ("开始填写", "试验申报单位人员", ""),
        ("签发并提交", "signatory", ""),
        ("推荐", "归口推荐单位（代试验镇）", ""),
        ("一次性告知补正", "科技局经办人", "名称太宽泛"),
        ("提交补正", "试验申报单位人员", ""),
        ("附注", "办理单位", "给申报单位也看得到"),
        ("附注", "试验申报单位人员", "我们已改好"),
    ]


def test_marks_know_the_kind_of_state_that_was_reached(returned: Application) -> None:
    kinds = [mark.kind for mark in timeline.timeline(returned, audience=None)]
    assert kinds == ["draft", "waiting", "waiting", "returned", "waiting", "", "", "", ""]


def test_the_clock_of_the_bureau_stands_while_the_applicant_corrects(returned: Application) -> None:
    """Submitted on Monday 30th; the township had a day, the officer a day; returned on Wednesday
    2 December, resubmitted on Wednesday 9th; on Friday 11th two more days have gone.
    """
    where = timeline.whereabouts(returned, date(2026, 12, 11), CALENDAR)
    assert (where.state.code, where.holder_label, where.spent) == ("submitted", "科技局经办人", 4)
    assert where.deadline is not None
    assert (where.deadline.due, where.deadline.left) == (date(2026, 12, 16), 3)
    late = timeline.whereabouts(returned, date(2026, 12, 21), CALENDAR)
    assert late.deadline is not None
    assert (late.deadline.left, late.deadline.is_overdue) == (-3, True)


def test_the_stays_cover_the_whole_way(returned: Application) -> None:
    stays = timeline.stays(returned)
    assert [stay.state for stay in stays] == [
        "draft", "vetting", "submitted", "correcting", "submitted",
    ]  # fmt: skip
    assert all(one.until == other.since for one, other in pairwise(stays))
    assert stays[-1].until is None


def test_what_has_ended_is_in_nobodys_hands(returned: Application) -> None:
    ended = advance(
        returned, "decline", hand=Hand(Role.OFFICER), act=_act("officer", days=14),
        given={"reason": "不属于受理范围"},
    )  # fmt: skip
    where = timeline.whereabouts(ended, date(2026, 12, 31), CALENDAR)
    assert (where.holder_label, where.deadline) == ("", None)
    assert _told(ended, Audience.APPLICANT)[-1] == (
        "不予受理", "科技局经办人", "理由：不属于受理范围",
    )  # fmt: skip
