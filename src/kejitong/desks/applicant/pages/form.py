"""The form of one application: its sections as steps, the section in hand, what is still missing."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from kejitong.accounts.queries import full_names
from kejitong.applications import access, queries
from kejitong.catalogue import answering
from kejitong.catalogue.answering import ATTACHMENTS, CheckResult, Gap
from kejitong.catalogue.fields import Edition, Section
from kejitong.desks.applicant import links
from kejitong.desks.applicant.pages import questions
from kejitong.desks.applicant.pages.questions import Asked, Question, Total, totals
from kejitong.kernel import phrasing

NOT_STORED, FIRST = 0, 1
"""The version of a section that nobody has saved, and of one that the registers filled in."""


@dataclass(frozen=True, slots=True)
class Step:
    """一节，在进度里。"""

    label: str
    url: str
    gaps: int
    is_current: bool
    is_started: bool

    @property
    def is_done(self) -> bool:
        """填过，不缺什么。"""
        return self.is_started and not self.gaps


@dataclass(frozen=True, slots=True)
class Check:
    """一项核对：对得上、对不上，还是没有填。"""

    text: str
    is_met: bool | None


@dataclass(frozen=True, slots=True)
class Form:
    """一节的填报页。"""

    application: Any
    section: Section
    steps: tuple[Step, ...]
    questions: tuple[Question, ...]
    checks: tuple[Check, ...]
    version: int
    seen: str
    kept: str
    gaps: int
    reason: str
    keep: str
    next_url: str

    @property
    def url(self) -> str:
        """这一节。"""
        return links.section(self.application.pk, self.section.code)

    @property
    def asked(self) -> str:
        """现在问的栏目，供页面显示或收起。"""
        return " ".join(one.name for one in self.questions if one.is_asked)


@dataclass(frozen=True, slots=True)
class Content:
    """一件申报的全部回答和缺漏，一次读齐。"""

    application: Any
    edition: Edition
    stored: Mapping[str, Any]
    answers: Mapping[str, Any]
    gaps: tuple[Gap, ...]
    results: tuple[CheckResult, ...]

    def version(self, section: str) -> int:
        """这一节存到第几版。"""
        held = self.stored.get(section)
        return held.version if held else NOT_STORED


def content(application: Any, sections: Mapping[str, Any] | None = None) -> Content:
    """Everything that is written in an application, in these sections where they were just read."""
    stored = queries.sections_of(application) if sections is None else sections
    edition = queries.edition(application)
    answers = {code: value for one in stored.values() for code, value in one.values.items()}
    results = answering.check_results(edition, answers)
    gaps = answering.gaps(edition, answers, queries.slots_filled(application), results=results)
    return Content(application, edition, stored, answers, gaps, results)


def form(
    held: Content, section: Section, *, reader: Any, blank_rows: Mapping[str, int], on: Any
) -> Form:
    """The page of one section."""
    answers = held.stored.get(section.code)
    said = _said(held, section)
    asked = Asked(
        held.edition, section, held.answers, answers.provenance if answers else {}, said, blank_rows
    )
    pk = held.application.pk
    return Form(
        held.application, section, steps(held, section.code),
        questions.questions(asked), tuple(checks(held, section)), held.version(section.code),
        json.dumps(questions.stamp(section, held.answers)),
        _kept(answers), _counted(held)[section.code], access.may_edit(reader, held.application, on=on),
        f"kejitong:{reader.pk}:{pk}:{section.code}", after(held.application, section),
    )  # fmt: skip


def after(application: Any, section: Section) -> str:
    """Where one goes on after this section."""
    sections = queries.edition(application).sections
    ordinal = sections.index(section) + 1
    if ordinal < len(sections):
        return links.section(application.pk, sections[ordinal].code)
    return links.application_verb(application.pk, "attachments")


@dataclass(frozen=True, slots=True)
class Said:
    """一栏现在有什么问题。"""

    name: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """存好一节以后页面上要变的：一秒可能几十次，只算变的。"""

    url: str
    version: int
    seen: str
    asked: str
    said: tuple[Said, ...]
    totals: tuple[Total, ...]
    checks: tuple[Check, ...]
    steps: tuple[Step, ...]
    gaps: int
    drawn: Question | None


def kept(held: Content, section: Section, blank_rows: Mapping[str, int]) -> Kept:
    """What is to change on the page after a save; a table is drawn anew only when its rows changed."""
    told = _said(held, section)
    asked = Asked(held.edition, section, held.answers, {}, told, blank_rows)
    tables = (field for field in section.fields if field.columns)
    every = (total for field in tables for total in totals(held.edition, held.answers, field))
    return Kept(
        links.section(held.application.pk, section.code),
        held.version(section.code),
        json.dumps(questions.stamp(section, held.answers)),
        " ".join(
            field.code
            for field in section.fields
            if answering.is_asked(held.edition, held.answers, field.code)
        ),
        tuple(
            Said(field.code, tuple(gap.text for gap in told if _base(gap) == field.code))
            for field in section.fields
        ),
        tuple(total for total in every if total.is_summed),
        tuple(checks(held, section)),
        steps(held, section.code),
        _counted(held)[section.code],
        next((one for one in questions.some(asked, blank_rows)), None),
    )


def _kept(answers: Any) -> str:
    """Who stored the section last, and when."""
    if answers is None or answers.version <= FIRST:
        return "登记册里有的已经填好，请核对；填了自动保存"
    name = full_names([answers.saved_by]).get(answers.saved_by, answers.saved_by)
    return f"{name}{phrasing.chinese_date(_local(answers.saved_at))} {_local(answers.saved_at):%H:%M}保存"


def _local(at: datetime) -> datetime:
    return timezone.localtime(at)


def _said(held: Content, section: Section) -> list[Gap]:
    """What is wrong or odd about what is filled in; what is merely blank is told on the gaps page."""
    filled = {code for code, value in held.answers.items() if value not in ("", None, [])}
    wrong = [gap for gap in questions.texts(held.gaps, section.code) if _base(gap) in filled]
    odd = questions.texts(answering.doubts(held.edition, held.answers), section.code)
    return [*wrong, *odd]


def _base(gap: Gap) -> str:
    return gap.field.partition(".")[0]


def _counted(held: Content) -> Counter[str]:
    return Counter(gap.section for gap in held.gaps)


def steps(held: Content, current: str) -> tuple[Step, ...]:
    """The sections, then the papers, then the check before it is handed in."""
    counts, pk = _counted(held), held.application.pk
    found = [
        Step(
            one.label, links.section(pk, one.code), counts[one.code], one.code == current,
            held.version(one.code) > FIRST,
        )
        for one in held.edition.sections
    ]  # fmt: skip
    if held.edition.slots:
        url = links.application_verb(pk, "attachments")
        found.append(
            Step("附件", url, counts[ATTACHMENTS], current == ATTACHMENTS, is_started=True)
        )
    url = links.application_verb(pk, "gaps")
    last = Step("检查与提交", url, 0, current == "gaps", is_started=False)
    return (*found, last)


def checks(held: Content, section: Section) -> Iterable[Check]:
    """The comparisons between sums that begin in this section."""
    own = {field.code for field in section.fields}
    for result in held.results:
        if _of(result) in own:
            yield Check(result.text, result.is_met)


def _of(result: CheckResult) -> str:
    return result.field.partition(".")[0]
