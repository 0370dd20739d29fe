"""A workbook with strange headings: dropped, recognised, put right by choosing, imported, taken back."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook
from playwright.sync_api import Page

DROP = """([form, name, content]) => {
  const bytes = Uint8Array.from(atob(content), (one) => one.charCodeAt(0));
  const carried = new DataTransfer();
  carried.items.add(new File([bytes], name));
  document.querySelector(form).dispatchEvent(
    new DragEvent("drop", {dataTransfer: carried, bubbles: true, cancelable: true}));
}"""


def _book(path: Path) -> bytes:
    book = Workbook()
    assert book.active is not None
    book.active.append(["2026年新申请专利"])
    book.active.append(["申请号", "专利名称", "专利类型", "受理那天"])
    book.active.append(["2026212345678", "一种试验装置", "实用新型", "2026-10-09"])
    book.active.append(["不是号码", "另一种装置", "实用新型", "2026-10-10"])
    book.save(path)
    return path.read_bytes()


def test_a_sheet_is_put_right_by_choosing(
    site: str, open_as: Callable[..., Page], picture: Callable[[Page, str], None], tmp_path: Path
) -> None:
    page = open_as("officer")
    page.goto(f"{site}/office/intake/new/")
    content = base64.b64encode(_book(tmp_path / "专利.xlsx")).decode()
    page.evaluate(DROP, ["[data-drop]", "专利.xlsx", content])
    assert page.locator("#file").evaluate("field => field.files[0].name") == "专利.xlsx"
    picture(page, "drop")
    page.get_by_role("button", name="上传并核对").click()
    page.get_by_role("heading", name="进哪本登记册？").wait_for()
    assert page.get_by_label("专利", exact=True).is_checked()
    picture(page, "which")
    page.get_by_role("button", name="就进这本，核对").click()
    page.wait_for_url(re.compile(r"/office/intake/\d+/"))
    if not page.url.endswith("/sheet/"):
        page.get_by_role("link", name="看原表").click()
        page.wait_for_url(re.compile("/sheet/"))
    assert page.locator(".grid-heading").count() == 1
    picture(page, "sheet")
    page.get_by_label("受理那天进哪一栏").select_option("filed_on")
    page.get_by_role("button", name="照此重新核对").click()
    page.get_by_text("已照新的对应关系重新核对").wait_for()
    assert page.locator(".grid-bad").count() >= 1
    assert page.locator("select.is-mapped").count() == 4
    picture(page, "sheet-mapped")
    page.get_by_role("link", name="逐行的结果").click()
    page.get_by_role("link", name="放弃").click()
    page.locator("#discard").get_by_role("button", name="放弃").click()
    page.get_by_text("已放弃，上传的文件已删去。").wait_for()
