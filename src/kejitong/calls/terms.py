"""What an officer writes of a call, and what of it is missing before it may be published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from django.utils.timezone import localtime

from kejitong.calls.models import Call
from kejitong.catalogue.items import ItemKind, ServiceItem
from kejitong.kernel.refusals import Problem

MOST_BUDGET: Final = Decimal(10) ** 13
_LONGEST: Final = (("code", "批次编号", 40), ("name", "批次名称", 120), ("contact", "联系人和电话", 200),
                   ("text", "申报指南", 50_000))  # fmt: skip
_UNADDRESSABLE: Final = re.compile(r"[/\\?#%\s]")
"""What may not stand in a code: it is part of an address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """一个批次每次不同的内容；`code` 空着的由系统编。"""

    name: str
    year: int
    code: str = ""
    text: str = ""
    categories: tuple[str, ...] = ()
    quota: int | None = None
    budget: Decimal | None = None
    contact: str = ""
    opens_at: datetime | None = None
    closes_at: datetime | None = None


def terms_of(call: Call) -> Terms:
    """一个批次现在的内容。"""
    return Terms(
        name=call.name, year=call.year, code=call.code, text=call.text,
        categories=tuple(call.categories), quota=call.quota, budget=call.budget,
        contact=call.contact, opens_at=call.opens_at, closes_at=call.closes_at,
    )  # fmt: skip


def faults(item: ServiceItem, terms: Terms) -> Iterator[Problem]:
    """草稿也不能有的毛病。"""
    yield from _text_faults(terms)
    for category in terms.categories:
        if category not in item.categories:
            known = "、".join(item.categories) or "（这个事项不分类别）"
            yield Problem(None, "类别", category, f"不是这个事项的类别，可选：{known}")
    if terms.opens_at and terms.closes_at and terms.closes_at <= terms.opens_at:
        yield Problem(None, "截止申报", local_moment(terms.closes_at), "须晚于开始申报")
    if terms.budget is not None and not 0 <= terms.budget < MOST_BUDGET:
        yield Problem(None, "预算", f"{terms.budget}", "不能为负数，也不能有这么大")
    if terms.quota == 0:
        yield Problem(None, "名额", "0", "不限名额的请留空")


def _text_faults(terms: Terms) -> Iterator[Problem]:
    if not terms.name.strip():
        yield Problem(None, "批次名称", "", "必须填写，例如“2026年度区科技计划项目”")
    for field, label, longest in _LONGEST:
        if (length := len(getattr(terms, field))) > longest:
            yield Problem(None, label, "", f"有{length}个字，最多{longest}个")
    if _UNADDRESSABLE.search(terms.code.strip()):
        yield Problem(None, "批次编号", terms.code[:40], "不能有空格和 / \\ ? # % 这些符号")
    if not 2000 <= terms.year <= 2100:
        yield Problem(None, "年度", str(terms.year), "应为四位年份，例如2026")


def cleaned(text: str) -> str:
    """没有数据库存不下的字符，换行一种写法，两端没有空白。"""
    kept = text.replace("\x00", "").replace("\r\n", "\n")
    return kept.encode("utf-8", "ignore").decode("utf-8").strip()


def gaps(item: ServiceItem, terms: Terms, now: datetime) -> Iterator[Problem]:
    """发布以前必须写全的。"""
    if not terms.text.strip():
        yield Problem(None, "申报指南", "", "必须写明支持方向、条件和材料")
    if not terms.contact.strip():
        yield Problem(None, "联系人和电话", "", "必须填写，申报单位有疑问时要找得到人")
    if item.categories and not terms.categories:
        yield Problem(None, "类别", "", f"至少选一类：{'、'.join(item.categories)}")
    yield from _span_gaps(item, terms, now)


def _span_gaps(item: ServiceItem, terms: Terms, now: datetime) -> Iterator[Problem]:
    if terms.opens_at is None:
        yield Problem(None, "开始申报", "", "必须填写")
    elif not item.is_offered(local_day(terms.opens_at)):
        yield Problem(None, "开始申报", local_moment(terms.opens_at), not_offered(item))
    if terms.closes_at is None:
        if item.kind is not ItemKind.FILING:
            yield Problem(None, "截止申报", "", "必须填写；只有备案可以常年办理、不设截止")
    elif terms.closes_at <= now:
        yield Problem(None, "截止申报", local_moment(terms.closes_at), "已经过了，请改到以后")
    elif not item.is_offered(local_day(terms.closes_at)):
        yield Problem(None, "截止申报", local_moment(terms.closes_at), not_offered(item))


def not_offered(item: ServiceItem) -> str:
    """这个事项为什么不能开放申报。"""
    if item.until is None:
        return f"“{item.name}”{item.since}起才办理"
    return f"“{item.name}”自{item.until}起停止办理：{item.ended_because}"


def local_day(at: datetime) -> date:
    """这一刻在本地是哪一天。"""
    return localtime(at).date()


def local_moment(at: datetime) -> str:
    """这一刻的本地写法，到秒。"""
    return f"{localtime(at):%Y-%m-%d %H:%M:%S}"
