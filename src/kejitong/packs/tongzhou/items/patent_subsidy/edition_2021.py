"""发明专利授权资助申请表，二〇二一年七月版；资助只到二〇二四年底。"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from kejitong.catalogue.fields import Edition, Ratio, Section, Slot, Sum
from kejitong.packs.national.forms.asking import choice, day, money, table, text
from kejitong.packs.national.forms.organisation import PAID_ORGANISATION
from kejitong.packs.national.forms.people import UNDERTAKING
from kejitong.packs.national.rules.documents import cite

NOTICE = cite("国知发保字〔2021〕1号", "资助政策")
MOST_SHARE = Decimal("0.5")

BASICS = Section(
    "basics",
    "申请信息",
    (
        text(code="title", label="申请名称", longest=60, help="例如：某某公司发明专利授权资助"),
        table(
            code="patents", label="已授权的发明专利", fewest_rows=1, most_rows=50, summed=True,
            help="只填已授权的发明专利；官方费用是为获得授权缴纳的，不含年费和代理费",
            columns=(
                text(code="name", label="发明名称"),
                text(code="number", label="专利号", reads="patent", longest=30),
                day(code="granted_on", label="授权公告日"),
                money(code="fees", label="官方费用", unit="元", summed=True, least=Decimal(0)),
                money(code="others", label="其他各级已资助", unit="元", summed=True,
                      least=Decimal(0)),
                money(code="requested", label="本次申请", unit="元", summed=True,
                      least=Decimal(0)),
            ),
        ),
        choice(code="annuity", label="是否含年费或代理费", choices=("不含",)),
    ),
)  # fmt: skip

REQUESTED = Sum("本次申请合计", ("patents.requested",))
_SUBSIDIES = Sum("各级资助合计", ("patents.others", "patents.requested"))
_FEES = Sum("官方费用合计", ("patents.fees",))

EDITION = Edition(
    since=date(2021, 7, 1),
    sections=(BASICS, PAID_ORGANISATION, UNDERTAKING),
    slots=(
        Slot(code="grants", label="发明专利证书", most_files=20),
        Slot(code="receipts", label="官方费用缴费票据", most_files=20),
    ),
    checks=(Ratio(_SUBSIDIES, _FEES, most=MOST_SHARE, basis=str(NOTICE)),),
)
