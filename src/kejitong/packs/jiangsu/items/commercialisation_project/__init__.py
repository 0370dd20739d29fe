"""省科技成果转化项目推荐：区审查推荐，省立项拨款。"""

from datetime import date

from kejitong.catalogue.items import ItemKind, Quota, ServiceItem, guide
from kejitong.packs.jiangsu.documents import cite
from kejitong.packs.jiangsu.items.commercialisation_project.edition_2026 import (
    EDITION,
    NOTICE,
    REQUESTED,
)
from kejitong.packs.jiangsu.items.steps import PROGRESS, funded, sent_up
from kejitong.packs.national.lifecycles.all import RECOMMENDATION

_PROGRAMME = "programme:JS-CGZH"

ITEM = ServiceItem(
    code="commercialisation_project",
    name="省科技成果转化项目推荐",
    short="省成果转化",
    kind=ItemKind.RECOMMENDATION,
    basis=(NOTICE, cite("苏科计〔2005〕393号", "申报与推荐")),
    applicants=("enterprise",),
    guide=guide(__file__),
    lifecycle=RECOMMENDATION,
    editions=(EDITION,),
    since=date(2005, 1, 1),
    effects=(
        sent_up(_PROGRAMME, "const:成果转化"),
        *PROGRESS,
        funded(_PROGRAMME, "const:省级"),
    ),
    quota=Quota(per_organisation=1, per_lead=1, lead_field="lead_id_card"),
    amount=REQUESTED,
    lead="lead_name",
    similar=("purpose", "state_of_art", "work", "route", "technical"),
    commitment_days=20,
    contact="区县科技主管部门计划科",
)
