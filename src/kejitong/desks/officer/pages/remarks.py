"""What people said about a summary: remarks on its paragraphs, and who approved which draft."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from kejitong.accounts import queries as accounts
from kejitong.desks.officer import links
from kejitong.reports import queries as reports

if TYPE_CHECKING:
    from kejitong.reports.models import Draft


@dataclass(frozen=True, slots=True)
class Said:
    """一条批注。"""

    pk: int
    resolve_url: str
    paragraph: str
    heading: str
    text: str
    by: str
    at: datetime
    number: int
    resolved_by: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class Signed:
    """一次同意。"""

    number: int
    by: str
    at: datetime
    note: str


@dataclass(frozen=True, slots=True)
class Place:
    """可以批注的一段。"""

    code: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Opinions:
    """一份总结的批注和同意。"""

    said: tuple[Said, ...]
    signed: tuple[Signed, ...]
    places: tuple[Place, ...]

    @property
    def open(self) -> list[Said]:
        """还没有办结的批注。"""
        return [one for one in self.said if one.is_open]

    @property
    def resolved(self) -> list[Said]:
        """已经办结的批注。"""
        return [one for one in self.said if not one.is_open]

    @property
    def counts(self) -> dict[str, int]:
        """Paragraph to the number of its open remarks."""
        codes = [one.paragraph for one in self.open]
        return {code: codes.count(code) for code in codes}


def opinions(draft: Draft, chosen: str) -> Opinions:
    """All that was said about the report of this draft; `chosen` is the paragraph asked about."""
    found = list(reports.remarks(draft.report))
    approvals = list(reports.approvals(draft.report))
    names = {name for one in found for name in (one.by, one.resolved_by)}
    people = accounts.full_names(names | {one.by for one in approvals})
    headings = {
        paragraph.code: paragraph.heading or paragraph.section.title or "导语"
        for paragraph in reports.outline_of(draft.report).paragraphs
    }
    return Opinions(
        tuple(
            Said(
                one.pk, links.resolve(one.pk), one.paragraph, headings.get(one.paragraph, one.paragraph), one.text,
                people.get(one.by, one.by), one.at, one.number,
                people.get(one.resolved_by, one.resolved_by), one.is_open,
            )
            for one in found
        ),
        tuple(
            Signed(one.draft.number, people.get(one.by, one.by), one.at, one.note)
            for one in approvals
        ),
        tuple(Place(code, label, code == chosen) for code, label in headings.items()),
    )  # fmt: skip
