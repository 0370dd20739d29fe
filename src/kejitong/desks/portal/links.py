"""The only place of the desk that knows the names of addresses, its own and where people act."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse


def asking(address: str, asked: Mapping[str, Any]) -> str:
    """The address with what is asked; empty answers are left out."""
    filled = {name: value for name, value in asked.items() if value not in ("", None, 0)}
    return f"{address}?{urlencode(filled)}" if filled else address


def home() -> str:
    return reverse("portal")


def calls(asked: Mapping[str, Any] | None = None) -> str:
    return asking(reverse("open-calls"), asked or {})


def call(code: str) -> str:
    return reverse("open-call", args=[code])


def item(code: str) -> str:
    return reverse("item-guide", args=[code])


def notices(asked: Mapping[str, Any] | None = None) -> str:
    return asking(reverse("open-notices"), asked or {})


def notice(pk: int) -> str:
    return reverse("open-notice", args=[pk])


def notice_list(pk: int) -> str:
    return reverse("open-notice-list", args=[pk])


def notice_file(pk: int, file: int) -> str:
    return reverse("open-notice-file", args=[pk, file])


def objecting(pk: int, line: int = 0) -> str:
    return asking(reverse("objection-form", args=[pk]), {"line": line})


def objection_received() -> str:
    return reverse("objection-received")


def objection_progress() -> str:
    return reverse("objection-progress")


def results(asked: Mapping[str, Any] | None = None) -> str:
    return asking(reverse("open-results"), asked or {})


def applying(code: str) -> str:
    """Where an organisation fills in its application for the call."""
    return reverse("own-call", args=[code])
