"""Small files, small functions, few arguments, no imports to hide an arrow, nothing twice.

A gate is raised by an ADR only. What is let through once stands in ALLOWED, with the day and why.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator

from tests.contracts import house
from tests.contracts.house import ROOT, Function, Module, listed, sources, templates

FILE, TEST_FILE, TEMPLATE, FUNCTION, ARGUMENTS, REPEATED = 300, 500, 150, 40, 5, 6
ALLOWED = {
    "nested import kejitong.cultivation.queries.prefill":
        "2026-11-23 with it comes polars, a third of the time to start; most commands do without",
}  # fmt: skip
HEAVY = {"django", "duckdb", "polars", "pypinyin", "pyspark"}
"""Libraries that a pure command or page should not have to load."""
DECLARATIONS = re.compile(r"\.packs\.|\.(models|registers|choices|labels|apps|urls)(\.|$)")


def _lines(text: str) -> int:
    return text.count("\n") + (not text.endswith("\n"))


def _is_command(function: Function) -> bool:
    """The options of a command are its arguments; the command line's names are fixed."""
    return any(re.search(r"\bcommand\(", ast.unparse(d)) for d in function.decorator_list)


def _arguments(function: Function) -> int:
    given = function.args
    names = [a.arg for a in (*given.posonlyargs, *given.args, *given.kwonlyargs)]
    return len([name for name in names if name not in {"self", "cls"}])


def _nested_imports(function: Function) -> set[str]:
    """The libraries and rooms that are imported only when the function runs."""
    found: set[str] = set()
    for node in ast.walk(function):
        if isinstance(node, ast.Import):
            found.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").split(".")[0])
    return found


def _hides_an_import(module: Module, function: Function) -> bool:
    """Commands import the rooms after Django has started, and pure ones never; nobody else does."""
    rooms = {"kejitong"} if module.room == "cli" or function.name == "ready" else set()
    return bool(_nested_imports(function) - HEAVY - rooms)


def _findings() -> Iterator[str]:
    for module in sources():
        if _lines(module.text) > FILE:
            yield f"long file {module.name}"
        for function in module.functions():
            name = f"{module.name}.{function.name}"
            if (function.end_lineno or 0) - function.lineno + 1 > FUNCTION:
                yield f"long function {name}"
            if _arguments(function) > ARGUMENTS and not _is_command(function):
                yield f"many arguments {name}"
            if _hides_an_import(module, function):
                yield f"nested import {name}"


def test_sources_are_small() -> None:
    strays = set(_findings()) - ALLOWED.keys()
    assert not strays, listed(strays)


def test_allowances_are_dated_and_still_needed() -> None:
    assert not ALLOWED.keys() - set(_findings()), "what is no longer needed goes"
    undated = [key for key, why in ALLOWED.items() if not re.match(r"\d{4}-\d\d-\d\d \S", why)]
    assert not undated, listed(undated)


def test_test_files_are_small() -> None:
    strays = [m.name for m in house.tests() if _lines(m.text) > TEST_FILE]
    assert not strays, listed(strays)


def test_templates_are_small() -> None:
    strays = [
        str(path.relative_to(ROOT))
        for path in templates()
        if _lines(path.read_text(encoding="utf-8")) > TEMPLATE
    ]
    assert not strays, listed(strays)


def _windows(module: Module) -> Iterator[tuple[str, int]]:
    """Every run of six meaning lines; imports, blank lines and lone brackets mean nothing."""
    lines = [
        (number, line.strip())
        for number, line in enumerate(module.text.splitlines(), 1)
        if not re.fullmatch(r"[\])}({\[,:\s\"]*", line)
        and not re.match(r"\s*(from|import|#|return$|\"\"\")", line)
    ]
    for start in range(len(lines) - REPEATED + 1):
        part = lines[start : start + REPEATED]
        yield "\n".join(line for _, line in part), part[0][0]


def test_the_same_six_lines_stand_once() -> None:
    places: dict[str, list[str]] = defaultdict(list)
    for module in sources():
        if not DECLARATIONS.search(module.name):
            for text, line in _windows(module):
                places[text].append(f"{module.name}:{line}")
    twice = {" = ".join(found) for found in places.values() if len(found) > 1}
    assert not twice, listed(twice)
