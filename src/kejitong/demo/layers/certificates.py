"""高新技术企业等证书、产品：每三年一轮，到期的多数重新认定。"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from random import Random
from typing import Final

from kejitong.demo import naming
from kejitong.demo.ground import DISTRICT, YEARS, Ground, workday
from kejitong.demo.layers.enterprises import Enterprise, Organisations
from kejitong.recognitions.registers import BATCHES, CERTIFICATES, PRODUCTS
from kejitong.registers.register import Values

HIGH_TECH: Final = "high_tech_enterprise"


@dataclass(frozen=True, slots=True)
class Lot:
    """一轮认定：年份、是不是当年最后一轮、发证日、首次认定的家数。"""

    on: date
    new: int
    is_last: bool = False


_LOTS: Final = (
    Lot(date(2020, 10, 12), 40), Lot(date(2020, 12, 2), 30, is_last=True),
    Lot(date(2021, 10, 14), 45), Lot(date(2021, 11, 30), 30, is_last=True),
    Lot(date(2022, 10, 18), 48), Lot(date(2022, 12, 12), 32, is_last=True),
    Lot(date(2023, 10, 16), 38), Lot(date(2023, 12, 13), 26, is_last=True),
    Lot(date(2024, 10, 21), 34), Lot(date(2024, 12, 16), 26, is_last=True),
    Lot(date(2025, 10, 22), 36), Lot(date(2025, 12, 19), 26, is_last=True),
    Lot(date(2026, 10, 26), 50),
)  # fmt: skip
_PENDING: Final = Lot(date(2026, 12, 21), 30, is_last=True)
"""Filed for, not yet decided on the day of the demonstration."""
_RENEWING: Final = 80
_CYCLE: Final = 3
_TECH_SMES: Final = {2024: 290, 2025: 330, 2026: 364}
_LOCAL_TECH_SMES: Final = 63
_PRODUCTS: Final = (
    ("provincial_hightech", (148, 165, 186)),
    ("national_key_new", (9, 11, 14)),
)
LOCAL_BATCH: Final = "通州区科技型中小企业（首批）"


@dataclass(frozen=True, slots=True)
class Issued:
    """发出的一张证书，是不是重新认定。"""

    enterprise: Enterprise
    on: date
    is_renewal: bool


@dataclass(frozen=True, slots=True)
class HighTech:
    """高新技术企业：发过的证书，正在申报的，从未认定过的。"""

    issued: list[Issued]
    pending: list[Issued]
    others: list[Enterprise]


def lay_certificates(ground: Ground, organisations: Organisations) -> HighTech:
    """登记证书和产品，返回高新技术企业的来历，供申报台账使用。"""
    chance = ground.chance("资质")
    high_tech = _high_tech(ground, organisations, chance)
    ground.lay(CERTIFICATES, _high_tech_rows(high_tech))
    ground.lay(CERTIFICATES, _tech_smes(ground, organisations, chance))
    _lay_local(ground, organisations, chance)
    ground.lay(CERTIFICATES, _others(ground, high_tech))
    ground.lay(PRODUCTS, _products(ground, organisations, chance))
    return high_tech


def _high_tech(ground: Ground, organisations: Organisations, chance: Random) -> HighTech:
    named = [*organisations.named.values()]
    rest = [*organisations.above_scale[len(named) :]]
    others = [e for e in organisations.enterprises if not e.staff]
    chance.shuffle(rest)
    chance.shuffle(others)
    fresh = iter([*named, *rest, *others])
    lots: dict[Lot, list[Issued]] = {}
    for lot in (*_LOTS, _PENDING):
        again = _renewing(lots, lot, len(named), chance)
        first = (next(fresh) for _ in range(ground.times(lot.new)))
        lots[lot] = [Issued(e, lot.on, is_renewal=True) for e in again]
        lots[lot] += [Issued(e, lot.on, is_renewal=False) for e in first]
    pending = lots.pop(_PENDING)
    return HighTech([*chain.from_iterable(lots.values())], pending, [*fresh])


def _renewing(
    lots: dict[Lot, list[Issued]], now: Lot, loyal: int, chance: Random
) -> Iterator[Enterprise]:
    """Most of those of the same round three years before; the first ones always."""
    for lot, issued in lots.items():
        if (lot.on.year, lot.is_last) == (now.on.year - _CYCLE, now.is_last):
            for number, one in enumerate(issued):
                if (number < loyal and not lot.is_last) or chance.randrange(100) < _RENEWING:
                    yield one.enterprise


def _high_tech_rows(high_tech: HighTech) -> Iterator[Values]:
    for serial, one in enumerate(high_tech.issued, 900_001):
        yield {
            "kind": HIGH_TECH, "number": f"GR{one.on.year}32{serial % 1_000_000:06d}",
            "organisation": one.enterprise.pk, "issued_on": one.on,
        }  # fmt: skip


def _tech_smes(ground: Ground, organisations: Organisations, chance: Random) -> Iterator[Values]:
    for year, number in _TECH_SMES.items():
        chosen = chance.sample(organisations.enterprises, ground.times(number))
        for serial, enterprise in enumerate(chosen, 900_001):
            yield {
                "kind": "tech_sme", "number": f"{year}{DISTRICT}08{serial:06d}",
                "organisation": enterprise.pk,
                "issued_on": workday(chance, date(year, 6, 10), date(year, 9, 25)),
            }  # fmt: skip


def _lay_local(ground: Ground, organisations: Organisations, chance: Random) -> None:
    on = date(2026, 9, 18)
    number = "示通科〔2026〕31号"
    (batch,) = ground.lay(BATCHES, [
        {"title": LOCAL_BATCH, "ordinal": 1, "level": "district", "announced_on": on,
         "issuer": "南通市通州区科学技术局", "document_number": number},
    ])  # fmt: skip
    chosen = chance.sample(organisations.enterprises, ground.times(_LOCAL_TECH_SMES))
    ground.lay(CERTIFICATES, (
        {"kind": "local_tech_sme", "number": f"{number}第{place}号", "organisation": e.pk,
         "batch": batch, "issued_on": on}
        for place, e in enumerate(chosen, 1)
    ))  # fmt: skip


def _others(ground: Ground, high_tech: HighTech) -> Iterator[Values]:
    """专精特新和火炬计划重点高新技术企业，出自高新技术企业。"""
    chance = ground.chance("其他资质")
    known = [one.enterprise for one in high_tech.issued if one.on.year == 2024]
    for kind, share in (("srdi", 50), ("torch_key_enterprise", 10)):
        chosen = known[: len(known) * share // 100]
        for serial, enterprise in enumerate(chosen, 1):
            issued = workday(chance, date(2024, 6, 3), date(2024, 11, 29))
            yield {
                "kind": kind, "number": f"示{kind.upper()}2024{serial:05d}",
                "organisation": enterprise.pk, "issued_on": issued,
                "expires_on": issued.replace(year=issued.year + 3),
            }  # fmt: skip


def _products(ground: Ground, organisations: Organisations, chance: Random) -> Iterator[Values]:
    """每家一年至多申报一种，七成当年通过。"""
    for kind, numbers in _PRODUCTS:
        for year, number in zip(YEARS, numbers, strict=True):
            for enterprise in chance.sample(organisations.above_scale, ground.times(number)):
                applied = workday(chance, date(year, 3, 1), date(year, 7, 31))
                passed = workday(chance, date(year, 9, 1), date(year, 11, 27))
                yield {
                    "kind": kind, "organisation": enterprise.pk, "applied_on": applied,
                    "name": f"{naming.product(chance, enterprise.industry)}（{year}型）",
                    "recognised_on": passed if chance.randrange(100) < 70 else None,
                }  # fmt: skip
