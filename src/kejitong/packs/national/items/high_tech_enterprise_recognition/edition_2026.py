"""高新技术企业认定申报（区级推荐用），二〇二六年版；与认定申请书的数字一致。"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from kejitong.catalogue.fields import Edition, Limit, Ratio, Section, Slot, Sum, When
from kejitong.packs.national.forms.asking import (
    choice,
    day,
    long_text,
    money,
    number,
    table,
    text,
    yes_no,
)
from kejitong.packs.national.forms.organisation import ORGANISATION, YEARS
from kejitong.packs.national.forms.people import UNDERTAKING
from kejitong.packs.national.rules.documents import cite

MEASURES = "国科发火〔2016〕32号"
FIRST, AGAIN = "首次", "重新认定"
CATEGORIES = (FIRST, AGAIN)

BASICS = Section(
    "basics",
    "申报信息",
    (
        text(code="title", label="申报名称", longest=60, help="例如：某某公司2026年高新技术企业认定申报"),
        choice(code="category", label="申报类型", choices=CATEGORIES,
               help="证书有效期满重新申请的，按初次申请的程序办理，类型选重新认定"),
        text(code="old_number", label="原证书编号", when=When("category", (AGAIN,)), longest=20,
             prefill="certificates.high_tech_enterprise.number", reads="hnte_certificate"),
        day(code="established_on", label="注册成立日期", prefill="organisation.established_on",
            help="申请认定时须注册成立满一年（三百六十五天）"),
        text(code="field_code", label="技术领域代码", longest=5, prefill="facts.field_code@-1",
             help="国家重点支持的高新技术领域代码，三位或五位，例如80504"),
        text(code="main_product", label="主要产品（服务）", longest=100,
             help="其收入之和超过高新技术产品（服务）收入的一半"),
    ),
)  # fmt: skip
STAFF = Section(
    "staff",
    "人员",
    (
        number(code="staff_mean", label="职工总数", unit="人", prefill="facts.staff@-1",
               help="全年月平均数；全年工作不满一百八十三天的不计"),
        number(code="rd_staff_mean", label="科技人员", unit="人", prefill="facts.rd_staff@-1",
               help="全年月平均数"),
    ),
)  # fmt: skip
RIGHTS = Section(
    "rights",
    "知识产权与成果转化",
    (
        table(
            code="rights", label="知识产权", fewest_rows=1, most_rows=60,
            help="在中国境内授权、有效、权利人为本单位；Ⅱ类只能用一次",
            columns=(
                text(code="name", label="名称"),
                choice(code="kind", label="类别", choices=(
                    "发明专利", "实用新型", "外观设计", "软件著作权", "植物新品种", "集成电路布图设计",
                    "其他Ⅰ类",
                )),
                text(code="number", label="授权号", longest=40),
                day(code="granted_on", label="授权日期"),
                choice(code="origin", label="获得方式",
                       choices=("自主研发", "受让", "受赠", "并购")),
            ),
        ),
        number(code="conversions", label="近三年成果转化数", unit="项",
               help="同一成果在多处转化只计一项"),
        long_text(code="conversion_note", label="成果转化总体情况", longest=3000),
        number(code="standards", label="参与编制国家、行业标准", unit="项", is_required=False),
    ),
)  # fmt: skip
MONEY = Section(
    "money",
    "收入与研发费用",
    (
        table(
            code="years", label="近三个会计年度", rows=YEARS,
            columns=(
                money(code="sales", label="销售收入", prefill="facts.revenue@-1"),
                money(code="rd_expense", label="研究开发费用", prefill="facts.rd_expense@-1"),
                money(code="rd_domestic", label="其中境内发生",
                      prefill="facts.rd_expense_domestic@-1"),
                money(code="net_assets", label="净资产", prefill="facts.net_assets@-1"),
            ),
        ),
        money(code="total_income", label="上一年度总收入", prefill="facts.total_income@-1",
              help="收入总额减去不征税收入"),
        money(code="hightech_income", label="上一年度高新技术产品（服务）收入",
              prefill="facts.hightech_income@-1"),
    ),
)  # fmt: skip
MANAGEMENT = Section(
    "management",
    "研发组织管理",
    (
        long_text(code="technology", label="主要产品的核心技术", longest=3000),
        long_text(code="organisation_note", label="研发组织管理水平说明", longest=3000,
                  help="研发制度与辅助账、研发机构与产学研、成果转化激励、人才培养引进各写一段"),
        yes_no(code="has_ledger", label="已建立研发费用辅助账"),
        yes_no(code="has_incident", label="申请前一年内发生过重大安全、重大质量事故或严重环境违法"),
        text(code="incident_note", label="情况说明", when=When("has_incident", ("是",))),
    ),
)  # fmt: skip

SLOTS = (
    Slot(code="form", label="认定申请书", help="从国家认定工作网导出，签字盖章"),
    Slot(code="licence", label="营业执照", endings=("pdf", "jpg", "png"), most_files=1),
    Slot(code="rights", label="知识产权证书及反映技术水平的证明", most_files=20, help="参与编制标准的，附标准首页和起草单位页"),
    Slot(code="projects", label="科研项目立项证明", most_files=20, help="已结题的附验收或结题报告"),
    Slot(code="conversion", label="成果转化证明", most_files=20),
    Slot(code="organisation", label="研发组织管理证明"),
    Slot(code="product", label="高新技术产品的资质、检测等证明", is_required=False),
    Slot(code="staff", label="职工和科技人员情况说明", help="人员结构、科技人员名单和工作岗位"),
    Slot(code="audit", label="研发费用和高新技术产品收入专项审计（鉴证）报告",
         help="研发费用近三年，高新技术产品（服务）收入近一年"),
    Slot(code="accounts", label="近三年财务会计报告", help="经中介机构审计，含附注"),
    Slot(code="tax", label="近三年企业所得税年度纳税申报表", can_wait=True,
         help="主表及附表；未能在截止前打印的可以容缺"),
)  # fmt: skip

_RD = Sum("近三年研究开发费用", ("years.rd_expense",))
_DOMESTIC = Sum("近三年境内研究开发费用", ("years.rd_domestic",))
_HIGHTECH = Sum("高新技术产品（服务）收入", ("hightech_income",))
_INCOME = Sum("总收入", ("total_income",))


def _article(where: str) -> str:
    return str(cite(MEASURES, where))


EDITION = Edition(
    since=date(2026, 1, 1),
    sections=(BASICS, ORGANISATION, STAFF, RIGHTS, MONEY, MANAGEMENT, UNDERTAKING),
    slots=SLOTS,
    checks=(
        Ratio(_DOMESTIC, _RD, most=Decimal(1), basis="境内发生的不大于总额"),
        Ratio(_HIGHTECH, _INCOME, most=Decimal(1), basis="高新技术产品（服务）收入不大于总收入"),
        Limit(_RD, least=Decimal(1), basis=_article("第十一条（五）")),
    ),
)
