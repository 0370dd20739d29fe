"""评分表和现场考察表。"""

from kejitong.catalogue.items import Criterion, ScoreSheet, VisitSheet

SHEET = ScoreSheet(
    (
        Criterion("fit", "建设的必要性", 15, "领域是否属于本区重点产业"),
        Criterion("base", "现有基础", 30, "场地、设备、人员、投入是否达到门槛并相互匹配"),
        Criterion("novelty", "技术水平", 20, "知识产权和在研项目的水平"),
        Criterion("feasibility", "建设方案", 20, "任务、机制和进度是否可行"),
        Criterion("budget", "投入与预算", 15, "自筹投入是否落实，预算是否合理"),
    ),
    basis="评分项和权重为示例，待核实",
)
VISIT = VisitSheet(
    (
        "研发场地面积和独立性",
        "专职研发人员在岗",
        "研发设备与清单相符",
        "研发投入可在账上查到",
        "在研项目有记录",
        "管理制度执行情况",
    )
)
