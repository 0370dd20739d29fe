"""The check before an application is handed in: every gap with a link, every comparison, what is odd."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kejitong.applications import queries
from kejitong.catalogue import answering
from kejitong.catalogue.answering import Gap
from kejitong.desks.applicant.pages import form, status
from kejitong.desks.applicant.pages.form import Check, Step
from kejitong.desks.applicant.pages.status import Act
from kejitong.workflow.vocabulary import Role


@dataclass(frozen=True, slots=True)
class Flaw:
    """一处缺漏或可疑，和去改的地方。"""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Part:
    """一节的缺漏。"""

    label: str
    flaws: tuple[Flaw, ...]


@dataclass(frozen=True, slots=True)
class Gaps:
    """检查页。"""

    application: Any
    steps: tuple[Step, ...]
    parts: tuple[Part, ...]
    odd: tuple[Flaw, ...]
    checks: tuple[Check, ...]
    acts: tuple[Act, ...]
    count: int
    state: Any
    changed: tuple[Any, ...]


def gaps(application: Any, roles: frozenset[Role]) -> Gaps:
    """Everything that stands between the application and its submission."""
    held = form.content(application)
    labels = {one.code: one.label for one in held.edition.sections}
    labels[answering.ATTACHMENTS] = "附件"
    parts = tuple(
        Part(label, tuple(_flaw(application.pk, gap) for gap in held.gaps if gap.section == code))
        for code, label in labels.items()
    )
    results = answering.check_results(held.edition, held.answers)
    doubts = answering.doubts(held.edition, held.answers)
    return Gaps(
        application, form.steps(held, "gaps"), tuple(part for part in parts if part.flaws),
        tuple(_flaw(application.pk, gap) for gap in doubts),
        tuple(Check(result.text, result.is_met) for result in results),
        status.acts(application, roles), len(held.gaps), queries.state(application),
        status.changed(application),
    )  # fmt: skip


def _flaw(pk: int, gap: Gap) -> Flaw:
    return Flaw(gap.text, status.place_url(pk, f"{gap.section}.{gap.field}"))
