"""经费来源和支出两张表，以及两张表之间的核对；科目按项目合同和决算通用的叫法。"""

from __future__ import annotations

from decimal import Decimal

from kejitong.catalogue.fields import Equal, Field, Ratio, Section, Sum
from kejitong.packs.national.forms.asking import money, table, text
from kejitong.packs.national.rules.documents import cite

GRANT, ABOVE, OWN, LOAN, ELSE = "区拨款", "上级拨款", "单位自筹", "银行贷款", "其他来源"
EQUIPMENT = "设备费"
DIRECT = (
    EQUIPMENT, "材料、测试化验加工、燃料动力费", "差旅、会议、国际合作与交流费", "劳务、专家咨询费", "其他费用",
)  # fmt: skip
INDIRECT = ("管理费", "绩效支出")
INDIRECT_BASIS = cite("国办发〔2021〕32号", "间接费用")

_SOURCES: Field = table(
    code="sources", label="经费来源", rows=(GRANT, ABOVE, OWN, LOAN, ELSE), summed=True,
    columns=(
        money(code="amount", label="金额", summed=True),
        text(code="note", label="说明", is_required=False, longest=100),
    ),
)  # fmt: skip
_SPENDING: Field = table(
    code="spending", label="经费支出", rows=(*DIRECT, *INDIRECT), summed=True,
    help="没有的科目填零；每一行分别写区拨款（专项）和自筹等其他来源各用多少",
    columns=(
        money(code="special", label="专项经费", summed=True),
        money(code="own", label="自筹经费", summed=True),
        text(code="purpose", label="用途和测算依据", is_required=False, longest=200),
    ),
)  # fmt: skip

BUDGET = Section(
    "budget", "项目经费", (_SOURCES, _SPENDING), "按万元填写，可填到百元；合计和比例由系统算。"
)

REQUESTED = Sum("申请区拨款", ("sources.amount",), (GRANT,))
_RAISED = Sum("经费来源合计", ("sources.amount",))
_SPENT = Sum("经费支出合计", ("spending.special", "spending.own"))
_SPECIAL = Sum("专项经费支出合计", ("spending.special",))
_OWN = Sum("单位自筹", ("sources.amount",), (OWN,))
_INDIRECT = Sum("间接费用", ("spending.special", "spending.own"), INDIRECT)
_BASE = Sum(
    "直接费用减设备费",
    ("spending.special", "spending.own"),
    tuple(line for line in DIRECT if line != EQUIPMENT),
)
MOST_INDIRECT = Decimal("0.30")

BALANCED = (Equal(_RAISED, _SPENT), Equal(REQUESTED, _SPECIAL))
"""来源等于支出，申请的拨款等于用专项经费的支出。"""
CAPPED = Ratio(_INDIRECT, _BASE, most=MOST_INDIRECT, basis=str(INDIRECT_BASIS))
"""间接费用不超过直接费用减设备费的百分之三十（五百万元以下的部分）。"""


def own_share(least: Decimal, basis: str) -> Ratio:
    """单位自筹与区拨款之比不低于多少。"""
    return Ratio(_OWN, REQUESTED, least=least, basis=basis)
