"""A real browser on the demonstration district: one district, one server and one browser a session."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Page,
    sync_playwright,
)

from kejitong.demo.people import PASSWORD
from tests.journeys.serving import served

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium-headless-shell", "chromium", "chromium-browser"))), ""
)
"""The same browser; the one without windows is nearly twice as fast."""
WIDTH, HEIGHT = 1280, 900
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


LONG = ("test_award", "test_year", "test_apply")
"""These journeys begin first, so that nobody waits for one of them at the end."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Each of two workers begins with a long one: the first takes the first half of the list."""
    ours = [item for item in items if item.path.parent == Path(__file__).parent]
    rest = [item for item in items if item not in ours]
    ours.sort(key=lambda item: (*LONG, item.path.stem).index(item.path.stem))
    items[:] = [*rest, *ours[::2], *ours[1::2]]


@pytest.fixture(scope="session")
def site(district_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server on a copy of the demonstration district."""
    home = tmp_path_factory.mktemp("journeys") / "home"
    shutil.copytree(district_home, home)
    with served(home, workers=1) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A browser that reaches this machine only."""
    if not CHROMIUM:
        pytest.skip("no chromium on this machine")
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def complaints() -> Iterator[list[str]]:
    """What the consoles of the test's pages complain of fails the test."""
    found: list[str] = []
    yield found
    assert found == []


@pytest.fixture
def new_page(browser: Browser, complaints: list[str]) -> Iterator[Callable[..., Page]]:
    """Opens a page in a browsing context of its own."""
    opened: list[BrowserContext] = []

    def listen(said: ConsoleMessage) -> None:
        if said.type == "error":
            complaints.append(f"{said.location['url']}: {said.text}")

    def fail(error: Error) -> None:
        complaints.append(str(error))

    def open_page(*, width: int = WIDTH, height: int = HEIGHT, scripts: bool = True) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height}, locale="zh-CN", java_script_enabled=scripts
        )
        opened.append(context)
        page = context.new_page()
        page.on("console", listen)
        page.on("pageerror", fail)
        return page

    yield open_page
    for context in opened:
        context.close()


@pytest.fixture(scope="session")
def tickets() -> dict[tuple[str, str], list[Any]]:
    """The cookies of everybody who has signed in, by site and role."""
    return {}


@pytest.fixture
def open_as(
    new_page: Callable[..., Page], site: str, tickets: dict[tuple[str, str], list[Any]]
) -> Callable[..., Page]:
    """Opens a page in which the person of this role has signed in."""

    def sign_in(role: str, *, width: int = WIDTH, scripts: bool = True) -> Page:
        page = new_page(width=width, scripts=scripts)
        if (site, role) in tickets:
            page.context.add_cookies(tickets[site, role])
            page.goto(f"{site}/")
            if "/sign-in/" not in page.url:
                return page
        page.goto(f"{site}/sign-in/")
        page.get_by_label("登录名").fill(role)
        page.get_by_label("密码").fill(PASSWORD)
        page.get_by_role("button", name="登录").click()
        page.wait_for_url(lambda url: "/sign-in/" not in url)
        tickets[site, role] = [
            one for one in page.context.cookies() if one["name"] in {"sessionid", "csrftoken"}
        ]
        return page

    return sign_in


@pytest.fixture
def browser_page(new_page: Callable[..., Page]) -> Page:
    """A page in which nobody has signed in."""
    return new_page()


@pytest.fixture
def picture() -> Callable[[Page, str], None]:
    """Keeps a picture of a page as it is, under the name of the step, when a folder is named."""
    folder = os.environ.get("KEJITONG_SCREENSHOTS", "")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)

    def take(page: Page, name: str) -> None:
        if folder:
            page.wait_for_timeout(200)
            page.screenshot(path=Path(folder) / f"{name}.png", caret="initial")

    return take
