"""高新技术企业认定：区县形式审查并推荐，结果由省认定机构决定。"""

from datetime import date

from kejitong.catalogue.items import Effect, ItemKind, Quota, ServiceItem, guide
from kejitong.packs.national.items.high_tech_enterprise_recognition.edition_2026 import (
    CATEGORIES,
    EDITION,
    MEASURES,
)
from kejitong.packs.national.lifecycles.all import RECOMMENDATION
from kejitong.packs.national.rules.documents import cite

_APPROVED = (("approved_on", "given:day"), ("approval_number", "given:document_number"))

ITEM = ServiceItem(
    code="high_tech_enterprise_recognition",
    name="高新技术企业认定推荐",
    short="高企认定",
    kind=ItemKind.RECOMMENDATION,
    basis=(
        cite(MEASURES, "第十一条、第十二条"),
        cite("国科发火〔2016〕195号", "认定程序、认定所需材料"),
    ),
    applicants=("enterprise",),
    guide=guide(__file__),
    lifecycle=RECOMMENDATION,
    editions=(EDITION,),
    since=date(2016, 1, 1),
    rulesets=("hnte-2016",),
    categories=CATEGORIES,
    effects=(
        Effect(
            "send_up",
            "filings",
            (
                ("code", "number"),
                ("title", "title"),
                ("organisation", "organisation"),
                ("programme", "programme:HTE"),
                ("kind", "category"),
                ("filed_on", "given:day"),
            ),
        ),
        Effect("note_notice", "filings", (("notice_from", "given:day"),)),
        Effect("award", "filings", _APPROVED),
        Effect(
            "award",
            "certificates",
            (
                ("kind", "const:高新技术企业"),
                ("number", "given:record_number"),
                ("organisation", "organisation"),
                ("issued_on", "given:day"),
                ("field_code", "field:field_code"),
            ),
            given="record_number",
        ),
    ),
    quota=Quota(per_organisation=1),
    similar=("technology", "organisation_note", "conversion_note"),
    commitment_days=20,
    contact="区县科技主管部门高新技术科",
)
