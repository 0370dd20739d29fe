"""Which organisations are judged, in which years, and which records tell of them."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from django.db.models import QuerySet

from kejitong.cultivation.sources import SOURCES, Source
from kejitong.kernel.spans import Span
from kejitong.organisations.queries import registered
from kejitong.organisations.registers import ORGANISATIONS
from kejitong.patents.queries import valid
from kejitong.patents.registers import PATENTS
from kejitong.policy.rules import Edition
from kejitong.recognitions.queries import valid_certificates
from kejitong.recognitions.registers import CERTIFICATES, INSTITUTIONS
from kejitong.registers.queries import live

YEARS: Final = 3

Rows = QuerySet[Any]


def enterprises(region: str, day: date) -> Rows:
    """这一天在册的企业。"""
    period = Span.closed(day, day)
    return registered.select(live(ORGANISATIONS, region=region), period, kind="enterprise")


def fiscal_years(day: date) -> range:
    """评判要看的各个会计年度，由远及近。"""
    return range(day.year - YEARS, day.year)


def wanted(edition: Edition) -> dict[str, Source]:
    """这个版本要的事实中，登记册里有来处的。"""
    named = (fact.name for fact in edition.facts)
    return {name: SOURCES[name] for name in named if name in SOURCES}


def patents_on(organisations: Rows, day: date) -> Rows:
    """这些单位为第一申请单位、这一天有效的专利。"""
    found = valid.select(live(PATENTS), Span.closed(day, day))
    return found.filter(organisation__in=organisations.values("pk"))


def certificates_on(organisations: Rows, day: date) -> Rows:
    """这些单位这一天有效的证书。"""
    found = valid_certificates.select(live(CERTIFICATES), Span.closed(day, day))
    return found.filter(organisation__in=organisations.values("pk"))


def institutions_on(organisations: Rows, day: date) -> Rows:
    """这些单位这一天没有撤销的研发机构。"""
    found = live(INSTITUTIONS).filter(organisation__in=organisations.values("pk"))
    return found.exclude(ended_on__lte=day)
