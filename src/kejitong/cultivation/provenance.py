"""Where a prefilled fact of one organisation was read: register, record, column, status."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kejitong.cultivation import selecting, sources
from kejitong.cultivation.sources import Source
from kejitong.organisations.registers import ORGANISATIONS, YEARLY_FACTS
from kejitong.patents.registers import PATENTS
from kejitong.policy.facts import Key
from kejitong.recognitions.registers import CERTIFICATES, INSTITUTIONS
from kejitong.registers.queries import live
from kejitong.registers.register import Register

Rows = Any


@dataclass(frozen=True, slots=True)
class Provenance:
    """一项事实的来处：说法、登记册、记录（没有单独一条的为零）、来源、状态；`is_assumed` 是假设。"""

    said: str
    register: str = ""
    record: int = 0
    source: str = ""
    status: str = ""
    is_assumed: bool = False

    def __str__(self) -> str:
        return "，".join(part for part in (self.said, self.status, self.source) if part)


@dataclass(frozen=True, slots=True)
class Trail:
    """一家单位在各本登记册里的记录，一次读齐。"""

    organisation: int
    yearly: dict[int, Any] = field(default_factory=dict)
    certificates: dict[str, Any] = field(default_factory=dict)
    institution: Any = None
    recognised: Any = None

    def of(self, source: Source, key: Key) -> Provenance:
        """这项事实从哪条记录来。"""
        return _TOLD[type(source)](self, source, key)


def trail(organisations: Rows, organisation: int, day: date) -> Trail:
    """读一家单位的来处；四次查询。"""
    years = selecting.fiscal_years(day)
    facts = live(YEARLY_FACTS).filter(organisation=organisation, year__gte=years[0])
    held = selecting.certificates_on(organisations, day).order_by("issued_on")
    institutions = [*selecting.institutions_on(organisations, day).order_by("pk")]
    recognised = [each for each in institutions if each.recognised_on]
    return Trail(
        organisation,
        {each.year: each for each in facts.filter(year__lte=years[-1]).order_by("year")},
        {each.kind: each for each in held},
        institutions[-1] if institutions else None,
        recognised[-1] if recognised else None,
    )


def _headed(register: Register, column: str) -> str:
    return f"{register.label}“{register.heading(column)}”"


def _of_record(said: str, register: Register, record: Any) -> Provenance:
    status = getattr(record, "get_status_display", str)()
    return Provenance(said, register.slug, record.pk, record.source, status)


def _own(told: Trail, source: sources.Own, _key: Key) -> Provenance:
    said = _headed(ORGANISATIONS, source.column)
    return Provenance(said, ORGANISATIONS.slug, told.organisation)


def _industry(told: Trail, _source: Source, _key: Key) -> Provenance:
    return _own(told, sources.Own("industry"), _key)


def _located(told: Trail, _source: Source, _key: Key) -> Provenance:
    return _own(told, sources.Own("region"), _key)


def _yearly(told: Trail, source: sources.Yearly, key: Key) -> Provenance:
    said = _headed(YEARLY_FACTS, source.column)
    if source.less:
        said = f"{said}减“{YEARLY_FACTS.heading(source.less)}”"
    record = told.yearly.get(key[1] or 0)
    return _of_record(said, YEARLY_FACTS, record) if record else Provenance(said)


def _latest(told: Trail, source: sources.Latest, _key: Key) -> Provenance:
    filled = [each for each in told.yearly.values() if getattr(each, source.column)]
    said = _headed(YEARLY_FACTS, source.column)
    return _of_record(said, YEARLY_FACTS, filled[-1]) if filled else Provenance(said)


def _patents(_told: Trail, source: sources.Patents, _key: Key) -> Provenance:
    labels = dict(PATENTS.field("kind").flatchoices)
    kinds = "、".join(str(labels[kind]) for kind in source.kinds)
    return Provenance(f"{PATENTS.label}册，第一申请单位，当天有效（{kinds}）", PATENTS.slug)


def _certificate(told: Trail, source: sources.Holds, _key: Key) -> Provenance:
    record = next((told.certificates[k] for k in source.kinds if k in told.certificates), None)
    if record is None:
        return Provenance(f"{CERTIFICATES.label}册里当天没有有效的", CERTIFICATES.slug)
    return _of_record(f"{CERTIFICATES.label}{record.number}", CERTIFICATES, record)


def _level(told: Trail, source: sources.HasInstitution, _key: Key) -> Provenance:
    record = told.recognised
    if record is None or record.level not in source.levels:
        return Provenance(f"{INSTITUTIONS.label}册里查得", INSTITUTIONS.slug)
    return _of_record(f"{INSTITUTIONS.label}“{record.name}”", INSTITUTIONS, record)


def _institution(told: Trail, source: sources.Institution, _key: Key) -> Provenance:
    said = _headed(INSTITUTIONS, source.column)
    found = told.institution
    return _of_record(said, INSTITUTIONS, found) if found else Provenance(said)


def _assumed(_told: Trail, source: sources.Assumed, _key: Key) -> Provenance:
    said = f"没有登记册可查，先按{'否' if source.value is False else source.value}计，请向企业核实"
    return Provenance(said, is_assumed=True)


_TOLD: dict[type, Callable[[Trail, Any, Key], Provenance]] = {
    sources.Own: _own,
    sources.Sector: _industry,
    sources.Located: _located,
    sources.Yearly: _yearly,
    sources.Latest: _latest,
    sources.Patents: _patents,
    sources.Holds: _certificate,
    sources.HasInstitution: _level,
    sources.Institution: _institution,
    sources.Assumed: _assumed,
}
