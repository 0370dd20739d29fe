"""Reads and countables of organisations, regions, yearly and monthly facts, denominators."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from kejitong.kernel.spans import OpenSpan, Span
from kejitong.organisations.choices import SizeClass
from kejitong.organisations.models import Denominator, PeerMember, Region, YearlyFacts
from kejitong.organisations.registers import (
    DENOMINATORS,
    MONTHLY_FACTS,
    ORGANISATIONS,
    YEARLY_FACTS,
)
from kejitong.registers.countables import countable

LARGE_AND_MEDIUM = (SizeClass.LARGE, SizeClass.MEDIUM)


def cut_off(period: Span) -> date:
    """期间的最后一天；没有终点的期间不能判断期末的状态。"""
    if period.last is None:
        raise OpenSpan(why=str(period), remedy="请先补填截止日期")
    return period.last


def peers_on(set_name: str, day: date) -> QuerySet[Region]:
    """这一天属于这个比较范围的地区，按代码排列。"""
    members = PeerMember.objects.filter(
        Q(until=None) | Q(until__gt=day),
        retired_at=None, set_name=set_name, since__lte=day,
    )  # fmt: skip
    return Region.objects.filter(retired_at=None, pk__in=members.values("region_id")).order_by(
        "code"
    )


@dataclass(frozen=True, slots=True)
class Membership:
    """一个地区从哪天到哪天（不含）属于一个比较范围。"""

    set_name: str
    code: str
    since: date
    until: date | None

    def holds_on(self, day: date) -> bool:
        """这一天在不在内。"""
        return self.since <= day and (self.until is None or self.until > day)


def memberships(set_names: Collection[str]) -> list[Membership]:
    """这些比较范围历来有哪些地区；一次查询。"""
    members = PeerMember.objects.filter(
        retired_at=None, region__retired_at=None, set_name__in=set_names
    )
    return [
        Membership(*row)
        for row in members.values_list("set_name", "region__code", "since", "until")
    ]


def region_of_code(code: str) -> Region | None:
    """这个代码的地区。"""
    return Region.objects.filter(retired_at=None, code=code).first()


def region_name(code: str) -> str:
    """这个代码的地区叫什么；没有登记的就用代码。"""
    region = region_of_code(code)
    return region.name if region else code


def region_names(codes: Collection[str]) -> dict[str, str]:
    """这些代码的地区各叫什么。"""
    known = Region.objects.filter(retired_at=None, code__in=codes)
    return dict(known.values_list("code", "name"))


@countable(DENOMINATORS, "已公布的分母")
def denominators(records: QuerySet[Any], period: Span, *, kind: str) -> QuerySet[Any]:
    """期末所在年份或上一年末的这种数；更早的不顶替，宁可待补。"""
    year = cut_off(period).year
    return records.filter(kind=kind, year__gte=year - 1, year__lte=year)


def denominator(kind: str, region: str, year: int) -> Denominator | None:
    """这个地区这一年的数；尚未发布的，用此前最近一年的。"""
    known = Denominator.objects.filter(
        retired_at=None, kind=kind, region__code=region, year__lte=year
    )
    return known.order_by("-year").first()


@countable(ORGANISATIONS, "在册单位")
def registered(records: QuerySet[Any], period: Span, *, kind: str = "") -> QuerySet[Any]:
    """最后一天已成立、未注销的单位，按类型；成立日期不明的视为已成立。"""
    day = cut_off(period)
    chosen = records.filter(kind=kind) if kind else records
    return chosen.filter(
        Q(established_on=None) | Q(established_on__lte=day), Q(ended_on=None) | Q(ended_on__gt=day)
    )


def _roster(organisations: QuerySet[Any], period: Span) -> QuerySet[YearlyFacts]:
    """这些单位最近一年（不晚于期末）名录中的大中型工业企业。"""
    facts = YearlyFacts.objects.filter(
        retired_at=None, organisation__in=organisations.values("pk")
    ).exclude(size_class="")
    latest = facts.filter(year__lte=cut_off(period).year).order_by("-year").values("year")[:1]
    return facts.filter(
        year=latest, size_class__in=LARGE_AND_MEDIUM, industry__gte="B", industry__lt="E"
    )


@countable(ORGANISATIONS, "大中型工业企业", also=(YEARLY_FACTS,))
def large_and_medium(records: QuerySet[Any], period: Span) -> QuerySet[Any]:
    """期末所在年份的名录（尚无则最近一年的）中行业为采矿、制造、电热气水的大型和中型企业。"""
    return records.filter(pk__in=_roster(records, period).values("organisation_id"))


@countable(ORGANISATIONS, "统计报表有研发机构的大中型工业企业", also=(YEARLY_FACTS,))
def large_medium_reporting_institution(records: QuerySet[Any], period: Span) -> QuerySet[Any]:
    """大中型工业企业中，同年企业研发统计年报填报了企业办研发机构的。"""
    reporting = _roster(records, period).filter(has_rd_institution=True)
    return records.filter(pk__in=reporting.values("organisation_id"))


@countable(YEARLY_FACTS, "年度数据")
def yearly_facts(
    records: QuerySet[Any],
    period: Span,
    *,
    is_above_scale: bool | None = None,
    industries: Sequence[str] = (),
    status: str = "",
) -> QuerySet[Any]:
    """期间各年的数据，可限规模以上、行业代码的开头、数据状态。"""
    chosen = records.filter(year__gte=period.since.year, year__lte=cut_off(period).year)
    if is_above_scale is not None:
        chosen = chosen.filter(is_above_scale=is_above_scale)
    if status:
        chosen = chosen.filter(status=status)
    return chosen.filter(_in_industries("industry", industries))


@countable(MONTHLY_FACTS, "月度数据", also=(YEARLY_FACTS,))
def monthly_facts(
    records: QuerySet[Any],
    period: Span,
    *,
    status: str = "",
    is_above_scale: bool | None = None,
    industries: Sequence[str] = (),
) -> QuerySet[Any]:
    """期间各个完整的月的数据；规模以上和行业以同年名录为准。"""
    chosen = records.filter(_whole_months(period))
    if status:
        chosen = chosen.filter(status=status)
    if is_above_scale is None and not industries:
        return chosen
    above_scale = Q() if is_above_scale is None else Q(is_above_scale=is_above_scale)
    matched = Q()
    for year in sorted({month.year for month in period.months}):
        roster = YearlyFacts.objects.filter(
            above_scale, _in_industries("industry", industries), retired_at=None, year=year
        )
        matched |= Q(year=year, organisation__in=roster.values("organisation_id"))
    return chosen.filter(matched)


def _in_industries(field: str, industries: Sequence[str]) -> Q:
    chosen = Q()
    for prefix in industries:
        chosen |= Q(**{f"{field}__startswith": prefix})
    return chosen


def _whole_months(period: Span) -> Q:
    """The months that lie within the period from their first day to their last."""
    whole = Q(pk=None)
    for month in period.months:
        following = (month + timedelta(days=31)).replace(day=1)
        if month >= period.since and period.until is not None and following <= period.until:
            whole |= Q(year=month.year, month=month.month)
    return whole
