"""The drafts of a year's summary: who saved and who approved each, and how two of them differ."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from kejitong.accounts import queries as accounts
from kejitong.desks.officer import links
from kejitong.desks.officer.pages.draft import ANNUAL, figures_of
from kejitong.reports import queries as reports

if TYPE_CHECKING:
    from kejitong.reports.models import Draft

WORDS = re.compile(r"[A-Za-z]+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Version:
    """一稿；`approved` 是同意它的人和意见。"""

    number: int
    at: datetime
    by: str
    note: str
    until: str
    is_frozen: bool
    edited: int
    url: str
    approved: tuple[str, ...] = ()


def versions(region: str, year: int) -> list[Version]:
    """Every draft of the year, the last one first."""
    drafts = list(reports.drafts(ANNUAL, region, year).prefetch_related("approvals"))
    signed = {draft.pk: list(draft.approvals.all()) for draft in drafts}
    people = accounts.full_names(
        {draft.by for draft in drafts} | {one.by for some in signed.values() for one in some}
    )
    return [
        Version(
            draft.number, draft.at, people.get(draft.by, draft.by), draft.note,
            draft.until.isoformat(), draft.is_frozen, len(draft.edited),
            links.draft(year, draft.number),
            tuple(people.get(one.by, one.by) for one in signed[draft.pk]),
        )
        for draft in drafts
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stretch:
    """比较里的一截：same、gone、new；`is_figure` 的是数字。"""

    text: str
    kind: str
    is_figure: bool = False


@dataclass(frozen=True, slots=True)
class Compared:
    """两稿不同的一段：旧稿一边、新稿一边。"""

    heading: str
    stretches: tuple[Stretch, ...]

    @property
    def old(self) -> list[Stretch]:
        """旧稿这一边。"""
        return [one for one in self.stretches if one.kind != "new"]

    @property
    def new(self) -> list[Stretch]:
        """新稿这一边。"""
        return [one for one in self.stretches if one.kind != "gone"]


def compared(old: Draft, new: Draft) -> list[Compared]:
    """The paragraphs in which two drafts differ, word by word, figures as their values."""
    before, after = figures_of(old), figures_of(new)
    found = []
    for paragraph in reports.outline_of(new.report).paragraphs:
        was = _words(reports.runs(old.text_of(paragraph.code), before))
        now = _words(reports.runs(new.text_of(paragraph.code), after))
        if was != now:
            heading = paragraph.heading or paragraph.section.title or "导语"
            found.append(Compared(heading, tuple(stretches(was, now))))
    return found


Word = tuple[str, bool]
"""A word as it is read, and whether it is a figure."""


def _words(runs: Iterator[reports.Run]) -> list[Word]:
    words: list[Word] = []
    for run in runs:
        if run.kind == "words":
            words += [(word, False) for word in WORDS.findall(run.text)]
        elif run.text:
            words.append((run.text, True))
    return words


def stretches(old: Sequence[Word], new: Sequence[Word]) -> Iterator[Stretch]:
    """What stayed, went and came; a figure counts as one word."""
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            yield from _joined(old[a:b], "same")
            continue
        yield from _joined(old[a:b], "gone")
        yield from _joined(new[c:d], "new")


def _joined(words: Sequence[Word], kind: str) -> Iterator[Stretch]:
    text = ""
    for word, is_figure in words:
        if not is_figure:
            text += word
            continue
        if text:
            yield Stretch(text, kind)
            text = ""
        yield Stretch(word, kind, is_figure=True)
    if text:
        yield Stretch(text, kind)
