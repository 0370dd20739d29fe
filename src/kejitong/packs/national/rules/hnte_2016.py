"""高新技术企业认定（2016年办法）：八个条件和创新能力评价。"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from kejitong.packs.national.rules.documents import cite
from kejitong.packs.national.rules.hnte_facts import FACTS
from kejitong.policy.expressions import Condition, Number, Relation, number
from kejitong.policy.rules import Edition, Rule, RuleSet, Score, reaching
from kejitong.policy.vocabulary import (
    add,
    at_least,
    at_most,
    band,
    choose,
    days_since,
    either,
    every,
    fact,
    first_known,
    greatest,
    growth,
    latest,
    least,
    more_than,
    named,
    no,
    one_of,
    parameter,
    total,
    years_running,
    yes,
)

MEASURES = "国科发火〔2016〕32号"
GUIDE = "国科发火〔2016〕195号"
_INTERNAL = (
    "rd_personnel",
    "rd_materials",
    "rd_depreciation",
    "rd_amortisation",
    "rd_design",
    "rd_commissioning",
)


def _outsourced(back: int, *names: str) -> Number:
    """委托外部研究开发费用按规定比例计入。"""
    spent = add(*(latest(name, back=back) for name in names))
    return parameter("hnte.outsourced_share") * spent


def _by_category(back: int) -> Number:
    """分项归集：内部各项＋封顶后的其他费用＋打折后的委托外部费用。"""
    internal = add(*(latest(name, back=back) for name in _INTERNAL))
    outsourced = _outsourced(back, "rd_outsourced_domestic", "rd_outsourced_overseas")
    share = parameter("hnte.other_cost_share")
    wide = more_than(parameter("hnte.other_cap_base"), 1)
    base = internal + choose((wide, outsourced), otherwise=0)
    capped = least(latest("rd_other", back=back), base * share / (1 - share))
    return add(internal, capped, outsourced)


def rd_expense(back: int) -> Number:
    """一个会计年度的研究开发费用：填了总额用总额，否则按分项归集。"""
    return first_known(latest("rd_expense", back=back), _by_category(back))


def _domestic(back: int) -> Number:
    overseas = _outsourced(back, "rd_outsourced_overseas")
    return first_known(latest("rd_expense_domestic", back=back), rd_expense(back) - overseas)


RD_TOTAL = named(
    "rd_total", "近三年研究开发费用合计", add(*(rd_expense(back) for back in range(3))), unit="元"
)
RD_DOMESTIC = named(
    "rd_domestic",
    "近三年境内研究开发费用合计",
    add(*(_domestic(back) for back in range(3))),
    unit="元",
)
USABLE_CLASS2 = named(
    "usable_class2",
    "可用的Ⅱ类知识产权",
    greatest(fact("ip_class2") - fact("ip_class2_used"), 0),
    unit="项",
)
HAS_CLASS1: Condition = at_least(fact("ip_class1"), parameter("hnte.ip_count"))
HAS_IP: Condition = either(HAS_CLASS1, at_least(USABLE_CLASS2, parameter("hnte.ip_count")))
CONVERSIONS = named(
    "conversions_mean",
    "近三年年均科技成果转化数",
    total("conversions", years=3) / first_known(greatest(years_running(3), 1), 3),
    unit="项",
)
SALES_GROWTH = named("sales_growth", "销售收入增长率", growth("sales"), unit="%")
ASSETS_GROWTH = named("assets_growth", "净资产增长率", growth("net_assets"), unit="%")


def _ip(column: str, *, quality: Number, undecided: Number) -> Number:
    """知识产权得分的一端：先进程度和核心支持由专家定，数量和获得方式按档，参编标准加分。"""
    count = choose(
        (HAS_CLASS1, band(fact("ip_class1"), "hnte.ip_class1_points", column=column)),
        otherwise=band(USABLE_CLASS2, "hnte.ip_class2_points", column=column),
    )
    origin = band(fact("ip_self_developed"), "hnte.ip_origin_points", column=column)
    standards = band(fact("standards_drafted"), "hnte.ip_standard_points", column=column)
    judged = choose((HAS_IP, add(quality, quality, origin)), otherwise=0)
    return least(add(judged, count, first_known(standards, undecided)), parameter("hnte.ip_most"))


def _growth(column: str) -> Number:
    """上一年不大于零的没有增长率，按零分。"""

    def points(rate: Number, name: str) -> Number:
        counted = band(rate, "hnte.growth_points", column=column)
        return choose((at_most(latest(name, back=1), 0), 0), otherwise=counted)

    return add(points(ASSETS_GROWTH, "net_assets"), points(SALES_GROWTH, "sales"))


SCORES = (
    Score(
        "score.ip",
        "知识产权",
        cite(GUIDE, "三（七）1"),
        _ip("low", quality=number(0), undecided=number(0)),
        _ip(
            "high",
            quality=parameter("hnte.ip_quality_most"),
            undecided=choose(
                (HAS_IP, band(number(1), "hnte.ip_standard_points", column="high")), otherwise=0
            ),
        ),
        most=Fraction(30),
        shown=add(fact("ip_class1"), USABLE_CLASS2),
    ),
    Score(
        "score.conversion",
        "科技成果转化能力",
        cite(GUIDE, "三（七）2"),
        band(CONVERSIONS, "hnte.conversion_points", column="low"),
        band(CONVERSIONS, "hnte.conversion_points", column="high"),
        most=Fraction(30),
        shown=CONVERSIONS,
    ),
    Score(
        "score.management",
        "研究开发组织管理水平",
        cite(GUIDE, "三（七）3"),
        number(0),
        parameter("hnte.management_most"),
        most=Fraction(20),
        note="研发组织管理、核算体系和辅助账6分，研发机构、条件和产学研合作6分，"
        "转化奖励和开放创新平台4分，人才培养、引进和绩效评价4分。",
    ),
    Score(
        "score.growth",
        "企业成长性",
        cite(GUIDE, "三（七）4"),
        _growth("low"),
        _growth("high"),
        most=Fraction(20),
        shown=SALES_GROWTH,
    ),
)

RULES = (
    Rule(
        "h1",
        "注册成立一年以上的居民企业",
        cite(MEASURES, "第十一条（一）"),
        every(
            at_least(days_since("established_on"), parameter("hnte.registered_days")),
            yes("is_resident"),
        ),
    ),
    Rule(
        "h2",
        "拥有核心知识产权的所有权",
        cite(MEASURES, "第十一条（二）"),
        HAS_IP,
        shown=add(fact("ip_class1"), USABLE_CLASS2),
        against=parameter("hnte.ip_count"),
        note="知识产权是否对主要产品起核心支持作用，另由人工核对。",
    ),
    Rule(
        "h3",
        "核心技术属于国家重点支持的高新技术领域",
        cite(MEASURES, "第十一条（三）"),
        one_of("field_code", "hnte.fields", digits=3),
        judged="主要产品（服务）的核心技术是否属于所填领域",
    ),
    Rule(
        "h4",
        "科技人员占比",
        cite(MEASURES, "第十一条（四）"),
        at_least(latest("rd_staff") / latest("staff"), parameter("hnte.rd_staff_share")),
    ),
    Rule(
        "h5",
        "研究开发费用占比",
        cite(MEASURES, "第十一条（五）"),
        every(
            at_least(
                RD_TOTAL / total("sales", years=3),
                band(latest("sales"), "hnte.rd_intensity_floor"),
            ),
            at_least(RD_DOMESTIC / RD_TOTAL, parameter("hnte.rd_domestic_share")),
        ),
    ),
    Rule(
        "h6",
        "高新技术产品（服务）收入占比",
        cite(MEASURES, "第十一条（六）"),
        at_least(
            latest("hightech_income") / latest("total_income"),
            parameter("hnte.hightech_income_share"),
        ),
    ),
    Rule(
        "h7",
        "创新能力评价",
        cite(MEASURES, "第十一条（七）"),
        reaching(SCORES, parameter("hnte.pass_mark"), relation=Relation.MORE_THAN),
    ),
    Rule("h8", "无重大事故和严重环境违法", cite(MEASURES, "第十一条（八）"), no("has_incident")),
)

RULESETS = (
    RuleSet(
        "hnte-2016",
        "高新技术企业认定",
        (
            Edition(
                "2016",
                date(2016, 1, 1),
                cite(MEASURES),
                facts=FACTS,
                rules=RULES,
                scores=SCORES,
                note="得分为按现有材料估计的区间，不代表评审结果。",
            ),
        ),
    ),
)
