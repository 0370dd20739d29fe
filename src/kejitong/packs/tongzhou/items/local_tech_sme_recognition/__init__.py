"""区级科技型中小企业认定：本区的名单，与国家评价入库是两件事。"""

from datetime import date

from kejitong.catalogue.items import Effect, ItemKind, Notice, Quota, ServiceItem, guide
from kejitong.packs.national.lifecycles.all import RECOGNITION
from kejitong.packs.tongzhou.items.local_tech_sme_recognition.edition_2026 import EDITION, MEASURES

ITEM = ServiceItem(
    code="local_tech_sme_recognition",
    name="区级科技型中小企业认定",
    short="区级科小",
    kind=ItemKind.RECOGNITION,
    basis=(MEASURES,),
    applicants=("enterprise",),
    guide=guide(__file__),
    lifecycle=RECOGNITION,
    editions=(EDITION,),
    since=date(2013, 1, 1),
    rulesets=("local-tech-sme",),
    notice=Notice(5, ("organisation", "region"), MEASURES),
    effects=(
        Effect(
            "award",
            "certificates",
            (
                ("kind", "const:科技型中小企业（区级认定）"),
                ("number", "given:record_number"),
                ("organisation", "organisation"),
                ("issued_on", "given:day"),
            ),
        ),
    ),
    quota=Quota(per_organisation=1),
    similar=("business",),
    commitment_days=40,
    contact="区科技局计划与高新科",
)
