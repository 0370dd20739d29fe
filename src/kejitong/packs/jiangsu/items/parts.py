"""向上级申报的项目共用的两节：项目内容、考核指标；和共用的附件。"""

from __future__ import annotations

from decimal import Decimal

from kejitong.catalogue.fields import Section, Slot
from kejitong.packs.national.forms.asking import long_text, money, number, table, text

CONTENT = Section(
    "content",
    "项目内容",
    (
        long_text(code="purpose", label="目的意义和市场前景", longest=2000),
        long_text(code="state_of_art", label="国内外现状", longest=2000),
        long_text(code="work", label="研究开发内容和创新点", longest=3000),
        long_text(code="route", label="技术路线和实施方案", longest=3000),
        long_text(code="base", label="前期基础和保障条件", longest=2000),
        table(
            code="plan", label="年度计划", fewest_rows=1, most_rows=6,
            columns=(
                text(code="period", label="起止年月", longest=40),
                text(code="work", label="任务和目标", longest=200),
            ),
        ),
    ),
)  # fmt: skip
TARGETS = Section(
    "targets",
    "考核指标",
    (
        long_text(code="technical", label="技术指标", longest=1500),
        money(code="new_sales", label="新增销售", least=Decimal(0)),
        money(code="new_tax", label="新增税收", least=Decimal(0)),
        number(code="inventions", label="申请发明专利", unit="件", least=Decimal(0)),
    ),
)
SLOTS = (
    Slot(code="form", label="上级平台导出的申报书", help="带条形码或校验码的正式稿，签字盖章"),
    Slot(code="licence", label="营业执照", endings=("pdf", "jpg", "png"), most_files=1),
    Slot(code="audit", label="上年度审计报告"),
    Slot(code="undertaking", label="信用承诺书", help="负责人和承担单位各一份"),
    Slot(code="rights", label="知识产权证明", is_required=False, most_files=10),
)
