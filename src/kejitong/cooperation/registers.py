"""The three registers of the room: 技术需求、科技成果、产学研合作."""

from __future__ import annotations

from kejitong.cooperation.models import Achievement, Cooperation, Demand
from kejitong.registers.checks import between, in_order
from kejitong.registers.columns import Column
from kejitong.registers.register import Register, Values


def _resolved_before_confirmed(values: Values) -> list[tuple[str, str]]:
    if values.get("confirmed_on") is None or values.get("resolved_on") is not None:
        return []
    return [("confirmed_on", "还没有解决日期，不能先确认；请先补填解决日期")]


DEMANDS = Register(
    slug="demands",
    model=Demand,
    key=("code",),
    title="title",
    lead=(
        "本区单位的技术需求和技术难题，一项一行，按收集日期归入年度。"
        "“已解决”只算填了解决日期、又经企业确认的。"
    ),
    columns=(
        Column("code", ("编号", "序列号", "需求代码"), required=True, listed=True, searched=True),
        Column(
            "title", ("名称", "技术需求", "技术需求名称", "技术难题", "难题名称", "需求题目", "标题"),
            required=True, listed=True, searched=True,
        ),
        Column(
            "organisation", ("企业名称", "单位名称", "企业", "单位", "统一社会信用代码"),
            required=True, listed=True, filtered=True, meaning="统一社会信用代码或单位名称",
        ),
        Column("field", ("领域", "行业领域", "所属领域", "产业领域"), listed=True, filtered=True),
        Column("kind", ("类型", "需求类别", "类别"), filtered=True),
        Column("origin", ("来源", "征集方式", "收集方式"), required=True, listed=True, filtered=True),
        Column(
            "collected_on", ("征集日期", "收集时间", "征集时间", "提交日期", "填报日期"),
            required=True, listed=True, filtered=True,
        ),
        Column(
            "problem", ("需求内容", "需求描述", "技术难题描述", "拟解决的技术问题", "主要内容"), searched=True
        ),
        Column("metrics", ("技术指标", "主要指标", "预期指标", "指标要求")),
        Column("budget", ("投入资金", "拟投入经费", "预算", "资金投入"), unit="元", summed=True),
        Column("published_on", ("发布时间", "公布日期"), filtered=True),
        Column("resolved_on", ("解决时间", "办结日期"), listed=True, filtered=True),
        Column("confirmed_on", ("确认日期", "企业确认时间"), meaning="企业确认难题已解决的日期"),
    ),
    region="organisation__region__code",
    checks=(
        in_order(
            Demand, ("collected_on", "published_on"), ("collected_on", "resolved_on"),
            ("resolved_on", "confirmed_on"),
        ),
        _resolved_before_confirmed,
        between("budget", 0),
    ),
    order=("-collected_on", "-pk"),
)  # fmt: skip

ACHIEVEMENTS = Register(
    slug="achievements",
    model=Achievement,
    key=("code",),
    title="title",
    lead=(
        "从高校、院所和企业收集来、可向本区推介的科技成果，一项一行。"
        "地区填收集它的地区，不是成果单位所在地：外地高校的成果由本区收集，也算本区的。"
    ),
    columns=(
        Column("code", ("编号", "登记号", "成果登记号"), required=True, listed=True, searched=True),
        Column(
            "title", ("名称", "成果", "科技成果名称", "技术名称", "项目名称"),
            required=True, listed=True, searched=True,
        ),
        Column(
            "owner", ("完成单位", "所属单位", "单位", "单位名称", "持有单位"),
            required=True, listed=True, searched=True,
        ),
        Column("organisation", ("统一社会信用代码",), meaning="成果单位也在本系统登记时填，可不填"),
        Column("region", ("地区", "区县"), required=True, meaning="哪个地区收集的"),
        Column("field", ("领域", "行业领域", "所属领域", "技术领域分类"), listed=True, filtered=True),
        Column(
            "readiness", ("成熟度", "技术成熟度", "技术就绪度", "TRL"), listed=True, filtered=True,
            meaning="1至9级，见 GB/T 22900",
        ),
        Column("trade_kind", ("转化方式", "合作方式", "拟转化方式"), filtered=True),
        Column(
            "collected_on", ("征集日期", "收集时间", "入库日期", "登记日期"),
            required=True, listed=True, filtered=True,
        ),
        Column("published_on", ("发布时间", "公布日期"), listed=True, filtered=True),
    ),
    region="region__code",
    names=("code",),
    checks=(
        in_order(Achievement, ("collected_on", "published_on")),
        between("readiness", 1, 9),
    ),
    order=("-collected_on", "-pk"),
)  # fmt: skip

COOPERATIONS = Register(
    slug="cooperations",
    model=Cooperation,
    key=("code",),
    title="title",
    lead=(
        "本区企业与高校、院所签订的产学研合作，一份合同或协议一行，意向不登。"
        "签订日期之后、止日（含当天）之前算作正在合作；没有止日即长期合作。"
    ),
    columns=(
        Column(
            "code", ("编号", "合同编号", "协议编号", "合同登记编号"),
            required=True, listed=True, searched=True,
        ),
        Column(
            "title", ("项目名称", "合作项目名称", "合同名称", "名称", "合作内容"),
            required=True, listed=True, searched=True,
        ),
        Column(
            "organisation", ("企业名称", "单位名称", "委托单位", "甲方", "统一社会信用代码"),
            required=True, listed=True, filtered=True, meaning="统一社会信用代码或单位名称",
        ),
        Column(
            "institute", ("合作单位", "合作高校", "合作院所", "高校院所名称", "高校", "院所", "乙方"),
            required=True, listed=True, filtered=True, meaning="统一社会信用代码或单位名称，须已登记",
        ),
        Column("kind", ("合作类型", "合同类型", "合作形式"), listed=True, filtered=True),
        Column(
            "signed_on", ("签约日期", "签订时间", "签约时间", "合同签订日期", "合作开始日期"),
            required=True, listed=True, filtered=True,
        ),
        Column("ends_on", ("合同止日", "结束日期", "合作结束日期", "到期日期"), filtered=True),
        Column("amount", ("金额", "合同额", "合作金额", "合同总额"), unit="元", listed=True, summed=True),
    ),
    region="organisation__region__code",
    names=("code",),
    checks=(in_order(Cooperation, ("signed_on", "ends_on")), between("amount", 0)),
    order=("-signed_on", "-pk"),
)  # fmt: skip
