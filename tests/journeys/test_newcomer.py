"""A new officer with no manual: finds an enterprise by half its name, and what a word means."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page


def test_half_a_name_leads_to_the_enterprise_and_help_explains_the_word(
    site: str, open_as: Callable[..., Page], picture: Callable[[Page, str], None]
) -> None:
    page = open_as("clerk")
    page.goto(f"{site}/office/registers/organisations/?kind=enterprise")
    name = page.locator("#records tbody a:not(.quiet)").first.inner_text()
    page.keyboard.press("/")
    page.keyboard.type(name[2:6])
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/office/search/"))
    picture(page, "search")
    page.locator("main").get_by_role("link", name=name).first.click()
    page.wait_for_url(re.compile(r"/office/registers/organisations/\d+/"))
    assert page.get_by_role("heading", level=1).inner_text() == name
    picture(page, "organisation")
    page.get_by_role("link", name="口径与帮助").click()
    page.get_by_label("查哪个词").fill("有效期")
    page.get_by_label("查哪个词").press("Enter")
    page.wait_for_url(re.compile("about="))
    assert page.locator("details.book[open]").count() > 0
    assert "有效期" in page.locator("main").inner_text()
    picture(page, "help")
