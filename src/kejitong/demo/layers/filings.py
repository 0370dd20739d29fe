"""申报立项台账：市级以上计划、区级计划、高新技术企业认定，各走到不同的一步。"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Final

from kejitong.demo import naming
from kejitong.demo.ground import CALENDAR, TODAY, YEARS, Ground, wan, workday
from kejitong.demo.layers.certificates import HighTech, Issued
from kejitong.demo.layers.enterprises import Enterprise, Organisations
from kejitong.programmes.registers import FILINGS
from kejitong.registers.register import Values


@dataclass(frozen=True, slots=True)
class Plan:
    """一项市级以上计划：各年申报和立项的数，每项经费的范围（万元）。"""

    code: str
    category: str
    filed: tuple[int, int, int]
    approved: tuple[int, int, int]
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Round:
    """一轮区级项目：各年评审的数。"""

    code: str
    category: str
    reviewed: tuple[int, int, int]


PLANS: Final = (
    Plan("NAT-TORCH", "industry", (9, 10, 12), (5, 6, 7), 30, 60),
    Plan("NAT-SPARK", "agriculture", (5, 6, 6), (2, 3, 3), 20, 40),
    Plan("JS-CGZH", "commercialisation", (8, 9, 11), (4, 5, 6), 400, 800),
    Plan("JS-GYZC", "industry", (14, 16, 18), (7, 8, 9), 50, 120),
    Plan("JS-CXZJ", "industry", (18, 20, 22), (9, 11, 12), 40, 80),
    Plan("JS-CXY", "cooperation", (20, 22, 26), (10, 12, 14), 10, 30),
    Plan("NT-ZDZX", "industry", (12, 14, 16), (6, 7, 9), 60, 150),
    Plan("NT-GY", "industry", (36, 40, 44), (18, 20, 23), 10, 25),
    Plan("NT-NY", "agriculture", (14, 15, 16), (7, 8, 9), 8, 15),
    Plan("NT-SH", "social_development", (12, 14, 16), (6, 7, 8), 8, 15),
    Plan("NT-PT", "platform", (4, 5, 6), (2, 3, 3), 30, 60),
)
ROUNDS: Final = (
    Round("TZ-GY", "industry", (40, 44, 50)),
    Round("TZ-NY", "agriculture", (13, 14, 15)),
    Round("TZ-SH", "social_development", (11, 12, 13)),
    Round("TZ-GC", "engineering_centre", (14, 16, 18)),
)
TORCH_KEY: Final = (10, 12, 15)
FAILED: Final = (50, 57, 36)
NUMBERS: Final = {plan.code: number for number, plan in enumerate(PLANS, 21)}
"""Numbers of the documents by which the projects of a plan are approved and paid."""
_FIELDS: Final = {"agriculture": ("agriculture", "food"),
                  "social_development": ("biomedicine", "social_development")}  # fmt: skip
"""Whose projects a category takes; the others take those of industry."""
_ACCEPTED: Final = 80
_PASSED: Final = 45
_NOTICE_WORKING_DAYS: Final = 5


@dataclass(frozen=True, slots=True)
class Approved:
    """一项获得立项的项目，供下达经费。"""

    pk: int
    code: str
    title: str
    plan: str
    organisation: int
    on: date
    amount: Decimal


def lay_filings(
    ground: Ground, organisations: Organisations, high_tech: HighTech, programmes: dict[str, int]
) -> list[Approved]:
    """登记申报立项台账，返回市级以上的立项。"""
    chance = ground.chance("申报")
    rows = [*_above(ground, organisations, programmes, chance)]
    pks = ground.lay(FILINGS, rows)
    ground.lay(FILINGS, _district(ground, organisations, programmes, chance))
    ground.lay(FILINGS, _high_tech(ground, high_tech, programmes["HTE"], chance))
    ground.lay(FILINGS, _torch(ground, high_tech, programmes["TORCH-KEY"], chance))
    codes = {pk: code for code, pk in programmes.items()}
    return [
        Approved(pk, row["code"], row["title"], codes[row["programme"]], row["organisation"],
                 row["approved_on"], row["approved_amount"])
        for pk, row in zip(pks, rows, strict=True)
        if row.get("approved_on")
    ]  # fmt: skip


def _above(
    ground: Ground, organisations: Organisations, programmes: dict[str, int], chance: Random
) -> Iterator[Values]:
    for plan in PLANS:
        pool = _pool(organisations.enterprises, plan.category)
        for year, filed, approved in zip(YEARS, plan.filed, plan.approved, strict=True):
            for serial in range(1, ground.times(filed) + 1):
                row = _project(chance.choice(pool), plan.category, chance)
                row |= {
                    "code": f"{plan.code}-{year}{serial:04d}", "programme": programmes[plan.code],
                    "filed_on": workday(chance, date(year, 1, 15), date(year, 3, 31)),
                }  # fmt: skip
                if serial <= ground.times(approved):
                    row |= _approval(plan, year, chance)
                yield row


def _pool(enterprises: list[Enterprise], category: str) -> list[Enterprise]:
    if fields := _FIELDS.get(category):
        return [enterprise for enterprise in enterprises if enterprise.industry.field in fields]
    return [enterprise for enterprise in enterprises if enterprise.staff]


def _project(enterprise: Enterprise, category: str, chance: Random) -> dict[str, object]:
    return {
        "title": naming.project(chance, enterprise.industry), "organisation": enterprise.pk,
        "category": category,
    }  # fmt: skip


def _approval(plan: Plan, year: int, chance: Random) -> dict[str, object]:
    on = workday(chance, date(year, 4, 20), date(year, 11, 20))
    return {
        "approved_on": on, "approval_number": f"示科计〔{year}〕{NUMBERS[plan.code]}号",
        "approved_amount": wan(chance, plan.low, plan.high), **_term(on, chance),
    }  # fmt: skip


def _term(on: date, chance: Random) -> dict[str, object]:
    """Two years from the approval; most of those that are over have been accepted."""
    due = on + timedelta(days=730)
    accepted = due - timedelta(days=chance.randint(5, 90))
    is_accepted = accepted <= TODAY and chance.randrange(100) < _ACCEPTED
    return {"starts_on": on, "due_on": due, "accepted_on": accepted if is_accepted else None}


def _district(
    ground: Ground, organisations: Organisations, programmes: dict[str, int], chance: Random
) -> Iterator[Values]:
    for round_ in ROUNDS:
        pool = _pool(organisations.enterprises, round_.category)
        for year, reviewed in zip(YEARS, round_.reviewed, strict=True):
            for serial in range(1, ground.times(reviewed) + 1):
                row = _project(chance.choice(pool), round_.category, chance)
                row |= {
                    "code": f"{round_.code}-{year}{serial:04d}",
                    "programme": programmes[round_.code],
                    "filed_on": workday(chance, date(year, 8, 10), date(year, 9, 25)),
                    "reviewed_on": workday(chance, date(year, 10, 19), date(year, 10, 30)),
                }  # fmt: skip
                yield row | _visit(year, chance)


def _visit(year: int, chance: Random) -> dict[str, object]:
    """Half of them pass the visit; this year's stand in public notice, earlier ones are approved."""
    has_passed = chance.randrange(100) < _PASSED
    visited = workday(chance, date(year, 11, 9), date(year, 11, 18))
    seen: dict[str, object] = {"visited_on": visited, "has_passed_visit": has_passed}
    if not has_passed:
        return seen
    first = date(year, 11, 25)
    last = CALENDAR.add(first, _NOTICE_WORKING_DAYS)
    seen |= {"notice_from": first, "notice_until": last}
    if year == max(YEARS):
        return seen
    on = date(year, 12, 15)
    return seen | {
        "approved_on": on, "approval_number": f"示通科计〔{year}〕1号",
        "approved_amount": wan(chance, 5, 20), **_term(on, chance),
    }  # fmt: skip


def _high_tech(
    ground: Ground, high_tech: HighTech, programme: int, chance: Random
) -> Iterator[Values]:
    """Those that were certified, those still waiting, and each year some that failed."""
    others = iter(high_tech.others)
    decided: list[tuple[int, Issued, bool]] = []
    for year, failed in zip(YEARS, FAILED, strict=True):
        on = date(year, 10, 20)
        decided += [(year, one, True) for one in high_tech.issued if one.on.year == year]
        decided += [
            (year, Issued(next(others), on, is_renewal=False), False)
            for _ in range(ground.times(failed))
        ]
    decided += [(max(YEARS), one, False) for one in high_tech.pending]
    for serial, (year, one, is_approved) in enumerate(decided, 1):
        yield {
            "code": f"HTE-{year}{serial:06d}", "title": f"{year}年高新技术企业认定申报",
            "programme": programme, "organisation": one.enterprise.pk,
            "kind": "renewal" if one.is_renewal else "first",
            "filed_on": workday(chance, date(year, 5, 11), date(year, 9, 11)),
            "approved_on": one.on if is_approved else None,
        }  # fmt: skip


def _torch(ground: Ground, high_tech: HighTech, programme: int, chance: Random) -> Iterator[Values]:
    for year, number in zip(YEARS, TORCH_KEY, strict=True):
        known = [one.enterprise for one in high_tech.issued if one.on.year == year - 1]
        for serial, enterprise in enumerate(chance.sample(known, ground.times(number)), 1):
            yield {
                "code": f"TORCH-KEY-{year}{serial:04d}", "programme": programme,
                "title": f"{year}年国家火炬计划重点高新技术企业申报",
                "organisation": enterprise.pk,
                "filed_on": workday(chance, date(year, 6, 1), date(year, 8, 20)),
            }  # fmt: skip
