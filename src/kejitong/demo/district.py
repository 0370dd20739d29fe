"""Builds the demonstration district in one pass, all or nothing, the same every time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from django.db import transaction

from kejitong.audit.actions import Act
from kejitong.demo import people
from kejitong.demo.crew import gather
from kejitong.demo.ground import DISTRICT, SOURCE, TODAY, Ground
from kejitong.demo.layers import (
    applications,
    certificates,
    enterprises,
    figures,
    filings,
    institutions,
    money,
    outreach,
    partners,
    patents,
    places,
    platforms,
    programmes,
)
from kejitong.demo.layers.enterprises import Organisations
from kejitong.demo.layers.places import Places
from kejitong.kernel.refusals import Refused
from kejitong.registers import catalogue, queries
from kejitong.ui.installation import Installation, describe, installation

Tell = Callable[[str], None]

HERE: Final = Installation(
    bureau="南通市通州区科学技术局", region=DISTRICT, day=TODAY.isoformat(), is_demo=True,
    guests=tuple((one.label, one.username, one.password) for one in people.ACCOUNTS),
)  # fmt: skip
_AT: Final = datetime.combine(TODAY, time(8, 30), ZoneInfo("Asia/Shanghai"))


class NotEmpty(Refused):
    """这个数据目录里已有记录，不能在上面搭建演示区。"""


def is_built() -> bool:
    """演示区是否已经搭好。"""
    return installation().is_demo and queries.live(catalogue.register("regions")).exists()


def build(*, scale: int, tell: Tell) -> None:
    """搭建演示区；中途出错则什么也不留下。"""
    for register in catalogue.registers().values():
        if queries.scoped(register, "").exists():
            raise NotEmpty(
                why=f"“{register.label}”里已有记录",
                remedy="请用 KEJITONG_HOME 另指一个空目录，再运行 kejitong demo",
            )
    ground = Ground(scale, Act(by="演示", at=_AT, source=SOURCE))
    with transaction.atomic():
        people.open_accounts(ground)
        where, known = lay_all(ground, tell)
        invented = known.enterprises[len(known.named) :]
        crew = gather(invented, where.parts[0])
        institutes = [name for _, name in known.institutes]
        number = applications.lay_applications(ground, invented, institutes, crew)
        tell(f"批次和申报件：{number}件")
    describe(HERE)


def lay_all(ground: Ground, tell: Tell) -> tuple[Places, Organisations]:
    """一层一层登记，每一层用下面各层的编号；返回地区和单位，供申报使用。"""
    where = places.lay_places(ground)
    known = enterprises.lay_organisations(ground, where)
    tell(f"地区和单位：{len(known.enterprises)}家企业")
    patents.lay_patents(ground, known)
    tell("专利")
    high_tech = certificates.lay_certificates(ground, known)
    institutions.lay_institutions(ground, known)
    carriers = platforms.lay_platforms(ground, where, known)
    tell("资质、研发机构、平台和称号")
    plans = programmes.lay_programmes(ground)
    approved = filings.lay_filings(ground, known, high_tech, plans)
    money.lay_grants(ground, where, carriers, plans, approved)
    money.lay_awards(ground, known, plans)
    tell("计划、申报立项、经费和奖励")
    partners.lay_cooperation(ground, where, known)
    outreach.lay_outreach(ground, where, known)
    figures.lay_figures(ground, where)
    tell("产学研、活动信息、统计、目标和同类地区数据")
    return where, known
