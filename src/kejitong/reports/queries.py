"""Reading reports: the outline, the newest draft, and the draft as runs of words and figures."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.db.models import QuerySet

from kejitong.catalogue.packs import declared
from kejitong.indicators.actions import LISTED, names_of
from kejitong.indicators.figures import MISSING_TEXT, Scope, Status
from kejitong.indicators.freezing import FrozenFigure
from kejitong.indicators.reckoning import Reckoner, indicators
from kejitong.kernel.refusals import Missing, Refused
from kejitong.organisations import queries as organisations
from kejitong.reports import composing
from kejitong.reports.models import Approval, Draft, Remark, Report
from kejitong.reports.tokens import Token, pieces
from kejitong.reports.vocabulary import Outline, Section


class NoOutline(Refused):
    """没有声明这种总结。"""


class NoRemark(Missing):
    """没有这条批注。"""


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure as it stands in a report: live, or as frozen."""

    code: str
    text: str
    value: str
    unit: str
    status: str
    records: int
    names: tuple[str, ...] = ()
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a paragraph: words, a figure, a list of names, evidence, or something missing."""

    text: str
    kind: str = "words"
    slot: str = ""
    code: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph, or a heading without one, ready to be shown."""

    section: Section
    code: str = ""
    heading: str = ""
    runs: tuple[Run, ...] = ()
    is_edited: bool = False

    @property
    def text(self) -> str:
        """The paragraph as plain text."""
        return "".join(run.text for run in self.runs)


def outlines() -> Mapping[str, Outline]:
    """Every kind of report that the packs declare."""
    return declared(Outline, tuple(settings.PACKS))


def outline(code: str = "annual") -> Outline:
    """The outline of this code."""
    try:
        return outlines()[code]
    except KeyError:
        raise NoOutline(why=code, remedy="请核对设置里的声明包") from None


def outline_of(report: Report) -> Outline:
    """The outline that a report follows."""
    return outline(report.outline)


def scope_of(draft: Draft) -> Scope:
    """The region and cut-off of a draft."""
    region = draft.report.region
    return Scope(region, organisations.region_name(region), draft.until)


def drafts(code: str, region: str, year: int) -> QuerySet[Draft]:
    """The drafts of a year's report, the last saved one first."""
    found = Draft.objects.filter(report__outline=code, report__region=region, report__year=year)
    return found.select_related("report", "freeze").order_by("-number")


def newest(code: str, region: str, year: int) -> Draft | None:
    """The last saved draft of a year's report."""
    return drafts(code, region, year).first()


def frozen_on(code: str, scope: Scope) -> Draft | None:
    """The last draft that was frozen for this region and day."""
    drafts = Draft.objects.filter(
        report__outline=code, report__region=scope.region, until=scope.until
    ).exclude(freeze=None)
    return drafts.select_related("report", "freeze").order_by("-number").first()


def years(code: str, region: str) -> list[int]:
    """The years of which there is a report, the latest first."""
    found = Report.objects.filter(outline=code, region=region).order_by("-year")
    return list(found.values_list("year", flat=True))


def remarks(report: Report) -> QuerySet[Remark]:
    """What was remarked on a report: the open ones first, each in the order of writing."""
    return Remark.objects.filter(report=report).order_by("resolved_at", "pk")


def remark(pk: int, region: str) -> Remark:
    """The remark of this number on a report of this region."""
    found = Remark.objects.filter(pk=pk, report__region=region).select_related("report").first()
    if found is None:
        raise NoRemark(why=f"编号{pk}", remedy="请从总结页重新打开")
    return found


def approvals(report: Report) -> QuerySet[Approval]:
    """Who approved which draft of a report, the latest first."""
    return Approval.objects.filter(draft__report=report).select_related("draft").order_by("-pk")


class Figures:
    """The figures of one draft: frozen ones as they were, live ones as they are now."""

    def __init__(self, outline: Outline, draft: Draft) -> None:
        self._slots = outline.slots
        self._frozen: dict[str, FrozenFigure] = {}
        if draft.freeze is not None:
            self._frozen = {row.code: row for row in draft.freeze.figures.all()}
        self.reckoner: Reckoner = composing.reckoner(outline, scope_of(draft))

    def code(self, slot: str) -> str:
        """The indicator of a slot; an indicator's own code stands for itself."""
        return self._slots.get(slot, slot)

    def printed(self, slot: str) -> Printed:
        """The figure of a slot."""
        code = self.code(slot)
        unit = indicators()[code].unit if code in indicators() else ""
        if row := self._frozen.get(code):
            names = tuple(json.loads(row.named or "[]"))
            return Printed(code, row.text, row.value, unit, row.status, row.count, names)
        figure = self.reckoner.figure(code)
        value = "" if figure.value is None else str(figure.value)
        return Printed(
            code, figure.text, value, unit, figure.status, figure.records, missing=figure.missing
        )

    def names(self, slot: str, most: int) -> list[str]:
        """The first names behind a figure."""
        row = self._frozen.get(self.code(slot))
        if row is not None:
            return list(json.loads(row.named or "[]"))[:most]
        return names_of(self.reckoner, self.code(slot), min(most, LISTED))


def runs(text: str, figures: Figures) -> Iterator[Run]:
    """A paragraph's text as runs."""
    for piece in pieces(text):
        yield Run(piece) if isinstance(piece, str) else _run(piece, figures)


def _run(token: Token, figures: Figures) -> Run:
    figure = figures.printed(token.slot)
    label = indicators()[figure.code].label if figure.code in indicators() else token.slot
    if token.mark == "?":
        return Run("", "evidence", token.slot, figure.code, label)
    if token.mark == "!" or figure.status == Status.MISSING:
        shown = f"【{MISSING_TEXT}：{label}】" if token.mark else MISSING_TEXT
        return Run(shown, "missing", token.slot, figure.code, figure.missing or label)
    if token.names:
        names = "、".join(figures.names(token.slot, token.names))
        return Run(names, "names", token.slot, figure.code, label)
    return Run(figure.text, "figure", token.slot, figure.code, label)


def parts(draft: Draft, figures: Figures) -> list[Part]:
    """The whole draft in order: section headings, then their paragraphs."""
    told = outline_of(draft.report)
    shown: list[Part] = []
    for section in told.sections:
        if section.title:
            shown.append(Part(section))
        for paragraph in told.paragraphs:
            if paragraph.section is not section:
                continue
            text = draft.text_of(paragraph.code)
            is_edited = paragraph.code in draft.edited
            shown.append(
                Part(section, paragraph.code, paragraph.heading, tuple(runs(text, figures)),
                     is_edited=is_edited)
            )  # fmt: skip
    return shown


def title(draft: Draft, figures: Figures) -> str:
    """The report's title: the slots before it, then its name."""
    told = outline_of(draft.report)
    lead = "".join(figures.printed(slot).text for slot, _ in told.title_slots)
    return f"{lead}{told.title}"
