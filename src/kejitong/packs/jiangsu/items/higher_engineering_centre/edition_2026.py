"""省级、市级工程技术研究中心推荐申报表，二〇二六年版。"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from kejitong.catalogue.fields import Edition, Section, Slot, When
from kejitong.packs.national.forms import institution
from kejitong.packs.national.forms.asking import choice, long_text, money, number, text
from kejitong.packs.national.forms.organisation import FIGURES, ORGANISATION
from kejitong.packs.national.forms.people import PEOPLE, UNDERTAKING

PROVINCIAL, CITY = "省级", "市级"
CATEGORIES = (PROVINCIAL, CITY)

BASICS = Section(
    "basics",
    "基本信息",
    (
        text(code="title", label="中心名称", longest=60, help="例如：江苏省（领域）工程技术研究中心"),
        choice(code="category", label="申报层级", choices=CATEGORIES),
        text(code="lower_centre", label="已有的市级中心", longest=60,
             when=When("category", (PROVINCIAL,)), help="申报省级的，一般须已有市级中心"),
        text(code="field", label="技术领域", longest=60),
        money(code="new_investment", label="建设期新增投入", least=Decimal(0)),
        number(code="inventions", label="上年度申请的相关发明专利", unit="件", least=Decimal(0)),
        number(code="projects", label="承担过的市级以上科技项目", unit="项", least=Decimal(0)),
    ),
)  # fmt: skip
CONTENT = Section(
    "content",
    "建设方案",
    (
        long_text(code="purpose", label="建设的目的和意义", longest=2000),
        long_text(code="base", label="现有研发基础", longest=2000),
        long_text(code="work", label="建设内容和研发任务", longest=3000),
        long_text(code="operation", label="运行机制", longest=2000),
    ),
)

EDITION = Edition(
    since=date(2026, 1, 1),
    sections=(
        BASICS, ORGANISATION, FIGURES, institution.SIX, PEOPLE, CONTENT, UNDERTAKING,
    ),
    slots=(
        Slot(code="form", label="上级平台导出的申报书", help="签字盖章"),
        Slot(code="licence", label="营业执照", endings=("pdf", "jpg", "png"), most_files=1),
        Slot(code="audit", label="上年度审计报告"),
        *institution.SLOTS,
        Slot(code="rights", label="知识产权证明", most_files=10),
    ),
)  # fmt: skip
