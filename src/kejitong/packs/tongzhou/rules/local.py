"""区级科技型中小企业认定、区级工程技术研究中心门槛；数字为示例，待核实。"""

from __future__ import annotations

from datetime import date

from kejitong.policy.facts import Fact, Shape
from kejitong.policy.loading import documents_of
from kejitong.policy.rules import Edition, Rule, RuleSet
from kejitong.policy.vocabulary import (
    at_least,
    at_most,
    choose,
    either,
    every,
    fact,
    latest,
    parameter,
    yes,
)

_DOCUMENTS = documents_of("kejitong.packs.tongzhou")
SME = _DOCUMENTS["南通市通州区科技型中小企业认定管理办法"]
CENTRE = _DOCUMENTS["区级工程技术研究中心建设条件"]

SALES = Fact("sales", "销售收入", "上一会计年度", "元", Shape.YEARLY)
RD = Fact("rd_expense", "研发投入", "上一会计年度", "元", Shape.YEARLY)
RD_SHARE = latest("rd_expense") / latest("sales")

SME_RULES = (
    Rule("l1", "在本区注册", SME.at("认定条件"), yes("is_local")),
    Rule(
        "l2",
        "职工总数和年销售收入不超过上限",
        SME.at("认定条件"),
        every(
            at_most(latest("staff"), parameter("local_sme.staff_most")),
            at_most(latest("sales"), parameter("local_sme.sales_most")),
        ),
    ),
    Rule(
        "l3",
        "研发投入占比",
        SME.at("认定条件"),
        at_least(RD_SHARE, parameter("local_sme.rd_share")),
    ),
    Rule(
        "l4",
        "科技人员占比",
        SME.at("认定条件"),
        at_least(latest("rd_staff") / latest("staff"), parameter("local_sme.rd_staff_share")),
    ),
)
CENTRE_RULES = (
    Rule(
        "area",
        "场地面积",
        CENTRE.at("建设条件"),
        at_least(fact("rd_area"), parameter("rdi.district_area")),
    ),
    Rule(
        "staff",
        "专职研发人员",
        CENTRE.at("建设条件"),
        at_least(fact("full_time_rd_staff"), parameter("rdi.district_staff")),
    ),
    Rule(
        "sales",
        "销售收入",
        CENTRE.at("建设条件"),
        at_least(
            latest("sales"),
            choose(
                (yes("has_valid_hnte"), parameter("rdi.district_sales_hnte")),
                otherwise=parameter("rdi.district_sales"),
            ),
        ),
    ),
    Rule(
        "investment",
        "研发投入占比",
        CENTRE.at("建设条件"),
        at_least(RD_SHARE, parameter("rdi.district_rd_share")),
    ),
    Rule(
        "equipment",
        "设备原值",
        CENTRE.at("建设条件"),
        at_least(fact("equipment_value"), parameter("rdi.district_equipment")),
    ),
    Rule(
        "results",
        "知识产权",
        CENTRE.at("建设条件"),
        either(
            at_least(fact("inventions"), parameter("rdi.district_class1")),
            at_least(fact("software_rights"), parameter("rdi.district_software")),
        ),
    ),
)

RULESETS = (
    RuleSet(
        "local-tech-sme",
        "区级科技型中小企业认定",
        (
            Edition(
                "2013",
                date(2013, 1, 1),
                SME,
                facts=(
                    Fact("is_local", "在本区注册", "", "", Shape.FLAG),
                    Fact("staff", "职工总数", "全年月平均数", "人", Shape.HEADCOUNT),
                    Fact(
                        "rd_staff",
                        "科技人员",
                        "全年月平均数",
                        "人",
                        Shape.HEADCOUNT,
                        at_most="staff",
                    ),
                    SALES,
                    RD,
                ),
                rules=SME_RULES,
                note="条件和数字为示例，待核实。",
            ),
        ),
        is_sample=True,
    ),
    RuleSet(
        "rd-institution-district",
        "区级工程技术研究中心门槛",
        (
            Edition(
                "2020",
                date(2020, 1, 1),
                CENTRE,
                facts=(
                    Fact("rd_area", "研发场地面积", "", "平方米", Shape.SINGLE),
                    Fact("full_time_rd_staff", "专职研发人员", "", "人", Shape.SINGLE),
                    SALES,
                    RD,
                    Fact("has_valid_hnte", "有有效的高新技术企业证书", "", "", Shape.FLAG),
                    Fact("equipment_value", "设备原值", "", "元", Shape.SINGLE),
                    Fact("inventions", "发明专利", "有效发明专利", "件", Shape.SINGLE),
                    Fact("software_rights", "软件著作权", "", "件", Shape.SINGLE),
                ),
                rules=CENTRE_RULES,
                note="条件和数字为示例，待核实。",
            ),
        ),
        is_sample=True,
    ),
)
