"""区级项目、区级科技型中小企业、信息报送。"""

from kejitong.indicators.vocabulary import Count, Indicator, Latest, Phrase, Total, where

PROJECTS = "区级项目"
OUTREACH = "宣传信息"
LEDGER = "区级科技计划项目台账"
SUBMITTED_TO = ("南通日报", "省科技厅", "南通科技网")

REVIEWED = Indicator(
    code="district_projects_reviewed", label="组织评审区级项目数", unit="个", group=PROJECTS,
    meaning="评审日在年初至截止日之间的区级科技计划项目，含工程中心。",
    measure=Count("programmes.reviewed", where(level="district")), basis=LEDGER,
)  # fmt: skip
CENTRES_REVIEWED = Indicator(
    code="district_centres_reviewed", label="其中工程中心数", unit="家", group=PROJECTS,
    meaning="组织评审的区级项目中类别为工程中心的。",
    measure=Count(
        "programmes.reviewed", where(level="district", category="engineering_centre")
    ),
    basis=LEDGER,
)  # fmt: skip
IN_NOTICE = Indicator(
    code="district_projects_in_notice", label="通过考察正在公示的区级项目数", unit="个", group=PROJECTS,
    meaning="截止日已通过现场考察、处在公示期内的区级科技计划项目。",
    measure=Count("programmes.in_notice", where(level="district")), basis=LEDGER,
)  # fmt: skip
APPROVED = Indicator(
    code="district_projects_approved", label="区级项目立项数", unit="个", group=PROJECTS,
    meaning="立项日在年初至截止日之间的区级科技计划项目，含工程中心。",
    measure=Count("programmes.approved", where(level="district")), basis=LEDGER,
)  # fmt: skip
ENTITLED = Indicator(
    code="subsidies_entitled", label="核定兑付奖补资金", unit="万元", group="科技金融", places=2,
    meaning="文号日期在年初至截止日之间、以文件核定可以兑付的奖励和补助，按核定计，不按拨付计。",
    measure=Total("programmes.entitled", "amount", per=10_000), basis="兑付资格登记册",
)  # fmt: skip
LOCAL_SMES = Indicator(
    code="local_tech_smes", label="区级首批科技型中小企业数", unit="家", group="企业培育",
    names="organisation__name",
    meaning="按区级办法第一批认定的科技型中小企业，只计当年认定的。",
    measure=Count(
        "recognitions.local_certificates", where(kind="local_tech_sme", ordinal=1)
    ),
    basis="《南通市通州区科技型中小企业认定管理办法（试行）》",
)  # fmt: skip
LOCAL_SME_BATCH = Indicator(
    code="local_tech_sme_batch", label="区级科技型中小企业批次", unit="批", group="企业培育",
    meaning="区级科技型中小企业认定文件的批次。", phrase=Phrase.BATCH,
    measure=Latest(
        "recognitions.batches", "ordinal", ("announced_on",),
        where(title="通州区科技型中小企业"), stated=True,
    ),
    basis="认定文件",
)  # fmt: skip
ITEMS_SUBMITTED = Indicator(
    code="items_submitted", label="报送科技信息数", unit="条", group=OUTREACH,
    meaning="年初至截止日向南通日报、省科技厅、南通科技网报送的信息，同一条报几处只计一次。",
    phrase=Phrase.MORE_THAN,
    measure=Count("outreach.items_submitted", where(channels=SUBMITTED_TO)), basis="信息报送登记册",
)  # fmt: skip
ADOPTED_ABOVE = Indicator(
    code="items_adopted_above", label="上级录用信息数", unit="条", group=OUTREACH,
    meaning="年初至截止日被市级以上渠道录用的信息，一条被两处录用计两次。", phrase=Phrase.MORE_THAN,
    measure=Count("outreach.adoptions", where(level="above")), basis="信息报送登记册",
)  # fmt: skip
ADOPTED_DISTRICT = Indicator(
    code="items_adopted_district", label="区级录用信息数", unit="条", group=OUTREACH,
    meaning="年初至截止日被区级渠道录用的信息，一条被两处录用计两次。", phrase=Phrase.MORE_THAN,
    measure=Count("outreach.adoptions", where(level="district")), basis="信息报送登记册",
)  # fmt: skip
VISITS = Indicator(
    code="visits_held", label="走访调研次数", unit="次", group=OUTREACH, phrase=Phrase.MORE_THAN,
    meaning="年初至截止日登记的走访调研。",
    measure=Count("outreach.held", where(kind="visit")), basis="活动登记册",
)  # fmt: skip
