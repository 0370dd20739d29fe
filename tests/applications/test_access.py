"""One policy of who sees what: by role, region, organisation and whether it was ever submitted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from kejitong.accounts.models import Role as AccountRole
from kejitong.accounts.models import User
from kejitong.applications import access
from kejitong.applications.actions import submitting
from kejitong.applications.actions.advancing import Hand
from kejitong.applications.models import Application
from kejitong.memberships import actions as memberships
from kejitong.memberships.models import Duty
from kejitong.ui.installation import Installation, describe
from kejitong.workflow.vocabulary import NotYours, Role
from tests import makers
from tests.applications.makers import SIGNATORY, an_application
from tests.keeping import kept
from tests.memberships.makers import TODAY, a_member, a_person, an_administrator

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("invented")]
TOWN, OTHER_TOWN = f"{makers.DISTRICT}001", f"{makers.DISTRICT}002"


@dataclass(frozen=True)
class World:
    """Two enterprises in two townships, each with a draft and a submitted application."""

    people: dict[str, User]
    drafts: tuple[Application, Application]
    submitted: tuple[Application, Application]


@pytest.fixture(autouse=True)
def _installed() -> Iterator[None]:
    describe(Installation(region=makers.DISTRICT))
    yield
    describe(Installation())


@pytest.fixture
@kept
def world() -> World:
    district = makers.a_region()
    towns = [makers.a_township(district, code, code) for code in (TOWN, OTHER_TOWN)]
    organisations = [makers.an_organisation(region=town) for town in towns]
    heads = [an_administrator(one, f"head{at}") for at, one in enumerate(organisations)]
    drafts, submitted = [], []
    for organisation, head in zip(organisations, heads, strict=True):
        drafts.append(an_application(organisation=organisation, user=head))
        made = an_application(organisation=organisation, user=head, item="invented_grant")
        submitted.append(submitting.submit(made, hand=SIGNATORY, act=makers.an_act()))
    people = {
        "own": heads[0], "rival": heads[1],
        "preparer": a_member(organisations[0], heads[0], Duty.PREPARER),
        "officer": makers.a_user(AccountRole.OFFICER),
        "anywhere": makers.a_user(AccountRole.OFFICER, region="", username="anywhere"),
        "leader": makers.a_user(AccountRole.LEADER),
        "town": makers.a_user(AccountRole.OFFICER, region=TOWN, username="town"),
        "elsewhere": makers.a_user(AccountRole.OFFICER, region="320681", username="elsewhere"),
        "expert": makers.a_user(AccountRole.EXPERT, region=""),
        "auditor": makers.a_user(AccountRole.AUDITOR),
        "administrator": makers.a_user(AccountRole.ADMINISTRATOR),
        "newcomer": a_person("newcomer"),
    }  # fmt: skip
    return World(people, tuple(drafts), tuple(submitted))


def test_everybody_sees_exactly_what_is_theirs(world: World) -> None:
    names = {
        world.drafts[0].pk: "own draft", world.drafts[1].pk: "rival draft",
        world.submitted[0].pk: "own", world.submitted[1].pk: "rival",
    }  # fmt: skip
    seen = {
        who: {names[one.pk] for one in access.visible(user, on=TODAY)}
        for who, user in world.people.items()
    }
    assert seen == {
        "own": {"own draft", "own"}, "preparer": {"own draft", "own"},
        "rival": {"rival draft", "rival"},
        "officer": {"own", "rival"}, "anywhere": {"own", "rival"}, "leader": {"own", "rival"},
        "town": {"own"},
        "elsewhere": set(), "expert": set(), "auditor": set(), "administrator": set(),
        "newcomer": set(),
    }  # fmt: skip
    assert not access.visible(AnonymousUser(), on=TODAY).exists()


def test_what_is_not_seen_answers_the_same_as_what_is_not_there(world: World) -> None:
    said = set()
    for pk in (world.drafts[1].pk, world.submitted[1].pk, 999_999):
        with pytest.raises(access.NoSuchApplication) as caught:
            access.seen(world.people["own"], pk, on=TODAY)
        said.add(str(caught.value))
    assert len(said) == 1
    assert access.may_see(world.people["own"], world.submitted[1], on=TODAY) in said
    assert access.seen(world.people["own"], world.drafts[0].pk, on=TODAY) == world.drafts[0]


def test_roles_follow_from_duties_and_regions(world: World) -> None:
    own = world.submitted[0]
    roles = {
        who: {role.value for role in access.roles_of(user, own, on=TODAY)}
        for who, user in world.people.items()
    }
    assert {who: held for who, held in roles.items() if held} == {
        "own": {"applicant", "signatory"}, "preparer": {"applicant"},
        "officer": {"officer"}, "anywhere": {"officer"}, "leader": {"approver"},
        "town": {"recommender"},
    }  # fmt: skip
    assert access.roles_of(world.people["officer"], world.drafts[0], on=TODAY) == frozenset()


def test_a_township_has_no_part_in_what_needs_no_recommendation(world: World) -> None:
    head, organisation = world.people["own"], world.submitted[0].organisation
    made = an_application(organisation=organisation, user=head, item="invented_redemption")
    made = submitting.submit(made, hand=SIGNATORY, act=makers.an_act())
    assert access.may_see(world.people["town"], made, on=TODAY)
    assert access.may_see(world.people["officer"], made, on=TODAY) == ""


def test_the_township_is_the_one_at_the_time_of_applying(world: World) -> None:
    own, elsewhere = world.submitted[0], world.submitted[1].organisation.region_id
    makers.corrected("organisations", own.organisation, region=elsewhere)
    assert access.may_see(world.people["town"], own, on=TODAY) == ""


def test_people_edit_drafts_of_their_own_and_nothing_that_was_submitted(world: World) -> None:
    people, draft, own = world.people, world.drafts[0], world.submitted[0]
    assert access.may_edit(people["preparer"], draft, on=TODAY) == ""
    assert "内容不能改" in access.may_edit(people["preparer"], own, on=TODAY)
    for who in ("rival", "officer", "town", "auditor"):
        assert access.may_edit(people[who], draft, on=TODAY) == str(access.NoSuchApplication())


def test_whoever_left_sees_nothing_from_that_day(world: World) -> None:
    preparer, own = world.people["preparer"], world.drafts[0]
    mine = preparer.memberships.get()
    memberships.dismiss(mine, act=makers.an_act(), by_user=world.people["own"])
    preparer = User.objects.get(pk=preparer.pk)
    assert access.may_see(preparer, own, on=TODAY)
    assert access.roles_of(preparer, own, on=TODAY) == frozenset()


def test_the_hand_names_whom_one_stands_in_for(world: World) -> None:
    head, preparer, own = world.people["own"], world.people["preparer"], world.drafts[0]
    assert access.hand(head, own, Role.SIGNATORY, on=TODAY) == Hand(Role.SIGNATORY)
    with pytest.raises(NotYours, match="要由申报单位签发人办理，您是申报单位"):
        access.hand(preparer, own, Role.SIGNATORY, on=TODAY)
    memberships.delegate(
        head, own.organisation, Duty.SIGNATORY, to=preparer, act=makers.an_act(),
        until=TODAY + timedelta(days=3),
    )  # fmt: skip
    assert access.hand(preparer, own, Role.SIGNATORY, on=TODAY) == Hand(Role.SIGNATORY, "head0")
    assert access.hand(preparer, own, Role.APPLICANT, on=TODAY) == Hand(Role.APPLICANT)
    with pytest.raises(NotYours):
        access.hand(preparer, own, Role.SIGNATORY, on=TODAY + timedelta(days=3))


def test_who_only_stands_in_prepares_in_the_others_name(world: World) -> None:
    head, own, friend = world.people["own"], world.drafts[0], world.people["newcomer"]
    memberships.delegate(
        head, own.organisation, Duty.PREPARER, to=friend, act=makers.an_act(),
        until=TODAY + timedelta(days=3),
    )  # fmt: skip
    assert access.hand(friend, own, Role.APPLICANT, on=TODAY) == Hand(Role.APPLICANT, "head0")


def test_the_bureau_stands_in_for_a_township_only_by_name(world: World) -> None:
    officer, own = world.people["officer"], world.submitted[0]
    with pytest.raises(NotYours):
        access.hand(officer, own, Role.RECOMMENDER, on=TODAY)
    assert access.hand(officer, own, Role.RECOMMENDER, on=TODAY, stands_in_for="试验镇") == Hand(
        Role.RECOMMENDER, "试验镇"
    )
    with pytest.raises(NotYours):
        access.hand(world.people["leader"], own, Role.RECOMMENDER, on=TODAY, stands_in_for="试验镇")
    with pytest.raises(access.NoSuchApplication):
        access.hand(world.people["rival"], own, Role.APPLICANT, on=TODAY)


def test_a_room_above_lets_its_own_people_see(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(access, "_SIGHTS", {})
    expert, own = world.people["expert"], world.submitted[0]

    @access.sight("tried")
    def _see(user: User, on: object) -> Q:
        return Q(pk=own.pk) if user == expert else Q(pk__in=())

    assert list(access.visible(expert, on=TODAY)) == [own]
    assert access.roles_of(expert, own, on=TODAY) == frozenset()
    with pytest.raises(ValueError, match="declared twice"):
        access.sight("tried")(lambda _user, _on: Q())


def test_counts_never_tell_of_others(world: World) -> None:
    counted = {who: access.visible(one, on=TODAY).count() for who, one in world.people.items()}
    assert (counted["own"], counted["rival"], counted["town"], counted["officer"]) == (2, 2, 1, 2)


def test_the_policy_is_asked_with_few_queries(
    world: World, django_assert_num_queries: object
) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        list(access.visible(world.people["own"], on=TODAY))
    with django_assert_num_queries(2):  # type: ignore[operator]
        access.roles_of(world.people["own"], world.submitted[0], on=TODAY)
