"""What events, policy documents and information items count."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models import Min, Q, QuerySet

from kejitong.kernel.spans import Span
from kejitong.outreach.models import Channel
from kejitong.outreach.registers import CHANNELS, EVENTS, INFORMATION, POLICIES
from kejitong.programmes.queries import levels
from kejitong.registers.aliases import known_as
from kejitong.registers.countables import countable

Rows = QuerySet[Any]


@countable(EVENTS, "举办的活动")
def held(records: Rows, period: Span, *, kind: str = "", title: str = "") -> Rows:
    """期间内举办的；`title` 是名称里的一段文字。"""
    found = records.filter(held_on__gte=period.since, held_on__lt=period.until)
    if kind:
        found = found.filter(kind=kind)
    return found.filter(title__contains=title) if title else found


@countable(POLICIES, "出台的政策文件")
def policies_issued(records: Rows, period: Span, *, title: str = "") -> Rows:
    """期间内印发的；`title` 是名称或简称里的一段文字。"""
    found = records.filter(issued_on__gte=period.since, issued_on__lt=period.until)
    if title:
        found = found.filter(Q(title__contains=title) | Q(aliases__contains=title))
    return found


@countable(INFORMATION, "报送的信息", also=(CHANNELS,))
def items_submitted(records: Rows, period: Span, *, channels: Collection[str] = ()) -> Rows:
    """期间内报送的信息，报几个渠道都算一条；渠道用名称或别名指明，不指明即全部。"""
    found = records.filter(submitted_on__gte=period.since, submitted_on__lt=period.until)
    found = _through(found, channels)
    first = found.order_by().values("code").annotate(first=Min("pk")).values("first")
    return records.filter(pk__in=first)


@countable(INFORMATION, "录用的信息", also=(CHANNELS,))
def adoptions(
    records: Rows, period: Span, *, level: str = "", channels: Collection[str] = ()
) -> Rows:
    """期间内录用的，几个渠道录用算几条。"""
    found = records.filter(adopted_on__gte=period.since, adopted_on__lt=period.until)
    if level:
        found = found.filter(channel__level__in=levels(level))
    return _through(found, channels)


def _through(records: Rows, channels: Collection[str]) -> Rows:
    if not channels:
        return records
    return records.filter(channel__in=known_as(Channel, channels))
