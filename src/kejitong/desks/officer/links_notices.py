"""Where notices and objections are handled: the names of those addresses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from kejitong.desks.officer.links import asking


def notices() -> str:
    return reverse("notices")


def new_notice(code: str) -> str:
    return reverse("notice-new", args=[code])


def notice(pk: int) -> str:
    return reverse("notice", args=[pk])


def public_notice(pk: int) -> str:
    """The same notice as the public sees it."""
    return reverse("open-notice", args=[pk])


def objections(asked: Mapping[str, Any] | None = None) -> str:
    return asking(reverse("objections"), asked or {})


def objection(pk: int) -> str:
    return reverse("objection", args=[pk])


def objection_part(pk: int, part: str) -> str:
    """A verb or paper of an objection: admit, refuse, conclude, evidence, letter …"""
    return reverse(f"objection-{part}", args=[pk])


def application(pk: int) -> str:
    return reverse("application", args=[pk])
