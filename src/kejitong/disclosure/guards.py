"""What disclosure answers when a lifecycle asks: the notice ran its days and nothing is contested."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone

from kejitong.applications.guards import guard
from kejitong.disclosure import queries

if TYPE_CHECKING:
    from kejitong.applications.models import Application


@guard("noticed")
def noticed(application: Application, at: datetime) -> str:
    """最近一次公示满了期、没有未结的异议、没有取消这一行。"""
    line = queries.last_line(application)
    if line is None:
        return "还没有公示"
    notice = line.notice
    if notice.withdrawn_at is not None:
        return f"{notice.number}已经撤下，要重新公示"
    if line.struck_at is not None:
        return f"{notice.number}名单里的这一行因异议成立已经取消"
    if timezone.localdate(at) <= notice.last_on:
        return f"{notice.number}公示到{notice.last_on}，还没有期满"
    if queries.is_contested(line):
        return "还有异议没有结论"
    return "" if notice.ended_at else f"{notice.number}还没有办理期满"
