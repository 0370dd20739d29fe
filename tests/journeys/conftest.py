"""A real browser on the demonstration district, and where its pictures go."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import ConsoleMessage, Page, sync_playwright

from kejitong.demo import district

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture
def demonstration(transactional_db: None) -> None:
    """The demonstration district, as `kejitong demo` builds it."""
    district.build(scale=1, tell=lambda _: None)


@pytest.fixture
def browser_page() -> Iterator[Page]:
    """One page of a browser that reaches this machine only; what its console complains of fails."""
    if not CHROMIUM:
        pytest.skip("no chromium on this machine")
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="zh-CN")
        complaints: list[str] = []

        def listen(said: ConsoleMessage) -> None:
            if said.type == "error":
                complaints.append(said.text)

        page.on("console", listen)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        yield page
        browser.close()
    assert complaints == []


@pytest.fixture
def picture(browser_page: Page, tmp_path: Path) -> Callable[[str], None]:
    """Keeps a picture of the page as it is, under the name of the step."""
    folder = Path(os.environ.get("KEJITONG_SCREENSHOTS", "") or tmp_path)
    folder.mkdir(parents=True, exist_ok=True)

    def take(name: str) -> None:
        browser_page.wait_for_timeout(300)
        browser_page.screenshot(path=folder / f"{name}.png")

    return take
