"""The auditor's afternoon: who changed what, before and after, and whether the chain is whole."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

from openpyxl import load_workbook
from playwright.sync_api import Page


def test_the_auditor_narrows_reads_exports_and_checks(
    site: str, open_as: Callable[..., Page], picture: Callable[[Page, str], None]
) -> None:
    page = open_as("auditor")
    page.goto(f"{site}/office/journal/")
    page.get_by_label("哪本登记册").select_option("patents")
    page.wait_for_url(re.compile("room=patents"))
    assert page.locator(".journal tbody tr").count() == 50
    page.get_by_role("link", name="下一页").click()
    page.wait_for_url(re.compile("after="))
    page.get_by_role("link", name="上一页").click()
    page.wait_for_url(re.compile("before="))
    title = page.locator(".journal-about a").first.inner_text()
    page.get_by_label("对象").fill(title)
    page.get_by_label("对象").press("Enter")
    page.wait_for_url(re.compile("about="))
    assert {found for found in page.locator(".journal-about a").all_inner_texts() if title in found}
    picture(page, "journal")
    with page.expect_download() as started:
        page.get_by_role("link", name="导出表格").click()
    rows = list(load_workbook(io.BytesIO(started.value.path().read_bytes())).worksheets[0].values)
    assert len(rows) - 1 == page.locator(".journal tbody tr").count()
    page.get_by_role("link", name="核对整条链").click()
    page.get_by_role("button", name="现在核对").click()
    page.get_by_text("没有缺失和改动").wait_for()
    picture(page, "chain")
    page.goto(f"{site}/office/journal/")
    assert "链完好" in page.locator("main").inner_text()
