"""统计数据、年度目标和同类地区数据。"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from kejitong.demo.ground import DISTRICT, TODAY, YEARS, Ground
from kejitong.demo.layers.places import Places
from kejitong.indicators.registers import PEERS, STATISTICS, TARGETS
from kejitong.registers.register import Values

_OUTPUT: Final = {2024: ("2290", "1118"), 2025: ("2468", "1241"), 2026: ("2655", "1382")}
"""Whole-year output in 亿元: of all industry above scale, of its high-tech part."""
_YEARLY: Final = (
    ("rd_expenditure", "亿元", ("45.30", "49.80")),
    ("gdp", "亿元", ("1618.70", "1716.30")),
    ("revenue", "亿元", ("2236.10", "2410.50")),
    ("contract_value", "亿元", ("21.40", "27.90")),
    ("fiscal_science", "亿元", ("5.42", "6.05")),
    ("fiscal_total", "亿元", ("133.90", "139.20")),
    ("rd_staff", "人年", ("6120", "6580")),
    ("labour", "万人", ("67.00", "66.80")),
)
_MONTHLY: Final = ("industrial_output", "hightech_output")
_CENT: Final = Decimal("0.01")
_STATED: Final = {(2026, 10): "11.90", (2025, 10): "10.60", (2026, 6): "11.20", (2026, 3): "10.80"}
_TARGETS: Final = (
    ("hte_valid", ("300", "350", "420", "460"), True),
    ("inventions_per_10k", ("13.5", "16", "18.5", "21.5"), False),
    ("hightech_output_share", ("48.5", "50", "53", "54"), False),
    ("funds_from_above", ("5500", "6500", "8000", "9000"), True),
    ("institution_coverage", ("82", "86", "90", "92"), False),
    ("projects_approved_above", ("70", "85", "95", "110"), True),
    ("cooperations_signed", ("110", "130", "150", "180"), True),
)


@dataclass(frozen=True, slots=True)
class Ranked:
    """排名用的一个指标：前三年底其他八个地区的数，按地区代码的先后。"""

    indicator: str
    latest: tuple[str, ...]
    is_stock: bool = False
    is_count: bool = True


RANKED: Final = (
    Ranked("hte_applicants", ("176", "158", "92", "149", "183", "167", "121", "38")),
    Ranked("torch_applicants", ("16", "11", "6", "9", "13", "12", "8", "2")),
    Ranked("patents_filed", ("1702", "1120", "690", "880", "1180", "1060", "930", "160")),
    Ranked("patents_granted", ("1120", "940", "560", "720", "1010", "870", "760", "110")),
    Ranked("provincial_centres", ("9", "6", "3", "5", "7", "7", "4", "1")),
    Ranked("hte_valid", ("612", "468", "246", "428", "521", "447", "390", "74"), is_stock=True),
    Ranked("inventions_per_10k", ("31.2", "17.4", "9.8", "12.6", "15.1", "14.2", "42.7", "11.3"),
           is_stock=True, is_count=False),
)  # fmt: skip
"""In order of 崇川、海门、如东、启东、如皋、海安、开发区、通州湾."""
_GROWTH: Final = {2024: 82, 2025: 91, 2026: 100}


def lay_figures(ground: Ground, places: Places) -> None:
    """登记统计数据、目标和同类地区数据。"""
    ground.lay(STATISTICS, _statistics(ground, places.district))
    ground.lay(TARGETS, _targets(ground, places.district))
    ground.lay(PEERS, _peers(ground, places))


def _statistics(ground: Ground, district: int) -> Iterator[Values]:
    """Monthly output, cumulated from January; the last month is still preliminary."""
    for year, amounts in _OUTPUT.items():
        for month in range(1, (12 if year < TODAY.year else TODAY.month) + 1):
            for series, amount in zip(_MONTHLY, amounts, strict=True):
                growth = _STATED.get((year, month)) if series == _MONTHLY[1] else None
                value = Decimal(amount) * ground.scale * (month * 98 + 24) / 1200
                yield _issued(district, series, year, month) | {
                    "value": value.quantize(_CENT), "unit": "亿元",
                    "stated_growth": Decimal(growth) if growth else None,
                }  # fmt: skip
    for series, unit, values in _YEARLY:
        for year, amount in zip(YEARS, values, strict=False):
            value = Decimal(amount) * ground.scale
            yield _issued(district, series, year, 12) | {"value": value, "unit": unit}


def _issued(district: int, series: str, year: int, month: int) -> dict[str, object]:
    """Published on the 20th of the following month; a preliminary figure on the day itself."""
    following = date(year + month // 12, month % 12 + 1, 20)
    is_audited = following <= TODAY
    return {
        "series": series, "region": district, "year": year, "month": month,
        "status": "audited" if is_audited else "preliminary",
        "issued_on": min(following, TODAY), "document": f"{year}年{month}月统计月报（演示）",
    }  # fmt: skip


def _targets(ground: Ground, district: int) -> Iterator[Values]:
    for indicator, values, is_scaled in _TARGETS:
        for year, value in enumerate(values, YEARS[0]):
            yield {
                "indicator": indicator, "region": district, "year": year,
                "value": Decimal(value) * (ground.scale if is_scaled else 1),
                "due_on": date(year, 12, 31), "document": f"示通政〔{year}〕1号",
            }  # fmt: skip


def _peers(ground: Ground, places: Places) -> Iterator[Values]:
    """Each peer's figures month by month: a stock grows slowly, a flow starts from nothing."""
    others = [pk for code, pk in places.peers.items() if code != DISTRICT]
    for ranked in RANKED:
        for region, latest in zip(others, ranked.latest, strict=True):
            for year, share in _GROWTH.items():
                level = Decimal(latest) * (ground.scale if ranked.is_count else 1) * share / 100
                for month in range(1, (12 if year < TODAY.year else TODAY.month) + 1):
                    yield {
                        "indicator": ranked.indicator, "region": region, "year": year,
                        "month": month, "value": _so_far(ranked, level, month),
                        "document": f"{year}年{month}月全市科技指标通报（演示）",
                    }  # fmt: skip


def _so_far(ranked: Ranked, level: Decimal, month: int) -> Decimal:
    """The level is that of November."""
    share = Decimal(84 + month) / 95 if ranked.is_stock else Decimal(month) / 11
    return (level * share).quantize(Decimal(1) if ranked.is_count else _CENT)
