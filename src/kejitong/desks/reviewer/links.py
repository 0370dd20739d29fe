"""The only place of the desk that knows the names of its addresses."""

from __future__ import annotations

from django.urls import reverse


def home() -> str:
    return reverse("review")


def assignment(pk: int) -> str:
    return reverse("review-assignment", args=[pk])


def paper(pk: int, paper: int) -> str:
    return reverse("review-paper", args=[pk, paper])
