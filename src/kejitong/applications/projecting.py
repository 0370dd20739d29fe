"""The few columns of an application that repeat its answers, for lists: title, category, amount."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kejitong.applications.models import Application
from kejitong.catalogue import answering
from kejitong.catalogue.fields import Edition
from kejitong.catalogue.items import ServiceItem

PROJECTED = ("title", "category", "amount", "lead")
_TITLE, _CATEGORY = "title", "category"
_LONGEST_TITLE, _LONGEST = 200, 60


def project(application: Application, item: ServiceItem, answers: Mapping[str, Any]) -> None:
    """Write the columns as the answers have them; too long ones are cut, negative sums left out."""
    edition = item.edition_of(application.edition)
    before = [getattr(application, name) for name in PROJECTED]
    application.title = _text(answers, _TITLE, _LONGEST_TITLE)
    application.category = _text(answers, _CATEGORY, _LONGEST)
    application.lead = _text(answers, item.lead, _LONGEST)
    amount = answering.total(edition, answers, item.amount) if item.amount else None
    application.amount = amount if amount is not None and amount >= 0 else None
    if before != [getattr(application, name) for name in PROJECTED]:
        application.save(update_fields=PROJECTED)


def sources(item: ServiceItem, edition: Edition) -> frozenset[str]:
    """The fields that the columns repeat, and those that decide whether they are asked."""
    named = {_TITLE, _CATEGORY, item.lead}
    if item.amount:
        named |= {name.partition(".")[0] for name in item.amount.fields}
    return frozenset(named | {field.when.field for field in edition.fields if field.when})


def _text(answers: Mapping[str, Any], code: str, longest: int) -> str:
    value = answers.get(code)
    return value[:longest] if isinstance(value, str) else ""
