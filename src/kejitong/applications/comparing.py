"""Two revisions side by side: which answers and attachments differ, and where in a long text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any

from kejitong.applications.models import Revision
from kejitong.catalogue import answering
from kejitong.catalogue.fields import Edition, Field, Shape

_LONG = 4_000
"""更长的文字不逐字比，只按行比。"""


@dataclass(frozen=True, slots=True)
class Piece:
    """一段文字：没有变的（same）、删去的（gone）、添上的（new）。"""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """一处不同：哪一节、哪一栏（表格到行和列）、原来、现在，和逐段的对照。"""

    section: str
    field: str
    label: str
    before: str
    after: str
    pieces: tuple[Piece, ...]


def differences(
    revision_a: Revision, revision_b: Revision, edition: Edition
) -> tuple[Difference, ...]:
    """从前一稿到后一稿的不同，按表上的先后，附件在最后。"""
    return (
        *between(revision_a.content["sections"], revision_b.content["sections"], edition),
        *_attachments(revision_a.content, revision_b.content, edition),
    )


def between(
    before: Mapping[str, Mapping[str, Any]], after: Mapping[str, Mapping[str, Any]],
    edition: Edition,
) -> Iterator[Difference]:  # fmt: skip
    """The same for answers by section, for example what is stored and what a proposal would."""
    for section in edition.sections:
        old, new = before.get(section.code, {}), after.get(section.code, {})
        for field in section.fields:
            yield from of_field(section.code, field, old.get(field.code), new.get(field.code))


def of_field(section: str, field: Field, old: Any, new: Any) -> Iterator[Difference]:
    """What differs in one field: row by row and column by column for a table."""
    if field.shape is Shape.TABLE:
        yield from _of_table(section, field, old or [], new or [])
    elif found := _difference(section, field.code, field.label, _shown(field, old, new)):
        yield found


def _of_table(section: str, field: Field, old: list[Any], new: list[Any]) -> Iterator[Difference]:
    for at, (row, other) in enumerate(zip_longest(_aligned(field, old), _aligned(field, new))):
        called = field.rows[at] if field.rows else f"第{at + 1}行"
        for column in field.columns:
            both = _shown(column, (row or {}).get(column.code), (other or {}).get(column.code))
            label = f"{field.label}·{called}·{column.label}"
            if found := _difference(section, f"{field.code}.{at}.{column.code}", label, both):
                yield found


def _aligned(field: Field, rows: list[Any]) -> list[Mapping[str, Any]]:
    known = [row for row in rows if isinstance(row, dict)]
    if not field.rows:
        return list(known)
    by_label = {row.get(answering.ROW): row for row in known}
    return [by_label.get(label, {}) for label in field.rows]


def _shown(field: Field, old: Any, new: Any) -> tuple[str, str]:
    return answering.shown(field, old), answering.shown(field, new)


def _difference(section: str, place: str, label: str, both: tuple[str, str]) -> Difference | None:
    before, after = both
    if before == after:
        return None
    return Difference(section, place, label, before, after, _pieces(before, after))


def _pieces(before: str, after: str) -> tuple[Piece, ...]:
    """Letter by letter; line by line when that would take long."""
    is_long = max(len(before), len(after)) > _LONG
    old = before.splitlines(keepends=True) if is_long else list(before)
    new = after.splitlines(keepends=True) if is_long else list(after)
    found: list[Piece] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(Piece("same", "".join(old[a:b])))
            continue
        if a != b:
            found.append(Piece("gone", "".join(old[a:b])))
        if c != d:
            found.append(Piece("new", "".join(new[c:d])))
    return tuple(found)


def _attachments(
    before: Mapping[str, Any], after: Mapping[str, Any], edition: Edition
) -> Iterator[Difference]:
    for slot in edition.slots:
        old = _names(before, slot.code)
        new = _names(after, slot.code)
        if old != new:
            both = "\n".join(old.values()), "\n".join(new.values())
            pieces = (
                *(Piece("gone", old[digest]) for digest in old if digest not in new),
                *(Piece("new", new[digest]) for digest in new if digest not in old),
            )
            yield Difference(answering.ATTACHMENTS, slot.code, slot.label, *both, pieces)


def _names(content: Mapping[str, Any], slot: str) -> dict[str, str]:
    return {one["digest"]: one["name"] for one in content["attachments"] if one["slot"] == slot}
