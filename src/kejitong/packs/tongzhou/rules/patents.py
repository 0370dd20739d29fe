"""区级专利资助：2021年6月30日及以前按件资助申请和授权，此后不再有；数字为示例，待核实。"""

from __future__ import annotations

from datetime import date

from kejitong.policy.facts import Fact, Shape
from kejitong.policy.loading import documents_of
from kejitong.policy.rules import Edition, Rule, RuleSet
from kejitong.policy.vocabulary import (
    at_most,
    choose,
    entry,
    fact,
    one_of,
    yes,
)

MEASURES = documents_of("kejitong.packs.tongzhou")["区级专利申请资助办法"]
_ARTICLE = MEASURES.at("资助标准")

RULES = (
    Rule("lp1", "可资助的专利种类", _ARTICLE, one_of("patent_kind", "local_patent.kinds")),
    Rule(
        "lp2",
        "资助不超过每件的标准",
        _ARTICLE,
        at_most(
            fact("subsidy"),
            choose(
                (
                    yes("is_granted"),
                    entry("patent_kind", "local_patent.amounts", column="granted"),
                ),
                otherwise=entry("patent_kind", "local_patent.amounts", column="filed"),
            ),
        ),
    ),
)

RULESETS = (
    RuleSet(
        "local-patent-subsidy",
        "区级专利资助（历史）",
        (
            Edition(
                "2013",
                date(2013, 1, 1),
                MEASURES,
                until=date(2021, 7, 1),
                facts=(
                    Fact(
                        "patent_kind",
                        "专利种类",
                        "invention 发明、utility_model 实用新型、design 外观设计、pct 国际申请",
                        "",
                        Shape.TEXT,
                    ),
                    Fact("is_granted", "已授权", "只受理、未授权的填 false", "", Shape.FLAG),
                    Fact("subsidy", "本件资助金额", "", "元", Shape.SINGLE),
                ),
                rules=RULES,
                note="只用于核对历史记录，数字为示例，待核实；2021年7月1日起不得资助专利申请。",
            ),
        ),
        is_sample=True,
    ),
)
