"""区级科技型中小企业认定申请表，二〇二六年版。"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from kejitong.catalogue.fields import Edition, Ratio, Section, Slot, Sum
from kejitong.packs.national.forms.asking import choice, day, long_text, money, number, text
from kejitong.packs.national.forms.organisation import ORGANISATION
from kejitong.packs.national.forms.people import UNDERTAKING
from kejitong.packs.tongzhou.documents import cite

MEASURES = cite("南通市通州区科技型中小企业认定管理办法", "认定条件")

BASICS = Section(
    "basics",
    "企业概况",
    (
        text(code="title", label="申请名称", longest=60, help="例如：某某公司区级科技型中小企业认定"),
        day(code="established_on", label="成立日期", prefill="organisation.established_on"),
        choice(code="field", label="技术领域", choices=(
            "新材料", "电子信息", "机电", "农产品加工", "生物医药", "农业", "社会发展", "其他",
        )),
        long_text(code="business", label="主营业务和核心技术", longest=1500),
        long_text(code="needs", label="融资和技术需求", longest=1000, is_required=False,
                  help="认定后列入区科技金融企业库的，银行可以看到这一栏"),
    ),
)  # fmt: skip
SIZE = Section(
    "size",
    "人员和经营",
    (
        number(code="staff", label="职工总数", unit="人", prefill="facts.staff@-1", least=Decimal(1)),
        number(code="rd_staff", label="科技人员", unit="人", prefill="facts.rd_staff@-1",
               least=Decimal(0)),
        money(code="sales", label="上年度销售收入", prefill="facts.revenue@-1", least=Decimal(0)),
        money(code="rd_expense", label="上年度研发投入", prefill="facts.rd_expense@-1",
              least=Decimal(0)),
        number(code="rights", label="有效知识产权", unit="件", least=Decimal(0)),
    ),
)  # fmt: skip

EDITION = Edition(
    since=date(2026, 1, 1),
    sections=(BASICS, ORGANISATION, SIZE, UNDERTAKING),
    slots=(
        Slot(code="licence", label="营业执照", endings=("pdf", "jpg", "png"), most_files=1),
        Slot(code="accounts", label="上年度财务报表", help="盖公章；已审计的交审计报告"),
        Slot(code="staff", label="科技人员名单", endings=("pdf", "xlsx")),
        Slot(code="rights", label="知识产权证明", is_required=False, most_files=10),
    ),
    checks=(
        Ratio(Sum("科技人员", ("rd_staff",)), Sum("职工总数", ("staff",)), most=Decimal(1),
              basis="科技人员是职工的一部分"),
    ),
)  # fmt: skip
