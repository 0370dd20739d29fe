"""A draft of the summary as a paper page: runs of words and figures, faults, what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kejitong.desks.officer import links
from kejitong.documents.blocks import Heading
from kejitong.indicators.figures import Scope
from kejitong.indicators.reckoning import indicators
from kejitong.indicators.verifying import Difference, differences
from kejitong.kernel import refusals
from kejitong.reports import linting, printing
from kejitong.reports import queries as reports
from kejitong.reports.linting import Fault
from kejitong.reports.queries import Figures, Part, Run

if TYPE_CHECKING:
    from kejitong.reports.models import Draft

ANNUAL = "annual"


class NoDraft(refusals.Missing):
    """这一年还没有这一稿。"""


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


def verified(draft: Draft) -> list[Difference]:
    """Which frozen figures would differ now."""
    return list(differences(draft.freeze)) if draft.freeze is not None else []


def asked_of(scope: Scope) -> dict[str, str]:
    """What links from the draft's figures carry."""
    return {"year": str(scope.year), "until": scope.until.isoformat()}
