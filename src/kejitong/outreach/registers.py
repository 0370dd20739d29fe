"""The four registers of the room: 活动、政策文件、信息渠道、信息报送."""

from __future__ import annotations

from functools import partial

from kejitong.outreach.models import Channel, Event, InformationItem, PolicyDocument
from kejitong.registers.aliases import aliased
from kejitong.registers.checks import in_order
from kejitong.registers.choices import LEVELS_SPOKEN
from kejitong.registers.columns import Column
from kejitong.registers.register import Register

_ALIASES = "几个别名用“；”或“、”隔开"

EVENTS = Register(
    slug="events",
    model=Event,
    key=("title", "held_on"),
    title="title",
    lead=(
        "牵头召开的会议、到企业的走访、培训、宣传和接受的评议，一次一行。"
        "同一天走访几家企业，每家登一行，名称里写明企业。"
    ),
    columns=(
        Column(
            "title", ("名称", "会议名称", "活动", "活动主题", "主题", "事项"),
            required=True, listed=True, searched=True,
        ),
        Column("kind", ("种类", "类型", "活动类型", "类别"), required=True, listed=True, filtered=True),
        Column(
            "held_on", ("日期", "时间", "活动日期", "活动时间", "召开日期", "走访日期", "会议时间"),
            required=True, listed=True, filtered=True,
        ),
        Column("host", ("主办", "牵头单位", "组织单位", "召集单位"), searched=True),
        Column(
            "organisation", ("企业名称", "单位名称", "走访企业", "被走访单位", "统一社会信用代码"),
            listed=True, filtered=True, meaning="走访哪家单位；会议、培训可不填",
        ),
        Column("region", ("地区", "区县", "镇街", "属地"), required=True, filtered=True),
        Column("summary", ("摘要", "内容", "情况", "活动内容", "主要内容", "备注"), searched=True),
    ),
    region="region__code",
    order=("-held_on", "-pk"),
)  # fmt: skip

POLICIES = Register(
    slug="policies",
    model=PolicyDocument,
    key=("title",),
    title="title",
    lead="各级印发的科技政策文件，一份一行；区级出台的按发文日期归入年度。",
    columns=(
        Column(
            "title", ("名称", "政策名称", "文件标题", "标题"), required=True, listed=True, searched=True
        ),
        Column("aliases", ("别名", "又称"), searched=True, meaning=_ALIASES),
        Column("number", ("文件号", "发文字号"), listed=True, searched=True),
        Column(
            "level", ("层级", "级别"), required=True, listed=True, filtered=True,
            spoken=LEVELS_SPOKEN,
        ),
        Column("issuer", ("发文单位", "制定机关", "印发机关", "发布单位"), listed=True, searched=True),
        Column("issued_on", ("印发日期", "发布日期", "成文日期", "发文时间"), listed=True, filtered=True),
    ),
    names=("title", "number"),
    also_named=partial(aliased, PolicyDocument),
    order=("-issued_on", "-pk"),
)  # fmt: skip

CHANNELS = Register(
    slug="channels",
    model=Channel,
    key=("name",),
    title="name",
    lead="报送信息的报纸、网站和内部刊物；层级按主办单位的层级填。",
    columns=(
        Column(
            "name", ("名称", "渠道", "媒体名称", "媒体", "刊物"), required=True, listed=True, searched=True
        ),
        Column("aliases", ("简称", "又名"), listed=True, searched=True, meaning=_ALIASES),
        Column(
            "level", ("层级", "级别"), required=True, listed=True, filtered=True,
            spoken=LEVELS_SPOKEN,
        ),
    ),
    names=("name",),
    also_named=partial(aliased, Channel),
    order=("name",),
)  # fmt: skip

INFORMATION = Register(
    slug="information",
    model=InformationItem,
    key=("code", "channel"),
    title="title",
    lead=(
        "一条信息向一个渠道报送一次为一行；同一条信息报几个渠道，编号相同。"
        "报送条数按信息计，报几处算一条；录用条数按渠道计，几处录用算几条。"
    ),
    columns=(
        Column("code", ("编号", "序列号", "稿件编号"), required=True, listed=True, searched=True),
        Column("title", ("标题", "题目", "信息名称", "稿件标题"), required=True, listed=True, searched=True),
        Column(
            "channel", ("渠道", "媒体", "报送单位", "报送媒体", "录用媒体", "录用单位"),
            required=True, listed=True, filtered=True, meaning="信息渠道的名称或别名",
        ),
        Column(
            "submitted_on", ("报送时间", "上报日期", "投稿日期"), required=True, listed=True, filtered=True
        ),
        Column("adopted_on", ("采用日期", "刊发日期", "录用时间", "刊登日期"), listed=True, filtered=True),
    ),
    checks=(in_order(InformationItem, ("submitted_on", "adopted_on")),),
    order=("-submitted_on", "-pk"),
)  # fmt: skip
