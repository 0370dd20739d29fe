"""The form of a call: what is typed, and reading it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone

from kejitong.calls import queries
from kejitong.calls.terms import Terms
from kejitong.catalogue import service_items
from kejitong.catalogue.items import ServiceItem
from kejitong.desks.officer.scopes import Choice
from kejitong.kernel import money
from kejitong.kernel.refusals import Invalid, Problem
from kejitong.ui.page import Request

NAMES = ("name", "year", "code", "text", "quota", "budget", "contact", "opens_at", "closes_at")


class Misread(Invalid):
    """批次有看不明白的地方。"""


@dataclass(frozen=True, slots=True)
class Form:
    """批次的表，填着现在的内容。"""

    item: ServiceItem
    typed: dict[str, str]
    categories: tuple[Choice, ...]
    version: int
    is_published: bool


def offered(request: Request) -> tuple[ServiceItem, ...]:
    """The items of which a call may be drafted today."""
    items = service_items.items().values()
    return tuple(item for item in items if item.is_offered(request.today))


def fresh(request: Request, item: ServiceItem) -> Form:
    """A new call of this item, for this year."""
    year = str(request.today.year)
    known = {"name": f"{year}年度{item.name}", "year": year, "contact": item.contact}
    return _form(request, item, {name: known.get(name, "") for name in NAMES}, item.categories)


def filled(request: Request, call: Any) -> Form:
    """A call as it is stored."""
    known = {
        "name": call.name, "year": str(call.year), "code": call.code, "text": call.text,
        "quota": str(call.quota or ""), "budget": _in_ten_thousands(call.budget),
        "contact": call.contact, "opens_at": _local(call.opens_at),
        "closes_at": _local(call.closes_at),
    }  # fmt: skip
    return _form(request, queries.item(call), known, tuple(call.categories), call)


def terms(request: Request) -> Terms:
    """What was typed, as the verb wants it; everything that cannot be read is named at once."""
    said, problems = request.POST, list[Problem]()

    def read(name: str, label: str, reader: Callable[[str], Any], want: str) -> Any:
        text = said.get(name, "").strip()
        try:
            return reader(text) if text else None
        except (ValueError, money.NotMoney):
            problems.append(Problem(None, label, text[:30], want))
            return None

    opens_at = read("opens_at", "开始申报", moment, "请写成 2026-12-10 09:00 这样")
    closes_at = read("closes_at", "截止申报", moment, "请写成 2026-12-10 17:00 这样")
    budget = read("budget", "预算", _yuan, "请填写数字，单位是万元")
    quota = read("quota", "名额", int, "请填写整数，不限的留空")
    year = read("year", "年度", int, "请写成 2026 这样")
    if quota is not None and quota < 0:
        problems.append(Problem(None, "名额", str(quota), "不能为负数"))
    if problems:
        raise Misread(problems=tuple(problems))
    return Terms(
        name=said.get("name", "")[:120], year=year or request.today.year,
        code=said.get("code", "").strip()[:40], text=said.get("text", ""),
        categories=tuple(said.getlist("categories")), quota=quota, budget=budget,
        contact=said.get("contact", "")[:200], opens_at=opens_at, closes_at=closes_at,
    )  # fmt: skip


def moment(text: str) -> datetime:
    """A local hour as a form posts it."""
    return timezone.make_aware(datetime.fromisoformat(text))


def _form(
    request: Request,
    item: ServiceItem,
    known: dict[str, str],
    chosen: tuple[str, ...],
    call: Any | None = None,
) -> Form:
    if request.method == "POST":
        known = {name: request.POST.get(name, "") for name in NAMES}
        chosen = tuple(request.POST.getlist("categories"))
    return Form(
        item=item,
        typed=known,
        categories=tuple(Choice(one, one, is_chosen=one in chosen) for one in item.categories),
        version=call.version if call else 0,
        is_published=bool(call and call.published_at),
    )


def _local(at: datetime | None) -> str:
    return f"{timezone.localtime(at):%Y-%m-%dT%H:%M}" if at else ""


def _yuan(text: str) -> Decimal:
    return money.to_fen(money.yuan(text, "万元"))


def _in_ten_thousands(amount: Decimal | None) -> str:
    return "" if amount is None else f"{amount.scaleb(-4).normalize():f}"
