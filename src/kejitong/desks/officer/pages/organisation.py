"""One organisation's whole story on one page, in seven queries whatever it holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import ExtractYear

from kejitong.cooperation.registers import ACHIEVEMENTS, COOPERATIONS, DEMANDS
from kejitong.desks.officer import links
from kejitong.desks.officer.pages import organisation_gaps
from kejitong.desks.officer.pages import organisation_parts as parts
from kejitong.desks.officer.pages.organisation_gaps import Gap
from kejitong.desks.officer.pages.organisation_parts import (
    Centre,
    FiledProject,
    Lifelines,
    Strip,
)
from kejitong.kernel.spans import Span
from kejitong.organisations.registers import (
    MONTHLY_FACTS,
    ORGANISATION_NAMES,
    ORGANISATIONS,
    YEARLY_FACTS,
)
from kejitong.outreach.registers import EVENTS
from kejitong.patents import queries as patents
from kejitong.patents.registers import PATENTS
from kejitong.programmes.registers import AWARDS, FILINGS, GRANTS
from kejitong.recognitions.registers import CERTIFICATES, INSTITUTIONS, PLATFORMS, PRODUCTS
from kejitong.registers import catalogue, glimpses, queries, showing
from kejitong.registers.backends.prepared import Prepared, PreparedRecords
from kejitong.registers.filtering import reference
from kejitong.registers.glimpses import Glimpse, Look
from kejitong.registers.register import Register
from kejitong.ui.charts import Chart, Series
from kejitong.ui.pieces import Fact

if TYPE_CHECKING:
    from kejitong.organisations.models import Organisation, YearlyFacts

PATENT_YEARS = 10
FIRST_FILINGS = 8
IDENTITY = (
    "uscc", "kind", "region", "industry", "tags", "established_on", "registered_capital",
    "legal_representative", "address", "ended_on",
)  # fmt: skip
OWN = (ORGANISATIONS, CERTIFICATES, YEARLY_FACTS, PATENTS, FILINGS, INSTITUTIONS)
LOOKS = (
    Look(GRANTS, "organisation", on="granted_on", note="level", amount="amount"),
    Look(COOPERATIONS, "organisation", on="signed_on", note="institute__name", amount="amount"),
    Look(COOPERATIONS, "institute", on="signed_on", note="organisation__name", amount="amount"),
    Look(DEMANDS, "organisation", on="collected_on", note="field", amount="budget"),
    Look(EVENTS, "organisation", on="held_on", note="kind"),
    Look(PRODUCTS, "organisation", on="applied_on", note="kind"),
    Look(AWARDS, "organisation", on="applied_on", note="grade"),
    Look(ACHIEVEMENTS, "organisation", on="collected_on", note="field"),
    Look(PLATFORMS, "organisation", note="kind"),
    Look(FILINGS, "organisation", amount="approved_amount"),
    Look(MONTHLY_FACTS, "organisation"),
)


@dataclass(frozen=True, slots=True)
class Name:
    """另一个名称。"""

    name: str
    kind: str
    when: str


@dataclass(frozen=True, slots=True)
class Line:
    """一块里的一行。"""

    title: str
    url: str
    on: date | None
    note: str
    amount: Decimal | None


@dataclass(frozen=True, slots=True)
class Block:
    """一册里与它有关的：最近几条，共几条，全部在哪里看。"""

    label: str
    total: int
    amount: Decimal | None
    url: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class PatentCount:
    """一种专利：申请几件、有效几件。"""

    label: str
    filed: int
    valid: int
    url: str


@dataclass(frozen=True, slots=True)
class Urls:
    """各块所在的登记册，只看这个单位的。"""

    certificates: str
    facts: str
    patents: str
    filings: str
    institutions: str


@dataclass(frozen=True, slots=True)
class OrganisationPage:
    """一个单位的页面。"""

    urls: Urls

    facts: tuple[Fact, ...]
    names: tuple[Name, ...]
    gaps: tuple[Gap, ...]
    lifelines: Lifelines | None
    strips: tuple[Strip, ...]
    yearly: tuple[YearlyFacts, ...]
    patents: tuple[PatentCount, ...]
    patent_years: Chart | None
    projects: tuple[FiledProject, ...]
    projects_total: int
    centres: tuple[Centre, ...]
    blocks: tuple[Block, ...]

    @property
    def valid_patents(self) -> int:
        """有效专利合计。"""
        return sum(count.valid for count in self.patents)


@cache
def registers() -> tuple[str, ...]:
    """Where the story is told from: the registers that it shows, and those that they name."""
    shown = (*OWN, *(look.register for look in LOOKS))
    slugs = [slug for register in shown for slug in catalogue.found_by(register.slug)]
    return tuple(dict.fromkeys(slugs))


def organisation_page(organisation: Organisation, day: date, region: str) -> OrganisationPage:
    """Everything about it on this day that lies within the reader's region."""
    pk = organisation.pk
    certificates = _own(CERTIFICATES.slug, region, ("-issued_on", "-pk")).of(pk)
    yearly = tuple(_own(YEARLY_FACTS.slug, region, ("-year",)).of(pk))
    filings = _of(FILINGS, pk, region).select_related("programme").order_by("-filed_on", "-pk")
    centres = parts.centres(_own(INSTITUTIONS.slug, region, ("-recognised_on", "-pk")).of(pk), day)
    seen = glimpses.glimpses(LOOKS, pk, region=region)
    counts, years = _patents(pk, day, region)
    lines = parts.lifelines(certificates, day)
    gaps = organisation_gaps.gaps(organisation, yearly, lines, centres, day=day)
    return OrganisationPage(
        _urls(pk), tuple(_identity(organisation)), tuple(_names(pk, region)), gaps, lines,
        parts.strips(yearly), yearly, counts, years,
        parts.projects(filings[:FIRST_FILINGS], day),
        next(one.total for one in seen if one.look.register is FILINGS), centres,
        tuple(_block(one, pk) for one in seen if one.total and one.look.register is not FILINGS),
    )  # fmt: skip


def _urls(pk: int) -> Urls:
    return Urls(*(
        links.referring(register.slug, "organisation", pk)
        for register in (CERTIFICATES, YEARLY_FACTS, PATENTS, FILINGS, INSTITUTIONS)
    ))  # fmt: skip


@lru_cache(maxsize=256)
def _own(slug: str, region: str, order: tuple[str, ...]) -> PreparedRecords:
    register = catalogue.register(slug)
    return PreparedRecords(lambda pk: _of(register, pk, region).order_by(*order))


def _of(register: Register, pk: int, region: str) -> Any:
    return queries.live(register, region=region).filter(organisation=pk)


def _identity(organisation: Organisation) -> Iterator[Fact]:
    for name in IDENTITY:
        cell = showing.cell(ORGANISATIONS, organisation, name)
        if cell.text:
            url = links.record(cell.slug, cell.pk) if cell.pk else ""
            unit = ORGANISATIONS.by_name[name].unit
            yield Fact(ORGANISATIONS.heading(name), f"{cell.text}{unit}", url)


def _names(pk: int, region: str) -> Iterator[Name]:
    for one in _own(ORGANISATION_NAMES.slug, region, ("-until", "name")).of(pk):
        until = f"至{one.until}" if one.until else ""
        since = f"自{one.since}" if one.since else ""
        yield Name(one.name, one.get_kind_display(), f"{since}{until}")


def _patents(pk: int, day: date, region: str) -> tuple[tuple[PatentCount, ...], Chart | None]:
    """By kind, and by kind and year of filing."""
    rows = _by_kind_and_year(day, region).rows(pk)
    found = {(kind, year): (filed, held) for kind, year, filed, held in rows}
    known = [str(kind) for kind, _ in PATENTS.field("kind").flatchoices]
    kinds = [kind for kind in known if any(one == kind for one, _ in found)]
    return tuple(_counted(kind, found, pk) for kind in kinds), _by_year(kinds, found, day, pk)


@lru_cache(maxsize=64)
def _by_kind_and_year(day: date, region: str) -> Prepared:
    """How many patents were filed, and how many of them are valid on the day."""

    def select(pk: int) -> QuerySet[Any]:
        own = queries.live(PATENTS, region=region).filter(organisation=pk).order_by()
        span = Span.closed(date(1949, 10, 1), day)
        valid = patents.valid.select(own, span).values("pk")
        counted = own.annotate(year=ExtractYear("filed_on")).values_list("kind", "year")
        is_valid = Q(pk__in=valid)
        found: QuerySet[Any] = counted.annotate(
            filed=Count("pk"), valid=Count("pk", filter=is_valid)
        )
        return found

    return Prepared(select)


Found = dict[tuple[str, int], tuple[int, int]]


def _patent_url(kind: str, pk: int) -> str:
    asked = {"organisation": reference(pk), "kind": kind}
    return links.register(PATENTS.slug, asked)


def _counted(kind: str, found: Found, pk: int) -> PatentCount:
    rows = [counts for (one, _), counts in found.items() if one == kind]
    filed, valid = sum(row[0] for row in rows), sum(row[1] for row in rows)
    return PatentCount(showing.written(PATENTS, "kind", kind), filed, valid, _patent_url(kind, pk))


def _by_year(kinds: Sequence[str], found: Found, day: date, pk: int) -> Chart | None:
    if not found:
        return None
    first = max(min(year for _, year in found), day.year - PATENT_YEARS + 1)
    years = range(min(first, day.year), day.year + 1)
    series = tuple(
        Series(
            showing.written(PATENTS, "kind", kind), tuple(found.get((kind, year), (0, 0))[0] for year in years),
            tuple(_patent_url(kind, pk) for _ in years),
        )
        for kind in kinds
    )  # fmt: skip
    return Chart("bar", tuple(map(str, years)), series, unit="件")


def _block(glimpse: Glimpse, pk: int) -> Block:
    look = glimpse.look
    register = look.register
    same = [one for one in LOOKS if one.register is register]
    label = register.label if len(same) == 1 else f"{register.label}（作为{_role(look)}）"
    lines = tuple(
        Line(row.title, links.record(register.slug, row.pk), row.on, _note(look, row.note),
             row.amount)
        for row in glimpse.rows
    )  # fmt: skip
    url = links.referring(register.slug, look.column, pk)
    return Block(label, glimpse.total, glimpse.amount, url, lines if look.on or look.note else ())


def _role(look: Look) -> str:
    return look.register.heading(look.column)


def _note(look: Look, note: str) -> str:
    register = look.register
    return showing.written(register, look.note, note) if look.note in register.by_name else note
