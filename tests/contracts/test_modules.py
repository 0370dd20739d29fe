"""Every module says in one to five lines what it holds."""

from __future__ import annotations

import ast

from tests.contracts import house
from tests.contracts.house import listed, sources

LONGEST = 5


def test_every_module_says_what_it_holds() -> None:
    silent = [
        module.name
        for module in (*sources(), *house.tests())
        if not 0 < len((ast.get_docstring(module.tree) or "").splitlines()) <= LONGEST
    ]
    assert not silent, listed(silent)


def test_every_refusal_has_its_sentence() -> None:
    """The docstring of a refusal is what people read: Chinese, and a whole sentence."""
    silent = [
        f"{module.where(node)} {node.name}"
        for module in sources()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ClassDef)
        and any(isinstance(base, ast.Name) and base.id == "Refused" for base in node.bases)
        and not (ast.get_docstring(node) or "").split("\n")[0].endswith("。")
    ]
    assert not silent, listed(silent)
