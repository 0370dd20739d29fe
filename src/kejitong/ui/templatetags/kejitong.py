"""How templates write amounts, numbers and days, the way that people here write them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Final

from django import template
from django.template.base import Parser, Token
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from kejitong.kernel import money as amounts
from kejitong.kernel import phrasing
from kejitong.kernel.stats import rounded
from kejitong.ui import markdown as guides
from kejitong.ui import styles

register = template.Library()

NOTHING: Final = "—"
_WEEKDAYS: Final = "一二三四五六日"
_UNITS: Final[dict[str, amounts.Unit]] = {"元": "元", "万元": "万元", "亿元": "亿元"}
_LARGE: Final[tuple[tuple[int, amounts.Unit], ...]] = ((10**8, "亿元"), (10**4, "万元"))
_MESSAGES: Final = {"success": "green", "warning": "amber", "error": "refusal"}


@register.simple_tag
def style_address() -> str:
    """各页共用的样式的地址。"""
    return reverse("style", args=[styles.style().name])


@register.filter
def money(yuan: Decimal | int | None, unit: str = "") -> str:
    """金额：1,234.50元、8.65万元、6,843万元、14.03亿元；可以指定单位，整万的不写小数。"""
    if yuan is None or yuan == "":
        return NOTHING
    amount = Decimal(yuan)
    if unit:
        return amounts.written(amount, _UNITS[unit])
    for least, fitting in _LARGE:
        if abs(amount) >= least:
            places = 0 if fitting == "万元" and amount % least == 0 else 2
            return amounts.written(amount, fitting, places)
    return amounts.written(amount) if amount else "0元"


@register.filter
def number(value: Decimal | int | None, places: int | None = None) -> str:
    """带千分位的数；不指定小数位数就如实写。"""
    if value is None or value == "":
        return NOTHING
    exact = Decimal(value)
    return f"{exact if places is None else rounded(exact, int(places)):,f}"


@register.filter
def percent(ratio: Decimal | None, places: int = 1) -> str:
    """比例写成百分数：0.123 写作 12.3%。"""
    return NOTHING if ratio is None else phrasing.percent(Decimal(ratio), places=int(places))


@register.filter
def signed(value: Decimal | int | None, places: int = 1) -> str:
    """带正负号的差：＋4.1、－1.2、0.0。"""
    if value is None:
        return NOTHING
    exact = rounded(Decimal(value), int(places))
    sign = "＋" if exact > 0 else "－" if exact < 0 else ""
    return f"{sign}{abs(exact):,f}"


@register.filter
def day(when: date | None) -> str:
    """2026年11月30日。"""
    return NOTHING if when is None else phrasing.chinese_date(_date(when))


@register.filter
def short_day(when: date | None) -> str:
    """11-30，用在窄栏里。"""
    return NOTHING if when is None else f"{_date(when):%m-%d}"


@register.filter
def plain_day(when: date | None) -> str:
    """2026-11-30，用在表格里。"""
    return NOTHING if when is None else _date(when).isoformat()


@register.filter
def moment(when: datetime | None) -> str:
    """2026年11月30日 17:00。"""
    if when is None:
        return NOTHING
    local = _local(when)
    return f"{phrasing.chinese_date(local.date())} {local:%H:%M}"


@register.filter
def weekday(when: date) -> str:
    """星期一。"""
    return f"星期{_WEEKDAYS[_date(when).weekday()]}"


@register.filter
def or_dash(value: object) -> object:
    """空白写成横线；零不是空白。"""
    return NOTHING if value is None or value == "" else value


@register.filter
def markdown(text: str) -> SafeString:
    """指南的正文。"""
    return guides.rendered(text)


@register.filter
def clamped(value: Decimal | int | str | None) -> str:
    """量条的长度：0 到 100。"""
    if value is None or value == "":
        return "0"
    return f"{min(max(rounded(Decimal(str(value)), 2), Decimal(0)), Decimal(100)):f}"


@register.filter
def message_kind(tags: str) -> str:
    """提示的种类对应的样式。"""
    return next((_MESSAGES[tag] for tag in tags.split() if tag in _MESSAGES), "blue")


def _local(when: datetime) -> datetime:
    return timezone.localtime(when) if timezone.is_aware(when) else when


def _date(when: date) -> date:
    return _local(when).date() if isinstance(when, datetime) else when


class Tight(template.Node):
    """The rest of a component, without the blank space before and after it."""

    def __init__(self, nodelist: template.NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: template.Context) -> SafeString:
        """Strip what the rest renders."""
        return mark_safe(self.nodelist.render(context).strip())  # noqa: S308 - already rendered


@register.tag
def tight(parser: Parser, _token: Token) -> Tight:
    """组件出现在句子里时用：从这里到文件末尾，首尾不留空白。"""
    return Tight(parser.parse())
