"""区科技计划项目申报书，二〇二六年版。"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from kejitong.catalogue.fields import Edition, Limit, Section, Slot, When
from kejitong.packs.national.forms import asking, budget
from kejitong.packs.national.forms.asking import (
    choice,
    choices,
    day,
    long_text,
    number,
    table,
    text,
)
from kejitong.packs.national.forms.organisation import FIGURES, PAID_ORGANISATION
from kejitong.packs.national.forms.people import PEOPLE, UNDERTAKING
from kejitong.packs.tongzhou.documents import cite

GUIDANCE = cite("区级科技计划项目申报指导", "申报要求")
CATEGORIES = ("工业", "农业", "社会发展")
MOST_REQUESTED = Decimal(500_000)
OWN_SHARE = Decimal(1)

BASICS = Section(
    "basics",
    "基本信息",
    (
        text(code="title", label="项目名称", longest=30, help="不超过三十个字，写明对象和要解决的问题"),
        choice(code="category", label="计划类别", choices=CATEGORIES),
        text(code="guide_code", label="指南代码", longest=20, help="见本批次申报指南"),
        choice(code="field", label="技术领域", choices=(
            "新材料", "电子信息", "机电", "农产品加工", "生物医药", "农业", "社会发展", "其他",
        )),
        day(code="starts_on", label="起始日期"),
        day(code="ends_on", label="完成日期", help="一般不超过两年"),
        choice(code="secrecy", label="是否涉密", choices=("不涉密",),
               help="涉密项目不得在本系统填报，请联系经办人"),
        choice(code="joint", label="产学研合作方式",
               choices=("独立承担", "委托开发", "合作开发", "共建平台")),
        table(
            code="partners", label="合作单位", fewest_rows=1, most_rows=5,
            when=When("joint", ("委托开发", "合作开发", "共建平台")),
            columns=(
                text(code="name", label="单位名称", longest=120),
                text(code="task", label="承担的任务", longest=200),
                number(code="share", label="经费占比", unit="%", least=Decimal(0),
                       most=Decimal(100)),
            ),
        ),
        text(code="keywords", label="查重关键词", longest=60, help="三至五个，用“；”分开"),
    ),
)  # fmt: skip
CONTENT = Section(
    "content",
    "项目内容",
    (
        long_text(code="purpose", label="目的和意义", longest=2000),
        long_text(code="state_of_art", label="国内外现状和发展趋势", longest=2000),
        long_text(code="work", label="研究内容和创新点", longest=3000),
        long_text(code="route", label="技术路线", longest=3000),
        long_text(code="base", label="现有基础和条件", longest=2000),
        table(
            code="plan", label="进度安排", fewest_rows=1, most_rows=12,
            columns=(
                text(code="period", label="起止年月", longest=40),
                text(code="work", label="工作内容和阶段目标", longest=200),
            ),
        ),
        long_text(code="risk", label="风险和对策", longest=1000),
    ),
)  # fmt: skip
TARGETS = Section(
    "targets",
    "考核指标",
    (
        long_text(code="technical", label="技术指标", longest=1500, help="写数值和检测方法，立项后列入任务书"),
        asking.money(code="new_sales", label="新增销售"),
        asking.money(code="new_profit", label="新增利润"),
        asking.money(code="new_tax", label="新增税收"),
        number(code="inventions", label="申请发明专利", unit="件"),
        number(code="other_rights", label="其他知识产权", unit="件"),
        choices(code="building", label="建设任务", is_required=False,
                choices=("中试线", "示范基地", "检测平台", "标准", "其他")),
    ),
)  # fmt: skip

SLOTS = (
    Slot(code="licence", label="营业执照", help="彩色扫描件", endings=("pdf", "jpg", "png"), most_files=1),
    Slot(code="audit", label="上年度审计报告", help="含财务报表附注；未审计的交加盖公章的财务报表"),
    Slot(code="own_funds", label="自筹经费证明", help="银行存款证明或出资承诺"),
    Slot(code="agreement", label="合作协议", help="写明分工、经费和知识产权归属",
         when=When("joint", ("委托开发", "合作开发", "共建平台"))),
    Slot(code="rights", label="知识产权证明", is_required=False, most_files=10),
    Slot(code="novelty", label="科技查新报告", is_required=False, can_wait=True,
         help="未能在截止前取得的可以容缺，受理后补交"),
    Slot(code="permits", label="行业许可、伦理审查、安全生产证明", can_wait=True,
         when=When("category", ("农业", "社会发展")),
         help="涉及人体、实验动物、转基因、病原微生物等的须交；不涉及的交书面说明"),
    Slot(code="undertaking", label="负责人、承担单位、主管部门信用承诺书", help="签字并盖章",
         is_personal=True),
)  # fmt: skip

EDITION = Edition(
    since=date(2026, 1, 1),
    sections=(
        BASICS, PAID_ORGANISATION, FIGURES, PEOPLE, CONTENT, TARGETS, budget.BUDGET, UNDERTAKING,
    ),
    slots=SLOTS,
    checks=(
        *budget.BALANCED,
        budget.own_share(OWN_SHARE, str(GUIDANCE)),
        budget.CAPPED,
        Limit(budget.REQUESTED, least=Decimal(1), most=MOST_REQUESTED, basis=str(GUIDANCE)),
    ),
)  # fmt: skip
