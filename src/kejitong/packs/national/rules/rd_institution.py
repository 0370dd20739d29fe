"""企业研发机构：“六有”核对表和省级工程技术研究中心的门槛。"""

from __future__ import annotations

from datetime import date

from kejitong.packs.national.rules.documents import cite
from kejitong.policy.facts import Fact, Shape
from kejitong.policy.rules import Edition, Rule, RuleSet
from kejitong.policy.vocabulary import at_least, fact, latest, no, parameter, yes

SIX = "企业研发机构六有标准"
PROVINCE = "苏科条发〔2015〕136号"
CITIES = "省级工程技术研究中心申报要求"

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

_CITY_FACTS = (
    Fact("rd_expense", "研发费用", "上一会计年度", "元", Shape.YEARLY),
    Fact("has_valid_hnte", "有有效期内的高新技术企业证书", "", "", Shape.FLAG),
    Fact("has_city_centre", "已是市级工程技术研究中心", "", "", Shape.FLAG),
    Fact("inventions_filed", "申请的相关发明专利", "上一年度申请的件数", "件", Shape.YEARLY),
    Fact("has_city_project", "承担过市级以上科技项目", "", "", Shape.FLAG),
    Fact("has_provincial_centre", "已有省级工程技术研究中心", "一家企业只建一个", "", Shape.FLAG),
)
_CITY_RULES = (
    (
        "rd",
        "研发投入占比",
        at_least(latest("rd_expense") / latest("sales"), parameter("rdi.city_rd_share")),
    ),
    ("hnte", "是高新技术企业", yes("has_valid_hnte")),
    ("centre", "已是市级中心", yes("has_city_centre")),
    (
        "inventions",
        "上年申请发明专利",
        at_least(latest("inventions_filed"), parameter("rdi.city_inventions")),
    ),
    ("project", "承担过市级以上项目", yes("has_city_project")),
    ("sole", "还没有省级中心", no("has_provincial_centre")),
)
"""设区市在申报通知里另加的，各市不同，只作参考。"""

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
                    *_CITY_FACTS,
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
                    *(
                        Rule(
                            f"ref.{code}",
                            f"{label}（设区市另有的要求，供参考）",
                            cite(CITIES, "申报条件"),
                            require,
                            counts=False,
                        )
                        for code, label, require in _CITY_RULES
                    ),
                ),
            ),
        ),
    ),
)
