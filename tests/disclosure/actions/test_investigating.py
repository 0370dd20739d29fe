"""Investigation with recusal, conclusion with its effect on the list, reply, archive."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kejitong.accounts.models import Role
from kejitong.audit.models import Entry
from kejitong.disclosure import actions
from kejitong.disclosure.actions import Effect, Verdict
from kejitong.disclosure.actions.investigating import (
    Confidential,
    MustRecuse,
    Unfounded,
    Unwritten,
)
from kejitong.disclosure.actions.objecting import OutOfTurn
from kejitong.memberships.models import Duty, Membership
from tests import makers
from tests.applications.makers import an_applicant
from tests.disclosure.makers import (
    ZHANG,
    a_line,
    a_notice,
    a_waiting,
    an_objection,
    an_officer,
    days,
    investigated,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("invented")]
FOUND = Verdict(is_upheld=True, text="查明情况属实。", effect=Effect.STRIKE)
UNFOUNDED = Verdict(is_upheld=False, text="查无实据。")


@pytest.fixture
def inspector(db):
    return an_officer("inspector")


def act(by: str = "inspector", on: int = 3, **changes):
    return makers.an_act(by=by, at=days(on), **changes)


def state_of(objection) -> str:
    application = objection.line.application
    application.refresh_from_db()
    return application.state


def admitted(**given):
    return actions.admit_objection(an_objection(**given), act=act("officer", 2))


def test_whoever_handled_the_matter_may_not_investigate_alone(inspector, officer):
    objection = admitted()
    with pytest.raises(MustRecuse, match="都经办过这件申报"):
        actions.investigate(objection, ["officer"], act=act("officer"))

    both = actions.investigate(objection, ["officer", "inspector", "officer"], act=act("officer"))

    assert both.investigators == ["officer", "inspector"]


def test_nobody_of_the_applicant_investigates(inspector):
    objection = admitted()
    organisation = objection.line.application.organisation
    Membership.objects.create(
        user=inspector, organisation=organisation, duty=next(iter(Duty)), since=days(-9).date()
    )
    with pytest.raises(MustRecuse, match="是申报单位"):
        actions.investigate(objection, ["inspector"], act=act("officer"))


def test_strangers_applicants_and_townships_do_not_investigate(inspector):
    objection = admitted()
    an_applicant("outsider")
    makers.a_user(Role.OFFICER, region=f"{makers.DISTRICT}001", username="township")
    for name in ("nobody", "outsider", "township"):
        with pytest.raises(MustRecuse):
            actions.investigate(objection, ["inspector", name], act=act("officer"))
    with pytest.raises(MustRecuse, match="还没有选人"):
        actions.investigate(objection, [" "], act=act("officer"))


def test_the_objector_does_not_investigate(inspector):
    type(inspector).objects.filter(pk=inspector.pk).update(full_name=ZHANG.name)
    with pytest.raises(MustRecuse, match="就是异议人"):
        actions.investigate(admitted(), ["inspector"], act=act("officer"))


def test_only_investigators_learn_who_objects_and_say_why(inspector, officer):
    objection = investigated(an_objection())
    with pytest.raises(Confidential):
        actions.reveal(objection, act=act("officer"))
    with pytest.raises(Unwritten):
        actions.reveal(objection, act=act(reason=""))
    identity = actions.reveal(objection, act=act(reason="电话核实"))

    assert (identity.name, identity.phone) == (ZHANG.name, ZHANG.phone)
    entry = Entry.objects.get(act="disclosure.revealed")
    assert (entry.actor, entry.reason) == ("inspector", "电话核实")
    assert ZHANG.name not in entry.after


def test_only_investigators_write_up(inspector, officer):
    objection = actions.investigate(admitted(), ["inspector"], act=act("officer"))
    with pytest.raises(Confidential):
        actions.write_up(objection, "看过。", act=act("officer"))
    with pytest.raises(Unwritten):
        actions.write_up(objection, " ", act=act())


def test_an_unfounded_objection_leaves_the_list(inspector):
    objection = investigated(an_objection())
    done = actions.conclude(objection, UNFOUNDED, act=act())

    assert (done.is_upheld, done.effect) == (False, "none")
    assert state_of(objection) == "on_notice"


def test_an_upheld_objection_strikes_the_line(inspector):
    objection = investigated(an_objection())
    actions.conclude(objection, FOUND, act=act())
    objection.line.refresh_from_db()

    assert state_of(objection) == "rejected"
    assert objection.line.struck_at == days(3)


def test_an_upheld_objection_changes_the_line_and_a_second_notice_ends(inspector):
    application = a_waiting(item="invented_redemption", amount=Decimal(200_000))
    notice = a_notice(application)
    objection = investigated(an_objection(notice.lines.get()))
    verdict = Verdict(
        is_upheld=True, text="重复计算。", effect=Effect.CHANGE, amount=Decimal(100_000)
    )
    actions.conclude(objection, verdict, act=act())
    assert state_of(objection) == "proposed"
    application.refresh_from_db()
    assert application.approved_amount == Decimal(100_000)

    second = a_notice(application, at=days(3), after=notice)
    actions.end_notice(second, act=act("officer", 11))

    assert state_of(objection) == "cleared"


def test_another_objection_keeps_the_line_held(inspector):
    line = a_line()
    first, second = investigated(an_objection(line)), investigated(an_objection(line))
    actions.conclude(first, UNFOUNDED, act=act())
    assert state_of(first) == "objected"
    actions.conclude(second, UNFOUNDED, act=act())

    assert state_of(first) == "on_notice"


def test_after_one_objection_moved_the_line_another_only_concludes(inspector):
    line = a_line()
    first, second = investigated(an_objection(line)), investigated(an_objection(line))
    actions.conclude(first, FOUND, act=act())
    with pytest.raises(Unfounded, match="已经因别的异议变动"):
        actions.conclude(second, FOUND, act=act())

    assert actions.conclude(second, Verdict(True, "同样属实。"), act=act()).is_upheld
    assert state_of(first) == "rejected"


def test_when_the_notice_was_taken_down_the_line_waits_for_the_next(inspector):
    objection = investigated(an_objection())
    actions.take_down(objection.line.notice, act=act("officer", reason="名单有误"))
    assert state_of(objection) == "objected"
    actions.conclude(objection, UNFOUNDED, act=act())

    assert state_of(objection) == "proposed"


@pytest.mark.parametrize(
    "verdict",
    [
        Verdict(is_upheld=False, text="不成立。", effect=Effect.STRIKE),
        Verdict(is_upheld=True, text=" ", effect=Effect.STRIKE),
        Verdict(is_upheld=True, text="属实。", effect=Effect.NONE, amount=Decimal(1)),
        Verdict(is_upheld=True, text=f"{ZHANG.name}反映的属实。", effect=Effect.STRIKE),
        Verdict(is_upheld=True, text="来电13900139000反映属实。", effect=Effect.STRIKE),
    ],
)
def test_a_conclusion_that_does_not_hold_is_refused(inspector, verdict):
    objection = investigated(an_objection())
    with pytest.raises(Unfounded):
        actions.conclude(objection, verdict, act=act())
    objection.refresh_from_db()

    assert objection.concluded_at is None
    assert state_of(objection) == "objected"


def test_a_conclusion_needs_an_investigation(inspector):
    objection = actions.investigate(admitted(), ["inspector"], act=act("officer"))
    with pytest.raises(Unfounded, match="还没有写调查情况"):
        actions.conclude(objection, FOUND, act=act())


def test_investigators_or_the_leader_conclude(inspector, officer, leader):
    objection = investigated(an_objection())
    with pytest.raises(Confidential):
        actions.conclude(objection, UNFOUNDED, act=act("officer"))

    assert actions.conclude(objection, UNFOUNDED, act=act("leader")).concluded_at


def test_reply_and_archive_close_the_matter(inspector):
    objection = actions.conclude(investigated(an_objection()), UNFOUNDED, act=act())
    with pytest.raises(Confidential):
        actions.reply(objection, "答复", act=act("officer"))
    with pytest.raises(Unwritten):
        actions.reply(objection, " ", act=act())
    replied = actions.reply(objection, "经查……", act=act(on=4))
    archived = actions.archive(replied, act=act(on=5))

    assert (replied.replied_by, archived.archived_at) == ("inspector", days(5))
    with pytest.raises(OutOfTurn):
        actions.archive(archived, act=act(on=5))


def test_a_refused_objection_is_replied_to_by_the_officer(officer):
    refused = actions.refuse_objection(an_objection(), act=act("officer", reason="与公示无关"))

    assert actions.reply(refused, "不予受理。", act=act("officer")).replied_at == days(3)
