"""The lifecycles that the installed packs declare, in every edition that something still uses."""

from __future__ import annotations

from functools import cache

from django.conf import settings

from kejitong.catalogue.packs import modules
from kejitong.workflow.vocabulary import Lifecycle, NoSuchMove


@cache
def lifecycles() -> dict[str, Lifecycle]:
    """Version (code/edition) to lifecycle."""
    found: dict[str, Lifecycle] = {}
    for module in modules(tuple(settings.PACKS)):
        for value in vars(module).values():
            if isinstance(value, Lifecycle):
                found[value.version] = value
    return found


def lifecycle(version: str) -> Lifecycle:
    """The lifecycle of this version, or a refusal."""
    known = lifecycles()
    if version not in known:
        raise NoSuchMove(why=f"没有“{version}”这个流程", remedy="请联系系统管理员核对声明包")
    return known[version]
