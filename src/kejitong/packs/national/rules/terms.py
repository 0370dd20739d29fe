"""证书的有效期、年度义务和提醒：高新技术企业证书、科技型中小企业入库登记编号。"""

from __future__ import annotations

from datetime import date

from kejitong.packs.national.rules.documents import cite
from kejitong.policy.terms import Term, YearlyDuty

_HNTE = "国科发火〔2016〕32号"

HNTE_ANNUAL_REPORT = YearlyDuty(
    "高新技术企业发展情况报表",
    opens=(4, 1),
    closes=(5, 31),
    missed_years_to_lapse=2,
    citation=cite(_HNTE, "第十三条、第十九条（三）"),
)
HNTE_CERTIFICATE = Term(
    "high_tech_enterprise",
    "high_tech_enterprise",
    "高新技术企业证书",
    cite(_HNTE, "第九条、第十七条"),
    years=3,
    remind_months=(12, 9, 6),
    renewal="请准备按初次申请办理重新认定；到期当年年底前，企业所得税暂按15%预缴",
    change_report_months=3,
    duties=(HNTE_ANNUAL_REPORT,),
)
TECH_SME_ENTRY_2017 = Term(
    "tech_sme_2017",
    "tech_sme",
    "科技型中小企业入库登记编号（2017、2018年入库）",
    cite("国科发政〔2017〕115号"),
    until=date(2019, 1, 1),
    ends_with_year=True,
    months_after_year=3,
    change_report_months=3,
)
TECH_SME_ENTRY = Term(
    "tech_sme",
    "tech_sme",
    "科技型中小企业入库登记编号",
    cite("国科火字〔2019〕87号"),
    since=date(2019, 1, 1),
    ends_with_year=True,
    change_report_months=3,
)
