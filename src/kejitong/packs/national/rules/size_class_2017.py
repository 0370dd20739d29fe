"""统计上大中小微型企业划分（2017）和规模以上工业：各项下限须同时达到，否则下划一档。"""

from __future__ import annotations

from datetime import date

from kejitong.packs.national.rules.documents import cite
from kejitong.policy.expressions import Condition, Number
from kejitong.policy.facts import Fact, Shape
from kejitong.policy.rules import Aim, Edition, Rule, RuleSet
from kejitong.policy.vocabulary import (
    at_least,
    at_most,
    either,
    entry,
    every,
    latest,
    one_of,
    parameter,
)

MEASURES = "国统字〔2017〕213号"

KIND = Fact(
    "industry_kind",
    "划型行业",
    "industry 工业、construction 建筑业、software 软件和信息技术服务业、agriculture 农林牧渔业",
    "",
    Shape.TEXT,
)
INCOME = Fact("operating_income", "营业收入", "上年营业收入", "元", Shape.YEARLY)
FACTS = (
    KIND,
    Fact("staff", "从业人员", "期末从业人员", "人", Shape.HEADCOUNT),
    INCOME,
    Fact("total_assets", "资产总额", "年末资产总额", "元", Shape.YEARLY),
)


def _reaches(size: str) -> Condition:
    """达到一档的全部下限；下限为零的项目不看。"""

    def enough(value: Number, what: str) -> Condition:
        floor = entry("industry_kind", "size.floors", column=f"{size}_{what}")
        return either(at_least(value, floor), at_most(floor, 0))

    return every(
        enough(latest("operating_income"), "income"),
        enough(latest("staff"), "staff"),
        enough(latest("total_assets"), "assets"),
    )


_SOURCE = cite(MEASURES, "附表")
RULES = (
    Rule("large", "大型", _SOURCE, _reaches("large")),
    Rule("medium", "中型", _SOURCE, _reaches("medium")),
    Rule("small", "小型", _SOURCE, _reaches("small")),
    Rule("micro", "微型", _SOURCE, ~_reaches("small")),
)
ABOVE_SCALE = Rule(
    "above_scale",
    "规模以上工业企业",
    cite("规模以上工业统计范围", "起点标准"),
    at_least(latest("main_income"), parameter("size.above_scale_income")),
    applies=one_of("industry_kind", "size.industry_kinds"),
)

RULESETS = (
    RuleSet(
        "size-class-2017",
        "统计上大中小微型企业划分",
        (
            Edition(
                "2017",
                date(2017, 12, 28),
                cite(MEASURES),
                facts=FACTS,
                rules=RULES,
                aim=Aim.FIRST,
                note="结果是第一个符合的档次。",
            ),
        ),
    ),
    RuleSet(
        "above-scale",
        "规模以上工业",
        (
            Edition(
                "2011",
                date(2011, 1, 1),
                cite("规模以上工业统计范围"),
                facts=(
                    KIND,
                    Fact("main_income", "主营业务收入", "年主营业务收入", "元", Shape.YEARLY),
                ),
                rules=(ABOVE_SCALE,),
            ),
        ),
    ),
)
