"""The one style sheet: everything in it, kept for long under its name, never stale."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from kejitong.ui import styles

pytestmark = pytest.mark.django_db


def test_a_page_names_the_style_and_it_may_be_kept(client: Client) -> None:
    address = reverse("style", args=[styles.style().name])
    assert address in client.get("/sign-in/").content.decode()
    answer = client.get(address)
    assert answer.headers["Content-Type"] == "text/css; charset=utf-8"
    assert "immutable" in answer.headers["Cache-Control"]
    text = answer.content.decode()
    for name in styles.SHEETS:
        assert (styles.FOLDER / f"{name}.css").read_text("utf-8") in text


def test_an_old_name_gives_what_is_true_now_and_is_not_kept(client: Client) -> None:
    answer = client.get(reverse("style", args=["old"]))
    assert answer.content.decode() == styles.style().text
    assert answer.headers["Cache-Control"] == "no-cache"


def test_while_developing_it_is_read_anew(client: Client, settings: object) -> None:
    settings.DEBUG = True  # type: ignore[attr-defined]
    assert styles.style() is not styles.style()
    answer = client.get(reverse("style", args=[styles.style().name]))
    assert answer.headers["Cache-Control"] == "no-cache"
