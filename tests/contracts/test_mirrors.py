"""Every shelf that holds functions has its test file in the same place under tests/."""

from __future__ import annotations

import re

from tests.contracts.house import PACKAGE, TESTS, Function, Module, listed, sources

ALLOWED: dict[str, str] = {}
HELD_BY_CONTRACTS = ("kejitong.packs.",)
"""What packs declare is tried by the contracts over every indicator and every paragraph."""


def _has_functions(module: Module) -> bool:
    """Functions of its own; `__str__` and its like say nothing that a test could miss."""
    return any(not re.fullmatch(r"__\w+__", f.name) for f in module.functions()) or any(
        isinstance(node, Function) for node in module.tree.body
    )


def _mirrors(module: Module) -> bool:
    place = module.path.relative_to(PACKAGE)
    folder, stem = TESTS / place.parent, place.stem
    if stem == "__init__":
        folder, stem = TESTS / place.parent.parent, place.parent.name
    shelf = TESTS / place.parent.parent / f"test_{place.parent.name}.py"
    return (
        (folder / f"test_{stem}.py").exists()
        or any(folder.glob(f"test_{stem}_*.py"))
        or (len(place.parts) > 2 and shelf.exists())
    )


def _unmirrored() -> set[str]:
    return {
        module.name
        for module in sources()
        if not module.name.startswith(HELD_BY_CONTRACTS)
        and _has_functions(module)
        and not _mirrors(module)
    }


def test_every_shelf_has_its_tests() -> None:
    bare = _unmirrored() - ALLOWED.keys()
    assert not bare, listed(bare)


def test_allowances_are_dated_and_still_needed() -> None:
    assert not ALLOWED.keys() - _unmirrored()
    assert all(re.match(r"\d{4}-\d\d-\d\d \S", why) for why in ALLOWED.values())
