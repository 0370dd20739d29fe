"""统计上大中小微型企业划分：四个行业的下限；各项指标都达到下限才算这一型，否则下划一型。

下限的数字在参数表里。其他行业不在收录之内，缺少指标的也不划分：宁可空着，不猜。
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final

from kejitong.catalogue.rules import parameter
from kejitong.organisations.choices import SizeClass
from kejitong.policy.parameters import Step


@dataclass(frozen=True, slots=True)
class Scale:
    """划型用的三项：从业人员、营业收入（元）、资产总额（元）；不知道的为空。"""

    staff: int | None = None
    revenue: Decimal | None = None
    assets: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Band:
    """一型的下限；不用的指标为空。"""

    size: SizeClass
    staff: int | None = None
    revenue: Decimal | None = None
    assets: Decimal | None = None

    def is_judged_by(self, scale: Scale) -> bool:
        """这一型要看的指标是否都有数。"""
        return all(value is not None for _, value in self._pairs(scale))

    def is_met_by(self, scale: Scale) -> bool:
        """是否达到全部下限。"""
        return all(value is not None and value >= floor for floor, value in self._pairs(scale))

    def _pairs(self, scale: Scale) -> list[tuple[Decimal, Decimal | int | None]]:
        pairs = (
            (self.staff, scale.staff),
            (self.revenue, scale.revenue),
            (self.assets, scale.assets),
        )
        return [(Decimal(floor), value) for floor, value in pairs if floor is not None]


@dataclass(frozen=True, slots=True)
class Sector:
    """一个行业：名称、哪些行业代码属于它、从大到小的各型。"""

    name: str
    covers: Callable[[str], bool]
    bands: tuple[Band, ...]


_COVERS: Final[dict[str, tuple[str, Callable[[str], bool]]]] = {
    "agriculture": ("农、林、牧、渔业", lambda code: code[:1] == "A"),
    "industry": ("工业", lambda code: code[:1] in {"B", "C", "D"}),
    "construction": ("建筑业", lambda code: code[:1] == "E"),
    "software": ("软件和信息技术服务业", lambda code: code[:3] == "I65"),
}
_SIZES: Final = (SizeClass.LARGE, SizeClass.MEDIUM, SizeClass.SMALL)


@cache
def sectors() -> tuple[Sector, ...]:
    """参数“大中小型企业划分下限”的各行，按行业。"""
    return tuple(
        Sector(*_COVERS[row.key], tuple(_band(size, row) for size in _SIZES))
        for row in parameter("size.floors").values[-1].steps
    )


def _band(size: SizeClass, row: Step) -> Band:
    staff, revenue, assets = (
        int(row.column(f"{size.value}_{name}")) or None for name in ("staff", "income", "assets")
    )
    return Band(size, staff, revenue and Decimal(revenue), assets and Decimal(assets))


def size_class(industry: str, scale: Scale) -> SizeClass | None:
    """按行业代码和三项指标划型；行业不在收录之内或缺少指标时没有答案。"""
    bands = next((sector.bands for sector in sectors() if sector.covers(industry)), ())
    if not bands or not bands[0].is_judged_by(scale):
        return None
    met = (band.size for band in bands if band.is_met_by(scale))
    return next(met, SizeClass.MICRO)
