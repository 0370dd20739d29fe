"""A pack for tests: invented items whose steps write into the registers."""

from __future__ import annotations

from dataclasses import replace

from kejitong.catalogue.fields import When
from kejitong.catalogue.items import Effect
from tests.applications.invented import (
    INVENTED_GRANT,
    INVENTED_RECOGNITION,
    INVENTED_RECOMMENDATION,
    INVENTED_REDEMPTION,
)

_FILED = (
    ("code", "number"), ("title", "title"), ("organisation", "organisation"),
    ("programme", "programme:TRY-PLAN"), ("category", "category"), ("filed_on", "day"),
)  # fmt: skip

RECORDED_GRANT = replace(
    INVENTED_GRANT, code="recorded_grant", name="记录在册的项目",
    effects=(
        Effect("admit", "filings", _FILED),
        Effect("admit", "filings", (("kind", "const:首次"),), when=When("is_joint", ("是",))),
        Effect("decline", "filings", (("accepted_on", "field:sales"),)),
        Effect("award", "filings", (
            ("approved_on", "given:day"), ("approval_number", "given:document_number"),
            ("approved_amount", "given:amount"), ("starts_on", "field:starts_on"),
            ("notice_from", "days:from"), ("due_on", "days:none"), ("kind", "const:"),
        )),
        Effect("award", "filings", (("code", "given:record_number"),), given="record_number"),
    ),
)  # fmt: skip
RECORDED_RECOMMENDATION = replace(
    INVENTED_RECOMMENDATION, code="recorded_recommendation", name="记录在册的推荐",
    effects=(
        Effect("send_up", "filings", (*_FILED[:4], ("filed_on", "given:day"))),
        Effect("award", "filings", (("approved_on", "given:day"),)),
        Effect("award", "grants", (
            ("document_number", "given:document_number"), ("title", "title"),
            ("organisation", "organisation"), ("region", "region"), ("level", "const:省级"),
            ("granted_on", "given:day"), ("amount", "given:amount"), ("filing", "linked:filings"),
        ), given="amount"),
    ),
)  # fmt: skip
RECORDED_RECOGNITION = replace(
    INVENTED_RECOGNITION, code="recorded_recognition", name="记录在册的认定",
    effects=(
        Effect("award", "certificates", (
            ("kind", "const:科技型中小企业（区级认定）"), ("number", "given:record_number"),
            ("organisation", "organisation"), ("issued_on", "given:day"),
        )),
    ),
)  # fmt: skip
RECORDED_REDEMPTION = replace(
    INVENTED_REDEMPTION, code="recorded_redemption", name="记录在册的兑付",
    effects=(
        Effect("award", "entitlements", (
            ("code", "number"), ("item", "item"), ("call", "call"),
            ("organisation", "organisation"), ("document_number", "given:document_number"),
            ("entitled_on", "given:day"), ("amount", "given:amount"),
        )),
    ),
)  # fmt: skip
