"""What happens to a demand or an achievement: it is published; the demand is resolved, confirmed.

Each is a correction, so it needs a reason and refuses a stale record.
"""

from __future__ import annotations

from datetime import date
from typing import TypeVar, cast

from kejitong.audit.actions import Act
from kejitong.cooperation.models import Achievement, Demand
from kejitong.cooperation.registers import ACHIEVEMENTS, DEMANDS
from kejitong.kernel.refusals import Refused
from kejitong.registers import actions

Offered = TypeVar("Offered", Demand, Achievement)


class Withdrawn(Refused):
    """这条记录已经停用，不能再办。"""


class DoneBefore(Refused):
    """这一步已经办过。"""


class NotYetResolved(Refused):
    """难题还没有解决，不能确认。"""


def publish(record: Offered, *, on: date, act: Act) -> Offered:
    """向全区发布一项需求或成果。"""
    return _dated(record, "published_on", on=on, act=act)


def resolve(demand: Demand, *, on: date, act: Act) -> Demand:
    """记下难题已经解决；还须企业确认才计数。"""
    return _dated(demand, "resolved_on", on=on, act=act)


def confirm(demand: Demand, *, on: date, act: Act) -> Demand:
    """企业确认难题已经解决。"""
    if demand.resolved_on is None:
        raise NotYetResolved(why=f"“{demand.title}”没有解决日期", remedy="请先登记解决日期")
    return _dated(demand, "confirmed_on", on=on, act=act)


def _dated(record: Offered, name: str, *, on: date, act: Act) -> Offered:
    """Fill in one date of a live record, once."""
    register = DEMANDS if isinstance(record, Demand) else ACHIEVEMENTS
    if record.retired_at is not None:
        raise Withdrawn(why=f"“{record.title}”：{record.retired_reason}", remedy="请先恢复")
    if held := getattr(record, name):
        why = f"“{record.title}”的{register.heading(name)}是{held:%Y-%m-%d}"
        raise DoneBefore(why=why, remedy="日期有误的，请用更正")
    stored = actions.correct(register, record, {name: on}, act=act, version=record.version)
    return cast("Offered", stored)
