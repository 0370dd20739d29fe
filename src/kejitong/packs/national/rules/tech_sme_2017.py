"""科技型中小企业评价（2017年办法）：五个条件、三项得分、直接认定。"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from kejitong.packs.national.rules.documents import cite
from kejitong.packs.national.rules.hnte_facts import (
    ESTABLISHED_ON,
    HAS_INCIDENT,
    IP_CLASS1,
    IP_CLASS2,
    IS_RESIDENT,
    SALES,
)
from kejitong.policy.expressions import Number
from kejitong.policy.facts import Fact, Shape
from kejitong.policy.rules import Edition, Rule, RuleSet, Score, reaching
from kejitong.policy.vocabulary import (
    at_least,
    at_most,
    band,
    choose,
    either,
    every,
    fact,
    first_known,
    greatest,
    latest,
    more_than,
    named,
    no,
    parameter,
    yes,
)

MEASURES = "国科发政〔2017〕115号"

FACTS = (
    ESTABLISHED_ON,
    IS_RESIDENT,
    Fact("staff", "职工总数", "含累计工作6个月以上的兼职、临时聘用人员", "人", Shape.HEADCOUNT),
    Fact(
        "rd_staff",
        "科技人员",
        "直接从事研发及相关管理服务，兼职、临时聘用的须累计工作6个月以上",
        "人",
        Shape.HEADCOUNT,
        at_most="staff",
    ),
    SALES,
    Fact("total_assets", "资产总额", "年末资产总额", "元", Shape.YEARLY),
    Fact("total_cost", "成本费用支出总额", "上一会计年度成本费用支出总额", "元", Shape.YEARLY),
    Fact("rd_expense", "研发费用总额", "按研发费用加计扣除口径归集", "元", Shape.YEARLY),
    IP_CLASS1,
    IP_CLASS2,
    Fact(
        "is_restricted_product",
        "产品和服务属于国家禁止、限制和淘汰类",
        "不属于的填 false",
        "",
        Shape.FLAG,
        assumed="false",
    ),
    HAS_INCIDENT,
    Fact(
        "is_listed_abnormal",
        "列入经营异常名录或严重违法失信名单",
        "评价时的状态",
        "",
        Shape.FLAG,
    ),
    Fact("has_valid_hnte", "有有效期内的高新技术企业证书", "", "", Shape.FLAG),
    Fact(
        "national_award_rank",
        "国家科技奖励获奖单位名次",
        "近五年内获国家级科技奖励的名次，未获奖填 0",
        "位",
        Shape.SINGLE,
    ),
    Fact("has_provincial_rd_institution", "有经认定的省部级以上研发机构", "", "", Shape.FLAG),
    Fact(
        "led_standard",
        "近五年主导制定过国际、国家或行业标准",
        "列入前五名起草单位",
        "",
        Shape.FLAG,
    ),
)

STAFF_SHARE = named("staff_share", "科技人员占职工总数的比例", latest("rd_staff") / latest("staff"))
RD_TO_SALES = named(
    "rd_to_sales",
    "研发费用总额占销售收入的比例（第一种口径）",
    latest("rd_expense") / latest("sales"),
)
RD_TO_COST = named(
    "rd_to_cost",
    "研发费用总额占成本费用支出总额的比例（第二种口径）",
    latest("rd_expense") / latest("total_cost"),
)


def _points(share: Number, base: str, code: str) -> Number:
    """按比例得分；基数为零时没有比例，按零分。"""
    return choose((at_most(latest(base), 0), 0), otherwise=band(share, code, column="points"))


STAFF_POINTS = _points(STAFF_SHARE, "staff", "tech_sme.staff_points")
SALES_ROUTE = named(
    "sales_route", "第一种口径得分", _points(RD_TO_SALES, "sales", "tech_sme.rd_sales_points")
)
COST_ROUTE = named(
    "cost_route", "第二种口径得分", _points(RD_TO_COST, "total_cost", "tech_sme.rd_cost_points")
)
BETTER = greatest(SALES_ROUTE, COST_ROUTE)
IP_POINTS = choose(
    (
        at_least(fact("ip_class1"), 1),
        band(fact("ip_class1"), "tech_sme.ip_class1_points", column="points"),
    ),
    otherwise=band(fact("ip_class2"), "tech_sme.ip_class2_points", column="points"),
)
SETTLED = choose(
    (
        either(
            at_least(SALES_ROUTE, parameter("tech_sme.rd_most")),
            at_least(COST_ROUTE, parameter("tech_sme.rd_most")),
        ),
        parameter("tech_sme.rd_most"),
    ),
    otherwise=BETTER,
)

STAFF_SCORE = Score(
    "score.staff",
    "科技人员",
    cite(MEASURES, "第七条（一）"),
    STAFF_POINTS,
    STAFF_POINTS,
    most=Fraction(20),
    shown=STAFF_SHARE,
)
SCORES = (
    STAFF_SCORE,
    Score(
        "score.rd",
        "研发投入（两种口径取高者）",
        cite(MEASURES, "第七条（二）"),
        first_known(BETTER, SALES_ROUTE, COST_ROUTE),
        first_known(BETTER, parameter("tech_sme.rd_most")),
        most=Fraction(50),
        shown=first_known(
            choose((at_least(SALES_ROUTE, COST_ROUTE), RD_TO_SALES), otherwise=RD_TO_COST),
            RD_TO_SALES,
            RD_TO_COST,
        ),
        settled=SETTLED,
    ),
    Score(
        "score.ip",
        "科技成果",
        cite(MEASURES, "第七条（三）"),
        IP_POINTS,
        IP_POINTS,
        most=Fraction(30),
    ),
)
TOTAL = reaching(SCORES, parameter("tech_sme.pass_mark"))

RULES = (
    Rule("c1", "境内注册的居民企业", cite(MEASURES, "第六条（一）"), yes("is_resident")),
    Rule(
        "c2",
        "职工总数、年销售收入、资产总额不超过上限",
        cite(MEASURES, "第六条（二）"),
        every(
            at_most(latest("staff"), parameter("tech_sme.staff_most")),
            at_most(latest("sales"), parameter("tech_sme.sales_most")),
            at_most(latest("total_assets"), parameter("tech_sme.assets_most")),
        ),
    ),
    Rule(
        "c3",
        "产品和服务不属于禁止、限制和淘汰类",
        cite(MEASURES, "第六条（三）"),
        no("is_restricted_product"),
        judged="产品和服务是否属于国家禁止、限制和淘汰类",
    ),
    Rule(
        "c4",
        "无重大事故、严重环境违法、科研严重失信，未列入异常或失信名单",
        cite(MEASURES, "第六条（四）"),
        every(no("has_incident"), no("is_listed_abnormal")),
    ),
    Rule(
        "c5",
        "综合评价达到合格线且科技人员得分不为零，或符合直接认定条件",
        cite(MEASURES, "第六条（五）、第八条"),
        either(
            yes("has_valid_hnte"),
            every(
                at_least(fact("national_award_rank"), 1),
                at_most(fact("national_award_rank"), parameter("tech_sme.award_rank")),
            ),
            yes("has_provincial_rd_institution"),
            yes("led_standard"),
            every(TOTAL, more_than(STAFF_SCORE.floor, 0)),
        ),
        shown=TOTAL.settled,
        against=TOTAL.mark,
    ),
)

RULESETS = (
    RuleSet(
        "tech-sme-2017",
        "科技型中小企业评价",
        (
            Edition(
                "2017",
                date(2017, 5, 3),
                cite(MEASURES),
                facts=FACTS,
                rules=RULES,
                scores=SCORES,
                note="入库登记编号当年有效（2017、2018年入库的至次年3月31日）。",
            ),
        ),
    ),
)
