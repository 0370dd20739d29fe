"""科技贷款利息补助申请表，二〇二六年版；比例和限额为示例。"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from kejitong.catalogue.fields import Edition, Limit, Ratio, Section, Slot, Sum
from kejitong.packs.national.forms.asking import choice, day, money, number, table, text
from kejitong.packs.national.forms.organisation import PAID_ORGANISATION
from kejitong.packs.national.forms.people import UNDERTAKING
from kejitong.packs.tongzhou.documents import cite

MEASURES = cite("南通市通州区财政科技贷款利息补助和风险补偿试行办法", "利息补助")
MOST_SHARE = Decimal("0.5")
MOST_A_YEAR = Decimal(300_000)

BASICS = Section(
    "basics",
    "申请信息",
    (
        text(code="title", label="申请名称", longest=60, help="例如：某某公司2026年科技贷款利息补助"),
        choice(code="qualification", label="企业资质", choices=(
            "高新技术企业", "科技型中小企业（国家入库）", "区级科技型中小企业",
        )),
        text(code="qualification_number", label="证书或入库编号", longest=40,
             prefill="certificates.high_tech_enterprise.number"),
        choice(code="usage", label="贷款用途", choices=("研发", "科技成果转化", "科技项目流动资金")),
    ),
)  # fmt: skip
LOANS = Section(
    "loans",
    "贷款和利息",
    (
        table(
            code="loans", label="按期归还本息的贷款", fewest_rows=1, most_rows=20, summed=True,
            help="一笔一行；逾期利息、罚息和已享受其他贴息的部分不计入实付利息",
            columns=(
                text(code="bank", label="贷款银行", longest=80),
                text(code="contract", label="合同编号", longest=60),
                money(code="principal", label="本金", summed=True, least=Decimal(0)),
                day(code="drawn_on", label="放款日"),
                day(code="repaid_on", label="还款日"),
                number(code="rate", label="年利率", unit="%", least=Decimal(0), most=Decimal(24)),
                money(code="interest", label="实付利息", unit="元", summed=True, least=Decimal(0)),
                money(code="requested", label="申请补助", unit="元", summed=True,
                      least=Decimal(0)),
            ),
        ),
        choice(code="overlap", label="有无与其他贴息重复", choices=("没有",)),
    ),
)  # fmt: skip

REQUESTED = Sum("申请补助合计", ("loans.requested",))
_INTEREST = Sum("实付利息合计", ("loans.interest",))

EDITION = Edition(
    since=date(2026, 1, 1),
    sections=(BASICS, PAID_ORGANISATION, LOANS, UNDERTAKING),
    slots=(
        Slot(code="contracts", label="贷款合同", most_files=20),
        Slot(code="drawdown", label="放款凭证", most_files=20),
        Slot(code="receipts", label="利息结算和还款凭证", most_files=20),
        Slot(code="credit", label="企业信用报告", can_wait=True, help="三个月内；可以容缺"),
    ),
    checks=(
        Ratio(REQUESTED, _INTEREST, most=MOST_SHARE, basis=str(MEASURES)),
        Limit(REQUESTED, least=Decimal(1), most=MOST_A_YEAR, basis=str(MEASURES)),
    ),
)
