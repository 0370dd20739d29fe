"""Countables of patents. Filings count by filing day, grants by the day of announcement."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet

from kejitong.kernel.spans import OpenSpan, Span
from kejitong.patents.models import PatentKind
from kejitong.patents.registers import PATENTS
from kejitong.patents.terms import anniversary
from kejitong.registers.countables import countable

LONG_KEPT_YEARS = 10


def _of_kind(records: QuerySet[Any], kind: str) -> QuerySet[Any]:
    return records.filter(kind=kind) if kind else records


@countable(PATENTS, "期内申请的专利")
def filed(records: QuerySet[Any], period: Span, *, kind: str = "") -> QuerySet[Any]:
    """申请日在期内的，按种类。"""
    return _of_kind(records, kind).filter(filed_on__gte=period.since, filed_on__lt=period.until)


@countable(PATENTS, "期内授权的专利")
def granted(records: QuerySet[Any], period: Span, *, kind: str = "") -> QuerySet[Any]:
    """授权公告日在期内的，按种类。"""
    return _of_kind(records, kind).filter(granted_on__gte=period.since, granted_on__lt=period.until)


def _valid(records: QuerySet[Any], period: Span, kind: str) -> QuerySet[Any]:
    day = period.last
    return _of_kind(records, kind).filter(
        Q(terminated_on=None) | Q(terminated_on__gt=day),
        Q(invalidated_on=None) | Q(invalidated_on__gt=day),
        granted_on__lte=day,
        expires_on__gt=day,
    )


@countable(PATENTS, "期末有效的专利")
def valid(records: QuerySet[Any], period: Span, *, kind: str = "") -> QuerySet[Any]:
    """最后一天已授权、期限未届满、未终止也未被宣告无效的，按种类。"""
    return _valid(records, period, kind)


@countable(PATENTS, "期末有效的高价值发明专利")
def high_value(
    records: QuerySet[Any], period: Span, *, pledged_above: Decimal = Decimal(0)
) -> QuerySet[Any]:
    """有效发明专利中至少符合一项的：战略性新兴产业、有海外同族、自申请日起维持超过十年、
    质押融资超过给定金额、获国家科技奖或中国专利奖；符合几项都只计一次。
    """
    if period.last is None:
        raise OpenSpan(why=str(period), remedy="请先补填截止日期")
    return _valid(records, period, PatentKind.INVENTION).filter(
        Q(is_strategic=True)
        | Q(has_overseas_family=True)
        | Q(has_award=True)
        | Q(pledge_amount__gt=pledged_above)
        | Q(filed_on__lt=anniversary(period.last, -LONG_KEPT_YEARS))
    )
