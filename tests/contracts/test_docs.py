"""The papers say what is so: links lead somewhere, commands exist, reference pages are current."""

from __future__ import annotations

import ast
import importlib
import importlib.util
import re
import textwrap
import tomllib
from pathlib import Path
from types import ModuleType

import click
import pytest

from kejitong.cli.main import COMMANDS
from tests.contracts.house import DOCS, PACKAGE, ROOT, listed

PAPERS = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
READMES = (ROOT / "README.md", ROOT / "README.zh-CN.md")
NEEDED = ("README.md", "README.zh-CN.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md",
          "LICENSE")  # fmt: skip
ADR_PARTS = ("## Context", "## Decision", "## What we rejected", "## What it costs",
             "## What would change our mind")  # fmt: skip
ADRS = sorted((DOCS / "adr").glob("[0-9]*.md"))


def by_path(path: Path) -> str:
    return str(path.relative_to(ROOT))


each_paper = pytest.mark.parametrize("paper", PAPERS, ids=by_path)
each_readme = pytest.mark.parametrize("readme", READMES, ids=by_path)


def _generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_generate", DOCS / "generate.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_papers_are_there() -> None:
    assert not [name for name in NEEDED if not (ROOT / name).is_file()]


def _anchor(heading: str) -> str:
    """The anchor that a forge gives a heading."""
    kept = re.sub(r"[^\w\s-]", "", heading.strip().lower())
    return kept.replace(" ", "-")


@each_paper
def test_links_lead_somewhere(paper: Path) -> None:
    text = re.sub(r"```.*?```", "", paper.read_text(encoding="utf-8"), flags=re.DOTALL)
    astray = []
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        there = (paper.parent / path).resolve() if path else paper
        headings = []
        if there.suffix == ".md" and there.is_file():
            found = re.findall(r"^#+ (.+)$", there.read_text(encoding="utf-8"), re.MULTILINE)
            headings = [_anchor(heading) for heading in found]
        if not there.exists() or (anchor and anchor not in headings):
            astray.append(target)
    assert not astray, listed(astray)


@each_readme
def test_commands_of_the_readme_exist(readme: Path) -> None:
    text = readme.read_text(encoding="utf-8")
    named = set(re.findall(r"\bkejitong ([a-z]+)\b", text))
    assert named <= COMMANDS.keys(), listed(named - COMMANDS.keys())
    assert COMMANDS.keys() <= named, listed(COMMANDS.keys() - named)
    goals = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"(?:^|`)make ([a-z]+)", text, re.MULTILINE)) <= goals


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_can_be_loaded(command: str) -> None:
    module, name, _ = COMMANDS[command]
    assert isinstance(getattr(importlib.import_module(module), name), click.Command)


@pytest.mark.parametrize("paper", sorted((DOCS / "howto").glob("*.md")), ids=by_path)
def test_code_of_the_howtos_uses_what_exists(paper: Path) -> None:
    blocks = re.findall(r"```python\n(.*?)```", paper.read_text(encoding="utf-8"), re.DOTALL)
    assert blocks
    for block in blocks:
        for node in ast.walk(ast.parse(textwrap.dedent(block))):
            if isinstance(node, ast.ImportFrom) and str(node.module).startswith("kejitong."):
                module = importlib.import_module(str(node.module))
                assert not [name.name for name in node.names if not hasattr(module, name.name)]


def test_reference_pages_are_current() -> None:
    stale = _generator().stale()
    assert not stale, f"run docs/generate.py: {stale}"


def test_every_room_is_on_the_map() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rooms = [path.parent.name for path in PACKAGE.glob("*/__init__.py")]
    missing = [room for room in rooms if f"`{room}`" not in text]
    assert not missing, listed(missing)


def test_every_dependency_has_its_line() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    optional = [name for group in project["optional-dependencies"].values() for name in group]
    names = {re.split(r"[\[<>=]", name)[0] for name in (*project["dependencies"], *optional)}
    text = next((DOCS / "adr").glob("*dependencies*.md")).read_text(encoding="utf-8")
    missing = {name for name in names if f"`{name}`" not in text}
    assert not missing, listed(missing)


def test_decisions_are_numbered_without_gaps() -> None:
    assert [int(path.name[:4]) for path in ADRS] == list(range(1, len(ADRS) + 1))


@pytest.mark.parametrize("adr", ADRS, ids=by_path)
def test_decisions_have_their_five_parts(adr: Path) -> None:
    lines = adr.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("## ")] == list(ADR_PARTS)
    assert re.fullmatch(r"Status: \w+, \d{4}-\d\d-\d\d", lines[2])
    assert len(lines) <= 60
