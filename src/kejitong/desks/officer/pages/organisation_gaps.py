"""What an organisation lacks, and what about it should be looked at soon."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kejitong.desks.officer import links
from kejitong.desks.officer.pages.organisation_parts import YEARLY, Centre, Lifelines
from kejitong.organisations.choices import OrganisationKind, Status
from kejitong.organisations.registers import ORGANISATIONS, YEARLY_FACTS
from kejitong.ui.pieces import BadgeKind

if TYPE_CHECKING:
    from kejitong.organisations.models import Organisation, YearlyFacts

WANTED = ("region", "industry", "established_on", "legal_representative", "address")


@dataclass(frozen=True, slots=True)
class Gap:
    """还缺什么、该留意什么，到哪里去办。"""

    words: str
    badge: str
    kind: BadgeKind
    url: str


def gaps(
    organisation: Organisation,
    yearly: Sequence[YearlyFacts],
    lines: Lifelines | None,
    centres: Sequence[Centre],
    *,
    day: date,
) -> tuple[Gap, ...]:
    """Everything that is lacking on this day, the gravest kind first."""
    return (
        *_facts_lacking(organisation, yearly, day),
        *_lapsing(lines),
        *_unfilled(organisation),
        *_unmet(centres),
    )


def _unfilled(organisation: Organisation) -> Iterator[Gap]:
    empty = [
        ORGANISATIONS.heading(name) for name in WANTED if not getattr(organisation, name)
    ]  # fmt: skip
    if empty:
        url = links.correct(ORGANISATIONS.slug, organisation.pk)
        yield Gap(f"没有填写：{'、'.join(empty)}", "待补", "amber", url)


def _facts_lacking(
    organisation: Organisation, yearly: Sequence[YearlyFacts], day: date
) -> Iterator[Gap]:
    """An enterprise should have last year's facts, whole and audited."""
    if organisation.kind != OrganisationKind.ENTERPRISE or organisation.ended_on:
        return
    year = day.year - 1
    last = next((one for one in yearly if one.year == year), None)
    if last is None:
        told = {"organisation": organisation.name, "year": year}
        new = links.asking(links.new_record(YEARLY_FACTS.slug), told)
        yield Gap(f"没有{year}年的年度数据", "待补", "red", new)
        return
    empty = [YEARLY_FACTS.heading(name) for name in YEARLY if getattr(last, name) is None]
    url = links.correct(YEARLY_FACTS.slug, last.pk)
    if empty:
        yield Gap(f"{year}年没有填写：{'、'.join(empty)}", "待补", "amber", url)
    if last.status == Status.PRELIMINARY:
        yield Gap(f"{year}年的年度数据还是初步数", "待审定", "plain", url)


def _lapsing(lines: Lifelines | None) -> Iterator[Gap]:
    for line in lines.rows if lines else ():
        if line.kind == "amber":
            yield Gap(f"{line.label}证书{line.last_on}到期", line.words, "amber", line.url)


def _unmet(centres: Sequence[Centre]) -> Iterator[Gap]:
    for centre in centres:
        if centre.unmet:
            yield Gap(f"{centre.name}：还缺{'、'.join(centre.unmet)}", "六有", "plain", centre.url)
