"""Two submitted revisions side by side; personal content is said to have changed, not shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kejitong.applications import comparing, queries
from kejitong.applications.comparing import Difference, Piece
from kejitong.applications.presenting import is_personal
from kejitong.desks.officer.scopes import Choice
from kejitong.ui.page import Request

HIDDEN = (Piece("same", "个人信息有改动，已遮盖"),)


@dataclass(frozen=True, slots=True)
class Changed:
    """一处不同。"""

    section: str
    label: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """两稿的对照。"""

    first: tuple[Choice, ...]
    second: tuple[Choice, ...]
    changes: tuple[Changed, ...]
    may_compare: bool


def compared(request: Request, application: Any) -> Compared:
    """As asked, else the last two."""
    revisions = {one.ordinal: one for one in queries.revisions_of(application)}
    ordinals = sorted(revisions)
    last = ordinals[-1] if ordinals else 0
    second = _asked(request, "to", ordinals, last)
    first = _asked(
        request, "from", ordinals, max((o for o in ordinals if o < second), default=second)
    )
    changes: tuple[Changed, ...] = ()
    if first != second:
        changes = tuple(_changes(application, revisions[first], revisions[second]))
    return Compared(
        _choices(ordinals, first), _choices(ordinals, second), changes, len(ordinals) > 1
    )


def _changes(application: Any, first: Any, second: Any) -> Iterator[Changed]:
    edition = queries.edition(application)
    labels = {section.code: section.label for section in edition.sections}
    private = {field.code for field in edition.fields if is_personal(field)}
    for one in comparing.differences(first, second, edition):
        pieces = HIDDEN if _code(one) in private else one.pieces
        yield Changed(labels.get(one.section, "附件"), one.label, pieces)


def _code(one: Difference) -> str:
    return one.field.partition(".")[0]


def _asked(request: Request, name: str, ordinals: list[int], otherwise: int) -> int:
    text = request.GET.get(name, "")
    return int(text) if text.isdecimal() and int(text) in ordinals else otherwise


def _choices(ordinals: list[int], chosen: int) -> tuple[Choice, ...]:
    return tuple(Choice(str(one), f"第{one}稿", is_chosen=one == chosen) for one in ordinals)
