"""A morning at the registers: found while typing, put right where it stands, kept, exported."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

from openpyxl import load_workbook
from playwright.sync_api import Page

OpenAs = Callable[..., Page]
Picture = Callable[[Page, str], None]
LIST = "/office/registers/organisations/"


def test_hits_come_while_typing_and_lead_to_the_record(
    site: str, open_as: OpenAs, picture: Picture
) -> None:
    page = open_as("officer")
    page.goto(f"{site}{LIST}?kind=enterprise")
    name = page.locator("#records tbody a:not(.quiet)").nth(3).inner_text()
    page.keyboard.press("/")
    page.keyboard.type(name)
    page.locator("#hits a", has_text=name).first.wait_for()
    picture(page, "search-typing")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(rf"{LIST}\d+/"))
    assert page.get_by_role("heading", level=1).inner_text() == name


def test_a_cell_is_corrected_where_it_stands(site: str, open_as: OpenAs, picture: Picture) -> None:
    page = open_as("officer")
    page.goto(f"{site}{LIST}?kind=enterprise")
    row = page.locator("#records tbody tr").nth(2)
    name = row.locator("a:not(.quiet)").first.inner_text()
    row.locator("td").last.dblclick()
    form = page.locator(".cell-form")
    form.get_by_label("产业标签").fill("试验标签")
    picture(page, "cell")
    form.get_by_label("理由").fill("走访核实")
    form.get_by_role("button", name="保存").click()
    row.get_by_text("已更正").wait_for()
    assert "试验标签" in row.inner_text()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(rf"{LIST}\d+/"))
    assert page.get_by_role("heading", level=1).inner_text() == name
    page.locator("#history").evaluate("history => history.scrollIntoView()")
    page.locator("#history").get_by_text("走访核实").wait_for()


def test_a_list_is_gone_through_by_keys_kept_and_changed_together(
    site: str, open_as: OpenAs, picture: Picture
) -> None:
    page = open_as("officer")
    page.goto(f"{site}{LIST}?kind=enterprise&order=-uscc")
    names = [page.locator("#records tbody a:not(.quiet)").nth(n).inner_text() for n in (0, 1)]
    for key in ("j", "x", "j", "x"):
        page.keyboard.press(key)
    assert page.locator("#records input[name=pk]:checked").count() == 2
    assert page.evaluate("document.activeElement.textContent") == names[1]
    page.get_by_role("button", name="更正一栏").click()
    page.get_by_label("改哪一栏").select_option("tags")
    page.get_by_label("改成").fill("一批改的")
    page.get_by_role("button", name="看看会怎样").click()
    page.wait_for_url(re.compile("value="))
    assert [name in page.locator("main").inner_text() for name in names] == [True, True]
    picture(page, "bulk")
    page.get_by_label("理由").fill("普查结果")
    page.get_by_role("button", name="更正2条").click()
    page.get_by_text("已更正2条单位").wait_for()
    page.goto(f"{site}{LIST}?q=一批改的")
    assert page.locator("#records tbody tr").count() == 2
    page.get_by_text("存下这个列表").click()
    page.get_by_label("名称", exact=True).fill("普查的两家")
    page.get_by_role("button", name="存下", exact=True).click()
    page.get_by_text("已存下“普查的两家”").wait_for()
    page.goto(f"{site}/office/")
    page.get_by_role("link", name="普查的两家").click()
    page.wait_for_url(re.compile("q="))
    with page.expect_download() as started:
        page.get_by_role("link", name="导出表格").click()
    rows = list(load_workbook(io.BytesIO(started.value.path().read_bytes())).worksheets[0].values)
    assert {row[0] for row in rows[1:]} == set(names)
