"""Finds what packs declare: every module of a pack is read, every value of a kind is collected."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import TypeVar

Declared = TypeVar("Declared")


class DeclaredTwice(ValueError):
    """Two declarations of one kind share a code: there must be one place."""


def modules(packages: Sequence[str]) -> Iterator[ModuleType]:
    """Every module of the packs, parents first, in alphabetical order."""
    for name in packages:
        package = import_module(name)
        yield package
        for found in pkgutil.walk_packages(package.__path__, f"{name}."):
            yield import_module(found.name)


@cache
def declared(kind: type[Declared], packages: tuple[str, ...]) -> dict[str, Declared]:
    """Code to declaration, for every value of this kind (or tuple of them) of a module."""
    found: dict[str, Declared] = {}
    for module in modules(packages):
        for value in _values(module, kind):
            code: str = value.code  # type: ignore[attr-defined]
            if found.setdefault(code, value) is not value:
                raise DeclaredTwice(f"{kind.__name__} {code} is declared twice ({module.__name__})")
    return found


def _values(module: ModuleType, kind: type[Declared]) -> Iterator[Declared]:
    for value in vars(module).values():
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, kind):
                yield item
