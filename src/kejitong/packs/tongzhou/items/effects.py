"""区级立项事项在申报立项登记册里写什么：从受理一直写到立项。"""

from __future__ import annotations

from kejitong.catalogue.fields import When
from kejitong.catalogue.items import Effect

_FILINGS = "filings"
_NOTICE_VOID = (("notice_from", "const:"), ("notice_until", "const:"))


def filed(programme: str, *, category: str, when: When | None = None) -> Effect:
    """受理时登记一条申报；`category` 是类别的来处。"""
    return Effect(
        "admit",
        _FILINGS,
        (
            ("code", "number"),
            ("title", "title"),
            ("organisation", "organisation"),
            ("programme", f"programme:{programme}"),
            ("category", category),
            ("filed_on", "day"),
            ("starts_on", "field:starts_on"),
            ("due_on", "field:ends_on"),
        ),
        when=when,
    )


GRANT_STEPS = (
    Effect("finish_review", _FILINGS, (("reviewed_on", "day"),)),
    Effect(
        "finish_visit", _FILINGS, (("visited_on", "visit:on"), ("has_passed_visit", "const:是"))
    ),
    Effect(
        "publish",
        _FILINGS,
        (("notice_from", "notice:from"), ("notice_until", "notice:until")),
    ),
    Effect("take_down", _FILINGS, _NOTICE_VOID),
    Effect("change_list", _FILINGS, _NOTICE_VOID),
    Effect("strike", _FILINGS, _NOTICE_VOID),
    Effect(
        "award",
        _FILINGS,
        (
            ("approved_on", "given:day"),
            ("approval_number", "given:document_number"),
            ("approved_amount", "given:amount"),
        ),
    ),
    Effect("award", _FILINGS, (("code", "given:record_number"),), given="record_number"),
)
"""评审、考察、公示、立项各记下日期；公示撤下、异议成立的不再算正在公示。"""

ENTITLED = Effect(
    "award",
    "entitlements",
    (
        ("code", "number"),
        ("item", "item"),
        ("call", "call"),
        ("organisation", "organisation"),
        ("document_number", "given:document_number"),
        ("entitled_on", "given:day"),
        ("amount", "given:amount"),
    ),
)
"""兑付类事项办结时登记可以兑付的一笔；拨付另记。"""
