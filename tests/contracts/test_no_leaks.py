"""Nothing of the machine on which it was written, nothing from another host, no place out of place."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contracts.house import DOCS, PACKAGE, ROOT, TESTS, docstrings, listed, sources, strings

TEXT = {".py", ".md", ".yaml", ".toml", ".html", ".css", ".js", ".json", ".svg", ".txt", ".csv",
        ".lock"}  # fmt: skip
PLAIN = {"Makefile", ".gitignore", ".importlinter", "check", "run"}
OUTSIDE = (ROOT / ".ci", ROOT / "benchmarks", DOCS, PACKAGE, TESTS)
HOME = re.compile(r"(?<![\w.:/~])/(?:home|root|work|Users|mnt|srv)/\w")
HOSTS = re.compile(
    r"pypi\.(?:org|python)|pythonhosted|npmjs|unpkg|jsdelivr|cdnjs|--(?:extra-)?index-url"
    r"|mirrors?\.[a-z]+\.|artifactory|nexus\."
)
FETCHED = re.compile(
    r"""(?:src|href|action)\s*=\s*["']?(?:https?:)?//|url\(\s*["']?(?:https?:)?//"""
    r"""|@import\s+["'](?:https?:)?//|\bimport\b[^;\n]*["']https?://|\bfetch\(\s*["']https?://"""
)
PLACES = re.compile(r"通州|南通|Tongzhou|tongzhou|Nantong|nantong|(?<!\d)3206\d\d(?:\d{3})?(?!\w)")
AT_HOME = {"packs", "demo", "config"}
"""`config` names which packs are installed; `demo` builds the district of the pack."""
ALLOWED = {
    "kejitong.kernel.divisions": "2026-11-23 the dated table of division codes is the subject"
}


def _is_text(path: Path) -> bool:
    return path.is_file() and (path.suffix in TEXT or path.name in PLAIN)


def _files() -> Iterator[Path]:
    yield from filter(_is_text, ROOT.iterdir())
    for folder in OUTSIDE:
        yield from filter(_is_text, sorted(folder.rglob("*")))


def _found(pattern: re.Pattern[str], paths: Iterator[Path]) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:120]}"
        for path in paths
        if path != Path(__file__)
        for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), 1)
        if pattern.search(line)
    ]


def test_no_path_of_one_machine() -> None:
    found = _found(HOME, _files())
    assert not found, listed(found)


def test_no_host_from_which_packages_come() -> None:
    found = _found(HOSTS, _files())
    assert not found, listed(found)


def test_pages_fetch_nothing_from_elsewhere() -> None:
    served = (p for p in _files() if p.suffix in {".html", ".css", ".js"} and PACKAGE in p.parents)
    found = _found(FETCHED, served)
    assert not found, listed(found)


def test_no_script_and_no_style_inside_a_page() -> None:
    inline = re.compile(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\bsrc=)(?![^>]*application/json)"
                        r"|javascript:", re.IGNORECASE)  # fmt: skip
    found = _found(inline, (path for path in _files() if path.suffix == ".html"))
    assert not found, listed(found)


def test_a_place_is_named_in_its_pack_only() -> None:
    found = [
        f"{module.where(node)}: {node.value}"
        for module in sources()
        if module.room not in AT_HOME and module.name not in ALLOWED
        for node in strings(module.tree)
        if PLACES.search(node.value)
    ]
    assert not found, listed(found)


def test_a_slot_of_the_summary_is_named_in_packs_only() -> None:
    """The one-place rule: no engine and no page knows what stands in one sentence."""
    found = [
        f"{module.where(node)}: {node.value}"
        for module in sources()
        if module.room not in {"packs", "demo"}
        for node in strings(module.tree)
        if re.fullmatch(r"[FR]\d{1,2}b?", node.value)
    ]
    assert not found, listed(found)


def _strays(folder: Path) -> Iterator[str]:
    """Where the package names the item of this folder elsewhere; `demo` says which items it opens."""
    named = re.compile(rf"(?<![a-z_]){folder.name}(?![a-z_])")
    for path in filter(_is_text, sorted(PACKAGE.rglob("*"))):
        if folder not in path.parents and path.relative_to(PACKAGE).parts[0] != "demo":
            lines = enumerate(path.read_text("utf-8").splitlines(), 1)
            yield from (f"{path.relative_to(ROOT)}:{n}: {line.strip()}" for n, line in lines
                        if named.search(line))  # fmt: skip


ITEM_FOLDERS = sorted(path.parent for path in PACKAGE.glob("packs/*/items/*/__init__.py"))


@pytest.mark.parametrize("folder", ITEM_FOLDERS, ids=lambda folder: folder.name)
def test_an_item_is_named_in_its_own_folder_only(folder: Path) -> None:
    found = list(_strays(folder))
    assert not found, listed(found)


def test_there_are_items_to_be_looked_for() -> None:
    assert len(ITEM_FOLDERS) >= 10
    assert list(_strays(PACKAGE / "packs" / "catalogue")), "a word that is used is found"


def test_docstrings_are_told_from_words() -> None:
    tree = ast.parse('"""说明。"""\nNAME = "值"\n')
    assert len(docstrings(tree)) == 1
    assert [node.value for node in strings(tree)] == ["值"]
