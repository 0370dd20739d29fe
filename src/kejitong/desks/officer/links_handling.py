"""Where applications, calls, claims and experts are handled: the names of those addresses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from kejitong.desks.officer.links import asking


def applications(asked: Mapping[str, Any] | None = None) -> str:
    return asking(reverse("applications"), asked or {})


def applications_export(asked: Mapping[str, Any]) -> str:
    return asking(reverse("applications-export"), asked)


def application(pk: int) -> str:
    return reverse("application", args=[pk])


def application_part(pk: int, part: str, asked: Mapping[str, Any] | None = None) -> str:
    """A tab or verb of an application: check, review, story, revisions, letter, archive …"""
    return asking(reverse(f"application-{part}", args=[pk]), asked or {})


def move(pk: int, code: str) -> str:
    return reverse("application-move", args=[pk, code])


def attachment(pk: int, attachment: int) -> str:
    return reverse("application-attachment", args=[pk, attachment])


def assignment(pk: int, assignment: int) -> str:
    return reverse("application-assignment", args=[pk, assignment])


def visit(pk: int, visit: int = 0) -> str:
    if visit:
        return reverse("application-visit", args=[pk, visit])
    return reverse("application-visit-new", args=[pk])


def photo(pk: int, photo: int) -> str:
    return reverse("application-photo", args=[pk, photo])


def calls(asked: Mapping[str, Any] | None = None) -> str:
    return asking(reverse("calls"), asked or {})


def call(code: str) -> str:
    return reverse("call", args=[code])


def call_part(code: str, part: str) -> str:
    """A page or verb of a call: edit, ranking, panel, publish, extend, close, comments."""
    return reverse(f"call-{part}", args=[code])


def claims() -> str:
    return reverse("claims")


def experts() -> str:
    return reverse("experts")
