"""Rooms keep to their floor: what the import contracts of .importlinter cannot say.

The floors themselves, and that every room has one, are held by `lint-imports`.
"""

from __future__ import annotations

import ast
from functools import cache

import grimp

from tests.contracts.house import Module, listed, sources

PACK_WORDS = (
    "kejitong.packs",
    "kejitong.kernel",
    "kejitong.policy",
    "kejitong.workflow",
    "kejitong.catalogue.fields",
    "kejitong.catalogue.items",
    "kejitong.cultivation.vocabulary",
    "kejitong.indicators.vocabulary",
    "kejitong.reports.vocabulary",
)
WEB = ("django.http", "django.shortcuts", "django.forms", "django.template", "django.urls",
       "django.contrib.messages", "django_htmx")  # fmt: skip
AT_THE_WEB = {"desks", "ui", "config", "cli"}
WITH_A_CLOCK = {"desks", "cli", "config"}
CLOCK_FILES = {"kejitong.ui.installation"}
CLOCKS = {"now", "today", "utcnow", "localdate", "localtime", "time", "time_ns"}
CLOCK_OWNERS = {"datetime", "date", "timezone", "time", "dt"}
CONVERTERS = {"localdate", "localtime"}
"""These read the clock only when they are given nothing."""


@cache
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("kejitong", exclude_type_checking_imports=True)


def _is_table(module: str) -> bool:
    return "models" in module.split(".")[2:3]


def _is_under(module: str, tops: tuple[str, ...]) -> bool:
    return any(module == top or module.startswith(f"{top}.") for top in tops)


def test_tables_stay_in_their_room() -> None:
    strays = [
        f"{who} imports {what}"
        for what in graph().modules
        if _is_table(what) and what != "kejitong.registers.models"
        for who in graph().find_modules_that_directly_import(what)
        if who.split(".")[1] != what.split(".")[1]
    ]
    assert not strays, listed(strays)


def test_packs_speak_only_the_vocabularies() -> None:
    strays = [
        f"{pack} imports {what}"
        for pack in graph().modules
        if _is_under(pack, ("kejitong.packs",))
        for what in graph().find_modules_directly_imported_by(pack)
        if not _is_under(what, PACK_WORDS)
    ]
    assert not strays, listed(strays)


def test_nobody_imports_a_pack() -> None:
    """They are found by name; who lists the folder of packs still knows none of them."""
    strays = [
        f"{who} imports {what}"
        for what in graph().modules
        if _is_under(what, ("kejitong.packs",)) and what != "kejitong.packs"
        for who in graph().find_modules_that_directly_import(what)
        if not _is_under(who, ("kejitong.packs",))
    ]
    assert not strays, listed(strays)


def _imported(module: Module) -> list[tuple[ast.stmt, str]]:
    found: list[tuple[ast.stmt, str]] = []
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            found.extend((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.extend((node, f"{node.module}.{alias.name}") for alias in node.names)
    return found


def test_below_the_desks_nobody_knows_the_web() -> None:
    strays = [
        f"{module.where(node)} imports {name}"
        for module in sources()
        if module.room not in AT_THE_WEB
        for node, name in _imported(module)
        if _is_under(name, WEB)
    ]
    assert not strays, listed(strays)


def _reads_the_clock(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in CLOCKS
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id in CLOCK_OWNERS
        and not (node.func.attr in CONVERTERS and node.args)
    )


def test_below_the_desks_time_is_an_argument() -> None:
    strays = [
        module.where(node)
        for module in sources()
        if module.room not in WITH_A_CLOCK and module.name not in CLOCK_FILES
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and _reads_the_clock(node)
    ]
    assert not strays, listed(strays)


def test_only_refusals_are_caught_in_the_desks() -> None:
    strays = [
        module.where(node.type)
        for module in sources()
        if module.room == "desks"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ExceptHandler)
        and node.type is not None
        and ast.unparse(node.type) in {"Exception", "BaseException"}
    ]
    assert not strays, listed(strays)
