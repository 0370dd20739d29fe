"""Who acts for whom on a day."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kejitong.accounts import actions as accounts
from kejitong.memberships import actions, queries
from kejitong.memberships.models import Duty
from tests import makers
from tests.memberships.makers import TODAY, a_claim, a_member, a_person, an_administrator

pytestmark = pytest.mark.django_db


def test_people_see_their_own_organisations_only_while_they_act_for_them() -> None:
    one, two = makers.an_organisation(), makers.an_organisation()
    head, other = an_administrator(one), an_administrator(two)
    preparer = a_member(one, head, Duty.PREPARER)
    actions.appoint(preparer, two, Duty.PREPARER, act=makers.an_act(), by_user=other)
    assert list(queries.organisations_of(preparer, TODAY)) == [one, two]
    assert list(queries.organisations_of(head, TODAY)) == [one]
    assert list(queries.organisations_of(preparer, TODAY - timedelta(days=1))) == []
    accounts.close_account(preparer, act=makers.an_act())
    assert list(queries.organisations_of(preparer, TODAY)) == []
    assert queries.duties_of(preparer, one, TODAY) == frozenset()


def test_a_retired_organisation_is_nobodys() -> None:
    organisation = makers.an_organisation()
    head = an_administrator(organisation)
    makers.retired("organisations", organisation)
    assert list(queries.organisations_of(head, TODAY)) == []


def test_members_are_those_of_the_organisation() -> None:
    one, two = makers.an_organisation(), makers.an_organisation()
    head = an_administrator(one, "head")
    an_administrator(two)
    preparer = a_member(one, head, Duty.PREPARER, username="preparer-of-one")
    members = queries.members_of(one, TODAY)
    assert [(each.user.username, each.duty) for each in members] == [
        ("head", "administrator"), ("head", "preparer"), ("head", "signatory"),
        ("preparer-of-one", "preparer"),
    ]  # fmt: skip
    assert queries.people_of(one) == {"head", "preparer-of-one"}
    mine = queries.memberships_of(preparer, TODAY).get()
    assert queries.membership(mine.pk, organisation=one) == mine
    with pytest.raises(queries.NoSuchMembership):
        queries.membership(mine.pk, organisation=two)


def test_claims_wait_in_the_order_in_which_they_came() -> None:
    claims = [a_claim(a_person(), makers.an_organisation()) for _ in range(3)]
    assert list(queries.waiting_claims()) == claims
    actions.refuse_claim(claims[1], act=makers.an_act(reason="没有盖章"))
    assert list(queries.waiting_claims()) == [claims[0], claims[2]]
    assert list(queries.decided_claims()) == [claims[1]]
    assert list(queries.claims_of(claims[0].user)) == [claims[0]]
    assert queries.claim(claims[2].pk) == claims[2]
    with pytest.raises(queries.NoSuchClaim, match="编号0"):
        queries.claim(0)
