"""What demands, achievements and cooperations count."""

from __future__ import annotations

from typing import Any

from django.db.models import Min, Q, QuerySet

from kejitong.cooperation.registers import ACHIEVEMENTS, COOPERATIONS, DEMANDS
from kejitong.kernel.spans import Span
from kejitong.organisations.queries import cut_off
from kejitong.organisations.registers import ORGANISATIONS
from kejitong.registers import queries
from kejitong.registers.countables import countable

Rows = QuerySet[Any]
INSTITUTES = ("university", "institute", "public_institution")
"""高校、科研院所，以及承担研究的事业单位。"""


@countable(DEMANDS, "收集的技术需求")
def demands_collected(records: Rows, period: Span, *, origin: str = "") -> Rows:
    """期间内收集的；可只看一种来源。"""
    found = records.filter(collected_on__gte=period.since, collected_on__lt=period.until)
    return found.filter(origin=origin) if origin else found


@countable(DEMANDS, "解决的技术难题")
def problems_solved(records: Rows, period: Span) -> Rows:
    """期间内解决，截止日之前企业已确认的。"""
    found = records.filter(resolved_on__gte=period.since, resolved_on__lt=period.until)
    return found.filter(confirmed_on__lte=cut_off(period))


@countable(ACHIEVEMENTS, "收集的科技成果")
def achievements_collected(records: Rows, period: Span) -> Rows:
    """期间内收集的。"""
    return records.filter(collected_on__gte=period.since, collected_on__lt=period.until)


@countable(ACHIEVEMENTS, "发布的科技成果")
def achievements_published(records: Rows, period: Span) -> Rows:
    """期间内发布的。"""
    return records.filter(published_on__gte=period.since, published_on__lt=period.until)


@countable(COOPERATIONS, "新签产学研合作")
def signed(records: Rows, period: Span) -> Rows:
    """期间内签订的。"""
    return records.filter(signed_on__gte=period.since, signed_on__lt=period.until)


@countable(ORGANISATIONS, "开展产学研合作的企业", also=(COOPERATIONS,))
def partner_enterprises(records: Rows, period: Span) -> Rows:
    """截止日有合作在进行的企业，一家一次。"""
    active = _active(queries.live(COOPERATIONS), period)
    return records.filter(kind="enterprise", pk__in=active.values("organisation"))


@countable(COOPERATIONS, "合作的高校院所")
def partner_institutes(records: Rows, period: Span) -> Rows:
    """截止日与本区企业合作的高校院所，一所一行，取最早登记的那项合作。

    高校院所多在区外，按本区企业的合作来数，才不会被地区范围滤掉。
    """
    active = _active(records, period).filter(institute__kind__in=INSTITUTES)
    first = active.order_by().values("institute").annotate(first=Min("pk")).values("first")
    return records.filter(pk__in=first)


def _active(records: Rows, period: Span) -> Rows:
    day = cut_off(period)
    return records.filter(Q(ends_on=None) | Q(ends_on__gte=day), signed_on__lte=day)
