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
    "/office/registers/organisations/?mend=1", "/office/registers/patents/export/",
    "/office/registers/organisations/bulk/?verb=correct&column=kind&value=高校&pk=1",
    "/office/registers/organisations/1/history/", "/office/year/", "/office/board/",
    "/office/board/wall/", "/office/figures/hte_valid/movement/",
    "/office/precheck/?words=公司", "/office/precheck/hnte-2016/1/",
    "/office/precheck/hnte-2016/1/years/", "/office/precheck/hnte-2016/1/report/",
    "/office/scan/hnte-2016/", "/office/scan/hnte-2016/?view=pipeline",
    "/office/scan/hnte-2016/?view=reminders", "/office/rules/hnte-2016/",
    "/office/rules/hnte-2016/draft/?threshold=hnte.hightech_income_share&value=61",
)  # fmt: skip
CALL, DECIDED = "通科项〔2026〕第3批", "通科项〔2026〕第2批"
HANDLING = (
    "/office/applications/", "/office/applications/14/", "/office/applications/24/check/",
    "/office/applications/23/letter/", "/office/applications/26/revisions/",
    "/office/applications/1/story/", "/office/applications/15/review/",
    "/office/applications/15/visits/new/", "/office/calls/", f"/office/calls/{CALL}/",
    f"/office/calls/{CALL}/edit/", f"/office/calls/{CALL}/panel/",
    f"/office/calls/{DECIDED}/ranking/", "/office/claims/", "/office/experts/",
    "/office/notices/", "/office/notices/1/", "/office/objections/", "/office/objections/1/",
)  # fmt: skip
OPEN = (
    "/open/", "/open/calls/", f"/open/calls/{CALL}/", "/open/items/",
    "/open/items/district_project/", "/open/notices/", "/open/notices/1/",
    "/open/notices/2/object/", "/open/objections/", "/open/results/",
)  # fmt: skip
PLACES = {
    "officer": OFFICER + HANDLING,
    "expert1": ("/review/",),
    "leader": ("/office/summary/2026/",),
    "auditor": ("/office/journal/", "/office/journal/chain/"),
    "administrator": ("/office/people/", "/office/people/new/"),
}


def visit(page: Page, address: str) -> None:
    """Open a page; any answer but a page fails."""
    answer = page.goto(address)
    assert answer is not None
    assert answer.status == 200, address
