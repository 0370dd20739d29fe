"""省科技成果转化项目推荐申报表，二〇二六年版。"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from kejitong.catalogue.fields import Edition, Limit, Ratio, Section, Slot, Sum
from kejitong.packs.jiangsu.documents import cite
from kejitong.packs.jiangsu.items.parts import CONTENT, SLOTS, TARGETS
from kejitong.packs.national.forms.asking import choice, day, money, number, text
from kejitong.packs.national.forms.organisation import FIGURES, ORGANISATION
from kejitong.packs.national.forms.people import PEOPLE, UNDERTAKING

NOTICE = cite("苏科资发〔2025〕77号", "申报要求")

BASICS = Section(
    "basics",
    "基本信息",
    (
        text(code="title", label="项目名称", longest=60),
        text(code="achievement", label="拟转化的成果", longest=100, help="专利、标准、技术合同等的名称"),
        choice(code="origin", label="成果来源", choices=("自主研发", "高校院所转让", "合作研发", "并购")),
        number(code="readiness", label="技术就绪水平", unit="级", least=Decimal(1), most=Decimal(9)),
        day(code="starts_on", label="起始日期"),
        day(code="ends_on", label="完成日期"),
        money(code="investment", label="项目总投入", least=Decimal(1)),
        money(code="requested", label="申请省拨款", least=Decimal(0)),
    ),
)  # fmt: skip

REQUESTED = Sum("申请省拨款", ("requested",))
_INVESTMENT = Sum("项目总投入", ("investment",))

EDITION = Edition(
    since=date(2026, 1, 1),
    sections=(BASICS, ORGANISATION, FIGURES, PEOPLE, CONTENT, TARGETS, UNDERTAKING),
    slots=(
        *SLOTS,
        Slot(code="achievement", label="成果和权属证明", most_files=10),
        Slot(code="site", label="产业化场地和环保、安全手续", can_wait=True),
    ),
    checks=(
        Limit(REQUESTED, most=Decimal(10_000_000), basis=str(NOTICE)),
        Ratio(REQUESTED, _INVESTMENT, most=Decimal(1), basis="拨款不大于总投入"),
    ),
)
