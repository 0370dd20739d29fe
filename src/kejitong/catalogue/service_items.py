"""The items that the installed packs declare."""

from __future__ import annotations

from django.conf import settings

from kejitong.catalogue.items import ServiceItem
from kejitong.catalogue.packs import declared
from kejitong.kernel.refusals import Missing


class NoSuchItem(Missing):
    """没有这个事项。"""


def items() -> dict[str, ServiceItem]:
    """All items, by code."""
    return declared(ServiceItem, tuple(settings.PACKS))


def item(code: str) -> ServiceItem:
    """The item of this code, or a refusal."""
    if code not in items():
        raise NoSuchItem(why=f"代码是“{code}”", remedy="请从事项目录里选择")
    return items()[code]
