"""推荐上报的项目在登记册里写什么：上报、上级公示、上级批准和经费。"""

from __future__ import annotations

from kejitong.catalogue.items import Effect


def sent_up(programme: str, category: str) -> Effect:
    """推荐上报时登记一条申报；`programme` 和 `category` 是计划和类别的来处。"""
    return Effect(
        "send_up",
        "filings",
        (
            ("code", "number"),
            ("title", "title"),
            ("organisation", "organisation"),
            ("programme", programme),
            ("category", category),
            ("filed_on", "given:day"),
            ("starts_on", "field:starts_on"),
            ("due_on", "field:ends_on"),
        ),
    )


def funded(programme: str, level: str) -> Effect:
    """上级批准并写明金额的，登记一笔上级经费。"""
    return Effect(
        "award",
        "grants",
        (
            ("document_number", "given:document_number"),
            ("title", "title"),
            ("organisation", "organisation"),
            ("programme", programme),
            ("filing", "linked:filings"),
            ("region", "region"),
            ("level", level),
            ("granted_on", "given:day"),
            ("amount", "given:amount"),
        ),
        given="amount",
    )


PROGRESS = (
    Effect("note_visit", "filings", (("visited_on", "given:day"),)),
    Effect("note_notice", "filings", (("notice_from", "given:day"),)),
    Effect(
        "award",
        "filings",
        (
            ("approved_on", "given:day"),
            ("approval_number", "given:document_number"),
            ("approved_amount", "given:amount"),
        ),
    ),
)
"""上级考察、公示、批准各记下日期。"""
