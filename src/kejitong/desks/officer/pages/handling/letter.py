"""The letter that tells at once everything that is missing, as the applicant will read it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from kejitong.applications import deficiencies, queries
from kejitong.ui.page import Request


@dataclass(frozen=True, slots=True)
class Line:
    """一处：在哪里，缺什么，容缺的补交期限。"""

    place: str
    text: str
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """一次性告知书。"""

    organisation: str
    title: str
    number: str
    item: str
    call: str
    lines: tuple[Line, ...]
    waivable: tuple[Line, ...]
    contact: str
    bureau: str
    day: date
    is_told: bool


def letter(request: Request, application: Any) -> Letter:
    """What is listed and not yet there: as a draft until it is told."""
    open_ones = [one for one in deficiencies.listed(application) if one.resolved_at is None]
    lines = [one for one in open_ones if not one.is_tolerated]
    item = queries.item(application)
    return Letter(
        organisation=application.organisation.name,
        title=str(application),
        number=application.number or "",
        item=item.name,
        call=application.call.name,
        lines=tuple(_line(application, one) for one in lines),
        waivable=tuple(_line(application, one) for one in open_ones if one.is_tolerated),
        contact=application.call.contact or item.contact,
        bureau=request.installation.bureau,
        day=request.today,
        is_told=bool(lines) and all(one.told_at for one in lines),
    )


def _line(application: Any, one: Any) -> Line:
    return Line(deficiencies.place_label(application, one.place), one.text, one.due_on)
