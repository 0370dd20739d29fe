"""Claiming an organisation, and arranging who acts for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kejitong.accounts.models import User
from kejitong.memberships.models import Claim, Membership
from kejitong.registers.models import Record
from tests import makers as house
from tests.desks.applicant.makers import text
from tests.memberships import makers as memberships

SignIn = Callable[[User], Client]
pytestmark = pytest.mark.django_db
URL = "/apply/organisations/"


def _proof(content: bytes = b"%PDF-1.7 x", name: str = "授权书.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_a_claim_waits_for_the_bureau(signed_in: SignIn) -> None:
    user, firm = memberships.a_person("newcomer"), house.an_organisation("待认领厂")
    client = signed_in(user)
    assert "先认领您的单位" in text(client.get("/apply/"))
    told = {"uscc": f" {firm.uscc.lower()} "[:18], "name": firm.name, "proof": _proof()}
    told["uscc"] = firm.uscc.lower()
    assert client.post(f"{URL}claim/", told)["Location"] == URL
    assert Claim.objects.get().uscc == firm.uscc
    page = text(client.get(URL))
    assert "待认领厂" in page
    assert "等科技局核对" in page
    assert "认领正在核对" in text(client.get("/apply/"))
    assert client.get(f"{URL}{firm.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"uscc": "91320612DEM000000"}, "应为18位"),
        ({"uscc": "91320612DEM0000011"}, "统一社会信用代码"),
        ({"proof": _proof(b"MZ\x90\x00")}, "内容却不是"),
        ({"proof": _proof(name="授权书.exe")}, "不是 pdf、jpg 或 png 文件"),
        ({"name": ""}, "id_name_error"),
    ],
)
def test_what_cannot_be_claimed_is_said(
    signed_in: SignIn, changes: dict[str, object], said: str
) -> None:
    client = signed_in(memberships.a_person())
    told = {"uscc": house.a_uscc(77), "name": "某厂", "proof": _proof(), **changes}
    answer = client.post(f"{URL}claim/", told)
    assert answer.status_code == 422
    assert said in text(answer)
    assert not Claim.objects.exists()


def test_a_refused_claim_says_why(signed_in: SignIn) -> None:
    user, firm = memberships.a_person(), house.an_organisation()
    claim = memberships.a_claim(user, firm)
    act = house.an_act(reason="授权书没有盖章")
    memberships.actions.refuse_claim(claim, act=act)
    assert "授权书没有盖章" in text(signed_in(user).get(URL))


def test_the_administrator_appoints_and_dismisses(signing: Client, firm: Record) -> None:
    user = memberships.a_person("colleague")
    told = {"username": "colleague", "full_name": user.full_name, "duty": "preparer"}
    assert signing.post(f"{URL}{firm.pk}/appoint/", told).status_code == 302
    assert memberships.duties(user, firm) == {"preparer"}
    held = Membership.objects.get(user=user)
    signing.post(f"{URL}{firm.pk}/dismiss/", {"membership": held.pk})
    held.refresh_from_db()
    assert held.until == memberships.TODAY


@pytest.mark.parametrize("told", [{"username": "nobody"}, {"full_name": "不是他"}])
def test_a_wrong_name_and_an_unknown_one_are_answered_alike(
    signing: Client, firm: Record, told: dict[str, str]
) -> None:
    user = memberships.a_person("colleague")
    known = {"username": "colleague", "full_name": user.full_name, "duty": "preparer"}
    answer = signing.post(f"{URL}{firm.pk}/appoint/", {**known, **told})
    assert answer.status_code == 422
    assert "对不上任何一个在用的账户" in text(answer)


def test_a_preparer_appoints_nobody(desk: Client, firm: Record, signatory: User) -> None:
    assert "任命" not in text(desk.get(f"{URL}{firm.pk}/")).partition("<main")[2]
    user = memberships.a_person("colleague")
    told = {"username": "colleague", "full_name": user.full_name, "duty": "signatory"}
    answer = desk.post(f"{URL}{firm.pk}/appoint/", told)
    assert (answer.status_code, memberships.duties(user, firm)) == (422, set())
    theirs = Membership.objects.filter(user=signatory).first()
    assert desk.post(f"{URL}{firm.pk}/dismiss/", {"membership": theirs.pk}).status_code == 422


def test_signing_is_delegated_until_a_day(signing: Client, firm: Record, preparer: User) -> None:
    told = {"duty": "signatory", "to": "preparer", "until": "2026-12-05"}
    assert signing.post(f"{URL}{firm.pk}/delegate/", told).status_code == 302
    assert "signatory" in memberships.duties(preparer, firm)
    page = text(signing.get(f"{URL}{firm.pk}/"))
    assert "到2026-12-05" in page
    early = {**told, "until": "2026-11-30"}
    assert "要晚于今天" in text(signing.post(f"{URL}{firm.pk}/delegate/", early))


def test_another_organisations_members_are_out_of_reach(signing: Client) -> None:
    other = house.an_organisation("别家")
    administrator = memberships.an_administrator(other)
    held = Membership.objects.filter(user=administrator).first()
    for verb in ("appoint", "dismiss", "delegate"):
        answer = signing.post(f"{URL}{other.pk}/{verb}/", {"membership": held.pk})
        assert answer.status_code == 404


def test_a_membership_of_another_organisation_is_not_dismissed_here(
    signing: Client, firm: Record
) -> None:
    administrator = memberships.an_administrator(house.an_organisation("别家"))
    held = Membership.objects.filter(user=administrator).first()
    answer = signing.post(f"{URL}{firm.pk}/dismiss/", {"membership": held.pk})
    assert answer.status_code == 404
    held.refresh_from_db()
    assert held.until is None
