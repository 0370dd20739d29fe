"""高新技术企业认定（2008年办法）：只为核对2015年底以前的记录，得分不作估计。"""

from __future__ import annotations

from datetime import date

from kejitong.packs.national.rules.documents import cite
from kejitong.packs.national.rules.hnte_facts import FACTS as FACTS_2016
from kejitong.policy.facts import Fact, Shape
from kejitong.policy.rules import Edition, Rule, RuleSet
from kejitong.policy.vocabulary import (
    at_least,
    band,
    either,
    every,
    fact,
    latest,
    more_than,
    parameter,
    total,
    yes,
)

MEASURES = "国科发火〔2008〕172号"
_KEPT = [
    "established_on",
    "sales",
    "total_income",
    "hightech_income",
    "rd_expense",
    "rd_expense_domestic",
    "staff",
    "rd_staff",
    "ip_class1",
    "ip_class2",
]
FACTS = (
    *(each for each in FACTS_2016 if each.name in _KEPT),
    Fact(
        "college_staff",
        "大专以上学历科技人员",
        "全年月平均数",
        "人",
        Shape.HEADCOUNT,
        at_most="staff",
    ),
    Fact(
        "has_exclusive_licence",
        "有5年以上的独占许可",
        "通过独占许可拥有主要产品核心技术的知识产权",
        "",
        Shape.FLAG,
        assumed="false",
    ),
    Fact(
        "is_in_field",
        "产品（服务）属于国家重点支持的高新技术领域",
        "按2008年办法所附的领域",
        "",
        Shape.FLAG,
    ),
    Fact("passed_evaluation", "通过四项指标评价", "专家按工作指引评定", "", Shape.FLAG),
)

RULES = (
    Rule(
        "p1",
        "拥有核心自主知识产权或5年以上独占许可",
        cite(MEASURES, "第十条（一）"),
        either(
            more_than(fact("ip_class1"), 0),
            more_than(fact("ip_class2"), 0),
            yes("has_exclusive_licence"),
        ),
    ),
    Rule(
        "p2",
        "产品（服务）属于国家重点支持的高新技术领域",
        cite(MEASURES, "第十条（二）"),
        yes("is_in_field"),
        judged="产品（服务）是否属于当时的领域",
    ),
    Rule(
        "p3",
        "科技人员与研发人员占比",
        cite(MEASURES, "第十条（三）"),
        every(
            at_least(
                latest("college_staff") / latest("staff"),
                parameter("hnte_2008.college_staff_share"),
            ),
            at_least(latest("rd_staff") / latest("staff"), parameter("hnte_2008.rd_staff_share")),
        ),
    ),
    Rule(
        "p4",
        "研究开发费用占比",
        cite(MEASURES, "第十条（四）"),
        every(
            at_least(
                total("rd_expense", years=3) / total("sales", years=3),
                band(latest("sales"), "hnte_2008.rd_intensity_floor"),
            ),
            at_least(
                total("rd_expense_domestic", years=3) / total("rd_expense", years=3),
                parameter("hnte_2008.rd_domestic_share"),
            ),
        ),
    ),
    Rule(
        "p5",
        "高新技术产品（服务）收入占比",
        cite(MEASURES, "第十条（五）"),
        at_least(
            latest("hightech_income") / latest("total_income"),
            parameter("hnte_2008.hightech_income_share"),
        ),
    ),
    Rule("p6", "四项指标评价", cite(MEASURES, "第十条（六）"), yes("passed_evaluation")),
)

RULESETS = (
    RuleSet(
        "hnte-2008",
        "高新技术企业认定（2008年办法，历史）",
        (
            Edition(
                "2008",
                date(2008, 4, 14),
                cite(MEASURES),
                facts=FACTS,
                rules=RULES,
                until=date(2016, 1, 1),
                note="只用于核对历史记录；复审、GF编号均属本办法。",
            ),
        ),
    ),
)
