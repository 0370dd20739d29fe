"""产学研合作备案：受理即备案，记入产学研合作登记册。"""

from datetime import date

from kejitong.catalogue.items import Effect, ItemKind, ServiceItem, guide
from kejitong.packs.jiangsu.documents import cite
from kejitong.packs.national.lifecycles.all import FILING
from kejitong.packs.tongzhou.items.cooperation_filing.edition_2026 import EDITION

ITEM = ServiceItem(
    code="cooperation_filing",
    name="产学研合作备案",
    short="产学研备案",
    kind=ItemKind.FILING,
    basis=(cite("关于进一步加强基层科技工作的意见", "产学研合作"),),
    applicants=("enterprise",),
    guide=guide(__file__),
    lifecycle=FILING,
    editions=(EDITION,),
    since=date(2013, 1, 1),
    effects=(
        Effect(
            "admit",
            "cooperations",
            (
                ("code", "number"),
                ("title", "title"),
                ("organisation", "organisation"),
                ("institute", "field:institute"),
                ("kind", "field:kind"),
                ("signed_on", "field:signed_on"),
                ("ends_on", "field:ends_on"),
                ("amount", "field:contract_amount"),
            ),
        ),
    ),
    similar=("work",),
    commitment_days=5,
    contact="区科技局综合科",
)
