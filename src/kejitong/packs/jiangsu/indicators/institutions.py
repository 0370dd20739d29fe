"""企业研发机构指标。"""

from kejitong.indicators.vocabulary import Count, Indicator, Phrase, Rank, Ratio, where

GROUP = "研发机构"
PEERS = "九县（市、区）"
CENTRE = "engineering_centre"

PROVINCIAL_CENTRES = Indicator(
    code="provincial_centres", label="认定省级工程技术研究中心数", unit="家", group=GROUP, board=True, pace=True,
    peers=PEERS, names="organisation__name",
    meaning="认定日在年初至截止日之间的省级工程技术研究中心。",
    measure=Count(
        "recognitions.institutions_recognised", where(level="provincial", kind=CENTRE)
    ),
    basis="苏科条发〔2015〕136号",
)  # fmt: skip
PROVINCIAL_CENTRES_FRONT = Indicator(
    code="provincial_centres_rank", label="省级工程技术研究中心认定数名次", unit="位", group=GROUP,
    meaning="当年认定省级工程技术研究中心数在九县（市、区）中的名次；前三分之一以内才称前列。",
    phrase=Phrase.FRONT, measure=Rank("provincial_centres", PEERS),
    basis="同类地区数据及其来源文件",
)  # fmt: skip
CITY_CENTRES_VISITED = Indicator(
    code="city_centres_visited", label="进入现场考察的市级工程技术研究中心数", unit="家", group=GROUP,
    names="organisation__name",
    meaning="当年申报市级工程技术研究中心、截止日前已进入现场考察的企业。",
    measure=Count("recognitions.institutions_visited", where(level="city", kind=CENTRE)),
    basis="市级工程技术研究中心申报通知",
)  # fmt: skip
LARGE_MEDIUM = Indicator(
    code="large_medium_enterprises", label="大中型工业企业数", unit="家", group=GROUP,
    meaning="最近年度名录中属工业、规模为大型或中型的企业。",
    measure=Count("organisations.large_and_medium"),
    basis="《统计上大中小微型企业划分办法（2017）》",
)  # fmt: skip
LARGE_MEDIUM_EQUIPPED = Indicator(
    code="large_medium_with_institution", label="建有研发机构的大中型工业企业数", unit="家",
    group=GROUP,
    meaning="大中型工业企业中，截止日有已认定且在运行的研发机构的；以认定机构台账为准。",
    measure=Count("recognitions.large_medium_with_institution"), basis="研发机构登记册",
)  # fmt: skip
COVERAGE = Indicator(
    code="institution_coverage", label="大中型企业研发机构建设率", unit="%", places=1, group=GROUP,
    board=True,
    meaning="建有研发机构的大中型工业企业数除以大中型工业企业数。",
    measure=Ratio("large_medium_with_institution", "large_medium_enterprises", times=100),
    basis="研发机构登记册，企业名录",
)  # fmt: skip
REPORTING = Indicator(
    code="large_medium_reporting_institution", label="统计填报有研发机构的大中型工业企业数",
    unit="家", group=GROUP, names="name",
    meaning="大中型工业企业中，同年研发统计年报填报企业办研发机构的；与认定台账相互印证。",
    measure=Count("organisations.large_medium_reporting_institution"),
    basis="企业研发活动统计年报（107-2表）",
)  # fmt: skip
