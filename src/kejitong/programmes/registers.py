"""The registers of the room: 计划、申报立项、上级经费、科技奖励、兑付资格."""

from __future__ import annotations

from functools import partial

from kejitong.programmes.models import AwardApplication, Entitlement, Filing, Grant, Programme
from kejitong.registers.aliases import aliased
from kejitong.registers.checks import between, in_order
from kejitong.registers.choices import LEVELS_SPOKEN
from kejitong.registers.columns import Column
from kejitong.registers.register import Register

_APPLICANT = (
    "单位名称", "企业名称", "承担单位", "申报企业", "项目承担单位", "统一社会信用代码", "单位", "企业",
)  # fmt: skip

PROGRAMMES = Register(
    slug="programmes",
    model=Programme,
    key=("code",),
    title="name",
    lead=(
        "国家、省、市、区各级的科技计划、认定、平台、专项资金和奖种，按上下级成树。"
        "统计某项计划时，它下面各级计划的申报一并算入；停止的计划写停止日期，不停用。"
    ),
    columns=(
        Column(
            "code", ("代码", "编号", "计划编号", "计划编码"), required=True, listed=True,
            searched=True, meaning="全区唯一的短代码，指标按它取数",
        ),
        Column(
            "name", ("名称", "计划", "计划类别", "专项名称", "项目类别"),
            required=True, listed=True, searched=True,
        ),
        Column("aliases", ("简称", "又名", "曾用名"), searched=True, meaning="几个别名用“；”或“、”隔开"),
        Column(
            "level", ("级别", "计划层级", "计划级别"), required=True, listed=True, filtered=True,
            spoken=LEVELS_SPOKEN,
        ),
        Column(
            "parent", ("上级", "所属计划", "所属类别"), listed=True, filtered=True,
            meaning="上级计划的代码或名称，须已登记",
        ),
        Column("category", ("类别", "类型", "计划性质"), listed=True, filtered=True),
        Column("since", ("开始日期", "启用日期", "设立时间"), meaning="这一天起有效"),
        Column("until", ("终止日期", "停用日期", "停止时间"), meaning="这一天起不再受理"),
    ),
    names=("code", "name"),
    also_named=partial(aliased, Programme),
    checks=(in_order(Programme, ("since", "until"), strictly=True),),
    order=("code",),
)  # fmt: skip

FILINGS = Register(
    slug="filings",
    model=Filing,
    key=("code",),
    title="title",
    lead=(
        "本区单位向各级科技计划申报的项目，一次申报一行，从申报、评审、考察、公示一直记到立项和验收。"
        "层级取自所申报的计划；走到哪一步只看相应日期是否已填，没有发生的日期留空。"
    ),
    columns=(
        Column(
            "code", ("项目代码", "申报编号", "受理编号", "登记编号", "立项编号", "编号"),
            required=True, listed=True, searched=True,
        ),
        Column(
            "title", ("项目", "名称", "申报项目", "申报项目名称", "课题名称"),
            required=True, listed=True, searched=True,
        ),
        Column(
            "programme",
            ("计划名称", "计划类别", "计划类型", "申报计划", "所属计划", "专项名称", "申报事项"),
            required=True, listed=True, filtered=True, meaning="计划的代码、名称或别名",
        ),
        Column(
            "organisation", _APPLICANT, required=True, listed=True, filtered=True,
            meaning="统一社会信用代码或单位名称",
        ),
        Column("kind", ("申报类型", "认定类型", "申报性质"), filtered=True),
        Column("category", ("类别", "项目类型", "所属领域", "产业类别"), listed=True, filtered=True),
        Column("filed_on", ("申报时间", "提交日期", "上报日期", "受理日期"), listed=True, filtered=True),
        Column("reviewed_on", ("评审日期", "评审时间", "专家评审时间"), meaning="专家评审会当天"),
        Column("visited_on", ("考察日期", "现场考察时间", "踏勘日期", "现场核查日期")),
        Column("has_passed_visit", ("考察是否通过", "现场考察是否通过", "考察结果")),
        Column("notice_from", ("公示开始日期", "公示起日", "公示日期"), meaning="公示的第一天"),
        Column("notice_until", ("公示结束日期", "公示止日"), meaning="公示的最后一天"),
        Column(
            "approved_on", ("立项时间", "下达日期", "批准日期", "认定日期"), listed=True,
            filtered=True, meaning="立项文件的日期",
        ),
        Column("approval_number", ("文号", "立项文件号", "下达文号", "批准文号"), searched=True),
        Column(
            "approved_amount", ("立项金额", "资助金额", "经费", "拨款金额", "支持金额", "资助经费"),
            unit="元", listed=True, summed=True,
        ),
        Column("starts_on", ("开始日期", "起始日期", "实施开始日期", "起始时间")),
        Column(
            "due_on", ("完成日期", "结束日期", "到期日期", "终止日期", "截止日期"), filtered=True,
            meaning="合同或任务书约定的最后一天",
        ),
        Column("accepted_on", ("验收时间", "结题日期", "通过验收日期"), filtered=True),
    ),
    region="organisation__region__code",
    names=("code", "title"),
    checks=(
        in_order(
            Filing, ("filed_on", "reviewed_on"), ("filed_on", "visited_on"),
            ("filed_on", "notice_from"), ("notice_from", "notice_until"),
            ("filed_on", "approved_on"), ("starts_on", "due_on"), ("approved_on", "accepted_on"),
        ),
        between("approved_amount", 0),
    ),
    order=("-filed_on", "-pk"),
)  # fmt: skip

GRANTS = Register(
    slug="grants",
    model=Grant,
    key=("document_number", "title", "organisation"),
    title="title",
    lead=(
        "国家、省、市以文件下达到本区的科技经费，一份文件的一笔一行。"
        "按文号日期归入年度，不按到账日期；同一份文件里几家单位的同名经费，各登一行。"
    ),
    columns=(
        Column(
            "document_number", ("文件号", "下达文号", "文件文号", "资金文号"),
            required=True, listed=True, searched=True,
        ),
        Column(
            "title", ("项目名称", "资金名称", "经费用途", "用途", "摘要", "名称"),
            required=True, listed=True, searched=True,
        ),
        Column(
            "organisation", ("承担单位", "单位名称", "企业名称", "收款单位", "统一社会信用代码", "单位"),
            listed=True, filtered=True, meaning="统一社会信用代码或单位名称；下达到地区的留空",
        ),
        Column(
            "programme", ("计划名称", "计划类别", "所属计划", "专项名称"), filtered=True,
            meaning="计划的代码、名称或别名",
        ),
        Column(
            "filing", ("项目编号", "立项编号"), filtered=True, meaning="申报立项里的项目编号或名称"
        ),
        Column("platform", ("平台", "载体", "平台名称"), filtered=True, meaning="平台载体的名称或别名"),
        Column("region", ("地区", "区县", "所属地区", "镇街", "属地"), required=True, filtered=True),
        Column(
            "level", ("层级", "级别", "资金级别", "经费来源"), required=True, listed=True,
            filtered=True, spoken=LEVELS_SPOKEN,
        ),
        Column(
            "granted_on", ("下达日期", "发文日期", "文件日期", "下达时间", "日期"),
            required=True, listed=True, filtered=True,
        ),
        Column(
            "amount", ("金额", "下达经费", "经费", "资助金额", "拨款金额", "资金额度"),
            unit="元", required=True, listed=True, summed=True,
        ),
    ),
    region="region__code",
    checks=(between("amount", 0),),
    order=("-granted_on", "-pk"),
)  # fmt: skip

AWARDS = Register(
    slug="awards",
    model=AwardApplication,
    key=("code",),
    title="title",
    lead="本区单位申报的科技奖励，一项一行，层级取自奖种。授奖的填等次和授奖日期。",
    columns=(
        Column(
            "code", ("编号", "项目编号", "受理编号"), required=True, listed=True, searched=True
        ),
        Column(
            "title", ("项目名称", "申报项目名称", "成果名称", "名称"),
            required=True, listed=True, searched=True,
        ),
        Column(
            "programme", ("奖项", "奖励名称", "奖励类别", "计划"), required=True, listed=True,
            filtered=True, meaning="奖种在计划目录里的代码、名称或别名",
        ),
        Column("organisation", _APPLICANT, required=True, listed=True, filtered=True),
        Column("applied_on", ("申报时间", "提交日期", "推荐日期"), listed=True, filtered=True),
        Column("grade", ("奖励等级", "获奖等级", "等级"), listed=True, filtered=True),
        Column("awarded_on", ("获奖日期", "授奖时间", "获奖时间"), listed=True, filtered=True),
    ),
    region="organisation__region__code",
    checks=(in_order(AwardApplication, ("applied_on", "awarded_on")),),
    order=("-applied_on", "-pk"),
)  # fmt: skip

ENTITLEMENTS = Register(
    slug="entitlements",
    model=Entitlement,
    key=("code",),
    title="code",
    lead=(
        "本区以文件核定、单位可以兑付的奖励和补助，一个单位的一笔一行，由申报件办结时登记。"
        "按文号日期归入年度；实际拨付不在这里。"
    ),
    columns=(
        Column(
            "code", ("编号", "受理编号", "申报编号"), required=True, listed=True, searched=True
        ),
        Column(
            "item", ("事项名称", "兑付事项", "奖补事项"), required=True, listed=True, searched=True,
            filtered=True,
        ),
        Column("call", ("申报批次", "批次名称"), listed=True, filtered=True),
        Column(
            "organisation", ("单位名称", "企业名称", "受款单位", "统一社会信用代码", "企业"),
            required=True, listed=True, filtered=True, meaning="统一社会信用代码或单位名称",
        ),
        Column(
            "document_number", ("文件号", "兑付文号", "下达文号"), required=True, listed=True,
            searched=True,
        ),
        Column(
            "entitled_on", ("兑付日期", "文件日期", "下达日期"), required=True, listed=True,
            filtered=True,
        ),
        Column(
            "amount", ("金额", "奖补金额", "补助金额", "核定金额"), unit="元", required=True,
            listed=True, summed=True,
        ),
    ),
    region="organisation__region__code",
    names=("code",),
    checks=(between("amount", 0),),
    order=("-entitled_on", "-pk"),
)  # fmt: skip
