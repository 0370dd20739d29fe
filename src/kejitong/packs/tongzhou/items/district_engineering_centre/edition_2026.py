"""区级工程技术研究中心申报书，二〇二六年版。"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from kejitong.catalogue.fields import Edition, Limit, Section, Slot
from kejitong.packs.national.forms import budget, institution
from kejitong.packs.national.forms.asking import choice, day, long_text, number, text
from kejitong.packs.national.forms.organisation import FIGURES, PAID_ORGANISATION
from kejitong.packs.national.forms.people import PEOPLE, UNDERTAKING
from kejitong.packs.tongzhou.documents import cite

CONDITIONS = cite("区级工程技术研究中心建设条件", "建设条件")
MOST_REQUESTED = Decimal(300_000)

BASICS = Section(
    "basics",
    "基本信息",
    (
        text(code="title", label="中心名称", longest=60, help="例如：通州区（领域）工程技术研究中心"),
        choice(code="field", label="技术领域", choices=(
            "新材料", "电子信息", "机电", "农产品加工", "生物医药", "农业", "社会发展", "其他",
        )),
        day(code="starts_on", label="建设起始日期"),
        day(code="ends_on", label="建设完成日期", help="建设期一般为两年"),
        number(code="inventions", label="有效发明专利", unit="件", least=Decimal(0)),
        number(code="software_rights", label="软件著作权", unit="件", least=Decimal(0)),
    ),
)  # fmt: skip
CONTENT = Section(
    "content",
    "建设方案",
    (
        long_text(code="purpose", label="建设的必要性", longest=2000),
        long_text(code="state_of_art", label="行业技术现状和本单位优势", longest=2000),
        long_text(code="work", label="建设内容和研发任务", longest=3000),
        long_text(code="operation", label="组织机构和运行机制", longest=2000),
        long_text(code="technical", label="建设目标和考核指标", longest=1500),
    ),
)
SLOTS = (
    Slot(code="licence", label="营业执照", endings=("pdf", "jpg", "png"), most_files=1),
    Slot(code="audit", label="上年度审计报告", help="含研发投入"),
    *institution.SLOTS,
    Slot(code="rights", label="知识产权证明", most_files=10),
    Slot(code="undertaking", label="信用承诺书", help="签字并盖章"),
)

EDITION = Edition(
    since=date(2026, 1, 1),
    sections=(
        BASICS, PAID_ORGANISATION, FIGURES, institution.SIX, PEOPLE, CONTENT, budget.BUDGET,
        UNDERTAKING,
    ),
    slots=SLOTS,
    checks=(
        *budget.BALANCED,
        budget.CAPPED,
        Limit(budget.REQUESTED, most=MOST_REQUESTED, basis=str(CONDITIONS)),
    ),
)  # fmt: skip
