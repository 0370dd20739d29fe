"""A register that the whole district shares is not changed by those who see only a part of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from kejitong.accounts.models import Role, User
from kejitong.desks.officer import links
from kejitong.registers import catalogue
from tests import makers

pytestmark = pytest.mark.django_db


@pytest.fixture
def township(signed_in: Callable[[User], Client]) -> Client:
    return signed_in(makers.a_user(Role.OFFICER, region="320612001"))


def test_a_township_neither_adds_corrects_retires_nor_restores(township: Client) -> None:
    channel = makers.a_record("channels", name="试验日报", level="city")
    slug, stored = "channels", catalogue.register("channels").model.objects
    before = stored.values().get()
    page = links.record(slug, channel.pk)
    correct = {"name": "改名", "level": "city", "reason": "试", "version": "1"}
    for address, sent in (
        (f"/office/registers/{slug}/new/", {"name": "新渠道", "level": "city"}),
        (f"{page}correct/", correct),
        (f"{page}retire/", {"reason": "试"}),
        (f"{page}restore/", {"reason": "试"}),
    ):
        answer = township.post(address, sent)
        assert answer.status_code == 409, address
        assert "不分地区，全区共用一本" in answer.content.decode(), address
    assert stored.values().get() == before


def test_an_officer_of_the_district_may(signed_in: Callable[[User], Client]) -> None:
    desk = signed_in(makers.a_user(Role.OFFICER))
    answer = desk.post("/office/registers/channels/new/", {"name": "新渠道", "level": "city"})
    assert answer.status_code == 302
