"""The house as text: its files, modules and syntax trees, for the contracts that walk over them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src"
PACKAGE = SRC / "kejitong"
TESTS = ROOT / "tests"
DOCS = ROOT / "docs"

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Module:
    """A source file: where it is, what it is called, and its syntax tree."""

    path: Path
    name: str
    text: str
    tree: ast.Module

    @property
    def room(self) -> str:
        """The room in which it stands; empty for the package itself."""
        parts = self.name.split(".")
        return parts[1] if len(parts) > 1 else ""

    def functions(self) -> Iterator[Function]:
        """Every function and method, nested ones too."""
        for node in ast.walk(self.tree):
            if isinstance(node, Function):
                yield node

    def where(self, node: ast.stmt | ast.expr) -> str:
        """The line on which it stands, as people find it."""
        return f"{self.path.relative_to(ROOT)}:{node.lineno}"


def _module(path: Path, base: Path) -> Module:
    text = path.read_text(encoding="utf-8")
    name = ".".join(path.relative_to(base).with_suffix("").parts).removesuffix(".__init__")
    return Module(path, name, text, ast.parse(text))


@cache
def sources() -> tuple[Module, ...]:
    """Every module of the package but migrations."""
    found = sorted(PACKAGE.rglob("*.py"))
    return tuple(_module(path, SRC) for path in found if "migrations" not in path.parts)


@cache
def tests() -> tuple[Module, ...]:
    """Every module of the tests."""
    return tuple(_module(path, ROOT) for path in sorted(TESTS.rglob("*.py")))


@cache
def templates() -> tuple[Path, ...]:
    """Every template of the package."""
    return tuple(sorted(PACKAGE.rglob("*.html")))


def docstrings(tree: ast.AST) -> set[int]:
    """The identities of the constants that are docstrings, of modules, classes and functions."""
    holders = (ast.Module, ast.ClassDef, *Function.__args__)
    found = set()
    for node in ast.walk(tree):
        if not isinstance(node, holders):
            continue
        for part in node.body:
            if isinstance(part, ast.Expr) and isinstance(part.value, ast.Constant):
                found.add(id(part.value))
    return found


def strings(tree: ast.AST) -> Iterator[ast.Constant]:
    """Every string constant but the docstrings."""
    said = docstrings(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node


def listed(problems: list[str] | set[str]) -> str:
    """The problems, one a line, for the sentence of an assertion."""
    return "\n" + "\n".join(sorted(problems))
