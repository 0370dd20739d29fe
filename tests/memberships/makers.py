"""People outside the bureau, and organisations that they have claimed."""

from __future__ import annotations

from datetime import date
from itertools import count

from kejitong.accounts.models import Role, User
from kejitong.memberships import actions
from kejitong.memberships.models import Claim, Membership
from kejitong.registers.files import Upload
from kejitong.registers.models import Record
from tests import makers
from tests.keeping import kept

PROOF = Upload("授权书.pdf", b"%PDF-1.7 \xe8\xaf\x95\xe9\xaa\x8c")
TODAY = makers.NOW.date()
_NUMBERS = count(1)


@kept
def a_person(username: str = "", *, role: Role = Role.APPLICANT) -> User:
    """An account without a region; one of an enterprise unless said otherwise."""
    return makers.a_user(role, region="", username=username or f"person{next(_NUMBERS)}")


@kept
def a_claim(user: User, organisation: Record) -> Claim:
    """A claim that waits."""
    act = makers.an_act(by=user.username)
    return actions.claim(user, organisation.uscc, organisation.name, PROOF, act=act)


@kept
def an_administrator(organisation: Record, username: str = "") -> User:
    """Somebody whose claim of the organisation was approved."""
    user = a_person(username)
    claim = a_claim(user, organisation)
    actions.approve_claim(claim, organisation=organisation, act=makers.an_act())
    return user


@kept
def a_member(organisation: Record, by: User, *duties: str, username: str = "") -> User:
    """Somebody whom the administrator appointed."""
    user = a_person(username)
    for duty in duties:
        act = makers.an_act(by=by.username)
        actions.appoint(user, organisation, duty, act=act, by_user=by)
    return user


def duties(user: User, organisation: Record, on: date = TODAY) -> set[str]:
    """What the memberships of that day say, without asking the room's queries."""
    held = Membership.objects.filter(user=user, organisation=organisation, since__lte=on)
    return {one.duty for one in held if one.until is None or one.until > on}
