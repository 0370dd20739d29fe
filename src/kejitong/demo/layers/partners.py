"""产学研：需求、成果、合作。"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Final

from kejitong.cooperation.registers import ACHIEVEMENTS, COOPERATIONS, DEMANDS
from kejitong.demo import naming
from kejitong.demo.ground import TODAY, Ground, wan, within, workday
from kejitong.demo.layers.enterprises import Organisations
from kejitong.demo.layers.places import Places
from kejitong.registers.register import Values

ACHIEVED: Final = {2024: 110, 2025: 190, 2026: 9640}
_PUBLISHED: Final = {2024: 60, 2025: 110, 2026: 348}
_DEMANDED: Final = {2024: 318, 2025: 356, 2026: 412}
_SIGNED: Final = {2023: 96, 2024: 128, 2025: 149, 2026: 171}
_ORIGINS: Final = ("visit", "call", "self")
_ORIGIN_WEIGHTS: Final = (44, 36, 20)
_KINDS: Final = ("research", "introduction", "joint", "testing", "talent", "platform")
_KIND_WEIGHTS: Final = (46, 14, 22, 7, 7, 4)
_SOLVED: Final = 32
_CONFIRMED: Final = 85
_TRADES: Final = ("transfer", "licence", "joint", "equity", "exclusive")
_WAYS: Final = ("commissioned", "joint", "transfer", "assistance", "consulting", "platform")
_WAY_WEIGHTS: Final = (34, 30, 10, 12, 8, 6)


def lay_cooperation(ground: Ground, places: Places, organisations: Organisations) -> None:
    """登记需求、成果和合作。"""
    chance = ground.chance("产学研")
    ground.lay(DEMANDS, _demands(ground, organisations, chance))
    ground.lay(ACHIEVEMENTS, _achievements(ground, places.district, organisations, chance))
    ground.lay(COOPERATIONS, _cooperations(ground, organisations, chance))


def _demands(ground: Ground, organisations: Organisations, chance: Random) -> Iterator[Values]:
    for year, number in _DEMANDED.items():
        for serial in range(1, ground.times(number) + 1):
            enterprise = chance.choice(organisations.enterprises)
            collected = workday(chance, date(year, 1, 12), date(year, 10, 30))
            title = naming.problem(chance, enterprise.industry)
            yield {
                "code": f"XQ{year}{serial:05d}", "organisation": enterprise.pk,
                "title": title, "problem": f"{title}长期未能解决，希望与高校院所合作攻关。",
                "field": enterprise.industry.field,
                "kind": chance.choices(_KINDS, _KIND_WEIGHTS)[0],
                "origin": chance.choices(_ORIGINS, _ORIGIN_WEIGHTS)[0],
                "collected_on": collected, "budget": wan(chance, 5, 200, step=5),
                "published_on": collected + timedelta(days=14), **_solution(collected, chance),
            }  # fmt: skip


def _solution(collected: date, chance: Random) -> dict[str, object]:
    solved = collected + timedelta(days=chance.randint(60, 260))
    if solved > TODAY or chance.randrange(100) >= _SOLVED:
        return {}
    confirmed = solved + timedelta(days=chance.randint(3, 25))
    is_confirmed = confirmed <= TODAY and chance.randrange(100) < _CONFIRMED
    return {"resolved_on": solved, "confirmed_on": confirmed if is_confirmed else None}


def _achievements(
    ground: Ground, district: int, organisations: Organisations, chance: Random
) -> Iterator[Values]:
    """Collected widely only this year, when the demands were sent to universities everywhere."""
    for year, number in ACHIEVED.items():
        published = ground.times(_PUBLISHED[year])
        for serial in range(1, ground.times(number) + 1):
            kind = naming.industry(chance)
            owner, name = chance.choice(organisations.institutes)
            is_published = serial <= published
            spring = workday(chance, date(year, 1, 8), date(year, 3, 20))
            collected = spring if is_published else within(chance, year)
            on = workday(chance, date(year, 4, 1), date(year, 11, 20)) if is_published else None
            yield {
                "code": f"CG{year}{serial:06d}", "title": naming.achievement(chance, kind),
                "owner": name, "organisation": owner, "region": district, "field": kind.field,
                "readiness": chance.randint(3, 9), "trade_kind": chance.choice(_TRADES),
                "collected_on": collected, "published_on": on,
            }  # fmt: skip


def _cooperations(ground: Ground, organisations: Organisations, chance: Random) -> Iterator[Values]:
    for year, number in _SIGNED.items():
        for serial in range(1, ground.times(number) + 1):
            enterprise = chance.choice(organisations.above_scale)
            institute = _partner(organisations, chance)
            signed = within(chance, year)
            length = chance.choice((365, 730, 1095, 1825, 0))
            yield {
                "code": f"HZ{year}{serial:05d}", "organisation": enterprise.pk,
                "title": naming.project(chance, enterprise.industry), "institute": institute,
                "kind": chance.choices(_WAYS, _WAY_WEIGHTS)[0], "signed_on": signed,
                "ends_on": signed + timedelta(days=length) if length else None,
                "amount": wan(chance, 5, 150, step=5),
            }  # fmt: skip


def _partner(organisations: Organisations, chance: Random) -> int:
    """The first institutes are asked most often."""
    number = len(organisations.institutes)
    return organisations.institutes[min(chance.randrange(number), chance.randrange(number))][0]
