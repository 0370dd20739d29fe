"""科技型中小企业评价（2017年办法）：五个条件、三项得分、直接认定；2019年、2022年各有补充。"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from kejitong.packs.national.rules.documents import cite
from kejitong.packs.national.rules.tech_sme_facts import FACTS_2017, FACTS_2019, FACTS_2022
from kejitong.policy.expressions import Condition, Number
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

SMALL = Rule(
    "c2",
    "职工总数、年销售收入、资产总额不超过上限",
    cite(MEASURES, "第六条（二）"),
    every(
        at_most(latest("staff"), parameter("tech_sme.staff_most")),
        at_most(latest("sales"), parameter("tech_sme.sales_most")),
        at_most(latest("total_assets"), parameter("tech_sme.assets_most")),
    ),
)
ENOUGH = Rule(
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
)
RESIDENT = yes("is_resident")
ALLOWED = no("is_restricted_product")
CLEAN = (no("has_incident"), no("is_listed_abnormal"))


def _rules(
    *, resident: Condition = RESIDENT, allowed: Condition = ALLOWED, clean: Condition
) -> tuple[Rule, ...]:
    return (
        Rule("c1", "境内注册的居民企业", cite(MEASURES, "第六条（一）"), resident),
        SMALL,
        Rule(
            "c3",
            "产品和服务不属于禁止、限制和淘汰类",
            cite(MEASURES, "第六条（三）"),
            allowed,
            judged="产品和服务是否属于国家禁止、限制和淘汰类",
        ),
        Rule(
            "c4",
            "无重大事故、严重环境违法、科研严重失信，未列入异常或失信名单",
            cite(MEASURES, "第六条（四）"),
            clean,
        ),
        ENOUGH,
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
                until=date(2019, 1, 1),
                facts=FACTS_2017,
                rules=_rules(clean=every(*CLEAN)),
                scores=SCORES,
                note="入库登记编号有效至次年3月31日。",
            ),
            Edition(
                "2019",
                date(2019, 1, 1),
                cite("国科火字〔2019〕87号"),
                until=date(2022, 1, 1),
                facts=FACTS_2019,
                rules=_rules(clean=every(*CLEAN, no("was_revoked"))),
                scores=SCORES,
                note="入库登记编号当年有效；被撤销的企业当年不得再次评价。",
            ),
            Edition(
                "2022",
                date(2022, 1, 1),
                cite("国科火字〔2022〕67号"),
                facts=FACTS_2022,
                rules=_rules(
                    resident=every(RESIDENT, yes("keeps_accounts")),
                    allowed=every(ALLOWED, no("is_excluded_industry")),
                    clean=every(*CLEAN, no("was_revoked")),
                ),
                scores=SCORES,
                note="入库登记编号当年有效；财务核算和行业的要求见服务工作指引，未填按符合计。",
            ),
        ),
    ),
)
