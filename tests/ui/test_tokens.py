"""The colours of every theme can be read: WCAG AA computed from the tokens themselves."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import kejitong.ui

CSS = Path(kejitong.ui.__file__).parent / "static" / "ui" / "css"
THEMES = {
    "light": ("tokens.css",),
    "dark": ("tokens.css", "tokens-dark.css"),
    "contrast": ("tokens.css", "tokens-contrast.css"),
}
GROUNDS = ("paper", "sheet", "sunk")
TEXTS = ("ink", "ink-soft", "ink-faint", "blue", "blue-strong", "red", "green", "amber")
WASHED = (
    *((hue, f"{hue}-wash") for hue in ("blue", "red", "green", "amber")),
    ("ink-soft", "plain-wash"),
    ("ink", "blue-wash"),
    ("ink", "amber-wash"),
    ("ink", "red-wash"),
    ("blue", "red-wash"),
    ("blue-strong", "blue-wash"),
    ("on-blue", "blue"),
    ("on-blue", "blue-strong"),
    ("on-red", "red"),
)
SHAPES = ("line-control", "focus", "chart-1", "chart-2", "chart-3", "chart-4", "chart-5")
COLOUR = re.compile(r"--([\w-]+):\s*(#[0-9a-f]{6});")


def colours(theme: str) -> dict[str, str]:
    return {
        name: value
        for file in THEMES[theme]
        for name, value in COLOUR.findall((CSS / file).read_text(encoding="utf-8"))
    }


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_of_black_on_white_is_21() -> None:
    assert round(contrast("#000000", "#ffffff"), 2) == 21.0
    assert round(contrast("#767676", "#ffffff"), 2) == 4.54


@pytest.mark.parametrize("theme", THEMES)
def test_text_can_be_read(theme: str) -> None:
    tokens = colours(theme)
    least = 7 if theme == "contrast" else 4.5
    pairs = [*((text, ground) for text in TEXTS for ground in GROUNDS), *WASHED]
    weak = {
        pair: round(contrast(tokens[pair[0]], tokens[pair[1]]), 2)
        for pair in pairs
        if contrast(tokens[pair[0]], tokens[pair[1]]) < least
    }
    assert weak == {}


@pytest.mark.parametrize("theme", THEMES)
def test_shapes_can_be_seen(theme: str) -> None:
    tokens = colours(theme)
    weak = [
        (shape, ground)
        for shape in SHAPES
        for ground in GROUNDS
        if contrast(tokens[shape], tokens[ground]) < 3
    ]
    assert weak == []


@pytest.mark.parametrize("theme", ["dark", "contrast"])
def test_every_colour_is_set_in_every_theme(theme: str) -> None:
    light = {name for name, _ in COLOUR.findall((CSS / "tokens.css").read_text("utf-8"))}
    other = {name for name, _ in COLOUR.findall((CSS / f"tokens-{theme}.css").read_text("utf-8"))}
    assert other == light


def test_every_token_that_is_used_is_declared() -> None:
    declared = set(re.findall(r"--([\w-]+):", (CSS / "tokens.css").read_text("utf-8")))
    sheets = {file.name: file.read_text("utf-8") for file in CSS.glob("*.css")}
    used = {name for sheet in sheets.values() for name in re.findall(r"var\(--([\w-]+)\)", sheet)}
    assert used - declared == set()


def test_only_tokens_and_print_name_colours() -> None:
    strays = [
        file.name
        for file in CSS.glob("*.css")
        if not file.name.startswith(("tokens", "print"))
        and re.search(r"#[0-9a-fA-F]{3,8}\b(?![^{]*\{)", file.read_text("utf-8"))
    ]
    assert strays == []


def test_large_type_enlarges_everything() -> None:
    large = re.search(
        r'data-size="large"\]\s*\{\s*font-size: ([\d.]+)%', (CSS / "tokens.css").read_text()
    )
    assert large is not None
    assert float(large[1]) >= 125
    fixed = [
        (file.name, size)
        for file in CSS.glob("*.css")
        if file.name != "print.css"
        for size in re.findall(r"font(?:-size)?:[^;]*?\b(\d+px)", file.read_text("utf-8"))
    ]
    assert fixed == []
