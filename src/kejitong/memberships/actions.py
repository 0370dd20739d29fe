"""Every change to who acts for an organisation: claims and duties. One verb, one journal entry."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from django.db import transaction
from django.utils import timezone

from kejitong.accounts.access import can_apply
from kejitong.audit import actions as journal
from kejitong.audit.actions import Act, Trace
from kejitong.kernel.identifiers import uscc as codes
from kejitong.kernel.identifiers.plain import plain
from kejitong.kernel.refusals import Refused
from kejitong.memberships import access, proofs, queries
from kejitong.memberships.models import Claim, Duty, Membership
from kejitong.registers import files
from kejitong.registers.files import Upload

if TYPE_CHECKING:
    from kejitong.accounts.models import User
    from kejitong.organisations.models import Organisation

ALL_DUTIES = (Duty.ADMINISTRATOR, Duty.PREPARER, Duty.SIGNATORY)
LONGEST_NAME = 120


class NotClaimable(Refused):
    """不能这样认领单位。"""


class AlreadyDecided(Refused):
    """这次认领已经核对过。"""


class WrongOrganisation(Refused):
    """这次认领不能通过。"""


class ReasonMissing(Refused):
    """要写明理由。"""


class NotAllowed(Refused):
    """您不能这样调整成员。"""


class AlreadyHeld(Refused):
    """这个人在本单位已有这样职责。"""


class NoSuchDelegation(Refused):
    """不能这样委托。"""


@transaction.atomic
def claim(user: User, uscc: str, name: str, proof: Upload, *, act: Act) -> Claim:
    """凭信用代码和证明材料认领一个单位；在不在册都可以，由科技局核对。"""
    code, called = plain(uscc), " ".join(name.split())
    if why := can_apply(user):
        raise NotClaimable(why=why)
    if problem := codes.problem(code):
        raise NotClaimable(
            why=f"统一社会信用代码“{code[:20]}”{problem}", remedy="请照营业执照核对后再填"
        )
    if not called or len(called) > LONGEST_NAME:
        raise NotClaimable(why=f"单位名称应为1至{LONGEST_NAME}个字", remedy="请照营业执照填写")
    proofs.check(proof)
    if Claim.objects.filter(user=user, uscc=code, is_approved=None).exists():
        raise NotClaimable(why="您对这个单位的认领正在核对", remedy="请等候结果")
    kept = files.keep(proof.content)
    made = Claim.objects.create(
        user=user, uscc=code, name=called, proof_name=proof.name[-200:], proof_path=kept.path,
        proof_digest=kept.digest, made_at=act.at,
    )  # fmt: skip
    after = {"user": user.username, "uscc": code, "name": called, "proof": kept.digest}
    journal.record(Trace("claims.claimed", "claims", made.pk, None, after), act=act)
    return made


@transaction.atomic
def approve_claim(claim: Claim, *, organisation: Organisation, act: Act) -> Claim:
    """核对无误：第一位认领人成为单位管理员、填报人和签发人；不在册的单位先登记。"""
    stored = _undecided(claim)
    _allow_approval(stored, organisation, _day(act))
    stored.organisation = organisation
    _decide(stored, act, is_approved=True)
    for duty in ALL_DUTIES:
        _grant(stored.user, organisation, duty, act=act)
    return stored


@transaction.atomic
def refuse_claim(claim: Claim, *, act: Act) -> Claim:
    """核对有误，不通过；理由告诉认领人。"""
    if not act.reason.strip():
        raise ReasonMissing(remedy="请写明哪里不符、怎样再来认领")
    stored = _undecided(claim)
    _decide(stored, act, is_approved=False)
    return stored


@transaction.atomic
def appoint(
    user: User, organisation: Organisation, duty: Duty | str, *, act: Act, by_user: User
) -> Membership:
    """单位管理员任命一样职责。"""
    on = _day(act)
    if why := access.can_appoint(by_user, organisation, on) or access.can_join(user):
        raise NotAllowed(why=why)
    held = queries.memberships_of(user, on).filter(organisation=organisation, duty=duty)
    if held.filter(stands_in_for=None).exists():
        raise AlreadyHeld(why=f"{user}已是{Duty(duty).label}")
    return _grant(user, organisation, Duty(duty), act=act)


@transaction.atomic
def dismiss(membership: Membership, *, act: Act, by_user: User | None = None) -> Membership:
    """解除一样职责，当天起不再有效，连同他以这样职责委托出去的；不写 `by_user` 是科技局解除。"""
    stored = Membership.objects.select_for_update().get(pk=membership.pk)
    on = _day(act)
    if stored.until is not None and stored.until <= on:
        raise NotAllowed(why="这样职责已经解除")
    if by_user is not None:
        _allow_dismissal(stored, by_user, on)
    given = Membership.objects.filter(
        queries.current(on), organisation=stored.organisation_id, duty=stored.duty,
        stands_in_for=stored.user_id,
    )  # fmt: skip
    for each in (stored, *(given if stored.stands_in_for_id is None else ())):
        before, each.until = each.until, max(on, each.since)
        each.save(update_fields=["until"])
        _trace("dismissed", each, {"until": before}, act)
    return stored


class Delegation(TypedDict):
    """委托给谁、到哪天为止（当天起不再有效）。"""

    to: User
    until: date


@transaction.atomic
def delegate(
    user: User,
    organisation: Organisation,
    duty: Duty | str,
    *,
    act: Act,
    **given: Unpack[Delegation],
) -> Membership:
    """把自己的一样职责委托别人代办；受委托的不能再转委托。"""
    to, until = given["to"], given["until"]
    on = _day(act)
    mine = queries.memberships_of(user, on).filter(organisation=organisation, duty=duty)
    if not mine.filter(stands_in_for=None).exists():
        raise NoSuchDelegation(why=f"您自己不是{Duty(duty).label}", remedy="受委托的不能再转委托")
    if user == to or until <= on:
        raise NoSuchDelegation(remedy="请委托给另一个人，并写明今天以后的止日")
    if why := access.can_join(to):
        raise NoSuchDelegation(why=why)
    if queries.memberships_of(to, on).filter(organisation=organisation, duty=duty).exists():
        raise AlreadyHeld(why=f"{to}已可以办{Duty(duty).label}的事", remedy="无需再委托")
    made = Membership.objects.create(
        user=to, organisation=organisation, duty=duty, since=on, until=until, stands_in_for=user
    )
    _trace("delegated", made, None, act)
    return made


def _allow_approval(claim: Claim, organisation: Organisation, on: date) -> None:
    if organisation.uscc != claim.uscc:
        raise WrongOrganisation(
            why=f"认领的是{claim.uscc}，这个单位是{organisation.uscc}",
            remedy="请选信用代码相同的单位，没有的先登记",
        )
    if organisation.retired_at or (organisation.ended_on and organisation.ended_on <= on):
        raise WrongOrganisation(why=f"“{organisation}”已停用或注销", remedy="请核对登记册，或退回")
    if not claim.user.is_active:
        raise WrongOrganisation(why="认领人的账户已停用", remedy="请退回")
    heads = queries.members_of(organisation, on).filter(duty=Duty.ADMINISTRATOR)
    if head := heads.exclude(user=claim.user_id).first():
        raise WrongOrganisation(
            why=f"“{organisation}”已有单位管理员{head.user}",
            remedy="请由其任命成员；确已离任的，先解除其职责再通过",
        )


def _undecided(claim: Claim) -> Claim:
    stored = Claim.objects.select_for_update().get(pk=claim.pk)
    if stored.is_approved is not None:
        said = "通过" if stored.is_approved else "退回"
        raise AlreadyDecided(why=f"{stored.decided_by}已{said}", remedy="请刷新列表")
    return stored


def _decide(claim: Claim, act: Act, *, is_approved: bool) -> None:
    claim.is_approved, claim.reason = is_approved, act.reason[:500]
    claim.decided_at, claim.decided_by = act.at, act.by
    claim.save()
    after: dict[str, Any] = {"uscc": claim.uscc, "is_approved": is_approved}
    verb = "approved" if is_approved else "refused"
    journal.record(Trace(f"claims.{verb}", "claims", claim.pk, None, after), act=act)


def _grant(user: User, organisation: Organisation, duty: Duty, *, act: Act) -> Membership:
    made, is_new = Membership.objects.get_or_create(
        user=user, organisation=organisation, duty=duty, until=None,
        defaults={"since": _day(act)},
    )  # fmt: skip
    if is_new:
        _trace("appointed", made, None, act)
    return made


def _allow_dismissal(membership: Membership, by_user: User, on: date) -> None:
    why = access.can_appoint(by_user, membership.organisation_id, on)
    if why and by_user.pk not in {membership.user_id, membership.stands_in_for_id}:
        raise NotAllowed(why=why)
    if membership.duty != Duty.ADMINISTRATOR or membership.stands_in_for_id:
        return
    others = queries.members_of(membership.organisation_id, on).exclude(pk=membership.pk)
    if not others.filter(duty=Duty.ADMINISTRATOR, stands_in_for=None).exists():
        raise NotAllowed(why="单位至少要有一位管理员", remedy="请先任命另一位管理员")


def _trace(verb: str, made: Membership, before: dict[str, Any] | None, act: Act) -> None:
    after = {
        "user": made.user.username, "organisation": made.organisation_id, "duty": str(made.duty),
        "since": made.since, "until": made.until,
        "stands_in_for": made.stands_in_for.username if made.stands_in_for else "",
    }  # fmt: skip
    journal.record(Trace(f"memberships.{verb}", "memberships", made.pk, before, after), act=act)


def _day(act: Act) -> date:
    return timezone.localdate(act.at)
