"""The rules: who lacks what, what would turn it, a report to hand over, and a threshold changed."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

from openpyxl import load_workbook
from playwright.sync_api import Page

OpenAs = Callable[..., Page]
Picture = Callable[[Page, str], None]
SCAN = "/office/scan/hnte-2016/"


def _number(page: Page, place: str) -> int:
    return int(re.sub(r"\D", "", page.locator(place).first.inner_text()))


def test_two_unmet_conditions_are_turned_by_trying(
    site: str, open_as: OpenAs, picture: Picture
) -> None:
    page = open_as("officer")
    page.goto(f"{site}{SCAN}")
    page.get_by_label("结果").select_option("two_short")
    page.wait_for_url(re.compile("bucket=two_short"))
    picture(page, "scan")
    total = _number(page, ".filter-side .faint")
    with page.expect_download() as started:
        page.get_by_role("link", name="导出表格").click()
    rows = list(load_workbook(io.BytesIO(started.value.path().read_bytes())).worksheets[0].values)
    assert len(rows) - 1 == total
    page.locator("#list tbody a").first.click()
    page.wait_for_url(re.compile("/office/precheck/hnte-2016/"))
    unmet = page.locator(".card-red")
    assert (unmet.count(), "不符合" in page.locator(".verdict .badge").inner_text()) == (2, True)
    for left in (1, 0):
        here = page.url
        unmet.locator(".trials a").first.click()
        page.wait_for_url(lambda url, here=here: url != here)
        page.locator(".card.is-turned").nth(1 - left).wait_for()
    assert unmet.count() == 0
    assert "2个条件变了" in page.locator(".verdict").inner_text()
    assert "不符合" not in page.locator(".verdict .badge").inner_text()
    picture(page, "precheck")
    page.get_by_role("link", name="打印报告").click()
    page.wait_for_url(re.compile("/report/"))
    assert "格事实为假设" in page.locator(".paper").inner_text()
    picture(page, "precheck-report")


def test_a_changed_threshold_is_tried_on_all(site: str, open_as: OpenAs, picture: Picture) -> None:
    page = open_as("leader")
    page.goto(f"{site}/office/rules/hnte-2016/")
    page.get_by_role("link", name="改一个数试试").click()
    page.get_by_label("改哪一个数").select_option("hnte.rd_staff_share")
    page.get_by_label("改成").fill("30")
    page.get_by_role("button", name="推演").click()
    page.locator("#drafted .verdict").wait_for()
    counts = page.locator("#drafted .halves table").first.locator("tbody tr")
    changes = [
        int(row.locator("td").last.inner_text().replace("＋", "").replace("－", "-"))
        for row in counts.all()
    ]
    assert (sum(changes), any(changes)) == (0, True)
    picture(page, "rule-draft")
    page.locator("#drafted .below tbody a").first.click()
    page.wait_for_url(re.compile("/office/precheck/hnte-2016/"))
    page.goto(f"{site}{SCAN}?view=pipeline")
    page.locator(".steps a").first.click()
    page.wait_for_url(re.compile("stage="))
    picture(page, "pipeline")
