"""平台载体和它们的事件、认定批次、称号：总结里写明的，一件不少，只此一套。"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from kejitong.demo.ground import DISTRICT, Ground
from kejitong.demo.layers.enterprises import PUBLIC, Organisations
from kejitong.demo.layers.places import PARK, Places
from kejitong.recognitions.registers import BATCHES, HONOURS, PLATFORM_EVENTS, PLATFORMS
from kejitong.registers.register import Values


@dataclass(frozen=True, slots=True)
class Happening:
    """平台的一件事：种类、日期、发文机关。"""

    kind: str
    on: date
    issuer: str
    batch: str = ""
    order_nationwide: int | None = None


@dataclass(frozen=True, slots=True)
class Carrier:
    """一个平台载体。"""

    name: str
    level: str
    kind: str
    happenings: tuple[Happening, ...]
    aliases: str = ""
    place: str = DISTRICT
    operator: str = ""


MINISTRY: Final = "科技部（演示）"
PROVINCE: Final = "江苏省科学技术厅（演示）"
CITY_BUREAU: Final = "南通市科学技术局（演示）"
OFFICE: Final = "国家知识产权局（演示）"
PARK_BATCH: Final = "江苏省首批文化科技产业园"
ZONE_BATCH: Final = "省级科技金融合作创新示范区（第二批）"
TEXTILE_INSTITUTE: Final = "江苏省（南通）家纺产业技术研究院"
SCIENCE_TOWN: Final = "江苏省科技服务示范区—南通高新区科技新城"
CASTING_CENTRE: Final = "南通高端铝压铸工艺技术公共服务中心"

CARRIERS: Final = (
    Carrier("南通国家现代服务业家纺研发设计产业化基地", "national", "industrial_base",
            (Happening("approved", date(2025, 10, 16), MINISTRY),
             Happening("recognised", date(2026, 3, 20), MINISTRY)),
            aliases="国家现代服务业家纺研发设计产业化基地"),
    Carrier("江苏省南通家纺创意设计文化科技产业园", "provincial", "park",
            (Happening("recognised", date(2026, 5, 22), PROVINCE, PARK_BATCH),),
            aliases="中国南通家纺城；南通家纺城"),
    Carrier("江苏省海工装备产学研协同创新基地", "provincial", "innovation_base",
            (Happening("approved", date(2026, 6, 12), PROVINCE),)),
    Carrier(TEXTILE_INSTITUTE, "provincial", "research_institute",
            (Happening("planned", date(2026, 2, 26), PROVINCE),
             Happening("approved", date(2026, 7, 17), PROVINCE)),
            aliases="省家纺产业技术研究院", operator=PUBLIC[0]),
    Carrier("现代建筑产业技术研究院", "city", "research_institute",
            (Happening("approved", date(2025, 11, 14), CITY_BUREAU),
             Happening("unveiled", date(2026, 9, 28), CITY_BUREAU))),
    Carrier(SCIENCE_TOWN, "provincial", "demonstration_zone",
            (Happening("approved", date(2026, 8, 21), PROVINCE),),
            aliases="省科技服务示范区；南通高新区科技新城", place=PARK),
    Carrier(CASTING_CENTRE, "city", "service_centre",
            (Happening("listed", date(2026, 6, 30), CITY_BUREAU),), place=PARK),
    Carrier("中国南通（家纺）快速维权中心", "national", "rights_centre",
            (Happening("approved", date(2026, 4, 24), OFFICE, order_nationwide=2),)),
    Carrier("省级科技金融合作创新示范区", "provincial", "demonstration_zone",
            (Happening("defended", date(2026, 10, 20), PROVINCE, ZONE_BATCH),),
            aliases="第二批省级科技金融合作创新示范区", place=PARK),
    Carrier("通州区示范科技企业孵化器", "provincial", "incubator",
            (Happening("recognised", date(2024, 9, 12), PROVINCE),), place=PARK,
            operator=PUBLIC[2]),
    Carrier("江口示范众创空间", "city", "makerspace",
            (Happening("recognised", date(2025, 8, 15), CITY_BUREAU),)),
)  # fmt: skip
_BATCHES: Final = (
    (PARK_BATCH, 1, PROVINCE, "示苏科〔2026〕58号", date(2026, 5, 22), 12, 1),
    (ZONE_BATCH, 2, PROVINCE, "示苏科〔2026〕40号", date(2026, 4, 10), 8, 1),
)
PROGRESS: Final = "全国科技进步先进县（市）"
_FIRST_PASSED: Final = 2014
_HONOURS: Final = (
    ("国家知识产权强县工程试点县（区）", "pilot", 2026, date(2026, 3, 12)),
    ("创新型试点县（市、区）", "pilot", 2026, date(2026, 1, 23)),
    ("创建国家高新技术产业开发区", "pilot", 2025, date(2025, 6, 18)),
)


def lay_platforms(ground: Ground, places: Places, organisations: Organisations) -> dict[str, int]:
    """登记批次、平台、事件和称号，返回平台名称到编号。"""
    batches = _lay_batches(ground)
    rows = [
        {"name": c.name, "aliases": c.aliases, "region": places.by_code[c.place],
         "level": c.level, "kind": c.kind, "organisation": organisations.public.get(c.operator)}
        for c in CARRIERS
    ]  # fmt: skip
    platforms = dict(zip((c.name for c in CARRIERS), ground.lay(PLATFORMS, rows), strict=True))
    ground.lay(PLATFORM_EVENTS, _events(platforms, batches))
    ground.lay(HONOURS, _honours(places.district))
    return platforms


def _lay_batches(ground: Ground) -> dict[str, int]:
    rows = [
        {"title": title, "ordinal": ordinal, "level": "provincial", "issuer": issuer,
         "document_number": number, "announced_on": on, "total_count": total, "city_count": city}
        for title, ordinal, issuer, number, on, total, city in _BATCHES
    ]  # fmt: skip
    return dict(zip((row[0] for row in _BATCHES), ground.lay(BATCHES, rows), strict=True))


def _events(platforms: dict[str, int], batches: dict[str, int]) -> Iterator[Values]:
    happenings = [(c.name, happening) for c in CARRIERS for happening in c.happenings]
    for number, (name, happening) in enumerate(happenings, 1):
        yield {
            "platform": platforms[name], "kind": happening.kind, "on": happening.on,
            "issuer": happening.issuer, "batch": batches.get(happening.batch),
            "document_number": f"示文〔{happening.on.year}〕{number}号",
            "order_nationwide": happening.order_nationwide,
        }  # fmt: skip


def _honours(district: int) -> Iterator[Values]:
    """The first round failed; the seven since were passed, the last of them this year."""
    for term, year in enumerate(range(_FIRST_PASSED - 2, 2027, 2), 1):
        yield {
            "title": PROGRESS, "region": district, "term": term, "year": year,
            "has_passed": year >= _FIRST_PASSED, "announced_on": date(year, 10, 30),
            "document_number": f"示国科〔{year}〕{term}号",
        }  # fmt: skip
    for title, kind, year, announced_on in _HONOURS:
        yield {
            "title": title, "kind": kind, "region": district, "year": year,
            "announced_on": announced_on,
        }  # fmt: skip
