"""发明专利授权资助：有起止的兑付事项，二〇二五年起已停止办理，只为核对历史。"""

from datetime import date

from kejitong.catalogue.items import ItemKind, Notice, Quota, ServiceItem, guide
from kejitong.packs.national.lifecycles.all import REDEMPTION
from kejitong.packs.tongzhou.items.effects import ENTITLED
from kejitong.packs.tongzhou.items.patent_subsidy.edition_2021 import EDITION, NOTICE, REQUESTED

ITEM = ServiceItem(
    code="patent_subsidy",
    name="发明专利授权资助兑付",
    short="专利资助",
    kind=ItemKind.REDEMPTION,
    basis=(NOTICE,),
    applicants=("enterprise", "university", "institute", "public_institution"),
    guide=guide(__file__),
    lifecycle=REDEMPTION,
    editions=(EDITION,),
    since=date(2021, 7, 1),
    until=date(2025, 1, 1),
    ended_because=(
        "国知发保字〔2021〕1号要求二〇二五年以前全部取消对专利授权的资助；没有现行的专利资助规则，"
        "支持转向转化运用、保护和服务"
    ),
    rulesets=("patent-subsidy",),
    notice=Notice(5, ("organisation", "region", "amount"), NOTICE),
    effects=(ENTITLED,),
    quota=Quota(per_organisation=1),
    amount=REQUESTED,
    commitment_days=40,
    contact="区科技局知识产权科",
)
