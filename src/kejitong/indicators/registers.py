"""The three registers of the room: 统计数据、考核指标、同类地区数据."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from kejitong.catalogue.packs import declared
from kejitong.indicators.models import PeerFigure, Statistic, Target
from kejitong.indicators.vocabulary import Indicator
from kejitong.registers.checks import between
from kejitong.registers.columns import Column, Reading
from kejitong.registers.register import Register
from kejitong.workbooks import cells


def _known() -> dict[str, Indicator]:
    return declared(Indicator, tuple(settings.PACKS))


def indicator_label(code: str) -> str:
    """指标的名称；字典里没有的，照写代码。"""
    known = _known().get(code)
    return known.label if known else code


def read_indicator(raw: Any) -> Reading:
    """代码原样；写的是名称的，换成代码。"""
    text, problem = cells.parse_text(raw)
    if not text or problem:
        return text, problem
    return next((code for code, known in _known().items() if known.label == text), text), ""


_YEAR = Column("year", ("年度", "统计年份", "数据年份"), required=True, listed=True, filtered=True)
_MONTH = Column(
    "month",
    ("月份", "月", "累计月份", "统计月份"),
    required=True,
    listed=True,
    filtered=True,
    meaning="1月至本月的累计数；年度数填12",
)
_REGION = Column(
    "region", ("区县", "地区名称", "县市区"), required=True, listed=True, filtered=True
)
_INDICATOR = Column(
    "indicator",
    ("指标", "指标编码", "指标名称"),
    required=True,
    listed=True,
    searched=True,
    filtered=True,
    reads=read_indicator,
    shows=indicator_label,
    meaning="指标字典里的代码或名称",
)
_DOCUMENT = Column(
    "document", ("来源文件", "依据", "文件", "数据来源"), required=True, searched=True
)
_WITHIN_CALENDAR = (between("year", 1949, 2100), between("month", 1, 12))

STATISTICS = Register(
    slug="statistics",
    model=Statistic,
    key=("series", "region", "year", "month"),
    title="series",
    lead=(
        "统计、财政等部门公布的数，一个系列、一个地区、一期一行，原样登记，不代替系统自己算的数。"
        "都是1月至当月的累计数；初步数审定后更正为审定数。"
    ),
    columns=(
        Column("series", ("系列", "统计指标", "指标名称"), required=True, listed=True, filtered=True),
        _REGION,
        _YEAR,
        _MONTH,
        Column("value", ("数", "累计", "累计数", "本年累计", "本期累计"), required=True, listed=True),
        Column("unit", ("计量单位",), required=True, listed=True, meaning="如亿元、万元、人年"),
        Column(
            "stated_growth", ("同比", "同比增长", "增幅", "增速", "同比增长（%）"), listed=True,
            meaning="公布的增长率；统计口径调整过时与累计数相除的结果不同",
        ),
        Column("status", ("状态", "审定情况"), listed=True, filtered=True),
        Column("issued_on", ("发布日期", "公布时间"), listed=True),
        _DOCUMENT,
    ),
    region="region__code",
    checks=_WITHIN_CALENDAR,
    order=("-year", "-month", "-pk"),
)  # fmt: skip

TARGETS = Register(
    slug="targets",
    model=Target,
    key=("indicator", "region", "year"),
    title="indicator",
    lead="上级下达或本级确定的年度目标，一项指标、一个地区、一年一行；目标值的单位同指标。",
    columns=(
        _INDICATOR,
        _REGION,
        _YEAR,
        Column("value", ("目标", "目标任务", "任务数", "指标值"), required=True, listed=True),
        Column("due_on", ("截止日期", "完成时限", "完成时间"), listed=True, filtered=True),
        Column("document", ("文件", "下达文号", "依据"), required=True, searched=True),
    ),
    region="region__code",
    checks=(between("year", 1949, 2100),),
    order=("-year", "indicator", "-pk"),
)

PEERS = Register(
    slug="peers",
    model=PeerFigure,
    key=("indicator", "region", "year", "month"),
    title="indicator",
    lead=(
        "别的区县公布的同一指标的数，用来排位，一个地区一期一行；单位同指标。"
        "本区的数由系统计算，不登在这里。"
    ),
    columns=(
        _INDICATOR,
        _REGION,
        _YEAR,
        _MONTH,
        Column("value", ("数", "累计", "累计数"), required=True, listed=True),
        _DOCUMENT,
    ),
    checks=_WITHIN_CALENDAR,
    order=("-year", "-month", "indicator", "-pk"),
)
