"""企业研发机构：“六有”核对表和省级工程技术研究中心的门槛。"""

from __future__ import annotations

from datetime import date

from kejitong.packs.national.rules.documents import cite
from kejitong.policy.facts import Fact, Shape
from kejitong.policy.rules import Edition, Rule, RuleSet
from kejitong.policy.vocabulary import at_least, fact, latest, parameter, yes

SIX = "企业研发机构六有标准"
PROVINCE = "苏科条发〔2015〕136号"

_POINTS = (
    ("has_premises", "有场所"),
    ("has_people", "有人员"),
    ("has_equipment", "有设备"),
    ("has_funds", "有经费"),
    ("has_projects", "有项目"),
    ("has_rules", "有制度"),
)
AREA = Fact("rd_area", "研发场地面积", "独立研发场地的建筑面积", "平方米", Shape.SINGLE)
FULL_TIME = Fact(
    "full_time_rd_staff", "专职研发人员", "在研发机构专职工作的人数", "人", Shape.SINGLE
)
SALES = Fact("sales", "销售收入", "上一会计年度", "元", Shape.YEARLY)

RULESETS = (
    RuleSet(
        "rd-institution",
        "企业研发机构“六有”核对",
        (
            Edition(
                "2012",
                date(2012, 1, 1),
                cite(SIX),
                facts=tuple(Fact(name, label, "", "", Shape.FLAG) for name, label in _POINTS),
                rules=tuple(
                    Rule(f"six.{name.removeprefix('has_')}", label, cite(SIX, label), yes(name))
                    for name, label in _POINTS
                ),
                note="“六有”没有查到正式文本，按工作口径，待核实。",
            ),
        ),
        is_sample=True,
    ),
    RuleSet(
        "rd-institution-provincial",
        "省级工程技术研究中心门槛",
        (
            Edition(
                "2015",
                date(2015, 1, 1),
                cite(PROVINCE),
                facts=(
                    AREA,
                    FULL_TIME,
                    SALES,
                    Fact("new_investment", "新增研发投入", "建设期新增投入", "元", Shape.SINGLE),
                    Fact("has_equipment", "有所需仪器设备", "", "", Shape.FLAG),
                ),
                rules=(
                    Rule(
                        "area",
                        "场地面积",
                        cite(PROVINCE, "建设条件"),
                        at_least(fact("rd_area"), parameter("rdi.province_area")),
                    ),
                    Rule(
                        "staff",
                        "专职研发人员",
                        cite(PROVINCE, "建设条件"),
                        at_least(fact("full_time_rd_staff"), parameter("rdi.province_staff")),
                    ),
                    Rule(
                        "sales",
                        "销售收入",
                        cite(PROVINCE, "建设条件"),
                        at_least(latest("sales"), parameter("rdi.province_sales")),
                    ),
                    Rule(
                        "investment",
                        "新增投入",
                        cite(PROVINCE, "建设条件"),
                        at_least(fact("new_investment"), parameter("rdi.province_investment")),
                    ),
                    Rule("equipment", "仪器设备", cite(PROVINCE, "建设条件"), yes("has_equipment")),
                ),
            ),
        ),
    ),
)
