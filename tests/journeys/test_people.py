"""The administrator's half hour: an account is opened, its owner signs in, and it is closed."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page

OpenAs = Callable[..., Page]
Picture = Callable[[Page, str], None]
NAME, PASSWORD = "newcomer", "示例口令 year-2026"


def _sign_in(page: Page, site: str) -> None:
    page.goto(f"{site}/sign-in/")
    page.get_by_label("登录名").fill(NAME)
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()


def test_an_account_is_opened_used_and_closed(
    site: str, open_as: OpenAs, new_page: Callable[..., Page], picture: Picture
) -> None:
    page = open_as("administrator")
    page.goto(f"{site}/office/people/")
    page.get_by_role("link", name="开户").click()
    page.get_by_label("姓名").fill("示新来")
    page.get_by_label("登录名").fill(NAME)
    page.get_by_label("角色").select_option("officer")
    page.get_by_label("地区").fill("320612")
    page.get_by_label(re.compile("密码|口令")).first.fill(PASSWORD)
    picture(page, "person-new")
    page.get_by_role("button", name="开户").click()
    page.get_by_text("示新来").first.wait_for()
    theirs = new_page()
    _sign_in(theirs, site)
    theirs.wait_for_url(f"{site}/office/")
    page.on("dialog", lambda dialog: dialog.accept())
    row = page.locator("tbody tr").filter(has=page.get_by_text(NAME, exact=True))
    row.get_by_role("button", name=re.compile("停用")).click()
    row.get_by_text("已停用").wait_for()
    picture(page, "people")
    theirs.goto(f"{site}/office/registers/")
    theirs.wait_for_url(re.compile("/sign-in/"))
    _sign_in(theirs, site)
    assert "/sign-in/" in theirs.url
