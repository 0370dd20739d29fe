"""A leader's question: where do we stand, and why did a figure move; on paper, and on the wall."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

from openpyxl import load_workbook
from playwright.sync_api import Page

OpenAs = Callable[..., Page]
Picture = Callable[[Page, str], None]


def test_from_the_board_down_to_the_records(site: str, open_as: OpenAs, picture: Picture) -> None:
    page = open_as("leader")
    page.goto(f"{site}/office/board/")
    page.locator("canvas").first.wait_for()
    picture(page, "board")
    townships = page.locator(".chart-box").filter(has=page.get_by_role("heading", name="各镇街"))
    townships.locator("summary").click()
    row = townships.locator("tbody tr").first
    town, count = row.locator("th").inner_text(), row.locator("td").inner_text()
    with page.expect_download() as started:
        townships.get_by_role("link", name="下载数据").click()
    rows = list(load_workbook(io.BytesIO(started.value.path().read_bytes())).worksheets[0].values)
    assert (town, int(count.replace(",", ""))) in {(row[0], row[1]) for row in rows}
    row.locator("td a").click()
    page.wait_for_url(re.compile("region="))
    said = page.locator("#records [data-count]").get_attribute("data-count")
    assert said == count.replace(",", "")
    page.goto(f"{site}/office/board/")
    page.get_by_label("看哪个数").select_option(index=1)
    page.get_by_role("heading", name=re.compile("：各行业")).wait_for()


def test_why_a_figure_moved_on_one_printed_page(
    site: str, open_as: OpenAs, picture: Picture
) -> None:
    page = open_as("officer")
    page.goto(f"{site}/office/figures/")
    page.get_by_role("link", name="万人发明专利拥有量", exact=True).first.click()
    page.get_by_role("link", name="为什么变了").click()
    page.wait_for_url(re.compile("/movement/"))
    assert "2026-10-31" in page.locator(".movement").inner_text()
    picture(page, "movement")
    page.emulate_media(media="print")
    assert page.locator(".rail").is_hidden()
    assert page.locator(".movement-bureau").is_visible()
    picture(page, "movement-print")


def test_the_wall_of_the_office(site: str, open_as: OpenAs, picture: Picture) -> None:
    page = open_as("officer")
    page.goto(f"{site}/office/board/")
    page.get_by_role("link", name="大屏").click()
    page.wait_for_url(re.compile("/office/board/wall/"))
    page.locator("canvas").first.wait_for()
    assert page.locator("#navigation").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    picture(page, "wall")
