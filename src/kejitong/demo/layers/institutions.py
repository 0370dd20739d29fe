"""企业研发机构：大中型企业多数已建，当年有认定的，也有正在考察的。"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Final

from kejitong.demo.ground import Ground, wan, workday
from kejitong.demo.layers.enterprises import NAMED, Enterprise, Organisations
from kejitong.recognitions.registers import INSTITUTIONS
from kejitong.registers.register import Values

CENTRE: Final = "engineering_centre"
_EQUIPPED: Final = 87
_RECOGNISED: Final = {2023: 4, 2024: 5, 2025: 6, 2026: 8}
_VISITED: Final = {2024: 8, 2025: 10, 2026: 12}
_FOUNDED: Final = (2016, 2018, 2020, 2021, 2022, 2023, 2024, 2025)
_FOUNDED_WEIGHTS: Final = (18, 18, 18, 14, 12, 8, 7, 5)
_LEVELS: Final = ("district", "city", "provincial")
_LEVEL_WEIGHTS: Final = (50, 38, 12)


@dataclass(frozen=True, slots=True)
class Steps:
    """走到哪一步：申报、考察、认定。"""

    applied_on: date
    visited_on: date | None = None
    recognised_on: date | None = None


def lay_institutions(ground: Ground, organisations: Organisations) -> None:
    """登记研发机构；总结里写明的单位在当年的名单里排在最前。"""
    chance = ground.chance("研发机构")
    named = [organisations.named[name] for name, _ in NAMED]
    bigger = [e for e in organisations.above_scale[len(named) :] if e.is_large_or_medium]
    smaller = [e for e in organisations.above_scale[len(named) :] if not e.is_large_or_medium]
    chance.shuffle(smaller)
    rest = iter(smaller)
    ground.lay(INSTITUTIONS, _established([*named, *bigger], chance))
    ground.lay(INSTITUTIONS, _provincial(ground, named[1:3], rest, chance))
    ground.lay(INSTITUTIONS, _city(ground, named[3:], rest, chance))


def _established(enterprises: Sequence[Enterprise], chance: Random) -> Iterator[Values]:
    """The first one of each; those of the years told in full are of the district only."""
    number = len(enterprises) * _EQUIPPED // 100
    for place, enterprise in enumerate(enterprises[:number]):
        is_named = place < len(NAMED)
        year = chance.choices(_FOUNDED, _FOUNDED_WEIGHTS)[0]
        is_settled = is_named or year >= min(_RECOGNISED)
        level = "district" if is_settled else chance.choices(_LEVELS, _LEVEL_WEIGHTS)[0]
        kind = CENTRE if is_named else chance.choice((CENTRE, CENTRE, "technology_centre"))
        yield _institution(enterprise, level, kind, _recognised(year, chance), chance)


def _recognised(year: int, chance: Random) -> Steps:
    return Steps(
        workday(chance, date(year, 3, 1), date(year, 4, 30)),
        workday(chance, date(year, 6, 1), date(year, 7, 31)),
        workday(chance, date(year, 9, 1), date(year, 11, 20)),
    )


def _provincial(
    ground: Ground, named: Sequence[Enterprise], rest: Iterator[Enterprise], chance: Random
) -> Iterator[Values]:
    for year, number in _RECOGNISED.items():
        known = named if year == max(_RECOGNISED) else ()
        others = [next(rest) for _ in range(ground.times(number) - len(known))]
        for enterprise in (*known, *others):
            steps = _recognised(year, chance)
            yield _institution(enterprise, "provincial", CENTRE, steps, chance)


def _city(
    ground: Ground, named: Sequence[Enterprise], rest: Iterator[Enterprise], chance: Random
) -> Iterator[Values]:
    for year, number in _VISITED.items():
        is_last = year == max(_VISITED)
        known = named if is_last else ()
        others = [next(rest) for _ in range(ground.times(number) - len(known))]
        for enterprise in (*known, *others):
            done = _recognised(year, chance)
            visited = workday(chance, date(year, 10, 12), date(year, 11, 20))
            steps = Steps(done.applied_on, visited) if is_last else done
            yield _institution(enterprise, "city", CENTRE, steps, chance)


def _institution(
    enterprise: Enterprise, level: str, kind: str, steps: Steps, chance: Random
) -> Values:
    ending = "工程技术研究中心" if kind == CENTRE else "企业技术中心"
    level_name = {"district": "通州区", "city": "南通市", "provincial": "江苏省"}[level]
    return {
        "name": f"{level_name}{enterprise.name}{enterprise.industry.tag}{ending}",
        "organisation": enterprise.pk, "kind": kind, "level": level,
        "applied_on": steps.applied_on, "visited_on": steps.visited_on,
        "recognised_on": steps.recognised_on, "has_site": True, "has_staff": True,
        "has_equipment": True, "has_funding": True,
        "has_projects": chance.randrange(100) < 92, "has_rules": chance.randrange(100) < 88,
        "area": chance.randint(300, 3000), "rd_staff": chance.randint(12, 90),
        "equipment_value": wan(chance, 300, 4000), "invested": wan(chance, 100, 1500),
    }  # fmt: skip
