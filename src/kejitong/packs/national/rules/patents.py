"""高价值发明专利的统计口径，和分段施行的专利资助规则。"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kejitong.packs.national.rules.documents import cite
from kejitong.policy.facts import Fact, Shape
from kejitong.policy.rules import Edition, Rule, RuleSet
from kejitong.policy.vocabulary import (
    at_least,
    at_most,
    days_since,
    either,
    every,
    fact,
    more_than,
    no,
    one_of,
    parameter,
    yes,
)

VALUE = "高价值发明专利统计口径"
NOTICE = "国知发保字〔2021〕1号"

KIND = Fact(
    "patent_kind",
    "专利种类",
    "invention 发明、utility_model 实用新型、design 外观设计",
    "",
    Shape.TEXT,
)
_FLAGS = (
    ("is_strategic", "属于战略性新兴产业"),
    ("has_overseas_family", "在海外有同族专利权"),
    ("has_large_pledge", "实现较高质押融资金额"),
    ("has_national_award", "获得国家科学技术奖或中国专利奖"),
)
VALUE_FACTS = (
    KIND,
    Fact("is_valid", "专利权有效", "已授权、未终止、未宣告无效、未届满", "", Shape.FLAG),
    Fact("maintained_years", "维持年限", "自申请日起至今的年数，可带小数", "年", Shape.SINGLE),
    *(Fact(name, label, "", "", Shape.FLAG) for name, label in _FLAGS),
)
SUBSIDY_FACTS = (
    replace(KIND, meaning=f"{KIND.meaning}；发明含经国际申请等途径在境外获得授权的"),
    Fact("granted_on", "授权公告日", "未授权的不填", "", Shape.DATE),
    Fact("official_fees", "获权所缴官方费用", "不含年费和代理费", "元", Shape.SINGLE),
    Fact("subsidy_total", "各级资助合计", "含本次", "元", Shape.SINGLE),
    Fact("covers_annuity", "资助年费或代理费", "", "", Shape.FLAG),
)

VALUE_RULES = (
    Rule(
        "hv",
        "高价值发明专利",
        cite(VALUE, "范围"),
        every(
            one_of("patent_kind", "patent.kinds_invention"),
            yes("is_valid"),
            either(
                yes("is_strategic"),
                yes("has_overseas_family"),
                more_than(fact("maintained_years"), parameter("patent.maintained_years")),
                yes("has_large_pledge"),
                yes("has_national_award"),
            ),
        ),
        note="符合几项也只计一件。",
    ),
)
SUBSIDY_RULES = (
    Rule(
        "ps1",
        "只资助已授权的发明专利",
        cite(NOTICE, "资助政策"),
        every(
            one_of("patent_kind", "patent.kinds_invention"),
            at_least(days_since("granted_on"), 0),
        ),
    ),
    Rule(
        "ps2",
        "各级资助总额不超过官费的一定比例",
        cite(NOTICE, "资助政策"),
        at_most(fact("subsidy_total") / fact("official_fees"), parameter("patent.subsidy_share")),
    ),
    Rule("ps3", "不资助年费和代理费", cite(NOTICE, "资助政策"), no("covers_annuity")),
)

RULESETS = (
    RuleSet(
        "high-value-patent",
        "高价值发明专利",
        (Edition("2021", date(2021, 1, 1), cite(VALUE), facts=VALUE_FACTS, rules=VALUE_RULES),),
    ),
    RuleSet(
        "patent-subsidy",
        "专利资助",
        (
            Edition(
                "2021",
                date(2021, 7, 1),
                cite(NOTICE),
                facts=SUBSIDY_FACTS,
                rules=SUBSIDY_RULES,
                until=date(2025, 1, 1),
                note="2021年7月1日起不得以任何形式资助专利申请；弄虚作假的，追回资助。",
            ),
            Edition(
                "2025",
                date(2025, 1, 1),
                cite(NOTICE),
                facts=SUBSIDY_FACTS,
                note="专利授权资助已全部取消，没有现行资助规则；转向转化运用、保护和服务。",
            ),
        ),
    ),
)
