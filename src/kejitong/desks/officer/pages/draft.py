"""A draft of the summary as a paper page: runs of words and figures, faults, versions, changes."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from kejitong.accounts import queries as accounts
from kejitong.desks.officer import links
from kejitong.documents.blocks import Heading
from kejitong.indicators.figures import Scope
from kejitong.indicators.reckoning import indicators
from kejitong.indicators.verifying import Difference, differences
from kejitong.kernel.refusals import Refused
from kejitong.reports import linting, printing, tokens
from kejitong.reports import queries as reports
from kejitong.reports.linting import Fault
from kejitong.reports.queries import Figures, Part, Run

if TYPE_CHECKING:
    from kejitong.reports.models import Draft

WORDS = re.compile(r"\{[^{}]*\}|[A-Za-z]+|[^\W\d_]|.", re.DOTALL)
ANNUAL = "annual"


class NoDraft(Refused):
    """这一年还没有这一稿。"""


class NoParagraph(Refused):
    """没有这一段。"""


@dataclass(frozen=True, slots=True)
class Piece:
    """段落里的一截：文字，或点开的数字。"""

    text: str
    kind: str
    url: str = ""
    label: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """纸上的一段或一个标题。"""

    code: str
    heading: str
    level: int
    pieces: tuple[Piece, ...] = ()
    is_edited: bool = False
    edit_url: str = ""
    original: str = ""


@dataclass(frozen=True, slots=True)
class Missing:
    """一处待补：什么、为什么、去哪里。"""

    label: str
    why: str
    url: str


@dataclass(frozen=True, slots=True)
class Paper:
    """一稿总结。"""

    title: str
    passages: tuple[Passage, ...]
    faults: tuple[Fault, ...]
    missing: tuple[Missing, ...]
    figures: int

    @property
    def blocking(self) -> list[Fault]:
        """挡住定稿的毛病。"""
        return [fault for fault in self.faults if fault.blocks]

    @property
    def remarks(self) -> list[Fault]:
        """不挡定稿的提醒；待补另列。"""
        return [f for f in self.faults if not f.blocks and f.rule != "missing"]


def chosen(region: str, year: int, number: str) -> Draft | None:
    """The draft of this number; the last one when no number is asked for."""
    if not number:
        return reports.newest(ANNUAL, region, year)
    drafts = reports.drafts(ANNUAL, region, year)
    found = drafts.filter(number=int(number)).first() if number.isdecimal() else None
    if found is None:
        raise NoDraft(why=f"{year}年第{number}稿", remedy="请从稿次列表里选")
    return found


def required(region: str, year: int, number: str = "") -> Draft:
    """A draft that must exist."""
    draft = chosen(region, year, number)
    if draft is None:
        raise NoDraft(why=f"{year}年的总结还没有生成", remedy="请先在总结页点“生成”")
    return draft


def figures_of(draft: Draft) -> Figures:
    """The draft's figures: frozen ones as they were, live ones as they are."""
    return Figures(reports.outline_of(draft.report), draft)


def paper(draft: Draft, asked: dict[str, str]) -> Paper:
    """The draft as it is shown; every figure with the way to its page."""
    figures, outline = figures_of(draft), reports.outline_of(draft.report)
    passages = tuple(_numbered(draft, figures, asked))
    faults = tuple(linting.lint(outline, draft, figures.reckoner)) if not draft.is_frozen else ()
    missing = {
        piece.label: Missing(piece.label, piece.note, piece.url)
        for passage in passages
        for piece in passage.pieces
        if piece.kind == "missing"
    }
    count = sum(piece.kind == "figure" for passage in passages for piece in passage.pieces)
    title = reports.title(draft, figures)
    return Paper(title, passages, faults, tuple(missing.values()), count)


def _numbered(draft: Draft, figures: Figures, asked: dict[str, str]) -> Iterator[Passage]:
    """Headings carry the numbers that the printed document gives them."""
    document = printing.as_document(draft, figures, issuer="")
    headings = iter(
        ["".join(run.text for run in block.runs)
         for block in document.blocks if isinstance(block, Heading)]
    )  # fmt: skip
    for part in reports.parts(draft, figures):
        if not part.code:
            yield Passage("", next(headings), part.section.level)
            continue
        heading = next(headings) if part.heading else ""
        pieces = tuple(_piece(run, asked) for run in part.runs)
        yield _passage(draft, part, heading, pieces)


def _passage(draft: Draft, part: Part, heading: str, pieces: tuple[Piece, ...]) -> Passage:
    return Passage(
        part.code, heading, part.section.level + 1, pieces, part.is_edited,
        links.paragraph(draft.report.year, part.code),
        draft.generated.get(part.code, "") if part.is_edited else "",
    )  # fmt: skip


def _piece(run: Run, asked: dict[str, str]) -> Piece:
    if run.kind == "words":
        return Piece(run.text, "words")
    url = links.figure(run.code, asked) if run.code in indicators() else ""
    label = indicators()[run.code].label if run.code in indicators() else run.note
    return Piece(run.text, run.kind, url, label, run.note)


@dataclass(frozen=True, slots=True)
class Legend:
    """改稿时可用的一个数字标记。"""

    token: str
    label: str
    text: str
    is_used: bool


@dataclass(frozen=True, slots=True)
class Editing:
    """改一段时看到的：现在的文字、底稿、标记清单。"""

    code: str
    heading: str
    text: str
    generated: str
    is_edited: bool
    legend: tuple[Legend, ...]


def editing(draft: Draft, code: str, typed: str | None = None) -> Editing:
    """One paragraph ready to be edited; what was typed is kept after a refusal."""
    outline = reports.outline_of(draft.report)
    paragraph = next((one for one in outline.paragraphs if one.code == code), None)
    if paragraph is None:
        raise NoParagraph(why=code, remedy="请从总结页重新打开")
    text = draft.text_of(code) if typed is None else typed
    figures, used = figures_of(draft), set(tokens.slots(text))
    slots = dict.fromkeys([*paragraph.slots, *tokens.slots(draft.generated.get(code, ""))])
    legend = tuple(
        Legend(f"{{{slot}}}", _label(figures, slot), figures.printed(slot).text, slot in used)
        for slot in slots
    )
    heading = paragraph.heading or paragraph.section.title or "导语"
    generated = draft.generated.get(code, "")
    return Editing(code, heading, text, generated, code in draft.edited, legend)


def _label(figures: Figures, slot: str) -> str:
    known = indicators().get(figures.code(slot))
    return known.label if known else slot


@dataclass(frozen=True, slots=True)
class Version:
    """一稿。"""

    number: int
    at: datetime
    by: str
    note: str
    until: str
    is_frozen: bool
    edited: int
    url: str


def versions(region: str, year: int) -> list[Version]:
    """Every draft of the year, the last one first."""
    drafts = list(reports.drafts(ANNUAL, region, year))
    people = accounts.full_names({draft.by for draft in drafts})
    return [
        Version(
            draft.number, draft.at, people.get(draft.by, draft.by), draft.note,
            draft.until.isoformat(), draft.is_frozen, len(draft.edited),
            links.draft(year, draft.number),
        )
        for draft in drafts
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stretch:
    """比较里的一截：same、gone、new。"""

    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Compared:
    """两稿不同的一段。"""

    heading: str
    stretches: tuple[Stretch, ...]


def compared(old: Draft, new: Draft) -> list[Compared]:
    """The paragraphs in which two drafts differ, word by word."""
    found = []
    for paragraph in reports.outline_of(new.report).paragraphs:
        before, after = old.text_of(paragraph.code), new.text_of(paragraph.code)
        if before != after:
            heading = paragraph.heading or paragraph.section.title or "导语"
            found.append(Compared(heading, tuple(stretches(before, after))))
    return found


def stretches(before: str, after: str) -> Iterator[Stretch]:
    """What stayed, went and came; a slot counts as one word."""
    old, new = WORDS.findall(before), WORDS.findall(after)
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            yield Stretch("".join(old[a:b]), "same")
            continue
        if b > a:
            yield Stretch("".join(old[a:b]), "gone")
        if d > c:
            yield Stretch("".join(new[c:d]), "new")


def verified(draft: Draft) -> list[Difference]:
    """Which frozen figures would differ now."""
    return list(differences(draft.freeze)) if draft.freeze is not None else []


def asked_of(scope: Scope) -> dict[str, str]:
    """What links from the draft's figures carry."""
    return {"year": str(scope.year), "until": scope.until.isoformat()}
