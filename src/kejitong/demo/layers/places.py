"""地区、同类地区、人口和经济总量。"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from kejitong.demo.ground import DISTRICT, TODAY, Ground
from kejitong.kernel.divisions import DIVISIONS
from kejitong.organisations.registers import DENOMINATORS, PEER_MEMBERS, REGIONS
from kejitong.registers.register import Values

CITY: Final = "320600"
PEER_SET: Final = "九县（市、区）"
PARK: Final = "320612400"


@dataclass(frozen=True, slots=True)
class Place:
    """一个地区：代码、名称、层级。"""

    code: str
    name: str
    level: str = "township"


TOWNSHIPS: Final = tuple(
    Place(f"{DISTRICT}{number:03d}", name)
    for number, name in enumerate(
        ("城东街道", "城西街道", "江口镇", "河湾镇", "石桥镇", "沙洲镇", "南园镇", "北圩镇", "三汊镇",
         "新垛镇", "长堤镇", "柳林镇", "白塘镇", "东灶镇"), 1
    )
)  # fmt: skip
PARKS: Final = (
    Place(PARK, "南通高新区", "park"),
    Place("320612401", "家纺产业园", "park"),
    Place("320612402", "海工装备产业园", "park"),
)
FUNCTIONAL_AREAS: Final = (
    Place("320671", "南通经济技术开发区", "park"),
    Place("320672", "通州湾示范区", "park"),
)
_POPULATION: Final = ((2023, "112.60"), (2024, "112.40"), (2025, "112.10"))
_TOTALS: Final = (
    ("gdp", "亿元", ("1520.40", "1618.70", "1716.30")),
    ("industrial_output", "亿元", ("2140.60", "2290.20", "2468.10")),
    ("fiscal_expenditure", "亿元", ("128.40", "133.90", "139.20")),
    ("science_expenditure", "亿元", ("4.86", "5.42", "6.05")),
    ("rd_expenditure", "亿元", ("41.10", "45.30", "49.80")),
    ("labour_force", "万人", ("67.20", "67.00", "66.80")),
)


@dataclass(frozen=True, slots=True)
class Places:
    """已登记的地区：代码到编号。"""

    by_code: dict[str, int]

    @property
    def district(self) -> int:
        """本区。"""
        return self.by_code[DISTRICT]

    @property
    def parts(self) -> list[int]:
        """本区的镇（街道）和园区。"""
        return [self.by_code[place.code] for place in (*TOWNSHIPS, *PARKS)]

    @property
    def peers(self) -> dict[str, int]:
        """九县（市、区）：代码到编号。"""
        counties = {d.code: self.by_code[d.code] for d in DIVISIONS if _is_county_today(d.code)}
        return {**counties, **{area.code: self.by_code[area.code] for area in FUNCTIONAL_AREAS}}


def lay_places(ground: Ground) -> Places:
    """登记地区树、同类地区和分母。"""
    by_code: dict[str, int] = {}
    for layer in (_city, _counties, _parts):
        rows = [*layer(by_code)]
        pks = ground.lay(REGIONS, rows)
        by_code |= {str(row["code"]): pk for row, pk in zip(rows, pks, strict=True)}
    places = Places(by_code)
    ground.lay(PEER_MEMBERS, _members(places))
    ground.lay(DENOMINATORS, _denominators(places.district, ground.scale))
    return places


def _city(_by_code: dict[str, int]) -> Iterator[Values]:
    for division in DIVISIONS:
        if division.code == CITY:
            yield {
                "code": CITY, "name": division.name, "level": "city", "since": division.since,
            }  # fmt: skip


def _is_county_today(code: str) -> bool:
    return code != CITY and any(d.code == code and d.is_in_use(TODAY) for d in DIVISIONS)


def _counties(by_code: dict[str, int]) -> Iterator[Values]:
    """Those of today, and former ones whose names are not borne by one of today."""
    todays = {d.name for d in DIVISIONS if _is_county_today(d.code)}
    for division in DIVISIONS:
        is_current = _is_county_today(division.code)
        if division.code == CITY or (not is_current and division.name in todays):
            continue
        yield {
            "code": division.code, "name": division.name, "level": "county",
            "parent": by_code[CITY], "since": division.since, "until": division.until,
            "successor": division.successor,
        }  # fmt: skip
    for area in FUNCTIONAL_AREAS:
        yield {"code": area.code, "name": area.name, "level": area.level, "parent": by_code[CITY]}


def _parts(by_code: dict[str, int]) -> Iterator[Values]:
    for place in (*TOWNSHIPS, *PARKS):
        yield {
            "code": place.code, "name": place.name, "level": place.level,
            "parent": by_code[DISTRICT],
        }  # fmt: skip


def _members(places: Places) -> Iterator[Values]:
    for pk in places.peers.values():
        yield {"set_name": PEER_SET, "region": pk, "since": date(2021, 1, 1)}


def _denominators(district: int, scale: int) -> Iterator[Values]:
    for year, value in _POPULATION:
        yield {
            "region": district, "kind": "resident_population", "year": year,
            "value": Decimal(value) * scale, "unit": "万人", "basis": "年末常住人口（演示）",
        }  # fmt: skip
    for kind, unit, values in _TOTALS:
        for year, value in enumerate(values, 2023):
            yield {
                "region": district, "kind": kind, "year": year, "value": Decimal(value) * scale,
                "unit": unit, "basis": "年度数（演示）",
            }  # fmt: skip
