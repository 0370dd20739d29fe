"""科技型中小企业评价2026年度的现场核查：触发核查的情形，不是否决的条件。"""

from __future__ import annotations

from datetime import date

from kejitong.packs.national.rules.documents import cite
from kejitong.packs.national.rules.hnte_facts import IP_CLASS1, IP_CLASS2
from kejitong.policy.facts import Fact, Shape
from kejitong.policy.rules import Edition, Rule, RuleSet
from kejitong.policy.vocabulary import (
    add,
    at_least,
    fact,
    latest,
    more_than,
    no,
    parameter,
)

NOTICE = "工企业函〔2026〕160号"
_SOURCE = cite(NOTICE, "现场核查")

FACTS = (
    Fact("staff", "职工总数", "上一会计年度，全年月平均数", "人", Shape.HEADCOUNT),
    IP_CLASS1,
    IP_CLASS2,
    Fact("rd_expense", "研发费用总额", "按研发费用加计扣除口径归集", "元", Shape.YEARLY),
    Fact("has_risk_record", "近三年有风险记录", "", "", Shape.FLAG),
    Fact("is_first_time", "首次申报", "以往没有入库登记过", "", Shape.FLAG),
)

RULES = (
    Rule(
        "v1",
        "职工人数不过少",
        _SOURCE,
        more_than(latest("staff"), parameter("tech_sme.check_staff")),
    ),
    Rule(
        "v2",
        "有知识产权",
        _SOURCE,
        more_than(add(fact("ip_class1"), fact("ip_class2")), 0),
    ),
    Rule(
        "v3",
        "研发费用不过低",
        _SOURCE,
        at_least(latest("rd_expense"), parameter("tech_sme.check_rd")),
    ),
    Rule("v4", "近三年没有风险记录", _SOURCE, no("has_risk_record")),
    Rule("v5", "不是首次申报", _SOURCE, no("is_first_time")),
)

RULESETS = (
    RuleSet(
        "tech-sme-check-2026",
        "科技型中小企业评价现场核查（2026年度）",
        (
            Edition(
                "2026",
                date(2026, 6, 1),
                cite(NOTICE),
                until=date(2027, 1, 1),
                facts=FACTS,
                rules=RULES,
                note="有一项不符合即应现场核查；核查不是否决，评价仍按评价办法。",
            ),
        ),
    ),
)
