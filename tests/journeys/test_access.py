"""Everybody can use every page: by machine check in each mode, by keyboard, enlarged, narrow, bare."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.journeys.places import OPEN, PLACES, visit

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
CHECK = """async ([within, modes]) => {
  const found = [];
  for (const [mode, button, rules] of modes) {
    if (button) document.querySelector(button).click();
    if (!rules) continue;
    const asked = {resultTypes: ["violations"], ...rules};
    const told = await axe.run(mode && within ? within : document, asked);
    for (const one of told.violations)
      found.push(`${mode} ${one.id}: ${one.nodes[0].target.join(" ")}`);
  }
  return found;
}"""
"""One mode after the other, each by its button; without rules the button is only pressed."""
SIGN = """
  const OWN = ["href", "id", "for", "name", "value", "title", "datetime", "aria-label",
    "data-record", "hx-get", "hx-post"];
  const sign = (one) => one.tagName + one.getAttributeNames()
    .map((name) => OWN.includes(name) ? name : `${name}=${one.getAttribute(name)}`).join();"""
"""What styles go by: the element and its attributes, but not what each of its like has of its own."""
SHORTEN = f"""() => {{{SIGN}
  for (const box of document.querySelectorAll("main tbody, main ul, main ol, main dl")) {{
    const seen = {{}};
    for (const row of [...box.children]) {{
      const kind = [row, ...row.querySelectorAll("*")].map(sign).join(" ");
      if ((seen[kind] = (seen[kind] || 0) + 1) > 2) row.remove();
    }}
  }}
}}"""
"""What the machine says of two rows holds for all that are made of the same parts."""
THIN = f"""(enough) => {{{SIGN}
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), seen = {{}};
  const above = new Map([[document.body, 7]]), done = new Set(enough), all = [];
  const chain = (one) => {{
    if (!above.has(one)) {{
      let mixed = chain(one.parentElement);
      for (const letter of sign(one)) mixed = Math.imul(mixed, 31) + letter.codePointAt(0) | 0;
      above.set(one, mixed);
    }}
    return above.get(one);
  }};
  while (texts.nextNode()) if (texts.currentNode.data.trim()) all.push(texts.currentNode);
  for (const text of all) {{
    const kind = chain(text.parentElement);
    seen[kind] = (seen[kind] || 0) + 1;
    if (seen[kind] > 2 || done.has(kind)) text.data = "";
  }}
  return seen;
}}"""
"""Words have the colours of other words that stand in the same way in the same parts; all pages
have one style sheet, so that two of a kind are enough for all of them."""
_SEEN: Counter[int] = Counter()
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"]}
SIZES = {"runOnly": ["scrollable-region-focusable", "target-size"]}
STRUCTURE = {"rules": {code: {"enabled": False} for code in COLOURS["runOnly"]}}
"""Structure is the same in every mode; colours are not, or sizes."""
DARK, CONTRAST = "[data-theme-choice=dark]", "[data-theme-choice=contrast]"
LARGE = "[data-size-choice=large]"
IN_TURN = (("", "", STRUCTURE), ("large", LARGE, SIZES), ("small", LARGE, None))
THINNED = (("light", "", COLOURS), ("dark", DARK, COLOURS), ("contrast", CONTRAST, COLOURS))
MODES = {"": STRUCTURE, "large": SIZES, "light": COLOURS, "dark": COLOURS, "contrast": COLOURS}
CHOSEN = dict.fromkeys(MODES, ("light", "normal")) | {
    "large": ("light", "large"), "dark": ("dark", "normal"), "contrast": ("contrast", "normal"),
}  # fmt: skip
CHOOSE = """([theme, size]) => {
  Object.assign(document.documentElement.dataset, {theme, size});
  for (const sheet of document.querySelectorAll("[data-theme-sheet]"))
    sheet.media = sheet.dataset.themeSheet === theme ? "all" : "not all";
}"""
"""On a page of the public, which has no buttons for it: what the server writes for a mode."""
LOOKS = """() => ["data-theme", "data-size"]
  .map((name) => document.documentElement.getAttribute(name))
  .concat([...document.styleSheets].map((sheet) => sheet.media.mediaText))"""
NARROW, ENLARGED = 390, 640
"""A telephone; a screen of 1280 points at 200 %."""
WIDTH_NOW = """() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(
  () => done(document.documentElement.scrollWidth))))"""
PRESS = "button => document.querySelector(button).click()"
PART = 8
"""So many pages are looked at in one go, so that workers share them."""

OpenAs = Callable[..., Page]
Picture = Callable[[Page, str], None]


def violations(page: Page, address: str, *, within: str | None = "main") -> list[str]:
    """What the machine finds: in the first mode on the whole page, in the others within its part.

    A page that must be moved sideways is found, too; what fits in large type fits in small.
    """
    visit(page, address)
    page.evaluate(AXE)
    wide = _too_wide_in_large_type(page)
    page.evaluate(SHORTEN)
    found = [*wide, *page.evaluate(CHECK, [within, IN_TURN])]
    _thin(page)
    found += page.evaluate(CHECK, [within, THINNED])
    page.evaluate(PRESS, CONTRAST)
    return [f"{address} {one}" for one in found]


def _thin(page: Page) -> None:
    """Leave only words whose like has not been looked at twice."""
    seen = page.evaluate(THIN, [kind for kind, times in _SEEN.items() if times > 1])
    _SEEN.update({int(kind): times for kind, times in seen.items()})


def _too_wide_in_large_type(page: Page) -> list[str]:
    page.evaluate(PRESS, LARGE)
    wide = _too_wide(page)
    page.evaluate(PRESS, LARGE)
    return wide


def _too_wide(page: Page) -> list[str]:
    """The widths at which the page scrolls sideways."""
    usual, wide = page.viewport_size, []
    assert usual is not None
    for width in (NARROW, ENLARGED):
        page.set_viewport_size({"width": width, "height": usual["height"]})
        if (needed := page.evaluate(WIDTH_NOW)) > width:
            wide.append(f"is {needed} wide on a screen of {width}")
    page.set_viewport_size(usual)
    return wide


PARTS = [
    (role, paths[first : first + PART])
    for role, paths in PLACES.items()
    for first in range(0, len(paths), PART)
]


@pytest.mark.parametrize(("role", "paths"), PARTS, ids=lambda one: one if one in PLACES else "")
def test_nothing_is_found_on_any_page_in_any_mode(
    role: str, paths: tuple[str, ...], site: str, open_as: OpenAs
) -> None:
    page = open_as(role)
    found = violations(page, f"{site}{paths[0]}", within=None)
    for path in paths[1:]:
        found += violations(page, f"{site}{path}")
    assert found == []


def test_the_sign_in_page_too(site: str, new_page: Callable[..., Page]) -> None:
    assert violations(new_page(), f"{site}/sign-in/", within=None) == []


def test_nothing_is_found_on_any_page_of_the_public(
    site: str, new_page: Callable[..., Page]
) -> None:
    page, found = new_page(), []
    for path in OPEN:
        visit(page, f"{site}{path}")
        page.evaluate(AXE)
        for mode, rules in MODES.items():
            page.evaluate(CHOOSE, CHOSEN[mode])
            told = page.evaluate(CHECK, [None, [[mode, "", rules]]])
            if mode == "large":
                told += _too_wide(page)
                _thin(page)
            found += [f"{path} {one}" for one in told]
    assert found == []


@pytest.mark.parametrize("mode", ["large", "dark", "contrast"])
def test_the_choice_of_the_public_is_a_cookie(mode: str, site: str, new_page: OpenAs) -> None:
    page, (theme, size) = new_page(), CHOSEN[mode]
    visit(page, f"{site}{OPEN[0]}")
    page.evaluate(CHOOSE, [theme, size])
    chosen = page.evaluate(LOOKS)
    for name, value in (("theme", theme), ("size", size)):
        page.context.add_cookies([{"name": name, "value": value, "url": site}])
    visit(page, f"{site}{OPEN[0]}")
    assert page.evaluate(LOOKS) == chosen


@pytest.mark.parametrize("theme", ["dark", "contrast"])
def test_paper_is_white_in_each_mode(theme: str, site: str, open_as: OpenAs) -> None:
    page = open_as("officer")
    page.context.add_cookies([{"name": "theme", "value": theme, "url": site}])
    visit(page, f"{site}/office/summary/2026/")
    page.emulate_media(media="print")
    ink, sheet = page.evaluate(
        "['--ink', '--sheet'].map(name => getComputedStyle(document.documentElement)"
        ".getPropertyValue(name).trim())"
    )
    assert (ink, sheet) == ("#000000", "#ffffff")


def test_a_morning_by_keyboard(site: str, new_page: Callable[..., Page], picture: Picture) -> None:
    page = new_page()
    page.goto(f"{site}/sign-in/")
    page.get_by_label("登录名").focus()
    page.keyboard.type("officer")
    page.keyboard.press("Tab")
    page.keyboard.type("open-district-2026")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site}/office/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "跳到正文"
    page.keyboard.press("Enter")
    page.keyboard.press("?")
    assert page.locator("dialog[open]").count() == 1
    picture(page, "keyboard")
    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0
    page.keyboard.press("g")
    page.keyboard.press("r")
    page.wait_for_url(f"{site}/office/registers/")
    page.keyboard.press("/")
    page.keyboard.type("公司")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/office/search/"))
    assert page.locator("main a").count()


def test_a_morning_without_scripts(site: str, open_as: OpenAs, picture: Picture) -> None:
    page = open_as("officer", scripts=False)
    visit(page, f"{site}/office/registers/organisations/")
    page.get_by_role("button", name="深色").click()
    page.get_by_role("button", name="大字").click()
    page.wait_for_url(f"{site}/office/registers/organisations/")
    root = page.locator("html")
    assert (root.get_attribute("data-theme"), root.get_attribute("data-size")) == ("dark", "large")
    picture(page, "without-scripts")
    visit(page, f"{site}/office/summary/2026/edit/opening.year/")
    text = page.locator("textarea#text")
    assert "{R1}" in text.input_value()
    assert page.locator(".chip").count() == 0
    visit(page, f"{site}/office/figures/hte_valid/")
    assert page.locator("table").count()
