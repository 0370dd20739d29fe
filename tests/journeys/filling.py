"""Filling in the applicant's form as a person would: each kind of question, tables, papers."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page

from tests.applications.makers import a_pdf


def kept(page: Page) -> Locator:
    """The words that say that the section has been saved."""
    return page.locator("#kept", has_text="已保存")


def fill(page: Page, raw: dict[str, Any]) -> None:
    """Everything that the item's example says about the section that is open."""
    for code, value in raw.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            _fill_table(page, code, value)
        elif isinstance(value, list):
            for one in value:
                _put(page, code, one)
        else:
            _put(page, code, str(value))


def _put(page: Page, name: str, value: str) -> None:
    question = page.locator(f'#form [name="{name}"]:not([type=hidden])').first
    if question.evaluate("question => question.tagName") == "SELECT":
        question.select_option(value)
    elif question.get_attribute("type") in {"radio", "checkbox"}:
        page.locator(f'#form [name="{name}"][value="{value}"]').check()
    else:
        question.fill(value)


def _fill_table(page: Page, code: str, rows: list[dict[str, Any]]) -> None:
    box = page.locator(f"#table-{code}")
    while box.locator("tbody tr").count() < len(rows):
        before = box.locator("tbody tr").count()
        box.get_by_role("button", name="加一行").click()
        box.locator("tbody tr").nth(before).wait_for()
    for at, row in enumerate(rows):
        for column, value in row.items():
            if column != "row" and value != "":
                _put(page, f"{code}.{at}.{column}", str(value))


def sections(page: Page) -> list[str]:
    """The addresses of the form's sections."""
    links = page.locator("#steps a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    return [str(link) for link in links if "/form/" in str(link)]


def attach(page: Page) -> None:
    """One paper into every slot that still lacks it."""
    missing = page.locator(".paper-slot", has_text="还没有交")
    while left := missing.count():
        missing.first.locator("[type=file]").set_input_files(
            {"name": f"{left}.pdf", "mimeType": "application/pdf", "buffer": a_pdf(str(left))}
        )
        page.wait_for_function(
            "left => [...document.querySelectorAll('.paper-slot')]"
            ".filter(slot => slot.innerText.includes('还没有交')).length < left",
            arg=left,
        )
