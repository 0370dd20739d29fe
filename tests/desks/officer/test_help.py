"""The meanings of registers, columns and indicators, for everybody who has signed in."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kejitong.accounts.models import Role, User
from kejitong.desks.officer import links
from kejitong.indicators.reckoning import indicators
from kejitong.registers import catalogue
from tests import makers

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", Role)
def test_everybody_reads_all_that_is_declared(
    role: Role, signed_in: Callable[[User], Client]
) -> None:
    answer = signed_in(makers.a_user(role)).get(links.help_about())
    page = answer.context["page"]
    assert [book.slug for book in page.books] == list(catalogue.registers())
    assert [one.code for one in page.indicators] == list(indicators())
    text = answer.content.decode()
    assert all(f'id="register-{slug}"' in text for slug in catalogue.registers())


def test_a_word_narrows_to_where_it_is_said(desk: Client) -> None:
    with CaptureQueriesContext(connection) as asked:
        page = desk.get(links.help_about(), {"about": "信用代码"}).context["page"]
    slugs = [book.slug for book in page.books]
    assert "organisations" in slugs
    assert len(slugs) < len(catalogue.registers())
    assert len(asked) <= 12
    nothing = desk.get(links.help_about(), {"about": "没有这个词"}).context["page"]
    assert (nothing.books, nothing.indicators) == ((), ())


def test_a_register_has_its_place_on_the_page() -> None:
    assert links.help_about("patents") == "/office/help/#register-patents"
