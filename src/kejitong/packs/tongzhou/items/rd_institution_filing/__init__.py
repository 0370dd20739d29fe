"""企业研发机构备案：按“六有”逐项核对，记入研发机构登记册。"""

from datetime import date

from kejitong.catalogue.items import Effect, ItemKind, Quota, ServiceItem, guide
from kejitong.packs.national.forms.institution import SIX_VALUES
from kejitong.packs.national.lifecycles.all import FILING
from kejitong.packs.national.rules.documents import cite
from kejitong.packs.tongzhou.items.rd_institution_filing.edition_2026 import EDITION

ITEM = ServiceItem(
    code="rd_institution_filing",
    name="企业研发机构备案",
    short="研发机构备案",
    kind=ItemKind.FILING,
    basis=(cite("企业研发机构六有标准", "六项核对"),),
    applicants=("enterprise",),
    guide=guide(__file__),
    lifecycle=FILING,
    editions=(EDITION,),
    since=date(2012, 1, 1),
    rulesets=("rd-institution",),
    effects=(
        Effect(
            "admit",
            "institutions",
            (
                ("name", "title"),
                ("organisation", "organisation"),
                ("kind", "field:kind"),
                ("level", "const:区级"),
                ("applied_on", "day"),
                ("recognised_on", "day"),
                *SIX_VALUES,
            ),
        ),
    ),
    quota=Quota(per_organisation=1),
    lead="head",
    similar=("direction",),
    commitment_days=5,
    contact="区科技局计划与高新科",
)
