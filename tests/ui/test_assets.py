"""Styles and scripts keep to the oldest browser that we serve, and nothing comes from elsewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import kejitong.ui
from kejitong.ui import styles

STATIC = Path(kejitong.ui.__file__).parent / "static" / "ui"
STYLES = sorted((STATIC / "css").glob("*.css"))
SCRIPTS = sorted((STATIC / "js").glob("*.js"))
TOO_NEW_IN_STYLES = {
    ":has(": 105,
    ":is(": 88,
    ":where(": 88,
    "@container": 105,
    "@layer": 99,
    "color-mix(": 111,
    "aspect-ratio:": 88,
    "inset:": 87,
    "clamp(": 79,
    "&": 112,
    "margin-inline:": 87,
    "padding-inline:": 87,
}
TOO_NEW_IN_SCRIPTS = (r"\?\.\w", r"\?\?", r"\.replaceAll\(", r"\.at\(", r"\|\|=", r"#\w+\s*[=(]\s")
RULE = re.compile(r"\{([^{}]*)\}")


def bare(path: Path) -> str:
    return re.sub(
        r"/\*.*?\*/|^\s*//.*$", "", path.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE
    )


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_styles_keep_to_the_browser_floor(path: Path) -> None:
    text = bare(path)
    assert [feature for feature in TOO_NEW_IN_STYLES if feature in text] == []
    gaps = [
        body
        for body in RULE.findall(text)
        if re.search(r"(?<!grid-)\bgap:", body) or ("flex" in body and "grid-gap" in body)
    ]
    assert gaps == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_scripts_keep_to_the_browser_floor(path: Path) -> None:
    text = bare(path)
    assert [pattern for pattern in TOO_NEW_IN_SCRIPTS if re.search(pattern, text)] == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_scripts_need_no_looser_content_policy(path: Path) -> None:
    text = bare(path)
    forbidden = ("eval(", "new Function", "innerHTML", 'setAttribute("style"', "document.write")
    assert [word for word in forbidden if word in text] == []


@pytest.mark.parametrize("path", [*STYLES, *SCRIPTS], ids=lambda path: path.name)
def test_nothing_is_fetched_from_elsewhere(path: Path) -> None:
    assert re.findall(r"https?://|@import|url\(", bare(path)) == []


def test_every_script_is_started() -> None:
    main = (STATIC / "js" / "main.js").read_text("utf-8")
    imported = set(re.findall(r'from "\./(\w+)\.js"', main))
    assert imported == {path.stem for path in SCRIPTS} - {"main"}


def test_every_style_is_part_of_the_one_or_linked() -> None:
    assets = STATIC.parents[1] / "templates" / "cotton" / "page" / "assets.html"
    linked = re.findall(r"ui/css/([\w-]+)\.css", assets.read_text("utf-8"))
    assert linked == ["tokens-dark", "tokens-contrast", "print"], "paper is white in each mode"
    assert {*styles.SHEETS, *linked} == {path.stem for path in STYLES}


def test_vendored_files_bring_their_licences() -> None:
    vendor = STATIC / "vendor"
    bundles = {path.name.split(".")[0] for path in vendor.glob("*.js")}
    assert bundles == {"htmx", "echarts"}
    assert {path.name.split(".")[0] for path in vendor.glob("*.LICENSE.txt")} == bundles
