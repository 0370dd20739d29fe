"""产学研指标：需求、成果、合作、难题。"""

from kejitong.indicators.vocabulary import Count, Indicator, Phrase, where

GROUP = "产学研"
BASIS = "产学研登记册"

DEMANDS = Indicator(
    code="demands_collected", label="征集技术需求和难题数", unit="项", group=GROUP, board=True, pace=True,
    meaning="征集日在年初至截止日之间的企业技术需求和技术难题。",
    measure=Count("cooperation.demands_collected"), basis=BASIS,
)  # fmt: skip
DEMANDS_FROM_VISITS = Indicator(
    code="demands_from_visits", label="走访征集技术难题数", unit="项", group=GROUP,
    meaning="征集技术需求和难题中来源为走访调研的，不超过征集总数。",
    measure=Count("cooperation.demands_collected", where(origin="visit")), basis=BASIS,
)  # fmt: skip
ACHIEVEMENTS_COLLECTED = Indicator(
    code="achievements_collected", label="收集科技成果信息数", unit="条", group=GROUP,
    meaning="收集日在年初至截止日之间的科技成果项目信息。", phrase=Phrase.NEARLY,
    measure=Count("cooperation.achievements_collected"), basis=BASIS,
)  # fmt: skip
ACHIEVEMENTS_PUBLISHED = Indicator(
    code="achievements_published", label="发布科技成果数", unit="项", group=GROUP,
    meaning="发布日在年初至截止日之间、筛选后向全区发布的科技成果。", phrase=Phrase.MORE_THAN,
    measure=Count("cooperation.achievements_published"), basis=BASIS,
)  # fmt: skip
PARTNER_ENTERPRISES = Indicator(
    code="partner_enterprises", label="开展产学研合作的企业数", unit="家", group=GROUP, names="name",
    meaning="截止日有在履行的产学研合作的企业，一家只计一次。", phrase=Phrase.MORE_THAN,
    measure=Count("cooperation.partner_enterprises"), basis=BASIS,
)  # fmt: skip
PARTNER_INSTITUTES = Indicator(
    code="partner_institutes", label="合作高校院所数", unit="所", group=GROUP,
    names="institute__name",
    meaning="截止日与本区企业有在履行的合作的高校和科研院所，一所只计一次，列出最早的一项合作。",
    phrase=Phrase.MORE_THAN,
    measure=Count("cooperation.partner_institutes"), basis=BASIS,
)  # fmt: skip
COOPERATIONS_SIGNED = Indicator(
    code="cooperations_signed", label="新增产学研合作项目数", unit="项", group=GROUP, board=True, pace=True,
    meaning="签约日在年初至截止日之间的产学研合作项目。", phrase=Phrase.MORE_THAN,
    measure=Count("cooperation.signed"), basis=BASIS,
)  # fmt: skip
PROBLEMS_SOLVED = Indicator(
    code="problems_solved", label="解决企业技术难题数", unit="项", group=GROUP,
    meaning="解决日在年初至截止日之间、并经企业确认的技术难题。", phrase=Phrase.MORE_THAN,
    measure=Count("cooperation.problems_solved"), basis=BASIS,
)  # fmt: skip
