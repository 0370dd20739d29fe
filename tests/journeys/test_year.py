"""A bureau's year in a real browser: from a workbook to a frozen summary, and back to a record."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

from docx import Document
from openpyxl import Workbook
from playwright.sync_api import Page

from kejitong.demo.people import PASSWORD

Picture = Callable[[Page, str], None]
COUNTED = [
    "hte_valid",
    "hte_applicants",
    "patents_filed",
    "demands_collected",
    "projects_approved_above",
]
NEW_CERTIFICATES = 6


def _tile(page: Page, label: str) -> int:
    tile = page.locator(".tile").filter(has=page.get_by_text(label, exact=True))
    return int(tile.locator(".tile-value a").inner_text().replace(",", ""))


def _certificates(path: Path, names: list[str]) -> Path:
    """Six certificates as a bureau would list them; three rows are wrong."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["2026年新认定高新技术企业名单"])
    sheet.append(["资质类型", "证书编号", "企业名称", "发证日期"])
    for number, name in enumerate(names):
        sheet.append(["高新技术企业", f"GR202632{990000 + number}", name, "2026-11-20"])
    for row, column, text in ((4, 3, "查无此企业"), (6, 4, "去年冬天"), (8, 1, "高薪企业")):
        sheet.cell(row, column).value = text
    book.save(path)
    return path


def _sign_in(page: Page, site: str) -> None:
    page.goto(f"{site}/sign-in/")
    page.get_by_label("登录名").fill("officer")
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    page.wait_for_url(f"{site}/office/")


def _uncertified(page: Page, site: str, picture: Picture) -> list[str]:
    """Enterprises that the register of certificates does not know."""
    page.goto(f"{site}/office/registers/organisations/?order=-uscc&kind=enterprise")
    listed = page.locator("#records tbody a:not(.quiet)").all_inner_texts()
    picture(page, "register")
    page.goto(f"{site}/office/registers/certificates/")
    return [name for name in listed if name not in page.inner_text("#records")][:NEW_CERTIFICATES]


def _fill(page: Page, place: str, text: str) -> None:
    cell = page.locator(place)
    if cell.evaluate("cell => cell.tagName") == "SELECT":
        cell.select_option(text)
    else:
        cell.fill(text)


def _import(page: Page, site: str, file: Path, names: list[str], picture: Picture) -> None:
    page.goto(f"{site}/office/intake/new/?register=certificates")
    page.get_by_label("把表格拖到这里").set_input_files(file)
    page.get_by_role("button", name="上传并核对").click()
    page.wait_for_url(re.compile(r"/office/intake/\d+/"))
    assert page.locator("#rows tbody tr").count() == 3
    picture(page, "intake")
    for row, column, text in (
        (4, "organisation", names[1]),
        (6, "issued_on", "2026-11-20"),
        (8, "kind", "高新技术企业"),
    ):
        _fill(page, f"#mend-{row}-{column}", text)
        page.locator(f"#row-{row}").get_by_role("button", name="改正这一行").click()
        page.wait_for_load_state()
    assert page.locator("#rows .badge-red").count() == 0
    page.get_by_role("link", name="导入……").click()
    picture(page, "intake-confirm")
    page.locator("#confirm").get_by_role("button", name="导入").click()
    page.get_by_text("已导入。需要时可以整次撤销。").wait_for()


def _count_records(page: Page, site: str, code: str) -> tuple[int, int]:
    """What the figure says, and how many rows its records' pages show, counted one by one."""
    page.goto(f"{site}/office/figures/{code}/?year=2026")
    said = int(
        re.sub(r"\D", "", page.locator("#records [data-count]").get_attribute("data-count") or "")
    )
    rows = page.locator("#records tbody tr").count()
    while page.locator("#records a[rel=next]").count():
        page.locator("#records a[rel=next]").click()
        page.wait_for_load_state()
        rows += page.locator("#records tbody tr").count()
    value = page.locator(".figure-big").inner_text()
    exact = int(re.sub(r"\D", "", value)) if re.fullmatch(r"[\d,]+\D?", value) else said
    assert exact == said
    return said, rows


def test_a_year(site: str, browser_page: Page, picture: Picture, tmp_path: Path) -> None:
    page = browser_page
    page.goto(f"{site}/sign-in/")
    picture(page, "sign-in")
    _sign_in(page, site)
    picture(page, "dashboard")
    before = _tile(page, "有效高新技术企业数")

    names = _uncertified(page, site, picture)
    _import(page, site, _certificates(tmp_path / "认定名单.xlsx", names), names, picture)
    page.goto(f"{site}/office/")
    assert _tile(page, "有效高新技术企业数") == before + NEW_CERTIFICATES

    page.goto(f"{site}/office/summary/2026/")
    page.get_by_role("button", name=re.compile("生成")).click()
    page.wait_for_load_state()
    valid = page.locator(".paper").get_by_title("有效高新技术企业数", exact=True).first
    assert valid.inner_text() == f"{before + NEW_CERTIFICATES}家"
    valid.click()
    page.locator("#figure-panel .figure-big").wait_for()
    picture(page, "summary")

    page.locator("#figure-panel").get_by_role("link", name=re.compile("条记录")).click()
    page.wait_for_url(re.compile("/office/figures/hte_valid/"))
    page.evaluate("window.scrollTo(0, 0)")
    picture(page, "figure")
    while page.locator("#records a[rel=next]").count():
        page.locator("#records a[rel=next]").click()
        page.wait_for_load_state()
    page.locator("#records").get_by_role("link", name="GR202632990005").click()
    picture(page, "record")
    page.get_by_role("link", name="更正").click()
    page.get_by_label("撤销日期").fill("2026-11-25")
    page.get_by_label("理由", exact=False).last.fill("认定机构公告撤销")
    picture(page, "correction")
    page.get_by_role("button", name="保存更正").click()
    page.get_by_text("已更正，改前改后都记在经过里。").wait_for()

    page.goto(f"{site}/office/figures/hte_valid/?year=2026")
    assert page.locator(".figure-big").inner_text() == f"{before + NEW_CERTIFICATES - 1}家"
    page.goto(f"{site}/office/summary/2026/")
    page.get_by_role("button", name=re.compile("生成")).click()
    page.wait_for_load_state()
    page.get_by_role("link", name="定稿", exact=True).click()
    picture(page, "freeze")
    page.locator("#freeze").get_by_role("button", name="定稿").click()
    page.get_by_text("全部数字连同记录清单都冻结了").wait_for()
    with page.expect_download() as started:
        page.get_by_role("link", name="下载公文").click()
    text = "\n".join(
        p.text for p in Document(io.BytesIO(started.value.path().read_bytes())).paragraphs
    )
    assert f"有效高新技术企业共{before + NEW_CERTIFICATES - 1}家" in text

    for code in COUNTED:
        said, rows = _count_records(page, site, code)
        assert (code, rows) == (code, said)
