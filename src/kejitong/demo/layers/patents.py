"""专利：申请日由近及远逐年减少，号码的校验位都对。"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Final

from kejitong.demo import naming
from kejitong.demo.ground import TODAY, Ground, wan, within
from kejitong.demo.layers.enterprises import Enterprise, Organisations
from kejitong.kernel.identifiers.patent import Kind, patent_number
from kejitong.patents.registers import PATENTS
from kejitong.registers.register import Values

FILED: Final = (
    (2013, 180), (2014, 240), (2015, 320), (2016, 420), (2017, 540), (2018, 680), (2019, 820),
    (2020, 960), (2021, 1110), (2022, 1240), (2023, 1300), (2024, 1370), (2025, 1440), (2026, 1380),
)  # fmt: skip
_KINDS: Final[tuple[Kind, ...]] = ("发明", "实用新型", "外观设计", "PCT发明")
_SHARES: Final = (39, 46, 14, 1)
_INVENTION_GRANTED: Final = 68
_PENDING_DAYS: Final = {"发明": (480, 900), "PCT发明": (500, 950), "实用新型": (150, 300),
                        "外观设计": (100, 200)}  # fmt: skip
_TITLED: Final = {"发明": naming.invention, "PCT发明": naming.invention,
                  "实用新型": naming.device, "外观设计": naming.product}  # fmt: skip
_FIRST_SERIAL: Final = 9_000_001


def lay_patents(ground: Ground, organisations: Organisations) -> None:
    """登记专利；规模以上企业约占三分之二，地区是第一申请人的地区。"""
    chance = ground.chance("专利")
    ground.lay(PATENTS, _patents(ground, organisations, chance))


def _patents(ground: Ground, organisations: Organisations, chance: Random) -> Iterator[Values]:
    owners = (organisations.above_scale, organisations.above_scale, organisations.settled)
    for year, number in FILED:
        for serial in range(_FIRST_SERIAL, _FIRST_SERIAL + ground.times(number)):
            kind = chance.choices(_KINDS, _SHARES)[0]
            owner = chance.choice(chance.choice(owners))
            yield _patent(owner, patent_number(year, kind, serial), kind, year, chance)


def _patent(
    owner: Enterprise, number: str, kind: Kind, year: int, chance: Random
) -> dict[str, object]:
    filed = within(chance, year)
    is_invention = kind.endswith("发明")
    return {
        "application_number": number, "title": _TITLED[kind](chance, owner.industry),
        "organisation": owner.pk, "applicants": owner.name, "region": owner.region,
        "filed_on": filed, **_rights(kind, filed, chance),
        "is_strategic": is_invention and chance.randrange(100) < 14,
        "has_overseas_family": is_invention and chance.randrange(100) < 4,
        "has_award": is_invention and chance.randrange(1000) < 5,
    }  # fmt: skip


def _rights(kind: Kind, filed: date, chance: Random) -> dict[str, object]:
    """When it was granted, if it was; and when it lapsed, if it has."""
    if kind.endswith("发明") and chance.randrange(100) >= _INVENTION_GRANTED:
        return {}
    granted = filed + timedelta(days=chance.randint(*_PENDING_DAYS[kind]))
    if granted > TODAY:
        return {}
    lapsed = granted + timedelta(days=chance.randint(700, 9000 if kind.endswith("发明") else 3000))
    is_alive = lapsed > TODAY
    return {
        "granted_on": granted, "terminated_on": None if is_alive else lapsed,
        "paid_until_year": (min(lapsed, TODAY) - filed).days // 365 + is_alive,
        "pledge_amount": wan(chance, 100, 800, step=50) if chance.randrange(100) == 0 else None,
    }  # fmt: skip
