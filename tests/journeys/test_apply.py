"""An enterprise registers, pre-checks, fills in, is interrupted three times, loses nothing, submits."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from copy import deepcopy
from pathlib import Path

import pytest
from playwright.sync_api import Error, Page

from kejitong.catalogue import service_items
from tests.applications.makers import a_pdf
from tests.journeys import filling
from tests.journeys.places import visit
from tests.journeys.test_access import violations

ITEM, CALL = "district_project", "通科项〔2026〕第3批"
SECRET = "示例口令 enterprise-2026"
EXPECTED = re.compile(r"ERR_INTERNET_DISCONNECTED|\b(401|403|409)\b")
"""A lost connection, an expired sign-in and a refused save are what this story is about."""

Open = Callable[..., Page]
Picture = Callable[[Page, str], None]


@pytest.fixture(autouse=True)
def _expected_complaints(complaints: list[str]) -> Iterator[None]:
    yield
    complaints[:] = [one for one in complaints if not EXPECTED.search(one)]


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """A scanned paper."""
    path = tmp_path / "盖章材料.pdf"
    path.write_bytes(a_pdf("盖章材料"))
    return path


def _unclaimed(officer: Page, site: str) -> tuple[str, str]:
    """The last enterprise of the register that nobody has claimed: its code and its name."""
    officer.goto(f"{site}/office/registers/organisations/?kind=enterprise&order=-uscc")
    row = officer.locator("#records tbody tr").first
    name = row.locator("a:not(.quiet)").first.inner_text()
    found = re.search(r"\b[0-9A-Z]{18}\b", row.inner_text())
    assert found is not None
    return found[0], name


def _register(page: Page, site: str, username: str, full_name: str) -> None:
    page.goto(f"{site}/sign-in/")
    page.get_by_role("link", name="先注册").click()
    page.get_by_label("登录名").fill(username)
    page.get_by_label("姓名").fill(full_name)
    page.get_by_label("密码").fill(SECRET)
    page.locator("#strength", has_text="强").wait_for()
    page.get_by_label(re.compile("我已看过")).check()
    page.get_by_role("button", name="注册").click()
    page.wait_for_url("**/apply/organisations/claim/")


def _claim(page: Page, code: str, name: str, paper: Path) -> None:
    page.get_by_label("统一社会信用代码").fill(code)
    page.get_by_label("单位名称").fill(name)
    page.get_by_label("证明材料").set_input_files(paper)
    page.get_by_role("button", name="提出认领").click()
    page.get_by_text("等科技局核对").wait_for()


def _approve(officer: Page, site: str, name: str) -> None:
    officer.goto(f"{site}/office/claims/")
    officer.locator("main").get_by_role("link", name=name).first.click()
    officer.get_by_role("button", name="核对无误，通过").click()
    officer.wait_for_load_state()


def _appoint(page: Page, site: str, username: str, full_name: str) -> None:
    page.goto(f"{site}/apply/organisations/")
    page.locator("main .rows a").first.click()
    page.locator("[name=username]").fill(username)
    page.locator("[name=full_name]").fill(full_name)
    page.locator("form[action$='appoint/'] [name=duty]").select_option("preparer")
    page.get_by_role("button", name="任命").click()
    page.get_by_text(f"已任命{full_name}").wait_for()


def _cut_off(page: Page, picture: Picture) -> None:
    """The connection goes while one types; nothing is lost."""
    context, keywords = page.context, page.get_by_label("查重关键词")
    context.set_offline(True)
    keywords.fill("断网时写的；第二个；第三个")
    page.locator("#kept", has_text="没有连上网").wait_for()
    picture(page, "apply-offline")
    context.set_offline(False)
    filling.kept(page).wait_for()


def _expire(page: Page, username: str, picture: Picture) -> None:
    """The session is gone, the cookies too; one signs in where one stands and goes on."""
    page.context.clear_cookies()
    page.get_by_label("查重关键词").fill("过期后写的；第二个；第三个")
    page.locator("#again-password").wait_for()
    picture(page, "apply-expired")
    assert page.locator("#again-username").input_value() == username
    page.locator("#again-password").fill(SECRET)
    page.get_by_role("button", name="登录并继续").click()
    filling.kept(page).wait_for()
    assert page.locator("#again").is_hidden()


def _quarrel(page: Page, colleague: Page, picture: Picture) -> None:
    """A colleague saves the same section first: both texts stand side by side, one chooses."""
    colleague.goto(page.url)
    colleague.get_by_label("项目名称").fill("同事起的项目名称")
    colleague.get_by_label("指南代码").fill("B-202")
    filling.kept(colleague).wait_for()
    page.get_by_label("项目名称").fill("高速经编机断纱在线检测装置研制")
    page.locator("#dispute").wait_for()
    picture(page, "apply-dispute")
    assert "同事起的项目名称" in page.locator("#dispute").inner_text()
    assert page.evaluate("Object.keys(localStorage).length") == 1
    page.locator("[name=pick-title][value=mine]").check()
    page.get_by_role("button", name="按选定的合起来保存").click()
    page.wait_for_load_state()
    assert page.get_by_label("项目名称").input_value() == "高速经编机断纱在线检测装置研制"
    assert page.get_by_label("指南代码").input_value() == "B-202"
    assert page.evaluate("Object.keys(localStorage)") == []


def _mend(page: Page, value: str) -> None:
    """The only gap's link leads to the very field."""
    assert page.locator(".flaws a").count() == 1
    place = str(page.locator(".flaws a").get_attribute("href"))
    page.locator(".flaws a").click()
    page.wait_for_url(f"**{place}")
    page.locator(f"#{place.partition('#')[2]}").fill(value)
    page.locator("#steps a", has_text="检查与提交").click()
    page.wait_for_url("**/gaps/")


def test_an_enterprise_applies_and_loses_nothing(
    site: str, new_page: Open, open_as: Open, paper: Path, picture: Picture
) -> None:
    officer, page, colleague = open_as("officer"), new_page(), new_page()
    code, name = _unclaimed(officer, site)
    _register(page, site, "qian-fan", "钱范")
    picture(page, "apply-claim")
    _claim(page, code, name, paper)
    _approve(officer, site, name)
    _register(colleague, site, "sun-yan", "孙演")
    _appoint(page, site, "sun-yan", "孙演")

    page.goto(f"{site}/apply/suited/")
    page.wait_for_url(re.compile(r"/apply/suited/\d+/"))
    picture(page, "apply-suited")
    page.get_by_role("link", name=re.compile("改数试算")).first.click()
    page.locator(".verdict").wait_for()
    picture(page, "apply-precheck")

    page.goto(f"{site}/apply/calls/{CALL}/")
    picture(page, "apply-call")
    page.get_by_role("button", name="开始填写").click()
    page.wait_for_url(re.compile(r"/form/basics/"))
    example = deepcopy(service_items.example(ITEM))
    sections = filling.sections(page)
    filling.fill(page, example["basics"])
    filling.kept(page).wait_for()
    picture(page, "apply-section")
    _cut_off(page, picture)
    _expire(page, "qian-fan", picture)
    _quarrel(page, colleague, picture)

    risk = example["content"].pop("risk")
    page.get_by_role("button", name="保存并到下一节").click()
    for address in sections[1:]:
        page.wait_for_url(re.compile(re.escape(address)))
        filling.fill(page, example.get(address.rstrip("/").rpartition("/")[2], {}))
        if "/budget/" in address:
            page.locator("#checks .is-met").first.wait_for()
            picture(page, "apply-budget")
        page.get_by_role("button", name="保存并到下一节").click()
    page.wait_for_url("**/attachments/*")
    filling.attach(page)
    picture(page, "apply-attachments")
    page.get_by_role("link", name="去检查与提交").click()
    picture(page, "apply-gaps")
    _mend(page, risk)
    assert page.get_by_text("没有缺漏").count() == 1
    page.get_by_label(re.compile("本单位承诺")).check()
    page.get_by_role("button", name="签发并提交").click()
    page.wait_for_url("**/receipt/")
    picture(page, "apply-receipt")
    number = page.locator(".receipt-number").first.inner_text()
    check = page.locator("#check-code").inner_text()
    with page.expect_download() as started:
        page.get_by_role("link", name="下载 PDF").evaluate(
            "link => { link.download = 'r.pdf'; link.click(); }"
        )
    assert started.value.path().read_bytes().startswith(b"%PDF-")

    stranger = new_page(width=390)
    stranger.goto(f"{site}/apply/check/")
    stranger.get_by_label("受理编号").fill(number)
    stranger.get_by_label("校验码").fill(check)
    stranger.get_by_role("button", name="核验").click()
    stranger.get_by_text("核验通过").wait_for()
    picture(stranger, "apply-checked")
    page.set_viewport_size({"width": 390, "height": 844})
    page.get_by_role("link", name="看办到哪一步").click()
    assert "推荐单位审核中" in page.locator("main").inner_text()
    picture(page, "apply-status-phone")


def test_a_section_is_filled_without_scripts(site: str, open_as: Open) -> None:
    page = open_as("applicant", scripts=False)
    page.goto(f"{site}/apply/calls/{CALL}/")
    page.get_by_role("button", name="开始填写").click()
    page.get_by_label("项目名称").fill("没有脚本也能填")
    page.get_by_label("产学研合作方式").select_option("合作开发")
    page.get_by_role("button", name="保存", exact=True).click()
    assert page.get_by_label("项目名称").input_value() == "没有脚本也能填"
    page.get_by_role("button", name="加一行").click()
    assert page.locator("#table-partners tbody tr").count() == 2
    page.get_by_role("button", name="保存并到下一节").click()
    page.wait_for_url("**/form/organisation/**")


def test_what_was_typed_outlives_a_browser_that_dies(site: str, open_as: Open) -> None:
    """Offline when it died: the text lies on this device, comes back, and is saved."""
    page = open_as("applicant")
    own = next(one for one in _places(page, site) if one.endswith("/form/basics/"))
    visit(page, f"{site}{own}")
    page.context.set_offline(True)
    page.get_by_label("查重关键词").fill("断电前写的；第二个；第三个")
    page.locator("#kept", has_text="没有连上网").wait_for()
    with suppress(Error):
        page.goto("chrome://crash")
    context = page.context
    page.close()
    context.set_offline(False)
    page = context.new_page()
    visit(page, f"{site}{own}")
    assert page.get_by_label("查重关键词").input_value() == "断电前写的；第二个；第三个"
    filling.kept(page).wait_for()
    assert page.evaluate("Object.keys(localStorage)") == []
    visit(page, f"{site}{own}")
    assert page.get_by_label("查重关键词").input_value() == "断电前写的；第二个；第三个"


def _places(page: Page, site: str) -> list[str]:
    """Every page of the desk; every section of the draft, and what was returned as it stands."""
    found = ["/apply/", "/apply/help/", "/apply/applications/", "/apply/organisations/",
             "/apply/organisations/claim/", f"/apply/calls/{CALL}/", "/apply/openings/"]  # fmt: skip
    visit(page, f"{site}/apply/organisations/")
    found += _hrefs(page, "main .rows a")
    visit(page, f"{site}/apply/suited/")
    found += [page.url.removeprefix(site), *_hrefs(page, ".suit-verdict a")[:1]]
    visit(page, f"{site}/apply/applications/")
    for own in _hrefs(page, "main .rows a"):
        found += [own, f"{own}gaps/"]
    visit(page, f"{site}{own}gaps/")
    found += [f"{own}attachments/", f"{own}compared/"]
    return found + [one for one in _hrefs(page, "#steps a") if "/form/" in one]


def _hrefs(page: Page, within: str) -> list[str]:
    links = page.locator(within).evaluate_all("all => all.map(one => one.getAttribute('href'))")
    return [str(link) for link in links]


def test_nothing_is_found_on_the_applicants_pages_in_any_mode(site: str, open_as: Open) -> None:
    page = open_as("applicant")
    found = _places(page, site)
    assert len(found) > 18
    violated = violations(page, f"{site}{found[0]}", within=None)
    for path in found[1:]:
        violated += violations(page, f"{site}{path}")
    assert violated == []


def test_the_pages_of_strangers_too(site: str, new_page: Open) -> None:
    page = new_page()
    for path in ("/apply/sign-up/", "/apply/check/?number=1&code=1"):
        assert violations(page, f"{site}{path}") == []


def test_a_section_is_filled_by_keyboard(site: str, open_as: Open) -> None:
    page = open_as("applicant")
    own = next(one for one in _places(page, site) if one.endswith("/form/basics/"))
    visit(page, f"{site}{own}")
    title, category = page.locator("#q-title"), page.locator("#q-category")
    title.focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("全凭键盘填写的名称")
    page.keyboard.press("Tab")
    page.keyboard.press("End")
    last = category.input_value()
    assert last
    filling.kept(page).wait_for()
    visit(page, f"{site}{own}")
    assert (title.input_value(), category.input_value()) == ("全凭键盘填写的名称", last)
