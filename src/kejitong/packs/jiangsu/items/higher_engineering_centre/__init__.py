"""省级、市级工程技术研究中心推荐：申报、上级考察、认定记入研发机构登记册。"""

from datetime import date

from kejitong.catalogue.items import Effect, ItemKind, Quota, ServiceItem, guide
from kejitong.packs.jiangsu.items.higher_engineering_centre.edition_2026 import (
    CATEGORIES,
    EDITION,
)
from kejitong.packs.national.forms.institution import SIX_VALUES
from kejitong.packs.national.lifecycles.all import RECOMMENDATION
from kejitong.packs.national.rules.documents import cite

_REGISTER = "institutions"

ITEM = ServiceItem(
    code="higher_engineering_centre",
    name="省级、市级工程技术研究中心推荐",
    short="省市工程中心",
    kind=ItemKind.RECOMMENDATION,
    basis=(cite("苏科条发〔2015〕136号", "建设条件"),),
    applicants=("enterprise",),
    guide=guide(__file__),
    lifecycle=RECOMMENDATION,
    editions=(EDITION,),
    since=date(2015, 1, 1),
    rulesets=("rd-institution-provincial",),
    categories=CATEGORIES,
    effects=(
        Effect(
            "send_up",
            _REGISTER,
            (
                ("name", "title"),
                ("organisation", "organisation"),
                ("kind", "const:工程技术研究中心"),
                ("level", "category"),
                ("applied_on", "given:day"),
                *SIX_VALUES,
            ),
        ),
        Effect("note_visit", _REGISTER, (("visited_on", "given:day"),)),
        Effect("award", _REGISTER, (("recognised_on", "given:day"),)),
    ),
    quota=Quota(per_organisation=1),
    lead="lead_name",
    similar=("purpose", "base", "work", "operation"),
    commitment_days=20,
    contact="区县科技主管部门高新技术科",
)
