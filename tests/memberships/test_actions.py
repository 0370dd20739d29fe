"""Claims and duties: who may become what, and that every change stands in the journal."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kejitong.accounts import actions as accounts
from kejitong.accounts.models import Role
from kejitong.audit import queries as journal
from kejitong.memberships import actions, queries
from kejitong.memberships.models import Claim, Duty, Membership
from kejitong.registers import files
from kejitong.registers.files import Upload
from tests import makers
from tests.memberships.makers import (
    PROOF,
    TODAY,
    a_claim,
    a_member,
    a_person,
    an_administrator,
    duties,
)

pytestmark = pytest.mark.django_db
ALL = {"administrator", "preparer", "signatory"}
ACT = makers.an_act()


def _later(days: int):
    return makers.an_act(at=makers.NOW + timedelta(days=days))


def test_the_first_approved_claimant_has_every_duty() -> None:
    organisation, user = makers.an_organisation(), a_person()
    claim = a_claim(user, organisation)
    assert duties(user, organisation) == set()
    approved = actions.approve_claim(claim, organisation=organisation, act=ACT)
    assert (approved.is_approved, approved.organisation, approved.decided_by) == (
        True, organisation, "officer",
    )  # fmt: skip
    assert duties(user, organisation) == ALL
    acts = [entry.act for entry in journal.latest()[:4]]
    assert acts == ["memberships.appointed"] * 3 + ["claims.approved"]


def test_an_organisation_outside_the_register_may_be_claimed_and_is_added_first() -> None:
    user, uscc = a_person(), makers.a_uscc()
    claim = actions.claim(user, f" {uscc.lower()} ", "试验新企业", PROOF, act=ACT)
    assert (claim.uscc, queries.claimed(claim)) == (uscc, None)
    organisation = makers.an_organisation("试验新企业", uscc=uscc)
    assert queries.claimed(claim) == organisation
    actions.approve_claim(claim, organisation=organisation, act=ACT)
    assert duties(user, organisation) == ALL


def test_the_proof_is_kept_under_its_digest() -> None:
    claim = a_claim(a_person(), makers.an_organisation())
    assert files.read(claim.proof_path) == PROOF.content
    assert claim.proof_path == f"{claim.proof_digest[:2]}/{claim.proof_digest}"


@pytest.mark.parametrize(
    ("uscc", "name", "said"),
    [
        ("123", "试验企业", "统一社会信用代码“123”"),
        (makers.a_uscc()[:-1] + "?", "试验企业", "统一社会信用代码"),
        (makers.a_uscc(), "  ", "单位名称应为1至120个字"),
        (makers.a_uscc(), "长" * 121, "单位名称应为1至120个字"),
    ],
)
def test_a_claim_with_a_wrong_code_or_name_is_refused(uscc: str, name: str, said: str) -> None:
    with pytest.raises(actions.NotClaimable, match=said):
        actions.claim(a_person(), uscc, name, PROOF, act=ACT)
    assert not Claim.objects.exists()


@pytest.mark.parametrize(
    ("proof", "said"),
    [
        (Upload("授权书.exe", b"MZ"), "不是 pdf、jpg 或 png 文件"),
        (Upload("授权书.pdf", b"MZ\x90"), "文件名说是 pdf，内容却不是"),
        (Upload("授权书", b"%PDF-1.4"), "不是 pdf、jpg 或 png 文件"),
        (Upload("授权书.png", b"\x89PNG\r\n\x1a\n" + bytes(10 << 20)), "超过10兆字节"),
    ],
)
def test_a_proof_that_is_not_what_it_says_is_refused(proof: Upload, said: str) -> None:
    with pytest.raises(actions.proofs.UnusableProof, match=said):
        actions.claim(a_person(), makers.a_uscc(), "试验企业", proof, act=ACT)
    assert not Claim.objects.exists()


def test_only_applicants_claim_and_each_waits_once() -> None:
    officer = a_person(role=Role.OFFICER)
    with pytest.raises(actions.NotClaimable, match="您的角色是经办人"):
        actions.claim(officer, makers.a_uscc(), "试验企业", PROOF, act=ACT)
    user, organisation = a_person(), makers.an_organisation()
    a_claim(user, organisation)
    with pytest.raises(actions.NotClaimable, match="正在核对"):
        a_claim(user, organisation)


def test_a_claim_is_decided_once_and_refused_with_a_reason() -> None:
    user, organisation = a_person(), makers.an_organisation()
    claim = a_claim(user, organisation)
    with pytest.raises(actions.ReasonMissing):
        actions.refuse_claim(claim, act=makers.an_act(reason=" "))
    refused = actions.refuse_claim(claim, act=makers.an_act(reason="授权书没有盖章"))
    assert (refused.is_approved, refused.reason) == (False, "授权书没有盖章")
    with pytest.raises(actions.AlreadyDecided, match="officer已退回"):
        actions.approve_claim(claim, organisation=organisation, act=ACT)
    assert duties(user, organisation) == set()
    assert a_claim(user, organisation).is_approved is None


def test_a_claim_is_not_approved_for_another_or_an_ended_organisation() -> None:
    organisation = makers.an_organisation()
    claim = a_claim(a_person(), organisation)
    with pytest.raises(actions.WrongOrganisation, match="认领的是"):
        actions.approve_claim(claim, organisation=makers.an_organisation(), act=ACT)
    ended = makers.corrected("organisations", organisation, ended_on=TODAY)
    with pytest.raises(actions.WrongOrganisation, match="已停用或注销"):
        actions.approve_claim(claim, organisation=ended, act=ACT)
    assert not Membership.objects.exists()


def test_a_claimant_whose_account_was_closed_is_not_approved() -> None:
    organisation, user = makers.an_organisation(), a_person()
    claim = a_claim(user, organisation)
    accounts.close_account(user, act=ACT)
    with pytest.raises(actions.WrongOrganisation, match="账户已停用"):
        actions.approve_claim(claim, organisation=organisation, act=ACT)


def test_a_second_claimant_does_not_take_over() -> None:
    organisation = makers.an_organisation()
    first = an_administrator(organisation)
    claim = a_claim(a_person(), organisation)
    with pytest.raises(actions.WrongOrganisation, match=f"已有单位管理员{first}"):
        actions.approve_claim(claim, organisation=organisation, act=ACT)
    for one in queries.members_of(organisation, TODAY):
        actions.dismiss(one, act=ACT)
    actions.approve_claim(claim, organisation=organisation, act=ACT)
    assert duties(claim.user, organisation) == ALL


def test_administrators_appoint_and_nobody_else_does() -> None:
    organisation = makers.an_organisation()
    head = an_administrator(organisation)
    preparer = a_member(organisation, head, Duty.PREPARER)
    assert duties(preparer, organisation) == {"preparer"}
    with pytest.raises(actions.NotAllowed, match="不是这个单位的管理员"):
        actions.appoint(a_person(), organisation, Duty.PREPARER, act=ACT, by_user=preparer)
    with pytest.raises(actions.NotAllowed, match="不是这个单位的管理员"):
        actions.appoint(preparer, makers.an_organisation(), Duty.PREPARER, act=ACT, by_user=head)
    with pytest.raises(actions.NotAllowed, match="不是在用的申报单位人员"):
        actions.appoint(
            a_person(role=Role.EXPERT), organisation, Duty.PREPARER, act=ACT, by_user=head
        )
    with pytest.raises(actions.AlreadyHeld, match="已是填报人"):
        actions.appoint(preparer, organisation, Duty.PREPARER, act=ACT, by_user=head)


def test_dismissal_counts_from_the_day_on_even_the_same_day() -> None:
    organisation = makers.an_organisation()
    head = an_administrator(organisation)
    preparer = a_member(organisation, head, Duty.PREPARER)
    one = queries.memberships_of(preparer, TODAY).get()
    actions.dismiss(one, act=ACT, by_user=head)
    assert duties(preparer, organisation) == set()
    with pytest.raises(actions.NotAllowed, match="已经解除"):
        actions.dismiss(one, act=ACT, by_user=head)
    actions.appoint(preparer, organisation, Duty.PREPARER, act=_later(3), by_user=head)
    assert duties(preparer, organisation, TODAY + timedelta(days=2)) == set()
    assert duties(preparer, organisation, TODAY + timedelta(days=3)) == {"preparer"}


def test_the_last_administrator_stays_unless_the_bureau_says_so() -> None:
    organisation = makers.an_organisation()
    head = an_administrator(organisation)
    one = queries.members_of(organisation, TODAY).get(duty=Duty.ADMINISTRATOR)
    with pytest.raises(actions.NotAllowed, match="至少要有一位管理员"):
        actions.dismiss(one, act=ACT, by_user=head)
    second = a_member(organisation, head, Duty.ADMINISTRATOR)
    actions.dismiss(one, act=ACT, by_user=second)
    assert duties(head, organisation) == {"preparer", "signatory"}
    other = queries.members_of(organisation, TODAY).get(duty=Duty.ADMINISTRATOR)
    actions.dismiss(other, act=ACT)
    assert duties(second, organisation) == set()


def test_people_may_leave_but_not_dismiss_colleagues() -> None:
    organisation = makers.an_organisation()
    head = an_administrator(organisation)
    one, two = (a_member(organisation, head, Duty.PREPARER) for _ in range(2))
    theirs = queries.memberships_of(two, TODAY).get()
    with pytest.raises(actions.NotAllowed, match="不是这个单位的管理员"):
        actions.dismiss(theirs, act=ACT, by_user=one)
    actions.dismiss(theirs, act=ACT, by_user=two)
    assert duties(two, organisation) == set()


def test_a_duty_is_delegated_for_a_while() -> None:
    organisation = makers.an_organisation()
    head = an_administrator(organisation, "principal")
    preparer = a_member(organisation, head, Duty.PREPARER)
    until = TODAY + timedelta(days=7)
    made = actions.delegate(head, organisation, Duty.SIGNATORY, to=preparer, until=until, act=ACT)
    assert (made.stands_in_for, made.until) == (head, until)
    held = queries.duties_of(preparer, organisation, TODAY)
    assert held == {Duty.PREPARER, Duty.SIGNATORY}
    for day, giver in ((TODAY, "principal"), (until, "")):
        said = queries.stand_in_for(preparer, organisation, day, duty=Duty.SIGNATORY)
        assert said == giver
    assert queries.duties_of(preparer, organisation, until) == {Duty.PREPARER}
    assert queries.stand_in_for(head, organisation, TODAY, duty=Duty.SIGNATORY) == ""


def test_delegations_that_make_no_sense_are_refused() -> None:
    organisation = makers.an_organisation()
    head = an_administrator(organisation)
    preparer, other = (a_member(organisation, head, Duty.PREPARER) for _ in range(2))
    soon = TODAY + timedelta(days=7)

    def delegate(by, to, until=soon, duty=Duty.SIGNATORY):
        return actions.delegate(by, organisation, duty, to=to, until=until, act=ACT)

    with pytest.raises(actions.NoSuchDelegation, match="您自己不是签发人"):
        delegate(preparer, other)
    with pytest.raises(actions.NoSuchDelegation, match="另一个人"):
        delegate(head, head)
    with pytest.raises(actions.NoSuchDelegation, match="今天以后"):
        delegate(head, preparer, TODAY)
    with pytest.raises(actions.NoSuchDelegation, match="不是在用的申报单位人员"):
        delegate(head, a_person(role=Role.EXPERT))
    delegate(head, preparer)
    with pytest.raises(actions.AlreadyHeld, match="已可以办签发人的事"):
        delegate(head, preparer)
    with pytest.raises(actions.NoSuchDelegation, match="不能再转委托"):
        delegate(preparer, other)


def test_a_delegation_ends_with_the_duty_that_was_delegated() -> None:
    organisation = makers.an_organisation()
    head = an_administrator(organisation)
    second = a_member(organisation, head, Duty.ADMINISTRATOR, Duty.PREPARER)
    until = TODAY + timedelta(days=30)
    actions.delegate(head, organisation, Duty.SIGNATORY, to=second, until=until, act=ACT)
    mine = queries.memberships_of(head, TODAY).get(duty=Duty.SIGNATORY)
    actions.dismiss(mine, act=_later(5), by_user=second)
    assert duties(second, organisation, TODAY + timedelta(days=4)) == ALL
    assert duties(second, organisation, TODAY + timedelta(days=5)) == {"administrator", "preparer"}


def test_a_delegator_may_take_it_back() -> None:
    organisation = makers.an_organisation()
    head = an_administrator(organisation)
    preparer = a_member(organisation, head, Duty.PREPARER)
    until = TODAY + timedelta(days=30)
    made = actions.delegate(head, organisation, Duty.SIGNATORY, to=preparer, until=until, act=ACT)
    own = queries.memberships_of(head, TODAY).get(duty=Duty.ADMINISTRATOR)
    assert own.stands_in_for is None
    actions.dismiss(made, act=ACT, by_user=head)
    assert queries.duties_of(preparer, organisation, TODAY) == {Duty.PREPARER}
