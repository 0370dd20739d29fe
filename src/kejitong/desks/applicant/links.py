"""The only place of the desk that knows the names of its addresses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse


def asking(address: str, asked: Mapping[str, Any]) -> str:
    """The address with what is asked; empty answers are left out."""
    filled = [(name, value) for name, value in asked.items() if value not in ("", None, 0)]
    return f"{address}?{urlencode(filled)}" if filled else address


def home() -> str:
    return reverse("apply")


def suited(organisation: int = 0) -> str:
    return (
        reverse("suited-organisation", args=[organisation]) if organisation else reverse("suited")
    )


def suited_precheck(organisation: int, ruleset: str, pairs: Iterable[tuple[str, str]] = ()) -> str:
    """The pre-check of one set of conditions; changed facts stand in the address, emptied too."""
    address = reverse("suited-precheck", args=[organisation, ruleset])
    asked = urlencode([*pairs])
    return f"{address}?{asked}" if asked else address


def call(code: str) -> str:
    return reverse("own-call", args=[code])


def applications(asked: Mapping[str, Any] | None = None) -> str:
    return asking(reverse("own-applications"), asked or {})


def application(pk: int) -> str:
    return reverse("own-application", args=[pk])


def application_verb(pk: int, verb: str) -> str:
    """A page or verb of one application: form, gaps, attachments, submit, withdraw …"""
    return reverse(f"own-application-{verb}", args=[pk])


def section(pk: int, code: str, place: str = "") -> str:
    """A section of the form, at one of its fields."""
    address = reverse("own-section", args=[pk, code])
    return f"{address}#{place}" if place else address


def attachment(pk: int, number: int) -> str:
    return reverse("own-attachment", args=[pk, number])


def receipt_file(pk: int, ordinal: int) -> str:
    return reverse("own-receipt-file", args=[pk, ordinal])


def compared(pk: int, old: int, new: int) -> str:
    return asking(reverse("own-application-compared", args=[pk]), {"old": old, "new": new})


def proposal(pk: int, number: int) -> str:
    return reverse("own-proposal", args=[pk, number])


def organisations() -> str:
    return reverse("own-organisations")


def organisation(pk: int) -> str:
    return reverse("own-organisation", args=[pk])


def claim() -> str:
    return reverse("own-claim")


def about() -> str:
    return reverse("apply-help")


def check(number: str = "", code: str = "") -> str:
    return asking(reverse("receipt-check"), {"number": number, "code": code})
