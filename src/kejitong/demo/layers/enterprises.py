"""单位：写在总结里的单位各一家，其余是编出来的；规模以上企业另有年度和月度数据。"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import islice
from random import Random
from typing import Any, Final

from kejitong.demo import naming
from kejitong.demo.ground import TODAY, Ground, uscc, wan, workday
from kejitong.demo.layers.innovation import innovating
from kejitong.demo.layers.places import PARK, Places
from kejitong.demo.naming import INDUSTRIES, Industry
from kejitong.organisations.registers import (
    MONTHLY_FACTS,
    ORGANISATION_NAMES,
    ORGANISATIONS,
    YEARLY_FACTS,
)
from kejitong.registers.register import Values

ENTERPRISES: Final = 2900
ABOVE_SCALE: Final = 600
MONTHLY: Final = 200
COOPERATIVES: Final = 24
_TEXTILE, _MARINE, _CASTING, _MACHINERY = (INDUSTRIES[i] for i in (0, 1, 2, 4))
NAMED: Final[tuple[tuple[str, Industry], ...]] = (
    ("南通高盛机械制造有限公司", _MACHINERY),
    ("紫罗兰家纺科技股份有限公司", _TEXTILE),
    ("南通四方罐式储运设备制造有限公司", _MACHINERY),
    ("江苏中科海维科技发展有限公司", _MARINE),
    ("南通韩通船舶重工有限公司", _MARINE),
    ("雄邦压铸（南通）有限公司", _CASTING),
)
UNIVERSITIES: Final = ("东华大学", "江南大学", "南通大学")
TEXTILE_INSTITUTE: Final = "上海纺织科学研究院"
PUBLIC: Final = (
    "南通市通州区家纺产业发展服务中心",
    "通州区生产力促进中心",
    "通州区科技创业服务中心",
)
OFFICES: Final = (
    "南通市通州区科学技术局",
    "通州区农业农村局",
    "通州区工业和信息化局",
    "通州区财政局",
)
INSTITUTES: Final = 56
FACT_YEARS: Final = (2023, 2024, 2025)
_SETTLED: Final = 70
_OLD: Final = (date(1998, 3, 2), date(2012, 12, 20))
_YOUNG: Final = (date(2013, 1, 7), date(2023, 11, 30))
"""The first seven in ten enterprises are older than all that the registers tell of them."""
_RENAMED_EACH: Final = 20
_ENTERED: Final = (*FACT_YEARS, TODAY.year)
_ENTERED_WEIGHTS: Final = (88, 4, 4, 4)
_TIERS: Final = ((1000, 2400), (300, 980), (60, 290))
_TIER_WEIGHTS: Final = (3, 22, 75)


@dataclass(frozen=True, slots=True)
class Enterprise:
    """一家已登记的企业；`staff` 为零的不是规模以上，`since` 是列入规模以上的年份。"""

    pk: int
    name: str
    industry: Industry
    region: int
    staff: int = 0
    since: int = 0

    @property
    def is_large_or_medium(self) -> bool:
        """是否大中型工业企业。"""
        return self.staff >= _TIERS[1][0]


@dataclass(frozen=True, slots=True)
class Organisations:
    """已登记的单位，按各层要用的样子。"""

    named: dict[str, Enterprise]
    above_scale: list[Enterprise]
    enterprises: list[Enterprise]
    institutes: list[tuple[int, str]]
    public: dict[str, int]

    @property
    def settled(self) -> list[Enterprise]:
        """早已成立的企业。"""
        return self.enterprises[: len(self.enterprises) * _SETTLED // 100]


def lay_organisations(ground: Ground, places: Places) -> Organisations:
    """登记企业、高校院所、事业单位和机关，连同企业的数据。"""
    chance = ground.chance("单位")
    enterprises = _lay_enterprises(ground, places, chance)
    institutes = _lay_institutes(ground)
    public = _lay_public(ground, places, chance)
    above_scale = [enterprise for enterprise in enterprises if enterprise.staff]
    fields = {enterprise.pk: enterprise.industry.field for enterprise in above_scale}
    yearly = _yearly(above_scale, chance)
    ground.lay(YEARLY_FACTS, innovating(yearly, fields, ground.chance("创新数据")))
    ground.lay(MONTHLY_FACTS, _monthly(above_scale[: ground.times(MONTHLY)], chance))
    named = {enterprise.name: enterprise for enterprise in enterprises[: len(NAMED)]}
    return Organisations(named, above_scale, enterprises, institutes, public)


def _lay_enterprises(ground: Ground, places: Places, chance: Random) -> list[Enterprise]:
    invented = naming.enterprise_names(chance, {name for name, _ in NAMED})
    known = [*NAMED, *islice(invented, ground.times(ENTERPRISES) - len(NAMED))]
    settled = len(known) * _SETTLED // 100
    rows = [
        _enterprise(number, name, industry, places, chance)
        | {"established_on": workday(chance, *(_OLD if number <= settled else _YOUNG))}
        for number, (name, industry) in enumerate(known, 1)
    ]
    pks = ground.lay(ORGANISATIONS, rows)
    left = ground.times(ABOVE_SCALE)
    made: list[Enterprise] = []
    for pk, row, (name, industry) in zip(pks, rows, known, strict=True):
        is_counted = left > 0 and industry.code.startswith("C")
        left -= is_counted
        is_named = len(made) < len(NAMED)
        staff = _staff(chance, is_named=is_named) if is_counted else 0
        since = FACT_YEARS[0] if is_named else chance.choices(_ENTERED, _ENTERED_WEIGHTS)[0]
        made.append(Enterprise(pk, name, industry, row["region"], staff, since))
    _lay_former_names(ground, made)
    _lay_cooperatives(ground, places, chance)
    return made


def _lay_former_names(ground: Ground, enterprises: Sequence[Enterprise]) -> None:
    """Some of the old enterprises bore another name in the same trade before."""
    chance = ground.chance("曾用名")
    invented = naming.enterprise_names(chance, {enterprise.name for enterprise in enterprises})
    renamed = enterprises[len(NAMED) : len(enterprises) * _SETTLED // 100 : _RENAMED_EACH]
    ground.lay(ORGANISATION_NAMES, (
        {"organisation": enterprise.pk, "kind": "former", "until": workday(chance, *_YOUNG),
         "name": next(name for name, kind in invented if kind is enterprise.industry)}
        for enterprise in renamed
    ))  # fmt: skip


def _staff(chance: Random, *, is_named: bool) -> int:
    tier = _TIERS[1] if is_named else chance.choices(_TIERS, _TIER_WEIGHTS)[0]
    return chance.randint(*tier)


def _enterprise(
    number: int, name: str, industry: Industry, places: Places, chance: Random
) -> dict[str, Any]:
    capital = chance.choice((200, 500, 800, 1000, 2000, 3000, 5000, 10000))
    return {
        "name": name, "uscc": uscc("91", number), "industry": industry.code,
        "region": places.by_code[PARK] if number == len(NAMED) else chance.choice(places.parts),
        "tags": industry.tag,
        "registered_capital_text": f"{capital}(万元人民币)",
        "business_scope": f"{'、'.join(chance.sample(industry.things, 2))}的研发、制造和销售",
        "address": f"示范路{chance.randint(1, 999)}号",
        "legal_representative": naming.person(chance),
    }  # fmt: skip


def _lay_cooperatives(ground: Ground, places: Places, chance: Random) -> None:
    farming = next(industry for industry in INDUSTRIES if industry.code.startswith("A"))
    ground.lay(ORGANISATIONS, (
        {"name": f"通州示范{number}号{chance.choice(('蔬菜', '稻米', '水产', '果品'))}专业合作社",
         "uscc": uscc("93", number), "industry": farming.code, "tags": farming.tag,
         "region": chance.choice(places.parts)}
        for number in range(1, ground.times(COOPERATIVES) + 1)
    ))  # fmt: skip


def _lay_institutes(ground: Ground) -> list[tuple[int, str]]:
    names = [*UNIVERSITIES, TEXTILE_INSTITUTE, *islice(naming.institute_names(), INSTITUTES)]
    pks = ground.lay(ORGANISATIONS, (
        {"name": name, "uscc": uscc("12", number),
         "kind": "university" if name.endswith("大学") else "institute"}
        for number, name in enumerate(names, 1)
    ))  # fmt: skip
    textile = pks[names.index(TEXTILE_INSTITUTE)]
    alias = {"organisation": textile, "name": "上海纺科院", "kind": "alias"}
    ground.lay(ORGANISATION_NAMES, [alias])
    return [*zip(pks, names, strict=True)]


def _lay_public(ground: Ground, places: Places, chance: Random) -> dict[str, int]:
    numbered = [*enumerate(PUBLIC, INSTITUTES + 100), *enumerate(OFFICES, 1)]
    rows = [
        {"name": name, "uscc": uscc("12" if name in PUBLIC else "11", number),
         "region": places.by_code[PARK] if name in PUBLIC else places.parts[0]}
        for number, name in numbered
    ]  # fmt: skip
    return dict(zip((name for _, name in numbered), ground.lay(ORGANISATIONS, rows), strict=True))


def _yearly(enterprises: Sequence[Enterprise], chance: Random) -> Iterator[Values]:
    """Audited years, and the roster of this year, whose figures are not yet known."""
    for enterprise in enterprises:
        per_head = chance.randint(62, 118)
        for age, year in enumerate(range(enterprise.since, TODAY.year)):
            staff = enterprise.staff * (100 + 2 * age) // 100
            yield _year(enterprise, year, staff, Decimal(staff * per_head * 10_000), chance)
            per_head += chance.randint(1, 6)
        yield {
            "organisation": enterprise.pk, "year": TODAY.year,
            "industry": enterprise.industry.code, "is_above_scale": True,
            "status": "preliminary",
        }  # fmt: skip


def _year(
    enterprise: Enterprise, year: int, staff: int, revenue: Decimal, chance: Random
) -> Values:
    assets = revenue * chance.randint(70, 140) / 100
    return {
        "organisation": enterprise.pk, "year": year, "industry": enterprise.industry.code,
        "staff": staff, "revenue": revenue, "total_assets": assets,
        "net_assets": assets * chance.randint(35, 65) / 100,
        "rd_expense": revenue * chance.randint(15, 58) / 1000,
        "rd_staff": staff * chance.randint(6, 22) // 100,
        "output": revenue * chance.randint(98, 106) / 100,
        "tax": revenue * chance.randint(20, 45) / 1000,
        "is_above_scale": True, "has_rd_institution": enterprise.is_large_or_medium,
        "status": "audited",
    }  # fmt: skip


def _monthly(enterprises: Sequence[Enterprise], chance: Random) -> Iterator[Values]:
    for enterprise in enterprises:
        base = wan(chance, 5, 9) * enterprise.staff
        for year, months in ((2025, 12), (2026, 10)):
            for month in range(1, months + 1) if year >= enterprise.since else ():
                yield {
                    "organisation": enterprise.pk, "year": year, "month": month,
                    "output": base * chance.randint(90, 112) / 100, "status": "audited",
                }  # fmt: skip
