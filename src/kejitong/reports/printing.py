"""A draft as an official document, and as what a program may read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kejitong.documents import blocks
from kejitong.documents.numbering import numbered
from kejitong.reports.models import Draft
from kejitong.reports.queries import Figures, Part, Run, outline_of, parts, title

KINDS: dict[str, blocks.Kind] = {"figure": "figure", "names": "figure", "missing": "missing"}


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot of a report for programs: its indicator, value, wording, records and status."""

    indicator: str
    value: str | None
    text: str
    unit: str
    records: int
    url: str
    status: str


@dataclass(frozen=True, slots=True)
class PrintedParagraph:
    """One paragraph for programs."""

    id: str
    heading: str
    text: str
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PrintedReport:
    """A whole report for programs."""

    year: int
    until: date
    paragraphs: tuple[PrintedParagraph, ...]
    slots: dict[str, Slot]


def as_document(draft: Draft, figures: Figures, *, issuer: str) -> blocks.Document:
    """The draft in the layout of an official document."""
    laid: list[blocks.Block] = []
    for part in parts(draft, figures):
        laid.extend(_laid(part))
    return blocks.Document(
        title=title(draft, figures), issuer=issuer, signature=issuer, signed_on=draft.until,
        blocks=numbered(laid),
    )  # fmt: skip


def _laid(part: Part) -> list[blocks.Block]:
    if not part.code:
        return [blocks.heading(part.section.level, part.section.title)]
    laid: list[blocks.Block] = []
    if part.heading:
        laid.append(blocks.heading(part.section.level + 1, part.heading))
    laid.append(blocks.Paragraph(tuple(_run(run) for run in part.runs if run.text)))
    return laid


def _run(run: Run) -> blocks.Run:
    return blocks.Run(run.text, KINDS.get(run.kind, ""), run.note if run.kind == "missing" else "")


def as_printed(draft: Draft, figures: Figures) -> PrintedReport:
    """The draft with the provenance of every figure."""
    outline = outline_of(draft.report)
    paragraphs = tuple(
        PrintedParagraph(
            part.code, part.heading or part.section.title, part.text,
            tuple(dict.fromkeys(run.slot for run in part.runs if run.slot)),
        )
        for part in parts(draft, figures)
        if part.code
    )  # fmt: skip
    slots = {slot: _slot(slot, figures, draft) for slot in outline.slots}
    return PrintedReport(draft.report.year, draft.until, paragraphs, slots)


def _slot(slot: str, figures: Figures, draft: Draft) -> Slot:
    figure = figures.printed(slot)
    url = f"/office/figures/{figure.code}/?year={draft.report.year}&until={draft.until}"
    value = figure.value or None
    return Slot(
        figure.code, value, figure.text, figure.unit, figure.records, url, str(figure.status)
    )
