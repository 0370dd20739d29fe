"""科技计划指标：申报、立项、上级经费、产品与奖励。"""

from kejitong.indicators.vocabulary import Count, Indicator, Phrase, Total, where

GROUP = "科技计划"
LEDGER = "科技计划申报立项台账，以文号日期为准"
PLAN = "PLAN"

PROJECTS_FILED = Indicator(
    code="projects_filed_above", label="申报市级以上科技计划项目数", unit="项", group=GROUP,
    meaning="申报日在年初至截止日之间的国家、省、市各类科技计划项目。", phrase=Phrase.MORE_THAN,
    measure=Count("programmes.filed", where(programme=PLAN, level="above")), basis=LEDGER,
)  # fmt: skip
PROJECTS_APPROVED = Indicator(
    code="projects_approved_above", label="市级以上科技计划立项数", unit="项", group=GROUP, board=True, pace=True,
    meaning="立项日在年初至截止日之间的国家、省、市各类科技计划项目。", phrase=Phrase.MORE_THAN,
    measure=Count("programmes.approved", where(programme=PLAN, level="above")), basis=LEDGER,
)  # fmt: skip
COMMERCIALISATION = Indicator(
    code="commercialisation_approved", label="省科技成果转化专项资金立项数", unit="项", group=GROUP,
    meaning="当年立项的省科技成果转化专项资金项目。",
    measure=Count("programmes.approved", where(programme="JS-CGZH")), basis=LEDGER,
)  # fmt: skip
CITY_MAJOR = Indicator(
    code="city_major_approved", label="市级重大科技专项立项数", unit="项", group=GROUP,
    meaning="当年立项的市级重大科技专项项目。",
    measure=Count("programmes.approved", where(programme="NT-ZDZX")), basis=LEDGER,
)  # fmt: skip
FUNDS_FROM_ABOVE = Indicator(
    code="funds_from_above", label="争取上级科技经费", unit="万元", group=GROUP, board=True, pace=True,
    meaning="文号日期在年初至截止日之间的国家、省、市下达经费，按下达计，不按到账计。",
    phrase=Phrase.MORE_THAN,
    measure=Total("programmes.granted", "amount", where(level="above"), per=10000), basis=LEDGER,
)  # fmt: skip
PRODUCTS_APPLIED = Indicator(
    code="provincial_products_applied", label="申报省高新技术产品数", unit="只", group="企业培育",
    meaning="年初至截止日申报江苏省高新技术产品的产品。",
    measure=Count("recognitions.products_applied", where(kind="provincial_hightech")),
    basis="江苏省高新技术产品认定通知",
)  # fmt: skip
PRODUCTS_RECOGNISED = Indicator(
    code="provincial_products_recognised", label="通过认定的省高新技术产品数", unit="只",
    group="企业培育",
    meaning="当年申报的江苏省高新技术产品中，截止日已认定的。",
    measure=Count("recognitions.products_recognised", where(kind="provincial_hightech")),
    basis="江苏省高新技术产品认定公告",
)  # fmt: skip
PROVINCIAL_AWARDS = Indicator(
    code="provincial_awards_applied", label="申报省级科技进步奖项目数", unit="项", group=GROUP,
    meaning="年初至截止日申报省级科学技术奖的项目。",
    measure=Count("programmes.awards_applied", where(level="provincial")), basis="科技奖励申报台账",
)  # fmt: skip
CITY_AWARDS = Indicator(
    code="city_awards_applied", label="申报市级科技进步奖项目数", unit="项", group=GROUP,
    meaning="年初至截止日申报市级科技进步奖的项目（历史奖项，按当年是否设立登记）。",
    measure=Count("programmes.awards_applied", where(level="city")), basis="科技奖励申报台账",
)  # fmt: skip
OVERDUE = Indicator(
    code="projects_overdue", label="逾期未验收项目数", unit="项", group=GROUP,
    meaning="合同期限已过、截止日尚未验收的项目。",
    measure=Count("programmes.overdue"), basis=LEDGER,
)  # fmt: skip
