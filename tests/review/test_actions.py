"""Assigning, answering, marking and visiting: what is done, refused and written down."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kejitong.accounts.models import Role
from kejitong.applications import access, guards
from kejitong.applications.actions.advancing import NotYet
from kejitong.audit.models import Entry
from kejitong.kernel.refusals import Refused
from kejitong.review import actions, queries
from kejitong.review.actions import (
    Expertise,
    Photo,
    Point,
    Written,
    assigning,
    enrolling,
    marking,
    visiting,
)
from tests import makers
from tests.review import makers as review

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("invented")]
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 20


def acts() -> list[str]:
    return list(Entry.objects.filter(room="review").order_by("pk").values_list("act", flat=True))


def test_an_expert_enters_and_leaves_the_pool() -> None:
    expert = review.an_expert("试验大学", is_finance=True)
    assert list(queries.pool(makers.NOW.date())) == [expert]
    actions.release(expert, on=makers.NOW.date(), act=makers.an_act())
    assert not queries.pool(makers.NOW.date())
    again = actions.enrol(expert.user, Expertise(employer="试验研究院"), act=makers.an_act())
    assert (again.pk, again.employer, again.left_on) == (expert.pk, "试验研究院", None)
    assert acts() == ["review.enrolled", "review.released", "review.enrolled"]


def test_only_an_expert_account_with_an_employer_enters_once() -> None:
    act, expert = makers.an_act(), review.an_expert()
    with pytest.raises(enrolling.NotAnExpert):
        actions.enrol(makers.a_user(Role.OFFICER), Expertise(employer="某局"), act=act)
    with pytest.raises(enrolling.AlreadyIn):
        actions.enrol(expert.user, Expertise(employer="试验大学"), act=act)
    with pytest.raises(enrolling.NoEmployer):
        actions.enrol(expert.user, Expertise(employer=" "), act=act)


def test_an_assigned_expert_sees_the_application_until_he_declines() -> None:
    application, expert = review.an_admitted_application(), review.an_expert()
    day = makers.NOW.date()
    assert access.may_see(expert.user, application, on=day)
    made = actions.assign(application, [expert], due_on=day, act=makers.an_act())[0]
    assert not access.may_see(expert.user, application, on=day)
    assert made.revision == 1
    actions.decline(made, act=makers.an_act(reason="与申报单位有合作"))
    assert access.may_see(expert.user, application, on=day)
    assert acts()[-2:] == ["review.assigned", "review.declined"]


def test_the_applicants_own_people_stand_aside() -> None:
    application = review.an_admitted_application()
    name = application.organisation.name
    makers.a_record(
        "organisation_names", organisation=application.organisation, name="试验旧厂", kind="former"
    )
    for employer in (name, f" {name[:4]}　{name[4:]} ", "试验旧厂"):
        expert = review.an_expert(employer)
        with pytest.raises(assigning.MustStandAside, match="工作单位就是申报单位"):
            actions.assign(application, [expert], due_on=None, act=makers.an_act())
    released = actions.release(review.an_expert(), on=makers.NOW.date(), act=makers.an_act())
    with pytest.raises(assigning.MustStandAside, match="出库"):
        actions.assign(application, [released], due_on=None, act=makers.an_act())
    assert not queries.live(application).exists()


def test_one_who_stands_aside_holds_up_all() -> None:
    application = review.an_admitted_application()
    both = [review.an_expert(), review.an_expert(application.organisation.name)]
    with pytest.raises(assigning.MustStandAside):
        actions.assign(application, both, due_on=None, act=makers.an_act())
    assert not queries.live(application).exists()


def test_nobody_is_asked_twice_or_too_late_or_too_early() -> None:
    application, expert = review.an_admitted_application(), review.an_expert()
    actions.assign(application, [expert], due_on=None, act=makers.an_act())
    with pytest.raises(assigning.AlreadyAsked):
        actions.assign(application, [expert], due_on=None, act=makers.an_act())
    with pytest.raises(assigning.NobodyAsked):
        actions.assign(application, [], due_on=None, act=makers.an_act())
    day, another = makers.NOW.date() - timedelta(days=1), review.an_expert()
    with pytest.raises(assigning.PastDue):
        actions.assign(application, [another], due_on=day, act=makers.an_act())
    draft = review.a_submitted_application()
    with pytest.raises(assigning.NotUnderReview):
        actions.assign(draft, [expert], due_on=None, act=makers.an_act())


def test_review_starts_with_enough_and_ends_when_all_have_marked() -> None:
    application = review.an_admitted_application()
    two = [review.an_assignment(application) for _ in range(2)]
    with pytest.raises(NotYet, match="评审专家至少3位，现在2位"):
        actions.start_review(application, act=makers.an_act())
    third = review.an_assignment(application)
    application = actions.start_review(application, act=makers.an_act())
    assert application.state == "under_review"
    for one in two:
        review.marked(one)
    with pytest.raises(NotYet, match="还有1位专家没有提交"):
        actions.finish_review(application, act=makers.an_act())
    actions.remove(third, act=makers.an_act(reason="长时间未回复"))
    with pytest.raises(NotYet, match="至少3位，现在2位"):
        actions.finish_review(application, act=makers.an_act())
    review.marked(review.an_assignment(application))
    assert actions.finish_review(application, act=makers.an_act()).state == "reviewed"


def test_marks_are_kept_as_typed_and_named_when_they_cannot_be_read() -> None:
    assignment = review.an_assignment()
    act = makers.an_act(by=assignment.expert.user.username)
    written = Written({"new": "很好", "sound": "３５"}, {"new": "待定"}, "")
    saved = actions.save_marks(assignment, written, version=1, act=act)
    assert saved.assignment.marks == {"new": "很好", "sound": "３５"}
    assert saved.assignment.total is None
    assert [flaw.criterion for flaw in saved.problems] == ["new"]
    assert saved.assignment.version == 2
    same = actions.save_marks(saved.assignment, written, version=1, act=act)
    assert same.assignment.version == 2
    assert acts().count("review.marked") == 1


def test_a_stale_sheet_is_refused_and_shows_what_is_stored() -> None:
    assignment = review.an_assignment()
    act = makers.an_act()
    actions.save_marks(assignment, Written({"new": "50"}, {}), version=1, act=act)
    with pytest.raises(marking.StaleMarks) as refused:
        actions.save_marks(assignment, Written({"new": "40"}, {}), version=1, act=act)
    assert refused.value.theirs.marks["new"] == "50"
    with pytest.raises(marking.StaleMarks):
        actions.submit_marks(assignment, version=1, act=act)


def test_a_sheet_is_submitted_whole_and_then_closed() -> None:
    assignment = review.an_assignment()
    act = makers.an_act()
    saved = actions.save_marks(
        assignment, Written({"new": "30", "sound": ""}, {}), version=1, act=act
    ).assignment
    with pytest.raises(marking.NotWhole) as refused:
        actions.submit_marks(saved, version=2, act=act)
    assert [str(one) for one in refused.value.problems] == [
        "创新性：得分低于满分的60%，请写明理由", "可行性：还没有打分",
    ]  # fmt: skip
    done = review.marked(saved)
    assert (done.total, done.submitted_at) == (85, makers.NOW)
    with pytest.raises(marking.Finished):
        actions.save_marks(done, Written({}, {}), version=done.version, act=act)
    with pytest.raises(assigning.Settled):
        actions.remove(done, act=makers.an_act())


def test_hostile_text_in_a_sheet_is_text() -> None:
    assignment = review.an_assignment()
    text = "<script>\x00\ud800=1+1" + "长" * 5000
    marks = {"new": text, "unknown": "9"}
    saved = actions.save_marks(
        assignment, Written(marks, {"new": text}, text), version=1, act=makers.an_act()
    ).assignment
    saved.refresh_from_db()
    assert saved.marks["new"] == "<script>=1+1长长长长长长长长"
    assert (len(saved.comments["new"]), len(saved.opinion)) == (1000, 2000)
    assert set(saved.marks) == {"new", "sound"}


def test_marking_waits_for_the_experts_word() -> None:
    application, expert = review.an_admitted_application(), review.an_expert()
    made = actions.assign(application, [expert], due_on=None, act=makers.an_act())[0]
    with pytest.raises(marking.NotAccepted):
        actions.save_marks(made, Written({}, {}), version=1, act=makers.an_act())
    with pytest.raises(assigning.NoReason):
        actions.decline(made, act=makers.an_act(reason=" "))
    actions.decline(made, act=makers.an_act(reason="专业不符"))
    with pytest.raises(assigning.Settled):
        actions.accept(made, act=makers.an_act())


def test_a_visit_is_recorded_signed_by_all_and_then_closed() -> None:
    application = review.a_reviewed_application()
    visit = actions.record_visit(application, review.a_visit(), act=makers.an_act())
    changed = review.a_visit(minutes="又看了一遍。")
    visit = actions.record_visit(application, changed, act=makers.an_act(), visit=visit)
    assert visit.minutes == "又看了一遍。"
    photo = actions.add_photo(visit, Photo("现场.png", PNG, "车间"), act=makers.an_act())
    assert queries.photo(application, photo.pk) == photo
    actions.sign_visit(visit, "甲", act=makers.an_act())
    assert guards.reasons(("visited",), application, makers.NOW) == ["考察组还没有全部签字"]
    with pytest.raises(visiting.NotInTeam):
        actions.sign_visit(visit, "丙", act=makers.an_act())
    signed = actions.sign_visit(visit, "乙", act=makers.an_act())
    assert signed.signed_at == makers.NOW
    with pytest.raises(visiting.Signed):
        actions.add_photo(signed, Photo("现场.png", PNG), act=makers.an_act())
    assert actions.finish_visit(application, act=makers.an_act()).state == "visited"


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"visited_on": date(2026, 12, 1)}, "考察日期“2026-12-01”：还没有到这一天"),
        ({"team": ("甲",)}, "考察组：至少写2位，姓名不能重复"),
        ({"team": ("甲", "甲")}, "考察组：至少写2位，姓名不能重复"),
        ({"minutes": " "}, "考察纪要：还没有写"),
        ({"points": {"有场所": Point(is_met=True)}}, "有设备：还没有核对"),
    ],
)  # fmt: skip
def test_an_unfinished_visit_is_refused_with_its_places(change: dict, problem: str) -> None:
    application = review.a_reviewed_application()
    with pytest.raises(visiting.VisitUnfinished) as refused:
        actions.record_visit(application, review.a_visit(**change), act=makers.an_act())
    assert [str(one) for one in refused.value.problems] == [problem]


def test_a_point_that_fails_says_how() -> None:
    points = {"有场所": Point(is_met=True), "有设备": Point(is_met=False)}
    with pytest.raises(visiting.VisitUnfinished, match="不符的要写明情况"):
        actions.record_visit(
            review.a_reviewed_application(), review.a_visit(points=points), act=makers.an_act()
        )


def test_only_pictures_are_photographs() -> None:
    application = review.a_reviewed_application()
    visit = actions.record_visit(application, review.a_visit(), act=makers.an_act())
    for content in (b"<svg onload=alert(1)>", b"%PDF-1.4", b""):
        with pytest.raises(visiting.NotAPicture):
            actions.add_photo(visit, Photo("假.png", content), act=makers.an_act())


def test_no_visit_before_the_review_is_done() -> None:
    with pytest.raises(visiting.NotToVisit, match="现在是“已受理，待评审”"):
        actions.record_visit(
            review.an_admitted_application(), review.a_visit(), act=makers.an_act()
        )


def test_steps_through_the_door_refuse_stale_versions() -> None:
    application = review.a_reviewed_application()
    application.version -= 1
    with pytest.raises(Refused, match="已经有了变化"):
        actions.finish_visit(application, act=makers.an_act())
