"""科技贷款利息补助：企业申请和核定的一段；逐笔计算和拨付归科技金融。"""

from datetime import date

from kejitong.catalogue.items import ItemKind, Notice, Quota, ServiceItem, guide
from kejitong.packs.national.lifecycles.all import REDEMPTION
from kejitong.packs.tongzhou.items.effects import ENTITLED
from kejitong.packs.tongzhou.items.loan_interest_subsidy.edition_2026 import (
    EDITION,
    MEASURES,
    REQUESTED,
)

ITEM = ServiceItem(
    code="loan_interest_subsidy",
    name="科技贷款利息补助兑付",
    short="贷款贴息",
    kind=ItemKind.REDEMPTION,
    basis=(MEASURES,),
    applicants=("enterprise",),
    guide=guide(__file__),
    lifecycle=REDEMPTION,
    editions=(EDITION,),
    since=date(2013, 1, 1),
    notice=Notice(5, ("organisation", "region", "amount"), MEASURES),
    effects=(ENTITLED,),
    quota=Quota(per_organisation=1),
    amount=REQUESTED,
    commitment_days=40,
    contact="区科技局综合科",
)
