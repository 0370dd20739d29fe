"""The shelves of the applicant's desk itself: addresses, navigation, forms, scopes, limits."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory
from django.urls import get_resolver

from kejitong.accounts.models import Role
from kejitong.applications.access import NoSuchApplication
from kejitong.desks.applicant import context, forms, limits, links, scopes
from kejitong.ui.page import Request
from tests import makers

pytestmark = pytest.mark.django_db
DAY = makers.NOW.date()


def _request(path: str = "/apply/", *, role: Role | None = Role.APPLICANT) -> Request:
    request: Request = RequestFactory().get(path)  # type: ignore[assignment]
    request.user = makers.a_user(role, region="") if role else AnonymousUser()
    request.today, request.now = DAY, makers.NOW
    return request


def test_every_address_of_the_desk_is_led_to() -> None:
    desk = Path(links.__file__).parent
    officer = desk.parent / "officer"
    sources = [*desk.rglob("*.py"), *desk.rglob("*.html"), *officer.rglob("*.html")]
    written = "".join(path.read_text("utf-8") for path in sources if path.name != "urls.py")
    names = [
        str(pattern.name)
        for included in get_resolver().url_patterns
        if "applicant" in str(getattr(included, "urlconf_name", ""))
        for pattern in included.url_patterns
    ]
    assert len(names) > 30
    built = ("own-application-", "own-call-", "own-organisation-")
    lost = [n for n in names if f'"{n}"' not in written and f"'{n}'" not in written]
    assert [n for n in lost if not n.startswith(built)] == []


def test_an_address_leaves_out_what_was_not_asked() -> None:
    assert links.compared(7, 1, 2) == "/apply/applications/7/compared/?old=1&new=2"
    assert links.asking("/apply/", {"q": "", "n": 0}) == "/apply/"
    assert links.section(7, "basic", "q-title") == "/apply/applications/7/form/basic/#q-title"


def test_five_places_for_those_who_apply_and_none_for_others() -> None:
    (group,) = context.navigation(_request("/apply/suited/3/"))["navigation"]
    assert [(item.label, item.is_current) for item in group.items] == [
        ("首页", False), ("适合我们的", True), ("我的申报", False), ("单位与人员", False),
        ("帮助", False),
    ]  # fmt: skip
    assert context.navigation(_request(role=Role.OFFICER)) == {}
    assert context.navigation(_request(role=None)) == {}


def test_the_navigation_of_others_is_left_to_them() -> None:
    request = _request(role=Role.LEADER)
    assert "navigation" not in context.navigation(request)


def test_an_act_is_the_readers_at_the_hour_of_the_request() -> None:
    act = scopes.act(_request(), reason=" 说明 ")
    assert (act.by, act.at, act.reason) == ("applicant", makers.NOW, "说明")


def test_what_is_too_large_is_not_even_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scopes, "MOST_BYTES", 3)
    request: Request = RequestFactory().post("/", {"file": SimpleUploadedFile("a.pdf", b"abcd")})  # type: ignore[assignment]
    with pytest.raises(scopes.TooLarge):
        scopes.uploaded(request, "file")
    assert scopes.uploaded(request, "other") is None


def test_an_organisation_that_one_does_not_act_for_is_not_there() -> None:
    other = makers.an_organisation()
    with pytest.raises(Exception, match="没有这一页"):
        scopes.organisation(_request(), other.pk)
    with pytest.raises(NoSuchApplication):
        scopes.application(_request(role=Role.EXPERT), 1)


def test_a_delegation_ends_after_today() -> None:
    told = {"duty": "signatory", "to": "zhang", "until": "2026-12-01"}
    choices = {"duties": (("signatory", "签发人"),), "colleagues": (("zhang", "张"),)}
    assert forms.DelegateForm(told, today=date(2026, 11, 30), **choices).is_valid()
    assert not forms.DelegateForm(told, today=date(2026, 12, 1), **choices).is_valid()


def test_a_code_is_written_in_capitals_without_blanks() -> None:
    told = {"uscc": "91320612dem0000015"[:18], "name": "某厂"}
    proof = {"proof": SimpleUploadedFile("a.pdf", b"%PDF-")}
    form = forms.ClaimForm(told, proof)
    form.is_valid()
    assert form.cleaned_data["uscc"] == told["uscc"].upper()


def test_a_limit_is_reached_after_five() -> None:
    request = _request("/apply/sign-up/", role=None)
    for _ in range(5):
        limits.allow(request)
        limits.count(request)
    with pytest.raises(limits.TooOften):
        limits.allow(_request("/apply/sign-up/", role=None))
