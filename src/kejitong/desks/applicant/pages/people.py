"""An organisation as its own people see it: who holds which duty, and what the bureau has on record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from kejitong.desks.applicant import links
from kejitong.memberships import access
from kejitong.memberships import queries as memberships
from kejitong.organisations.registers import ORGANISATIONS
from kejitong.registers.showing import cell
from kejitong.ui.pieces import BadgeKind, Fact

ON_RECORD = ("uscc", "name", "kind", "region", "industry", "established_on", "address",
             "legal_representative")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Held:
    """一个人的一样职责。"""

    pk: int
    who: str
    username: str
    duty: str
    since: date
    until: date | None
    stands_in_for: str
    can_end: bool


@dataclass(frozen=True, slots=True)
class Place:
    """一个单位和我在其中的职责。"""

    pk: int
    name: str
    uscc: str
    duties: str
    url: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """一次认领和它的结果。"""

    name: str
    uscc: str
    made_at: Any
    label: str
    kind: BadgeKind
    reason: str


@dataclass(frozen=True, slots=True)
class Organisation:
    """单位与人员页上的一个单位。"""

    place: Place
    members: tuple[Held, ...]
    facts: tuple[Fact, ...]
    duties: tuple[tuple[str, str], ...]
    own_duties: tuple[tuple[str, str], ...]
    colleagues: tuple[tuple[str, str], ...]
    may_appoint: bool


def places(user: Any, on: date) -> tuple[Place, ...]:
    """我替哪些单位办事，各任什么职。"""
    held: dict[int, list[Any]] = {}
    for each in memberships.memberships_of(user, on):
        held.setdefault(each.organisation_id, []).append(each)
    return tuple(_place(mine[0].organisation, mine) for mine in held.values())


def _place(organisation: Any, mine: Iterable[Any]) -> Place:
    labels = dict.fromkeys(str(each.get_duty_display()) for each in mine)
    return Place(
        organisation.pk, organisation.name, organisation.uscc, "、".join(labels),
        links.organisation(organisation.pk),
    )  # fmt: skip


def claims(user: Any) -> tuple[Waiting, ...]:
    """我提出的认领。"""
    return tuple(_waiting(each) for each in memberships.claims_of(user))


def _waiting(claim: Any) -> Waiting:
    told: tuple[str, BadgeKind] = ("等科技局核对", "blue")
    if claim.is_approved is not None:
        told = ("已通过", "green") if claim.is_approved else ("没有通过", "red")
    return Waiting(claim.name, claim.uscc, claim.made_at, *told, claim.reason)


def organisation(one: Any, user: Any, on: date) -> Organisation:
    """一个单位的成员和登记情况。"""
    mine = [each for each in memberships.memberships_of(user, on) if each.organisation_id == one.pk]
    may_appoint = not access.can_appoint(user, one, on)
    members = [*memberships.members_of(one, on)]
    others = {each.user.username: f"{each.user}（{each.user.username}）" for each in members}
    others.pop(user.username, None)
    own = {each.duty: str(each.get_duty_display()) for each in mine if not each.stands_in_for_id}
    return Organisation(
        _place(one, mine),
        tuple(_held(each, user, may_appoint=may_appoint) for each in members),
        tuple(
            Fact(ORGANISATIONS.heading(name), cell(ORGANISATIONS, one, name).text)
            for name in ON_RECORD
        ),
        tuple((duty.value, str(duty.label)) for duty in memberships.DUTIES),
        tuple(own.items()),
        tuple(others.items()),
        may_appoint,
    )


def _held(each: Any, user: Any, *, may_appoint: bool) -> Held:
    is_own = user.pk in {each.user_id, each.stands_in_for_id}
    return Held(
        each.pk, str(each.user), each.user.username, str(each.get_duty_display()), each.since,
        each.until, str(each.stands_in_for or ""), may_appoint or is_own,
    )  # fmt: skip
