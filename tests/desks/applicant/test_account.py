"""Registering: a strong password, a name of one's own, and not too often from one place."""

from __future__ import annotations

import pytest
from django.test import Client

from kejitong.accounts.models import Role, User
from tests.desks.applicant.makers import text

pytestmark = pytest.mark.django_db
TOLD = {"username": "zhang-san", "full_name": "张三", "password": "长长的口令 2026-xyz",
        "is_informed": "on"}  # fmt: skip
URL = "/apply/sign-up/"


def _register(client: Client, **changes: str) -> int:
    return client.post(URL, {**TOLD, **changes}).status_code


def test_who_registers_is_an_applicant_signed_in_and_sent_to_claim() -> None:
    client = Client()
    answer = client.post(URL, TOLD)
    user = User.objects.get(username="zhang-san")
    assert (user.role, user.region, user.full_name) == (Role.APPLICANT, "", "张三")
    assert answer["Location"] == "/apply/organisations/claim/"
    assert client.get("/apply/").status_code == 200
    assert client.get("/office/").status_code == 403


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"password": "1234567890123"}, "id_password_error"),
        ({"password": "zhang-san-1"}, "id_password_error"),
        ({"username": "张三"}, "登录名只能用字母、数字和横线"),
        ({"is_informed": ""}, "请先看过个人信息告知"),
        ({"full_name": ""}, "id_full_name_error"),
    ],
)
def test_what_is_wrong_stands_beside_its_field(changes: dict[str, str], said: str) -> None:
    answer = Client().post(URL, {**TOLD, **changes})
    assert answer.status_code == 422
    assert said in text(answer)
    assert not User.objects.exists()


def test_a_name_is_taken_whatever_its_case(officer: User) -> None:
    answer = Client().post(URL, {**TOLD, "username": "OFFICER"})
    assert "这个登录名已有人用" in text(answer)


def test_nobody_registers_a_crowd() -> None:
    for number in range(5):
        assert _register(Client(), username=f"user-{number}") == 302
    answer = Client().post(URL, {**TOLD, "username": "user-6"})
    assert answer.status_code == 409
    assert "请半小时后再来" in text(answer)
    assert User.objects.count() == 5


def test_nobody_tries_out_names(officer: User) -> None:
    assert [_register(Client(), username="officer") for _ in range(6)] == [422] * 5 + [409]


def test_a_mistake_in_the_form_does_not_count() -> None:
    for _ in range(8):
        assert _register(Client(), password="短") == 422
    assert _register(Client()) == 302


def test_those_who_register_may_still_sign_in_elsewhere() -> None:
    """What counts against registering does not lock any real login name."""
    for number in range(6):
        _register(Client(), username=f"user-{number}")
    told = {"username": "user-0", "password": TOLD["password"]}
    assert Client().post("/sign-in/", told).status_code == 302
