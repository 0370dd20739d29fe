"""区级工程技术研究中心：评审立项，认定后记入研发机构登记册。"""

from datetime import date

from kejitong.catalogue.items import Effect, ItemKind, Notice, Quota, ServiceItem, guide
from kejitong.packs.national.forms.budget import REQUESTED
from kejitong.packs.national.forms.institution import SIX_VALUES
from kejitong.packs.national.lifecycles.all import REVIEWED_GRANT
from kejitong.packs.tongzhou.documents import cite
from kejitong.packs.tongzhou.items.district_engineering_centre.edition_2026 import (
    CONDITIONS,
    EDITION,
)
from kejitong.packs.tongzhou.items.district_engineering_centre.sheet import SHEET, VISIT
from kejitong.packs.tongzhou.items.effects import GRANT_STEPS, filed

_INSTITUTION: tuple[Effect, ...] = (
    Effect(
        "admit",
        "institutions",
        (
            ("name", "title"),
            ("organisation", "organisation"),
            ("kind", "const:工程技术研究中心"),
            ("level", "const:区级"),
            ("applied_on", "day"),
            *SIX_VALUES,
        ),
    ),
    Effect("finish_visit", "institutions", (("visited_on", "visit:on"),)),
    Effect("award", "institutions", (("recognised_on", "given:day"),)),
)

ITEM = ServiceItem(
    code="district_engineering_centre",
    name="区级工程技术研究中心立项建设",
    short="区级工程中心",
    kind=ItemKind.FUNDING,
    basis=(CONDITIONS, cite("区级科技计划项目申报指导", "申报条件")),
    applicants=("enterprise",),
    guide=guide(__file__),
    lifecycle=REVIEWED_GRANT,
    editions=(EDITION,),
    since=date(2020, 1, 1),
    rulesets=("rd-institution-district",),
    score_sheet=SHEET,
    visit_sheet=VISIT,
    notice=Notice(5, ("title", "organisation", "region", "amount"), CONDITIONS),
    effects=(filed("TZ-GC", category="const:工程中心"), *GRANT_STEPS, *_INSTITUTION),
    quota=Quota(per_organisation=1),
    amount=REQUESTED,
    lead="lead_name",
    similar=("purpose", "state_of_art", "work", "operation", "technical"),
    commitment_days=60,
    contact="区科技局计划与高新科",
)
