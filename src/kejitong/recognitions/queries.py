"""Reads and countables of certificates, products, institutions, platforms and honours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from kejitong.kernel.spans import Span
from kejitong.organisations import queries as organisations
from kejitong.organisations.queries import cut_off
from kejitong.organisations.registers import ORGANISATIONS, YEARLY_FACTS
from kejitong.recognitions.models import Honour, Institution, Platform
from kejitong.recognitions.registers import (
    BATCHES,
    CERTIFICATES,
    HONOURS,
    INSTITUTIONS,
    PLATFORM_EVENTS,
    PLATFORMS,
    PRODUCTS,
)
from kejitong.registers.aliases import known_as
from kejitong.registers.countables import countable
from kejitong.registers.lookups import looked_up
from kejitong.registers.queries import live

SIX = ("has_site", "has_staff", "has_equipment", "has_funding", "has_projects", "has_rules")
"""“六有”的六个栏目。"""


@dataclass(frozen=True, slots=True)
class Condition:
    """“六有”中的一项：名称、是否具备。"""

    label: str
    is_met: bool


def checklist(institution: Institution) -> tuple[Condition, ...]:
    """研发机构“六有”逐项的情况。"""
    return tuple(
        Condition(INSTITUTIONS.heading(name), is_met=getattr(institution, name)) for name in SIX
    )


def platforms_named(name: str) -> list[int]:
    """名称或别称是这个的平台的编号。"""
    return known_as(Platform, {name})


def expiry_days(region: str, period: Span) -> list[date]:
    """未被撤销的证书在这段时间内到期的日子，一张证书一个。"""
    known = live(CERTIFICATES, region=region).filter(revoked_on=None)
    return list(_within(known, "expires_on", period).values_list("expires_on", flat=True))


def _announced_before(until: date) -> Q:
    """Announced before this day; without a day of announcement, in a year that is over."""
    return Q(announced_on__lt=until) | Q(announced_on=None, year__lt=until.year)


def _of(records: QuerySet[Any], **wanted: str) -> QuerySet[Any]:
    """Those that match what is asked; an empty wish asks for nothing."""
    return records.filter(**{name: value for name, value in wanted.items() if value})


def _within(records: QuerySet[Any], field: str, period: Span) -> QuerySet[Any]:
    return records.filter(**{f"{field}__gte": period.since, f"{field}__lt": period.until})


@countable(CERTIFICATES, "期末有效的证书")
def valid_certificates(records: QuerySet[Any], period: Span, *, kind: str = "") -> QuerySet[Any]:
    """最后一天已发证、未过有效期、未被撤销的；没有有效期的视为长期有效。"""
    day = cut_off(period)
    return _of(records, kind=kind).filter(
        Q(expires_on=None) | Q(expires_on__gte=day),
        Q(revoked_on=None) | Q(revoked_on__gt=day),
        issued_on__lte=day,
    )


@countable(CERTIFICATES, "期内发证的证书")
def issued_certificates(records: QuerySet[Any], period: Span, *, kind: str = "") -> QuerySet[Any]:
    """发证日期在期内的。"""
    return _within(_of(records, kind=kind), "issued_on", period)


@countable(CERTIFICATES, "当年到期的证书")
def expiring_certificates(records: QuerySet[Any], period: Span, *, kind: str = "") -> QuerySet[Any]:
    """有效期的最后一天在期末所在自然年的；到期末已被撤销的不算。"""
    day = cut_off(period)
    return _of(records, kind=kind).filter(
        Q(revoked_on=None) | Q(revoked_on__gt=day),
        issued_on__lte=day,
        expires_on__year=day.year,
    )


@countable(CERTIFICATES, "期内某一批认定的证书", also=(BATCHES,))
def local_certificates(
    records: QuerySet[Any], period: Span, *, kind: str = "", ordinal: int = 1
) -> QuerySet[Any]:
    """属于第几批、发证日期在期内的。"""
    return _within(_of(records, kind=kind).filter(batch__ordinal=ordinal), "issued_on", period)


@countable(PRODUCTS, "期内申报的产品")
def products_applied(records: QuerySet[Any], period: Span, *, kind: str = "") -> QuerySet[Any]:
    """申报日期在期内的。"""
    return _within(_of(records, kind=kind), "applied_on", period)


@countable(PRODUCTS, "期内申报并已认定的产品")
def products_recognised(records: QuerySet[Any], period: Span, *, kind: str = "") -> QuerySet[Any]:
    """申报日期在期内、到期末已认定的。"""
    applied = _within(_of(records, kind=kind), "applied_on", period)
    return applied.filter(recognised_on__lte=cut_off(period))


@countable(INSTITUTIONS, "期内认定的研发机构")
def institutions_recognised(
    records: QuerySet[Any], period: Span, *, level: str = "", kind: str = ""
) -> QuerySet[Any]:
    """认定日期在期内的。"""
    return _within(_of(records, level=level, kind=kind), "recognised_on", period)


@countable(INSTITUTIONS, "期内申报并已现场考察的研发机构")
def institutions_visited(
    records: QuerySet[Any], period: Span, *, level: str = "", kind: str = ""
) -> QuerySet[Any]:
    """申报日期在期内、到期末已进入现场考察的。"""
    applied = _within(_of(records, level=level, kind=kind), "applied_on", period)
    return applied.filter(visited_on__lte=cut_off(period))


@countable(
    ORGANISATIONS,
    "建有研发机构的大中型工业企业",
    also=(
        YEARLY_FACTS,
        INSTITUTIONS,
    ),
)
def large_medium_with_institution(records: QuerySet[Any], period: Span) -> QuerySet[Any]:
    """大中型工业企业中，最后一天至少有一个已认定而未撤销的研发机构的。"""
    day = cut_off(period)
    alive = Institution.objects.filter(
        Q(ended_on=None) | Q(ended_on__gt=day), retired_at=None, recognised_on__lte=day
    )
    enterprises = organisations.large_and_medium.select(records, period)
    return enterprises.filter(pk__in=alive.values("organisation_id"))


@countable(PLATFORM_EVENTS, "期内的平台事件", also=(PLATFORMS,))
def platform_events(
    records: QuerySet[Any], period: Span, *, kind: str = "", platform: str = ""
) -> QuerySet[Any]:
    """日期在期内的，可限一种事件、一个平台（名称或别称）。"""
    chosen = _within(_of(records, kind=kind), "on", period)
    return chosen.filter(platform__in=platforms_named(platform)) if platform else chosen


@countable(BATCHES, "已公布的认定批次")
def batches(records: QuerySet[Any], period: Span, *, title: str = "") -> QuerySet[Any]:
    """到期末已公布的，不限当期；可限名称以此开头的。"""
    known = records.filter(announced_on__lte=cut_off(period))
    return _of(known, title__startswith=title)


@countable(HONOURS, "期内公布通过的称号")
def honours_passed(records: QuerySet[Any], period: Span, *, title: str = "") -> QuerySet[Any]:
    """公布日期在期内的；没有公布日期的，看年份。"""
    within = Q(announced_on__gte=period.since) | Q(announced_on=None, year__gte=period.since.year)
    passed = _of(records, title=title).filter(has_passed=True)
    return passed.filter(within, _announced_before(cut_off(period) + timedelta(days=1)))


@countable(HONOURS, "到期末连续通过的届次")
def unbroken_terms(records: QuerySet[Any], period: Span, *, title: str) -> QuerySet[Any]:
    """到期末为止，从最近一届往回数连续通过的各届；缺一届、有一届没通过即断；各地区各数各的。"""
    until = period.until or date.max
    terms: dict[int, list[_Term]] = {}
    for term in looked_up(("honours", title), lambda: _terms(title)):
        if term.is_announced_before(until):
            terms.setdefault(term.region, []).append(term)
    return records.filter(pk__in=[pk for known in terms.values() for pk in _unbroken(known)])


@dataclass(frozen=True, slots=True)
class _Term:
    """一届考核：哪个地区、第几届、通过没有、何时公布。"""

    pk: int
    region: int
    term: int
    has_passed: bool
    announced_on: date | None
    year: int

    def is_announced_before(self, until: date) -> bool:
        """As `_announced_before` asks the table."""
        return self.announced_on < until if self.announced_on else self.year < until.year


def _terms(title: str) -> list[_Term]:
    """Every term of this honour, the last in front."""
    live = Honour.objects.filter(retired_at=None, title=title).exclude(term=None)
    names = ("pk", "region_id", "term", "has_passed", "announced_on", "year")
    return [_Term(*row) for row in live.order_by("-term", "-pk").values_list(*names)]


def _unbroken(terms: Iterable[_Term]) -> Iterator[int]:
    """From the last term back, until one is lacking or was not passed."""
    expected: int | None = None
    for one in terms:
        if not one.has_passed or (expected is not None and one.term != expected):
            return
        yield one.pk
        expected = one.term - 1
