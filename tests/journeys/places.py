"""Every page of the desk, by the role that opens it."""

from __future__ import annotations

from playwright.sync_api import Page

OFFICER = (
    "/office/", "/office/registers/", "/office/registers/organisations/",
    "/office/registers/organisations/1/", "/office/registers/organisations/new/",
    "/office/registers/certificates/1/", "/office/registers/certificates/1/correct/",
    "/office/intake/", "/office/intake/new/", "/office/figures/", "/office/figures/hte_valid/",
    "/office/summary/", "/office/summary/2026/", "/office/summary/2026/edit/opening.year/",
    "/office/summary/2026/versions/", "/office/summary/2026/verify/", "/office/search/?q=公司",
    "/office/search/?q=没有这样的", "/office/help/", "/office/precheck/", "/office/rules/",
)  # fmt: skip
PLACES = {
    "officer": OFFICER,
    "leader": ("/office/summary/2026/",),
    "auditor": ("/office/journal/", "/office/journal/chain/"),
    "administrator": ("/office/people/", "/office/people/new/"),
}


def visit(page: Page, address: str) -> None:
    """Open a page; any answer but a page fails."""
    answer = page.goto(address)
    assert answer is not None
    assert answer.status == 200, address
