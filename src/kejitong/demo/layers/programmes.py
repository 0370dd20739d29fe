"""计划目录：国家、省、市、区四级，连同资质认定和科技奖励。"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kejitong.demo.ground import Ground
from kejitong.programmes.registers import PROGRAMMES


@dataclass(frozen=True, slots=True)
class Heading:
    """计划目录里的一项。"""

    code: str
    name: str
    level: str
    parent: str = ""
    category: str = "plan"
    aliases: str = ""


CATALOGUE: Final = (
    (
        Heading("PLAN", "科技计划", "national"),
        Heading("RECOGNITION", "资质认定", "national", category="recognition"),
        Heading("AWARD", "科技奖励", "provincial", category="award"),
    ),
    (
        Heading("NAT", "国家科技计划", "national", "PLAN"),
        Heading("JS", "江苏省科技计划", "provincial", "PLAN"),
        Heading("NT", "南通市科技计划", "city", "PLAN"),
        Heading("TZ", "通州区科技计划", "district", "PLAN"),
        Heading("HTE", "高新技术企业认定", "national", "RECOGNITION", "recognition", "高企认定"),
        Heading("TORCH-KEY", "国家火炬计划重点高新技术企业", "national", "RECOGNITION",
                "recognition", "火炬重点高企"),
        Heading("JS-AWARD", "江苏省科学技术奖", "provincial", "AWARD", "award", "省科技进步奖"),
        Heading("NT-AWARD", "南通市科技进步奖", "city", "AWARD", "award", "市科技进步奖"),
    ),
    (
        Heading("NAT-TORCH", "国家火炬计划项目", "national", "NAT"),
        Heading("NAT-SPARK", "国家星火计划项目", "national", "NAT"),
        Heading("JS-CGZH", "省科技成果转化专项资金", "provincial", "JS", "fund",
                "省重大成果转化资金计划"),
        Heading("JS-GYZC", "省科技支撑计划（工业）", "provincial", "JS", aliases="省工业支撑"),
        Heading("JS-CXZJ", "省科技型企业技术创新资金", "provincial", "JS", "fund", "创新资金"),
        Heading("JS-CXY", "省产学研协同创新项目", "provincial", "JS", aliases="产学研协同创新项目"),
        Heading("JS-PT", "省科技平台计划", "provincial", "JS", "platform"),
        Heading("NT-ZDZX", "市级重大科技专项", "city", "NT", aliases="市级重大专项"),
        Heading("NT-GY", "市工业科技计划", "city", "NT"),
        Heading("NT-NY", "市农业科技计划", "city", "NT"),
        Heading("NT-SH", "市社会发展科技计划", "city", "NT"),
        Heading("NT-PT", "市级公共服务平台计划", "city", "NT", "platform"),
        Heading("TZ-GY", "区工业科技计划", "district", "TZ"),
        Heading("TZ-NY", "区农业科技计划", "district", "TZ"),
        Heading("TZ-SH", "区社会发展科技计划", "district", "TZ"),
        Heading("TZ-GC", "区工程技术研究中心计划", "district", "TZ", "platform"),
    ),
)  # fmt: skip


def lay_programmes(ground: Ground) -> dict[str, int]:
    """登记计划目录，返回代码到编号。"""
    codes: dict[str, int] = {}
    for tier in CATALOGUE:
        rows = [
            {"code": h.code, "name": h.name, "level": h.level, "parent": codes.get(h.parent),
             "category": h.category, "aliases": h.aliases}
            for h in tier
        ]  # fmt: skip
        codes |= zip((h.code for h in tier), ground.lay(PROGRAMMES, rows), strict=True)
    return codes
