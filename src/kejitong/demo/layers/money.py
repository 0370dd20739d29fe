"""上级下达的科技经费和科技奖励申报。"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Final

from kejitong.demo import naming
from kejitong.demo.ground import TODAY, YEARS, Ground, workday
from kejitong.demo.layers.enterprises import Organisations
from kejitong.demo.layers.filings import NUMBERS, Approved
from kejitong.demo.layers.places import PARK, Places
from kejitong.demo.layers.platforms import CASTING_CENTRE, SCIENCE_TOWN, TEXTILE_INSTITUTE
from kejitong.programmes.registers import AWARDS, GRANTS
from kejitong.registers.register import Values

_AWARDS: Final = (("JS-AWARD", (7, 8, 9)), ("NT-AWARD", (18, 20, 24)))
_GRADES: Final = ("一等奖", "二等奖", "三等奖")
_LEVELS: Final = {"NAT": "national", "JS": "provincial", "NT": "city"}
_PLATFORMS: Final = (
    (TEXTILE_INSTITUTE, "JS-PT", 41, "800", date(2026, 8, 28)),
    (SCIENCE_TOWN, "JS-PT", 42, "300", date(2026, 9, 16)),
    (CASTING_CENTRE, "NT-PT", 43, "60", date(2026, 7, 24)),
)


def lay_grants(
    ground: Ground,
    places: Places,
    platforms: dict[str, int],
    programmes: dict[str, int],
    approved: list[Approved],
) -> None:
    """登记经费：立项各一笔，三个平台各一笔。"""
    ground.lay(GRANTS, _of_projects(places.district, programmes, approved))
    ground.lay(GRANTS, (
        {"document_number": f"示财教〔{on.year}〕{number}号", "title": f"{name}专项经费",
         "programme": programmes[code], "platform": platforms[name], "granted_on": on,
         "region": places.by_code[PARK] if name != TEXTILE_INSTITUTE else places.district,
         "level": _level(code), "amount": Decimal(amount) * 10_000}
        for name, code, number, amount, on in _PLATFORMS
    ))  # fmt: skip


def _level(code: str) -> str:
    return _LEVELS[code.partition("-")[0]]


def _of_projects(
    district: int, programmes: dict[str, int], approved: list[Approved]
) -> Iterator[Values]:
    for project in approved:
        granted = min(project.on + timedelta(days=7), date(project.on.year, 12, 25), TODAY)
        yield {
            "document_number": f"示财教〔{granted.year}〕{NUMBERS[project.plan]}号",
            "title": f"{project.title}（{project.code}）", "organisation": project.organisation,
            "programme": programmes[project.plan], "filing": project.pk, "region": district,
            "level": _level(project.plan), "granted_on": granted, "amount": project.amount,
        }  # fmt: skip


def lay_awards(ground: Ground, organisations: Organisations, programmes: dict[str, int]) -> None:
    """登记科技奖励申报；往年的约四成已授奖。"""
    chance = ground.chance("奖励")
    ground.lay(AWARDS, _awards(ground, organisations, programmes, chance))


def _awards(
    ground: Ground, organisations: Organisations, programmes: dict[str, int], chance: Random
) -> Iterator[Values]:
    for code, numbers in _AWARDS:
        for year, number in zip(YEARS, numbers, strict=True):
            for serial in range(1, ground.times(number) + 1):
                enterprise = chance.choice(organisations.above_scale)
                row: dict[str, object] = {
                    "code": f"{code}-{year}{serial:04d}", "programme": programmes[code],
                    "title": naming.project(chance, enterprise.industry),
                    "organisation": enterprise.pk,
                    "applied_on": workday(chance, date(year, 3, 2), date(year, 6, 30)),
                }  # fmt: skip
                if year < max(YEARS) and chance.randrange(100) < 40:
                    row |= {"grade": chance.choice(_GRADES), "awarded_on": date(year + 1, 2, 6)}
                yield row
