"""评分表和现场考察表。"""

from kejitong.catalogue.items import Criterion, ScoreSheet, VisitSheet

SHEET = ScoreSheet(
    (
        Criterion("fit", "必要性与指南符合度", 15, "是否属于指南支持的方向，问题是否真实、迫切"),
        Criterion("novelty", "创新性", 25, "与国内外现状相比，创新点是否清楚、成立"),
        Criterion("feasibility", "技术可行性", 20, "技术路线是否合理，关键环节有无验证"),
        Criterion("base", "基础条件与团队", 15, "场地、设备、前期工作和人员是否足以完成"),
        Criterion("targets", "指标与效益", 15, "指标是否量化、可考核，效益测算是否可信"),
        Criterion("budget", "预算合理性", 10, "科目、测算依据与研究内容是否相称"),
    ),
    basis="五人以上去掉一个最高分和一个最低分取平均，不足五人取平均（设计口径）",
)  # fmt: skip

VISIT = VisitSheet((
    "申报内容与现场情况相符",
    "研发场地、设备、人员到位",
    "前期研发工作和原始记录属实",
    "自筹经费有保证，财务能够单独核算",
    "未发现重复申报和失信情形",
))  # fmt: skip
