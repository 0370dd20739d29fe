"""申报单位一节，和近三年经营、研发情况一节；能从登记册带出的都带出。"""

from __future__ import annotations

from kejitong.catalogue.fields import Field, Personal, Section, Shape
from kejitong.packs.national.forms.asking import choice, money, number, person, phone, table, text

YEARS = ("上一年度", "前一年度", "再前一年度")

_OWN: tuple[Field, ...] = (
    text(code="organisation_name", label="单位名称", prefill="organisation.name", longest=120),
    text(code="uscc", label="统一社会信用代码", prefill="organisation.uscc", reads="uscc",
         longest=18),
    choice(code="organisation_kind", label="单位类型", prefill="organisation.kind",
           choices=("企业", "高校", "科研院所", "事业单位", "其他")),
    text(code="address", label="注册地址", prefill="organisation.address"),
    person(code="legal_representative", label="法定代表人",
           prefill="organisation.legal_representative"),
    person(code="contact_name", label="联系人"),
    phone(code="contact_phone", label="联系电话", help="办理中有疑问时联系，不对外公开"),
    Field(code="contact_email", label="电子邮箱", shape=Shape.TEXT, is_required=False,
          personal=Personal.EMAIL, longest=80),
)  # fmt: skip

ORGANISATION = Section(
    "organisation",
    "申报单位",
    _OWN,
    "从单位登记册带出的内容请核对；与营业执照不一致的，以执照为准改正。",
)

PAID_ORGANISATION = Section(
    "organisation",
    "申报单位",
    (
        *_OWN,
        text(code="bank_name", label="开户银行", help="写到支行", longest=80),
        Field(code="bank_account", label="银行账号", shape=Shape.TEXT, longest=40,
              personal=Personal.BANK_ACCOUNT, help="户名须与单位名称一致，不对外公开"),
    ),
    ORGANISATION.lead,
)  # fmt: skip

FIGURES = Section(
    "figures",
    "近三年经营与研发",
    (
        table(
            code="years", label="近三年主要数据", rows=YEARS,
            help="按会计年度，与审计报告或纳税申报表一致；成立不满三年的，没有的年度填零",
            columns=(
                money(code="revenue", label="营业收入", prefill="facts.revenue@-1"),
                money(code="profit", label="利润总额"),
                money(code="tax", label="缴纳税金", prefill="facts.tax@-1"),
                money(code="rd_expense", label="研发费用", prefill="facts.rd_expense@-1"),
            ),
        ),
        number(code="staff", label="职工总数", unit="人", prefill="facts.staff@-1"),
        number(code="rd_staff", label="其中科技人员", unit="人", prefill="facts.rd_staff@-1"),
        text(code="certificate_number", label="高新技术企业证书编号", is_required=False,
             prefill="certificates.high_tech_enterprise.number", reads="hnte_certificate",
             help="没有的不填", longest=20),
    ),
)  # fmt: skip
