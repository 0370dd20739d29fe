"""省科学技术奖提名推荐：记入科技奖励登记册；市级科技进步奖是历史奖种，不再办理。"""

from datetime import date

from kejitong.catalogue.items import Effect, ItemKind, ServiceItem, guide
from kejitong.packs.jiangsu.documents import cite
from kejitong.packs.jiangsu.items.science_award.edition_2026 import EDITION
from kejitong.packs.national.lifecycles.all import RECOMMENDATION

ITEM = ServiceItem(
    code="science_award",
    name="省科学技术奖提名推荐",
    short="省科技奖",
    kind=ItemKind.RECOMMENDATION,
    basis=(cite("省科学技术奖提名要求", "提名条件、单位公示"),),
    applicants=("enterprise", "university", "institute", "public_institution"),
    guide=guide(__file__),
    lifecycle=RECOMMENDATION,
    editions=(EDITION,),
    since=date(2020, 1, 1),
    effects=(
        Effect(
            "send_up",
            "awards",
            (
                ("code", "number"),
                ("title", "title"),
                ("programme", "field:award"),
                ("organisation", "organisation"),
                ("applied_on", "given:day"),
            ),
        ),
        Effect("award", "awards", (("awarded_on", "given:day"),)),
        Effect("award", "awards", (("grade", "given:grade"),), given="grade"),
    ),
    similar=("summary", "novelty", "usage"),
    commitment_days=20,
    contact="区县科技主管部门综合科",
)
