"""省、市科技计划项目推荐：计划在声明的几项里选，结果和经费按上级文件登记。"""

from datetime import date

from kejitong.catalogue.items import ItemKind, Quota, ServiceItem, guide
from kejitong.packs.jiangsu.documents import cite
from kejitong.packs.jiangsu.items.higher_programme.edition_2026 import (
    CATEGORIES,
    EDITION,
    REQUESTED,
)
from kejitong.packs.jiangsu.items.steps import PROGRESS, funded, sent_up
from kejitong.packs.national.lifecycles.all import RECOMMENDATION

ITEM = ServiceItem(
    code="higher_programme",
    name="省、市科技计划项目推荐",
    short="省市计划",
    kind=ItemKind.RECOMMENDATION,
    basis=(cite("苏科计〔2005〕393号", "申报与推荐"),),
    applicants=("enterprise", "university", "institute", "public_institution"),
    guide=guide(__file__),
    lifecycle=RECOMMENDATION,
    editions=(EDITION,),
    since=date(2005, 1, 1),
    categories=CATEGORIES,
    effects=(
        sent_up("field:programme", "category"),
        *PROGRESS,
        funded("field:programme", "field:level"),
    ),
    quota=Quota(per_lead=1, lead_field="lead_id_card"),
    amount=REQUESTED,
    lead="lead_name",
    similar=("purpose", "state_of_art", "work", "route", "technical"),
    commitment_days=20,
    contact="区县科技主管部门计划科",
)
