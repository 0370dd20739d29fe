"""Writing the summary together: words are free, figures are fixed, remarks are answered, a leader agrees."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

OpenAs = Callable[..., Page]
Picture = Callable[[Page, str], None]
UNTIL = "2026-11-29"


def _generate(page: Page, site: str) -> None:
    page.goto(f"{site}/office/summary/2026/")
    page.get_by_label("截止日").fill(UNTIL)
    page.get_by_role("button", name="照登记册现在的记录生成").click()
    page.get_by_text("人改过的段落保留着人的文字。").first.wait_for()


def test_words_are_changed_and_figures_stay(site: str, open_as: OpenAs, picture: Picture) -> None:
    page = open_as("officer")
    _generate(page, site)
    page.goto(f"{site}/office/summary/2026/edit/opening.year/")
    before = page.locator("textarea").evaluate("area => area.value")
    chips = page.locator(".words .chip").all_inner_texts()
    page.locator(".chip").last.click()
    page.locator("#figure-panel .figure-big").wait_for()
    picture(page, "editor")
    page.locator(".words").evaluate("pane => pane.prepend('回首全年，')")
    token = page.locator(".chip").last.get_attribute("data-chip")
    page.locator(".chip").last.focus()
    page.keyboard.press("Delete")
    assert page.locator(".words .chip").all_inner_texts() == chips[:-1]
    page.locator(f'[data-token="{token}"] [data-insert]').click()
    assert sorted(page.locator(".words .chip").all_inner_texts()) == sorted(chips)
    after = page.locator("textarea").evaluate("area => area.value")
    assert after.startswith("回首全年，{")
    assert sorted(after.replace("回首全年，", "")) == sorted(before)
    page.get_by_role("button", name="保存为新的一稿").click()
    page.get_by_text("这一段已保存为新的一稿。").wait_for()
    assert "回首全年，" in page.locator(".paper").inner_text()
    page.goto(f"{site}/office/summary/2026/versions/")
    page.get_by_role("button", name="比较").click()
    assert page.locator(".sides ins").first.inner_text().startswith("回首全年")
    picture(page, "versions")


def test_a_remark_is_answered_and_a_leader_agrees(
    site: str, open_as: OpenAs, picture: Picture
) -> None:
    page = open_as("officer")
    _generate(page, site)
    leader = open_as("leader")
    leader.goto(f"{site}/office/summary/2026/")
    leader.get_by_label("批注哪一段").select_option(index=2)
    leader.get_by_label("说什么").fill("这里写上与去年相比")
    leader.get_by_role("button", name="写上批注").click()
    leader.get_by_text("批注已写上").wait_for()
    picture(leader, "remark")
    page.goto(f"{site}/office/summary/2026/")
    assert page.locator(".paper .said").inner_text() == "批注1"
    page.get_by_role("button", name="办结").click()
    page.get_by_text("这条批注已办结。").wait_for()
    leader.goto(f"{site}/office/summary/2026/")
    leader.get_by_role("link", name="同意这一稿").click()
    leader.get_by_label("意见").fill("同意报送")
    picture(leader, "approve")
    leader.locator("#approve").get_by_role("button", name="同意").click()
    leader.locator("#approvals").get_by_text("同意报送").wait_for()
