"""优质中小企业梯度培育（2026年办法）：专精特新中小企业的进入条件。"""

from __future__ import annotations

from datetime import date

from kejitong.packs.national.rules.documents import cite
from kejitong.packs.national.rules.hnte_facts import ESTABLISHED_ON, IP_CLASS1
from kejitong.policy.expressions import Condition
from kejitong.policy.facts import Fact, Shape
from kejitong.policy.rules import Edition, Rule, RuleSet
from kejitong.policy.vocabulary import (
    at_least,
    at_most,
    either,
    every,
    fact,
    latest,
    parameter,
    yes,
)

MEASURES = "工信部企业〔2026〕2号"
_SOURCE = cite(MEASURES, "专精特新中小企业认定条件")

FACTS = (
    ESTABLISHED_ON,
    Fact("has_prior_title", "已是科技和创新型中小企业", "", "", Shape.FLAG),
    Fact("segment_years", "从事特定细分市场年限", "截至上年末的整年数", "年", Shape.SINGLE),
    Fact("operating_income", "营业收入", "按审计报告", "元", Shape.YEARLY),
    Fact(
        "main_income", "主营业务收入", "按审计报告", "元", Shape.YEARLY, at_most="operating_income"
    ),
    Fact(
        "qualified_equity", "近2年合格股权融资", "近2年新增合格机构投资者实缴额", "元", Shape.SINGLE
    ),
    Fact("total_assets", "资产总额", "年末数", "元", Shape.YEARLY),
    Fact("total_liabilities", "负债总额", "年末数", "元", Shape.YEARLY),
    Fact("rd_expense", "研发费用", "按审计报告", "元", Shape.YEARLY),
    IP_CLASS1,
    Fact(
        "is_ip_exempt", "符合知识产权豁免情形", "按办法的豁免条款", "", Shape.FLAG, assumed="false"
    ),
    Fact("assessed_score", "综合评分", "按办法附表评定", "分", Shape.SINGLE),
)


def _rd(back: int) -> Condition:
    spent = latest("rd_expense", back=back)
    share = spent / latest("operating_income", back=back)
    return every(
        at_least(spent, parameter("srdi.rd_least")), at_least(share, parameter("srdi.rd_share"))
    )


RULES = (
    Rule("s1", "已是科技和创新型中小企业", _SOURCE, yes("has_prior_title")),
    Rule(
        "s2",
        "从事特定细分市场的年限",
        _SOURCE,
        at_least(fact("segment_years"), parameter("srdi.segment_years")),
    ),
    Rule(
        "s3",
        "营业收入或股权融资",
        _SOURCE,
        either(
            at_least(latest("operating_income"), parameter("srdi.income_least")),
            at_least(fact("qualified_equity"), parameter("srdi.equity_least")),
        ),
    ),
    Rule(
        "s4",
        "主营业务收入占比",
        _SOURCE,
        at_least(latest("main_income") / latest("operating_income"), parameter("srdi.main_share")),
    ),
    Rule(
        "s5",
        "资产负债率",
        _SOURCE,
        at_most(
            latest("total_liabilities") / latest("total_assets"), parameter("srdi.debt_ratio_most")
        ),
    ),
    Rule("s6", "近两年每年的研发费用", _SOURCE, every(_rd(0), _rd(1))),
    Rule(
        "s7",
        "Ⅰ类知识产权",
        _SOURCE,
        either(at_least(fact("ip_class1"), parameter("srdi.ip_least")), yes("is_ip_exempt")),
    ),
    Rule(
        "s8", "综合评分", _SOURCE, at_least(fact("assessed_score"), parameter("srdi.score_least"))
    ),
)

RULESETS = (
    RuleSet(
        "srdi-2026",
        "专精特新中小企业认定",
        (Edition("2026", date(2026, 4, 1), cite(MEASURES), facts=FACTS, rules=RULES),),
    ),
)
