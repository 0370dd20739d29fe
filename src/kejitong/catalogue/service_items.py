"""The items that the installed packs declare."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any

from django.conf import settings

from kejitong.catalogue.items import ServiceItem
from kejitong.catalogue.packs import declared, modules
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


def example(code: str) -> dict[str, dict[str, Any]]:
    """A filled-in form of the item, section by section, as it would be posted: `example.py`."""
    filled: dict[str, dict[str, Any]] = import_module(f"{_folder(code)}.example").EXAMPLE
    return filled


@cache
def _folder(code: str) -> str:
    """The package in which the item is declared."""
    wanted = item(code)
    found = (one for one in modules(tuple(settings.PACKS)) if vars(one).get("ITEM") is wanted)
    return next(found).__name__
