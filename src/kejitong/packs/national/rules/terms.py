"""证书的有效期、年度义务和提醒：高新技术企业证书、科技型中小企业入库登记编号。"""

from __future__ import annotations

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
    "高新技术企业证书",
    cite(_HNTE, "第九条、第十七条"),
    years=3,
    remind_months=(12, 9, 6),
    change_report_months=3,
    duties=(HNTE_ANNUAL_REPORT,),
)
TECH_SME_ENTRY = Term(
    "科技型中小企业入库登记编号",
    cite("国科火字〔2019〕87号"),
    ends_with_year=True,
    change_report_months=3,
)
TECH_SME_ENTRY_2017 = Term(
    "科技型中小企业入库登记编号（2017、2018年入库）",
    cite("国科发政〔2017〕115号"),
    ends_with_year=True,
    months_after_year=3,
    change_report_months=3,
)


def tech_sme_entry(year: int) -> Term:
    """某年入库的编号按哪一种有效期。"""
    return TECH_SME_ENTRY_2017 if year <= 2018 else TECH_SME_ENTRY
