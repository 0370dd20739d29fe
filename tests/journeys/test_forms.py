"""Nothing typed is lost; and without scripts everything is still confirmed, undone and retired."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook
from playwright.sync_api import Page

from kejitong.kernel.identifiers.patent import patent_number

OpenAs = Callable[..., Page]
Picture = Callable[[Page, str], None]
KEPT = "Object.keys(localStorage).filter((key) => key.startsWith('draft:')).length"
FORM = "/office/registers/organisations/9/correct/"


def test_what_was_typed_is_there_again(site: str, open_as: OpenAs, picture: Picture) -> None:
    page = open_as("officer")
    page.goto(f"{site}{FORM}")
    address = page.get_by_label("注册地址")
    before = address.input_value()
    address.fill("示范路一百号")
    page.wait_for_timeout(600)
    assert page.evaluate(KEPT) == 1
    page.goto(f"{site}/office/")
    page.goto(f"{site}{FORM}")
    page.get_by_text("没有提交的内容已经放回来").wait_for()
    assert address.input_value() == "示范路一百号"
    picture(page, "draft")
    page.get_by_role("button", name="不要了，用原来的").click()
    assert (address.input_value(), page.evaluate(KEPT)) == (before, 0)
    address.fill("示范路一百零一号")
    page.get_by_label("理由", exact=False).last.fill("来文核对")
    page.get_by_role("button", name="保存更正").click()
    page.get_by_text("已更正，改前改后都记在经过里。").wait_for()
    assert page.evaluate(KEPT) == 0


def _book(path: Path) -> Path:
    book = Workbook()
    assert book.active is not None
    book.active.append(["申请号", "专利名称", "专利类型", "申请日期"])
    book.active.append(
        [
            patent_number(2026, "实用新型", 98765),
            "一种没有脚本也能导入的装置",
            "实用新型",
            "2026-10-09",
        ]
    )
    book.save(path)
    return path


def test_an_import_is_confirmed_and_undone_without_scripts(
    site: str, open_as: OpenAs, picture: Picture, tmp_path: Path
) -> None:
    page = open_as("officer", scripts=False)
    page.goto(f"{site}/office/intake/new/?register=patents")
    page.get_by_label("把表格拖到这里").set_input_files(_book(tmp_path / "专利.xlsx"))
    page.get_by_role("button", name="上传并核对").click()
    page.get_by_role("link", name="导入……").click()
    picture(page, "without-scripts-confirm")
    page.locator("#confirm").get_by_role("button", name="导入").click()
    page.get_by_text("已导入。").wait_for()
    page.get_by_role("link", name="撤销这次导入").click()
    page.locator("#undo").get_by_label("理由").fill("试一试")
    page.locator("#undo").get_by_role("button", name="撤销").click()
    page.get_by_text("已撤销").first.wait_for()


def test_a_record_is_retired_restored_and_put_right_without_scripts(
    site: str, open_as: OpenAs
) -> None:
    page = open_as("officer", scripts=False)
    page.goto(f"{site}/office/registers/events/?mend=1")
    page.locator("#records .mend").first.click()
    page.wait_for_url(re.compile(r"/correct/#"))
    page.get_by_role("link", name="返回，不保存").click()
    for verb, place in (("停用", "#retire"), ("恢复", "#restore")):
        assert page.locator(place).is_hidden()
        page.get_by_role("link", name=verb, exact=True).click()
        page.locator(place).get_by_label("理由").fill("依据来文")
        page.locator(place).get_by_role("button", name=verb).click()
        page.get_by_text(f"已{verb}").first.wait_for()
