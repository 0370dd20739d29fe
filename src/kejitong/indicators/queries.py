"""What the official statistics offer to figures, and the values that were frozen."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from kejitong.indicators.freezing import FrozenFigure
from kejitong.indicators.registers import STATISTICS
from kejitong.kernel.spans import Span
from kejitong.registers.countables import countable

Rows = QuerySet[Any]


@countable(STATISTICS, "统计数据")
def statistics(records: Rows, period: Span, *, series: str, status: str = "") -> Rows:
    """这个系列截至月份落在期间内的各期累计数，到截止日所在的月份为止；可只看已审定的。"""
    first, last = period.since, period.months[-1]
    since = Q(year__gt=first.year) | Q(year=first.year, month__gte=first.month)
    until = Q(year__lt=last.year) | Q(year=last.year, month__lte=last.month)
    found = records.filter(since, until, series=series)
    return found.filter(status=status) if status else found


def frozen(code: str, region: str) -> QuerySet[FrozenFigure]:
    """这个指标历次冻结的数，最近的在前。"""
    found = FrozenFigure.objects.filter(code=code, freeze__region=region)
    return found.select_related("freeze").order_by("-freeze_id")
