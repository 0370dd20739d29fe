"""本区的会议、活动和政策文件：由活动登记册和政策登记册作证。"""

from kejitong.indicators.vocabulary import Count, Indicator, MonthOf, Name, where

GROUP = "活动与政策"
EVENTS = "活动登记册"
POLICIES = "政策文件登记册"


def _held(code: str, label: str, kind: str, title: str) -> Indicator:
    return Indicator(
        code=code, label=label, unit="次", group=GROUP, meaning=f"当年登记的“{title}”。",
        measure=Count("outreach.held", where(kind=kind, title=title)), basis=EVENTS,
    )  # fmt: skip


def _issued(code: str, title: str) -> Indicator:
    return Indicator(
        code=code, label=f"《{title}》的印发", unit="件", group=GROUP,
        meaning=f"当年印发的《{title}》。",
        measure=Count("outreach.policies_issued", where(title=title)), basis=POLICIES,
    )  # fmt: skip


HELD = (
    _held("hte_meetings", "高企培育及申报工作会议", "meeting", "高企培育及申报工作会议"),
    _held("leading_group_formed", "试点区建设领导小组的成立", "other", "建设工作领导小组成立"),
    _held("annual_checks", "协助上级年度检查", "other", "在研项目年度检查"),
    _held("reports_upward", "向省厅、科技部汇报", "other", "汇报科技进步工作"),
    _held("portal_opened", "网上服务平台", "other", "网上服务平台"),
    _held("publicity_held", "媒体宣传", "publicity", ""),
)
ISSUED = (
    _issued("call_guide_issued", "区级科技计划项目申报指导"),
    _issued("patent_measures_adjusted", "专利申请资助办法"),
    _issued("local_sme_measures_issued", "南通市通州区科技型中小企业认定管理办法（试行）"),
    _issued("loan_measures_issued", "南通市通州区财政科技贷款利息补助和风险补偿试行办法"),
)
LEADING_GROUP_MONTH = Indicator(
    code="leading_group_meeting_month", label="试点区领导小组成员单位会议月份", unit="月", group=GROUP,
    meaning="创新型试点区建设领导小组成员单位工作会议的召开月份。",
    measure=MonthOf(
        "outreach.held", "held_on", where(kind="meeting", title="领导小组成员单位工作会议")
    ),
    basis=EVENTS,
)  # fmt: skip
DEMOCRATIC_REVIEW = Indicator(
    code="democratic_review", label="民主评议政风行风", unit="", group=GROUP,
    meaning="当年开展的民主评议活动的名称。",
    measure=Name("outreach.held", "title", where(kind="evaluation", title="民主评议")), basis=EVENTS,
)  # fmt: skip
