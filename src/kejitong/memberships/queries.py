"""Who acts for whom on a day, and the claims that wait."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet

from kejitong.kernel.refusals import Missing
from kejitong.memberships.models import Claim, Duty, Membership
from kejitong.organisations.registers import ORGANISATIONS
from kejitong.registers import queries

if TYPE_CHECKING:
    from kejitong.accounts.models import User
    from kejitong.organisations.models import Organisation

DUTIES = tuple(Duty)
"""全部职责，供选择。"""


class NoSuchClaim(Missing):
    """没有找到这次认领。"""


class NoSuchMembership(Missing):
    """没有找到这样职责。"""


def current(on: date) -> Q:
    """这一天有效：已起，未止。"""
    return Q(since__lte=on) & (Q(until=None) | Q(until__gt=on))


def memberships_of(user: User, on: date) -> QuerySet[Membership]:
    """这个人这一天的各样职责。"""
    if not user.is_active:
        return Membership.objects.none()
    found = Membership.objects.filter(current(on), user=user)
    return found.select_related("organisation", "stands_in_for").order_by("organisation", "pk")


def organisations_of(user: User, on: date) -> QuerySet[Any]:
    """这个人这一天替哪些单位办事。"""
    mine = memberships_of(user, on).order_by()
    return queries.live(ORGANISATIONS).filter(pk__in=mine.values("organisation")).order_by("pk")


def duties_of(user: User, organisation: Organisation | int, on: date) -> frozenset[Duty]:
    """这个人这一天在这个单位的职责，受委托代办的也算。"""
    held = memberships_of(user, on).filter(organisation=organisation)
    return frozenset(Duty(duty) for duty in held.values_list("duty", flat=True))


def stand_in_for(
    user: User, organisation: Organisation | int, on: date, *, duty: Duty | str
) -> str:
    """这样职责只是受委托代办的，答委托人的登录名；自己本有的，答空。"""
    held = memberships_of(user, on).filter(organisation=organisation, duty=duty)
    people = held.values_list("stands_in_for__username", flat=True)
    return "" if None in people else next(iter(people), "")


def members_of(organisation: Organisation | int, on: date) -> QuerySet[Membership]:
    """这个单位这一天的成员，一样职责一条。"""
    found = Membership.objects.filter(current(on), organisation=organisation, user__is_active=True)
    return found.select_related("user", "stands_in_for").order_by("user", "duty", "pk")


def people_of(organisation: Organisation | int) -> frozenset[str]:
    """曾经或现在替这个单位办事的人的登录名。"""
    found = Membership.objects.filter(organisation=organisation)
    return frozenset(found.values_list("user__username", flat=True))


def membership(pk: int, *, organisation: Organisation | int) -> Membership:
    """这个单位的这样职责。"""
    found = Membership.objects.select_related("user", "organisation", "stands_in_for")
    if (one := found.filter(pk=pk, organisation=organisation).first()) is None:
        raise NoSuchMembership(why=f"编号{pk}", remedy="请从成员名单重新打开")
    return one


def waiting_claims() -> QuerySet[Claim]:
    """等科技局核对的认领，先来的在前。"""
    return _claims().filter(is_approved=None).order_by("made_at", "pk")


def decided_claims() -> QuerySet[Claim]:
    """核对过的认领，最近的在前。"""
    return _claims().exclude(is_approved=None).order_by("-decided_at", "-pk")


def claims_of(user: User) -> QuerySet[Claim]:
    """这个人提出的认领，最近的在前。"""
    return _claims().filter(user=user).order_by("-made_at", "-pk")


def claim(pk: int) -> Claim:
    """这次认领。"""
    if (one := _claims().filter(pk=pk).first()) is None:
        raise NoSuchClaim(why=f"编号{pk}", remedy="请从认领列表重新打开")
    return one


def claimed(claim: Claim) -> Organisation | None:
    """登记册里与认领的信用代码相同的单位；没有的，要先登记。"""
    found: Organisation | None = queries.live(ORGANISATIONS).filter(uscc=claim.uscc).first()
    return found


def _claims() -> QuerySet[Claim]:
    return Claim.objects.select_related("user", "organisation")
