"""The registers of platforms, of what happened to them, and of honours."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from kejitong.recognitions.models import Honour, Platform, PlatformEvent
from kejitong.registers.aliases import aliased
from kejitong.registers.choices import LEVELS_SPOKEN
from kejitong.registers.columns import Column, Reading, text_reader
from kejitong.registers.register import Register, Values

_FIRST_YEAR, _LAST_YEAR = 1949, 2100
_read_aliases = text_reader(300)


def read_aliases(raw: object) -> Reading:
    """读别称，几个之间用“；”分开；半角分号和顿号也认。"""
    text, problem = _read_aliases(raw)
    if not text:
        return text, problem
    parts = text.replace(";", "；").replace("、", "；").split("；")
    return "；".join(part.strip() for part in parts if part.strip()), problem


def _year_problems(values: Values) -> Iterator[tuple[str, str]]:
    year, announced = values.get("year"), values.get("announced_on")
    if year is not None and not _FIRST_YEAR <= year <= _LAST_YEAR:
        yield "year", "应为四位年份，例如2025"
    elif year is not None and announced and announced.year < year:
        yield "announced_on", "早于称号的年份"


PLATFORMS = Register(
    slug="platforms",
    model=Platform,
    key=("name",),
    title="name",
    region="region__code",
    names=("name",),
    also_named=partial(aliased, Platform),
    lead="园区、基地、产业研究院、公共服务平台等载体，一个载体一条；立项、认定、挂牌等记入“平台事件”。",
    columns=(
        Column("name", ("名称", "载体名称", "平台载体名称"), required=True, listed=True,
               searched=True),
        Column("aliases", ("别名", "简称", "又名"), searched=True, reads=read_aliases,
               meaning="几个别称之间用“；”分开"),
        Column("organisation", ("依托单位", "建设单位", "运营机构", "单位名称"), listed=True),
        Column("region", ("地区", "所属地区", "镇街"), required=True, listed=True, filtered=True),
        Column("level", ("级别",), required=True, listed=True, filtered=True,
               spoken=LEVELS_SPOKEN),
        Column("kind", ("类型", "载体类型"), required=True, listed=True, filtered=True),
    ),
    order=("name", "pk"),
)  # fmt: skip

PLATFORM_EVENTS = Register(
    slug="platform_events",
    model=PlatformEvent,
    key=("platform", "kind", "on"),
    title="platform",
    region="platform__region__code",
    lead="平台的立项、认定、挂牌、列入计划、通过答辩等，一件一条，按日期计入当期。",
    columns=(
        Column("platform", ("平台名称", "载体名称"), required=True, listed=True, searched=True),
        Column("kind", ("事项", "类型", "进展"), required=True, listed=True, filtered=True),
        Column("on", ("时间", "事件日期", "批准日期"), required=True, listed=True),
        Column("issuer", ("批准单位", "发文单位", "认定机关"), listed=True, searched=True),
        Column("document_number", ("发文字号", "文件号"), listed=True, searched=True),
        Column("batch", ("批次",), filtered=True),
        Column("order_nationwide", ("全国第几家",), meaning="来文写明的次序，例如2"),
    ),
    order=("-on", "-pk"),
)  # fmt: skip

HONOURS = Register(
    slug="honours",
    model=Honour,
    key=("title", "region", "year"),
    title="title",
    region="region__code",
    lead="地区获得的称号、试点和通过的考核，一年一条；没有通过的也登记，连续几届才算得准。"
    "没有公布日期的，到那一年年底才计入。",
    columns=(
        Column("title", ("名称", "称号", "荣誉名称", "试点名称"), required=True, listed=True,
               searched=True, filtered=True),
        Column("kind", ("类型",), listed=True, filtered=True),
        Column("region", ("地区名称",), required=True, listed=True, filtered=True),
        Column("term", ("届次", "届"), listed=True),
        Column("year", ("年度",), required=True, listed=True, filtered=True),
        Column("has_passed", ("是否通过", "通过"), listed=True, filtered=True),
        Column("announced_on", ("公布时间", "发文日期"), listed=True),
        Column("document_number", ("发文字号", "文件号"), listed=True, searched=True),
    ),
    checks=(_year_problems,),
    order=("-year", "-pk"),
)  # fmt: skip
